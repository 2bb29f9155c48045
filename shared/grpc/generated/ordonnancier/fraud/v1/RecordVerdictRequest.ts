// Original file: protos/ordonnancier/fraud/v1/fraud_service.proto

import type { Verdict as _ordonnancier_fraud_v1_Verdict, Verdict__Output as _ordonnancier_fraud_v1_Verdict__Output } from '../../../ordonnancier/fraud/v1/Verdict.ts';

/**
 * See RecordVerdict.
 */
export interface RecordVerdictRequest {
  /**
   * UUID chosen by the client for this attempt; repeated with the same content, the same is answered. It belongs to its caller
   * and to the alert: with other content for the same alert it is refused with ALREADY_EXISTS.
   */
  'requestId'?: (string);
  /**
   * The alert.
   */
  'alertId'?: (string);
  /**
   * What was decided.
   */
  'verdict'?: (_ordonnancier_fraud_v1_Verdict);
}

/**
 * See RecordVerdict.
 */
export interface RecordVerdictRequest__Output {
  /**
   * UUID chosen by the client for this attempt; repeated with the same content, the same is answered. It belongs to its caller
   * and to the alert: with other content for the same alert it is refused with ALREADY_EXISTS.
   */
  'requestId': (string);
  /**
   * The alert.
   */
  'alertId': (string);
  /**
   * What was decided.
   */
  'verdict': (_ordonnancier_fraud_v1_Verdict__Output);
}
