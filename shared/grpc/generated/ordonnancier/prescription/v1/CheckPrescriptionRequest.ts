// Original file: protos/ordonnancier/prescription/v1/prescription_service.proto

import type { CurrentMedicine as _ordonnancier_prescription_v1_CurrentMedicine, CurrentMedicine__Output as _ordonnancier_prescription_v1_CurrentMedicine__Output } from '../../../ordonnancier/prescription/v1/CurrentMedicine.ts';

/**
 * See CheckPrescription.
 */
export interface CheckPrescriptionRequest {
  /**
   * The prescription document, UTF-8 JSON. See docs/signing.md.
   */
  'document'?: (Buffer | Uint8Array | string);
  /**
   * What the patient takes already, at most 50; it is used for this answer only and kept nowhere.
   */
  'currentTreatment'?: (_ordonnancier_prescription_v1_CurrentMedicine)[];
}

/**
 * See CheckPrescription.
 */
export interface CheckPrescriptionRequest__Output {
  /**
   * The prescription document, UTF-8 JSON. See docs/signing.md.
   */
  'document': (Buffer);
  /**
   * What the patient takes already, at most 50; it is used for this answer only and kept nowhere.
   */
  'currentTreatment': (_ordonnancier_prescription_v1_CurrentMedicine__Output)[];
}
