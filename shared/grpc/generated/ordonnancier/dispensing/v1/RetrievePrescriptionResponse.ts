// Original file: protos/ordonnancier/dispensing/v1/dispensing_service.proto

import type { Prescription as _ordonnancier_type_v1_Prescription, Prescription__Output as _ordonnancier_type_v1_Prescription__Output } from '../../../ordonnancier/type/v1/Prescription.ts';

/**
 * The prescription as it stands now.
 */
export interface RetrievePrescriptionResponse {
  /**
   * With the patient's identity.
   */
  'prescription'?: (_ordonnancier_type_v1_Prescription | null);
}

/**
 * The prescription as it stands now.
 */
export interface RetrievePrescriptionResponse__Output {
  /**
   * With the patient's identity.
   */
  'prescription': (_ordonnancier_type_v1_Prescription__Output | null);
}
