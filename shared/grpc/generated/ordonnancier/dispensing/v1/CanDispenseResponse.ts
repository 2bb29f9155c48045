// Original file: protos/ordonnancier/dispensing/v1/dispensing_service.proto

import type { PackProposal as _ordonnancier_dispensing_v1_PackProposal, PackProposal__Output as _ordonnancier_dispensing_v1_PackProposal__Output } from '../../../ordonnancier/dispensing/v1/PackProposal.ts';
import type { Warning as _ordonnancier_type_v1_Warning, Warning__Output as _ordonnancier_type_v1_Warning__Output } from '../../../ordonnancier/type/v1/Warning.ts';
import type { FieldViolation as _ordonnancier_type_v1_FieldViolation, FieldViolation__Output as _ordonnancier_type_v1_FieldViolation__Output } from '../../../ordonnancier/type/v1/FieldViolation.ts';

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
   * For each line asked for of which something is due: the cheapest packs of one medicine that may be given without anybody's
   * agreement. None of what has no regulated price.
   */
  'proposals'?: (_ordonnancier_dispensing_v1_PackProposal)[];
  /**
   * What the pharmacist has to see or to know besides; given when it is acceptable. See docs/refusals.md.
   */
  'warnings'?: (_ordonnancier_type_v1_Warning)[];
  /**
   * Facts of the refusal by their names, as Dispense gives them in its ErrorInfo: earliestOn, unitsDue and others; empty when
   * acceptable.
   */
  'refusalFacts'?: ({[key: string]: string});
  /**
   * Sentence of the refusal in English; empty when acceptable.
   */
  'refusalMessage'?: (string);
  /**
   * The same in French, for the person who reads it.
   */
  'refusalMessageFr'?: (string);
  /**
   * Fields of the request that the refusal is about, each with what would be valid, as Dispense gives them in its BadRequest: the
   * scan that cannot be read, and why. None when acceptable.
   */
  'refusalViolations'?: (_ordonnancier_type_v1_FieldViolation)[];
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
   * For each line asked for of which something is due: the cheapest packs of one medicine that may be given without anybody's
   * agreement. None of what has no regulated price.
   */
  'proposals': (_ordonnancier_dispensing_v1_PackProposal__Output)[];
  /**
   * What the pharmacist has to see or to know besides; given when it is acceptable. See docs/refusals.md.
   */
  'warnings': (_ordonnancier_type_v1_Warning__Output)[];
  /**
   * Facts of the refusal by their names, as Dispense gives them in its ErrorInfo: earliestOn, unitsDue and others; empty when
   * acceptable.
   */
  'refusalFacts': ({[key: string]: string});
  /**
   * Sentence of the refusal in English; empty when acceptable.
   */
  'refusalMessage': (string);
  /**
   * The same in French, for the person who reads it.
   */
  'refusalMessageFr': (string);
  /**
   * Fields of the request that the refusal is about, each with what would be valid, as Dispense gives them in its BadRequest: the
   * scan that cannot be read, and why. None when acceptable.
   */
  'refusalViolations': (_ordonnancier_type_v1_FieldViolation__Output)[];
}
