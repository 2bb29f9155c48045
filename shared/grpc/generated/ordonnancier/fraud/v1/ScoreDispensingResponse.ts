// Original file: protos/ordonnancier/fraud/v1/fraud_service.proto

import type { Reason as _ordonnancier_fraud_v1_Reason, Reason__Output as _ordonnancier_fraud_v1_Reason__Output } from '../../../ordonnancier/fraud/v1/Reason.ts';

/**
 * What is known at this moment.
 */
export interface ScoreDispensingResponse {
  /**
   * 0 to 1000; 0 when nothing speaks against it.
   */
  'score'?: (number);
  /**
   * The rules that matched.
   */
  'reasons'?: (_ordonnancier_fraud_v1_Reason)[];
}

/**
 * What is known at this moment.
 */
export interface ScoreDispensingResponse__Output {
  /**
   * 0 to 1000; 0 when nothing speaks against it.
   */
  'score': (number);
  /**
   * The rules that matched.
   */
  'reasons': (_ordonnancier_fraud_v1_Reason__Output)[];
}
