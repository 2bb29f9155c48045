// Original file: protos/ordonnancier/fraud/v1/fraud_service.proto

import type { Long } from '@grpc/proto-loader';

/**
 * Why a rule matched.
 */
export interface Reason {
  /**
   * Stable code of the rule.
   */
  'code'?: (string);
  /**
   * Version of the rule.
   */
  'ruleVersion'?: (number);
  /**
   * Observed value, in the unit of the rule.
   */
  'observed'?: (number | string | Long);
  /**
   * Threshold of the rule, in the same unit.
   */
  'threshold'?: (number | string | Long);
  /**
   * Event ids that the rule rests on.
   */
  'citedEventIds'?: (string)[];
  /**
   * Sentence in French.
   */
  'sentence'?: (string);
}

/**
 * Why a rule matched.
 */
export interface Reason__Output {
  /**
   * Stable code of the rule.
   */
  'code': (string);
  /**
   * Version of the rule.
   */
  'ruleVersion': (number);
  /**
   * Observed value, in the unit of the rule.
   */
  'observed': (number);
  /**
   * Threshold of the rule, in the same unit.
   */
  'threshold': (number);
  /**
   * Event ids that the rule rests on.
   */
  'citedEventIds': (string)[];
  /**
   * Sentence in French.
   */
  'sentence': (string);
}
