// Original file: protos/ordonnancier/type/v1/prescription.proto

import type { PrescriptionStatus as _ordonnancier_type_v1_PrescriptionStatus, PrescriptionStatus__Output as _ordonnancier_type_v1_PrescriptionStatus__Output } from '../../../ordonnancier/type/v1/PrescriptionStatus.ts';
import type { Line as _ordonnancier_type_v1_Line, Line__Output as _ordonnancier_type_v1_Line__Output } from '../../../ordonnancier/type/v1/Line.ts';
import type { PatientIdentity as _ordonnancier_type_v1_PatientIdentity, PatientIdentity__Output as _ordonnancier_type_v1_PatientIdentity__Output } from '../../../ordonnancier/type/v1/PatientIdentity.ts';
import type { Claim as _ordonnancier_type_v1_Claim, Claim__Output as _ordonnancier_type_v1_Claim__Output } from '../../../ordonnancier/type/v1/Claim.ts';
import type { PrescriptionSource as _ordonnancier_type_v1_PrescriptionSource, PrescriptionSource__Output as _ordonnancier_type_v1_PrescriptionSource__Output } from '../../../ordonnancier/type/v1/PrescriptionSource.ts';

/**
 * What a prescription is to those who may read it: the prescriber who signed it and the pharmacist who holds its code.
 */
export interface Prescription {
  /**
   * UUIDv7, made by the prescriber's software.
   */
  'prescriptionId'?: (string);
  /**
   * Derived from the lines, the claim and the time of the answer; never stored.
   */
  'status'?: (_ordonnancier_type_v1_PrescriptionStatus);
  /**
   * RPPS number of the prescriber, 11 digits.
   */
  'prescriberRpps'?: (string);
  /**
   * Civil date of issue, YYYY-MM-DD.
   */
  'issuedOn'?: (string);
  /**
   * Civil date before which nothing is dispensed, YYYY-MM-DD; empty when there is none.
   */
  'notBefore'?: (string);
  /**
   * The lines, in the prescriber's order.
   */
  'lines'?: (_ordonnancier_type_v1_Line)[];
  /**
   * Identity of the patient; absent when the caller may not read it or its key was destroyed at the end of retention.
   */
  'patient'?: (_ordonnancier_type_v1_PatientIdentity | null);
  /**
   * The pharmacy's claim, while one is held.
   */
  'claim'?: (_ordonnancier_type_v1_Claim | null);
  /**
   * Where the prescription came from: signed electronically, or transcribed from paper.
   */
  'source'?: (_ordonnancier_type_v1_PrescriptionSource);
  /**
   * FINESS number of the pharmacy that the patient named to the prescriber, L.162-4-2 CSS; empty when none is.
   */
  'namedPharmacy'?: (string);
  /**
   * The electronic prescription on whose paper these lines were added by hand; empty when there is none.
   */
  'addedToPrescriptionId'?: (string);
}

/**
 * What a prescription is to those who may read it: the prescriber who signed it and the pharmacist who holds its code.
 */
export interface Prescription__Output {
  /**
   * UUIDv7, made by the prescriber's software.
   */
  'prescriptionId': (string);
  /**
   * Derived from the lines, the claim and the time of the answer; never stored.
   */
  'status': (_ordonnancier_type_v1_PrescriptionStatus__Output);
  /**
   * RPPS number of the prescriber, 11 digits.
   */
  'prescriberRpps': (string);
  /**
   * Civil date of issue, YYYY-MM-DD.
   */
  'issuedOn': (string);
  /**
   * Civil date before which nothing is dispensed, YYYY-MM-DD; empty when there is none.
   */
  'notBefore': (string);
  /**
   * The lines, in the prescriber's order.
   */
  'lines': (_ordonnancier_type_v1_Line__Output)[];
  /**
   * Identity of the patient; absent when the caller may not read it or its key was destroyed at the end of retention.
   */
  'patient': (_ordonnancier_type_v1_PatientIdentity__Output | null);
  /**
   * The pharmacy's claim, while one is held.
   */
  'claim': (_ordonnancier_type_v1_Claim__Output | null);
  /**
   * Where the prescription came from: signed electronically, or transcribed from paper.
   */
  'source': (_ordonnancier_type_v1_PrescriptionSource__Output);
  /**
   * FINESS number of the pharmacy that the patient named to the prescriber, L.162-4-2 CSS; empty when none is.
   */
  'namedPharmacy': (string);
  /**
   * The electronic prescription on whose paper these lines were added by hand; empty when there is none.
   */
  'addedToPrescriptionId': (string);
}
