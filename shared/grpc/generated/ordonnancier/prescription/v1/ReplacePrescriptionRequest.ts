// Original file: protos/ordonnancier/prescription/v1/prescription_service.proto

import type { CancellationReason as _ordonnancier_prescription_v1_CancellationReason, CancellationReason__Output as _ordonnancier_prescription_v1_CancellationReason__Output } from '../../../ordonnancier/prescription/v1/CancellationReason.ts';

/**
 * See ReplacePrescription.
 */
export interface ReplacePrescriptionRequest {
  /**
   * UUID chosen by the client for this attempt.
   */
  'requestId'?: (string);
  /**
   * The prescription to withdraw.
   */
  'prescriptionId'?: (string);
  /**
   * Why.
   */
  'reason'?: (_ordonnancier_prescription_v1_CancellationReason);
  /**
   * The new prescription's document, with an id of its own.
   */
  'document'?: (Buffer | Uint8Array | string);
  /**
   * Its detached JWS.
   */
  'signature'?: (string);
}

/**
 * See ReplacePrescription.
 */
export interface ReplacePrescriptionRequest__Output {
  /**
   * UUID chosen by the client for this attempt.
   */
  'requestId': (string);
  /**
   * The prescription to withdraw.
   */
  'prescriptionId': (string);
  /**
   * Why.
   */
  'reason': (_ordonnancier_prescription_v1_CancellationReason__Output);
  /**
   * The new prescription's document, with an id of its own.
   */
  'document': (Buffer);
  /**
   * Its detached JWS.
   */
  'signature': (string);
}
