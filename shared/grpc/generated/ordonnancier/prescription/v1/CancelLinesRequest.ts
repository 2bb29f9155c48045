// Original file: protos/ordonnancier/prescription/v1/prescription_service.proto

import type { CancellationReason as _ordonnancier_prescription_v1_CancellationReason, CancellationReason__Output as _ordonnancier_prescription_v1_CancellationReason__Output } from '../../../ordonnancier/prescription/v1/CancellationReason.ts';

/**
 * See CancelLines.
 */
export interface CancelLinesRequest {
  /**
   * UUID chosen by the client for this attempt.
   */
  'requestId'?: (string);
  /**
   * The prescription.
   */
  'prescriptionId'?: (string);
  /**
   * Lines to cancel; all open lines when empty.
   */
  'lineIds'?: (string)[];
  /**
   * Why.
   */
  'reason'?: (_ordonnancier_prescription_v1_CancellationReason);
}

/**
 * See CancelLines.
 */
export interface CancelLinesRequest__Output {
  /**
   * UUID chosen by the client for this attempt.
   */
  'requestId': (string);
  /**
   * The prescription.
   */
  'prescriptionId': (string);
  /**
   * Lines to cancel; all open lines when empty.
   */
  'lineIds': (string)[];
  /**
   * Why.
   */
  'reason': (_ordonnancier_prescription_v1_CancellationReason__Output);
}
