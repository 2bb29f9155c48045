// Original file: protos/ordonnancier/dispensing/v1/dispensing_service.proto

import type { Warning as _ordonnancier_type_v1_Warning, Warning__Output as _ordonnancier_type_v1_Warning__Output } from '../../../ordonnancier/type/v1/Warning.ts';

/**
 * What would happen.
 */
export interface CanDispenseResponse {
  /**
   * Whether Dispense would accept it.
   */
  'acceptable'?: (boolean);
  /**
   * Code of the refusal; empty when acceptable.
   */
  'refusalCode'?: (string);
  /**
   * Line concerned by the refusal; empty otherwise.
   */
  'lineId'?: (string);
  /**
   * Lines for which Dispense requires a security_control, whether the request gives one or not.
   */
  'securityControlLineIds'?: (string)[];
  /**
   * What the pharmacist has to see or to know besides; given when it is acceptable. See docs/refusals.md.
   */
  'warnings'?: (_ordonnancier_type_v1_Warning)[];
}

/**
 * What would happen.
 */
export interface CanDispenseResponse__Output {
  /**
   * Whether Dispense would accept it.
   */
  'acceptable': (boolean);
  /**
   * Code of the refusal; empty when acceptable.
   */
  'refusalCode': (string);
  /**
   * Line concerned by the refusal; empty otherwise.
   */
  'lineId': (string);
  /**
   * Lines for which Dispense requires a security_control, whether the request gives one or not.
   */
  'securityControlLineIds': (string)[];
  /**
   * What the pharmacist has to see or to know besides; given when it is acceptable. See docs/refusals.md.
   */
  'warnings': (_ordonnancier_type_v1_Warning__Output)[];
}
