// Original file: protos/ordonnancier/fraud/v1/fraud_service.proto

import type { Alert as _ordonnancier_fraud_v1_Alert, Alert__Output as _ordonnancier_fraud_v1_Alert__Output } from '../../../ordonnancier/fraud/v1/Alert.ts';

/**
 * One page.
 */
export interface ListAlertsResponse {
  /**
   * Newest first.
   */
  'alerts'?: (_ordonnancier_fraud_v1_Alert)[];
  /**
   * Token of the next page; empty on the last.
   */
  'nextPageToken'?: (string);
}

/**
 * One page.
 */
export interface ListAlertsResponse__Output {
  /**
   * Newest first.
   */
  'alerts': (_ordonnancier_fraud_v1_Alert__Output)[];
  /**
   * Token of the next page; empty on the last.
   */
  'nextPageToken': (string);
}
