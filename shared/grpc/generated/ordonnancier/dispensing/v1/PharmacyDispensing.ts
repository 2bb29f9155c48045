// Original file: protos/ordonnancier/dispensing/v1/dispensing_service.proto

import type { DispensedLine as _ordonnancier_dispensing_v1_DispensedLine, DispensedLine__Output as _ordonnancier_dispensing_v1_DispensedLine__Output } from '../../../ordonnancier/dispensing/v1/DispensedLine.ts';

/**
 * One dispensing of the pharmacy.
 */
export interface PharmacyDispensing {
  /**
   * The dispensing.
   */
  'dispensingId'?: (string);
  /**
   * The prescription.
   */
  'prescriptionId'?: (string);
  /**
   * Civil date where the pharmacy stands, YYYY-MM-DD.
   */
  'dispensedOn'?: (string);
  /**
   * RPPS number of the pharmacist.
   */
  'pharmacistRpps'?: (string);
  /**
   * Whether it was reversed.
   */
  'reversed'?: (boolean);
  /**
   * What was handed over.
   */
  'lines'?: (_ordonnancier_dispensing_v1_DispensedLine)[];
}

/**
 * One dispensing of the pharmacy.
 */
export interface PharmacyDispensing__Output {
  /**
   * The dispensing.
   */
  'dispensingId': (string);
  /**
   * The prescription.
   */
  'prescriptionId': (string);
  /**
   * Civil date where the pharmacy stands, YYYY-MM-DD.
   */
  'dispensedOn': (string);
  /**
   * RPPS number of the pharmacist.
   */
  'pharmacistRpps': (string);
  /**
   * Whether it was reversed.
   */
  'reversed': (boolean);
  /**
   * What was handed over.
   */
  'lines': (_ordonnancier_dispensing_v1_DispensedLine__Output)[];
}
