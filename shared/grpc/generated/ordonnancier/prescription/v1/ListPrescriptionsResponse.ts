// Original file: protos/ordonnancier/prescription/v1/prescription_service.proto

import type { Prescription as _ordonnancier_type_v1_Prescription, Prescription__Output as _ordonnancier_type_v1_Prescription__Output } from '../../../ordonnancier/type/v1/Prescription.ts';

/**
 * One page.
 */
export interface ListPrescriptionsResponse {
  /**
   * Without patient identities and posologies.
   */
  'prescriptions'?: (_ordonnancier_type_v1_Prescription)[];
  /**
   * Token of the next page; empty on the last.
   */
  'nextPageToken'?: (string);
}

/**
 * One page.
 */
export interface ListPrescriptionsResponse__Output {
  /**
   * Without patient identities and posologies.
   */
  'prescriptions': (_ordonnancier_type_v1_Prescription__Output)[];
  /**
   * Token of the next page; empty on the last.
   */
  'nextPageToken': (string);
}
