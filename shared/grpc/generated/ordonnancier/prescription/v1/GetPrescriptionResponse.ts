// Original file: protos/ordonnancier/prescription/v1/prescription_service.proto

import type { Prescription as _ordonnancier_type_v1_Prescription, Prescription__Output as _ordonnancier_type_v1_Prescription__Output } from '../../../ordonnancier/type/v1/Prescription.ts';

/**
 * The prescription as it stands now.
 */
export interface GetPrescriptionResponse {
  /**
   * With the patient's identity.
   */
  'prescription'?: (_ordonnancier_type_v1_Prescription | null);
}

/**
 * The prescription as it stands now.
 */
export interface GetPrescriptionResponse__Output {
  /**
   * With the patient's identity.
   */
  'prescription': (_ordonnancier_type_v1_Prescription__Output | null);
}
