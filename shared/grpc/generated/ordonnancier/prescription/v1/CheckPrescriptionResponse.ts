// Original file: protos/ordonnancier/prescription/v1/prescription_service.proto

import type { Warning as _ordonnancier_type_v1_Warning, Warning__Output as _ordonnancier_type_v1_Warning__Output } from '../../../ordonnancier/type/v1/Warning.ts';

/**
 * What would happen.
 */
export interface CheckPrescriptionResponse {
  /**
   * Whether IssuePrescription would accept it once signed.
   */
  'acceptable'?: (boolean);
  /**
   * Code of the refusal; empty when acceptable.
   */
  'refusalCode'?: (string);
  /**
   * Line concerned by the refusal; empty when it concerns the whole or there is none.
   */
  'lineId'?: (string);
  /**
   * Remarks that would not prevent it.
   */
  'warnings'?: (_ordonnancier_type_v1_Warning)[];
}

/**
 * What would happen.
 */
export interface CheckPrescriptionResponse__Output {
  /**
   * Whether IssuePrescription would accept it once signed.
   */
  'acceptable': (boolean);
  /**
   * Code of the refusal; empty when acceptable.
   */
  'refusalCode': (string);
  /**
   * Line concerned by the refusal; empty when it concerns the whole or there is none.
   */
  'lineId': (string);
  /**
   * Remarks that would not prevent it.
   */
  'warnings': (_ordonnancier_type_v1_Warning__Output)[];
}
