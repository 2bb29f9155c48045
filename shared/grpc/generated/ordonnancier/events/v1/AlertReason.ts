// Original file: protos/ordonnancier/events/v1/fraud_events.proto

import type { Long } from '@grpc/proto-loader';

/**
 * Why a rule matched.
 */
export interface AlertReason {
  /**
   * Stable code of the rule.
   */
  'code'?: (string);
  /**
   * Version of the rule.
   */
  'ruleVersion'?: (number);
  /**
   * In the unit of the rule.
   */
  'observed'?: (number | string | Long);
  /**
   * In the unit of the rule.
   */
  'threshold'?: (number | string | Long);
  /**
   * Events the rule rests on.
   */
  'citedEventIds'?: (string)[];
}

/**
 * Why a rule matched.
 */
export interface AlertReason__Output {
  /**
   * Stable code of the rule.
   */
  'code': (string);
  /**
   * Version of the rule.
   */
  'ruleVersion': (number);
  /**
   * In the unit of the rule.
   */
  'observed': (number);
  /**
   * In the unit of the rule.
   */
  'threshold': (number);
  /**
   * Events the rule rests on.
   */
  'citedEventIds': (string)[];
}
