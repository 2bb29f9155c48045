// Original file: protos/ordonnancier/fraud/v1/fraud_service.proto

import type { Alert as _ordonnancier_fraud_v1_Alert, Alert__Output as _ordonnancier_fraud_v1_Alert__Output } from '../../../ordonnancier/fraud/v1/Alert.ts';

/**
 * An alert as it stands after it was raised or decided.
 */
export interface StreamAlertsResponse {
  /**
   * Give it as after_position to go on from here.
   */
  'logPosition'?: (string);
  /**
   * The alert; absent when the message only moves the position.
   */
  'alert'?: (_ordonnancier_fraud_v1_Alert | null);
}

/**
 * An alert as it stands after it was raised or decided.
 */
export interface StreamAlertsResponse__Output {
  /**
   * Give it as after_position to go on from here.
   */
  'logPosition': (string);
  /**
   * The alert; absent when the message only moves the position.
   */
  'alert': (_ordonnancier_fraud_v1_Alert__Output | null);
}
