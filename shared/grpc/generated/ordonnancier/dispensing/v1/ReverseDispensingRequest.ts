// Original file: protos/ordonnancier/dispensing/v1/dispensing_service.proto

import type { ReversalReason as _ordonnancier_dispensing_v1_ReversalReason, ReversalReason__Output as _ordonnancier_dispensing_v1_ReversalReason__Output } from '../../../ordonnancier/dispensing/v1/ReversalReason.ts';

/**
 * See ReverseDispensing.
 */
export interface ReverseDispensingRequest {
  /**
   * UUID chosen by the client for this attempt.
   */
  'requestId'?: (string);
  /**
   * The prescription.
   */
  'prescriptionId'?: (string);
  /**
   * The dispensing to take back.
   */
  'dispensingId'?: (string);
  /**
   * Why.
   */
  'reason'?: (_ordonnancier_dispensing_v1_ReversalReason);
}

/**
 * See ReverseDispensing.
 */
export interface ReverseDispensingRequest__Output {
  /**
   * UUID chosen by the client for this attempt.
   */
  'requestId': (string);
  /**
   * The prescription.
   */
  'prescriptionId': (string);
  /**
   * The dispensing to take back.
   */
  'dispensingId': (string);
  /**
   * Why.
   */
  'reason': (_ordonnancier_dispensing_v1_ReversalReason__Output);
}
