// Original file: protos/ordonnancier/dispensing/v1/dispensing_service.proto

import type { RegisterNumber as _ordonnancier_dispensing_v1_RegisterNumber, RegisterNumber__Output as _ordonnancier_dispensing_v1_RegisterNumber__Output } from '../../../ordonnancier/dispensing/v1/RegisterNumber.ts';
import type { RegisterClass as _ordonnancier_dispensing_v1_RegisterClass, RegisterClass__Output as _ordonnancier_dispensing_v1_RegisterClass__Output } from '../../../ordonnancier/dispensing/v1/RegisterClass.ts';
import type { PatientIdentity as _ordonnancier_type_v1_PatientIdentity, PatientIdentity__Output as _ordonnancier_type_v1_PatientIdentity__Output } from '../../../ordonnancier/type/v1/PatientIdentity.ts';
import type { RegisteredPack as _ordonnancier_dispensing_v1_RegisteredPack, RegisteredPack__Output as _ordonnancier_dispensing_v1_RegisteredPack__Output } from '../../../ordonnancier/dispensing/v1/RegisteredPack.ts';
import type { Collector as _ordonnancier_dispensing_v1_Collector, Collector__Output as _ordonnancier_dispensing_v1_Collector__Output } from '../../../ordonnancier/dispensing/v1/Collector.ts';

/**
 * One entry. It never changes: a dispensing that is taken back or amended is entered anew, and cites this one.
 */
export interface RegisterEntry {
  /**
   * Civil year of entered_on.
   */
  'year'?: (number);
  /**
   * 1, 2, 3 …, without gaps, for each pharmacy and year.
   */
  'number'?: (number);
  /**
   * Civil day of the dispensing, or of its reversal, YYYY-MM-DD.
   */
  'enteredOn'?: (string);
  /**
   * The entry that this one takes back; absent when it enters a dispensing.
   */
  'takesBack'?: (_ordonnancier_dispensing_v1_RegisterNumber | null);
  /**
   * Class of what was handed over, the strictest of its packs.
   */
  'class'?: (_ordonnancier_dispensing_v1_RegisterClass);
  /**
   * The prescription.
   */
  'prescriptionId'?: (string);
  /**
   * The dispensing.
   */
  'dispensingId'?: (string);
  /**
   * The line.
   */
  'lineId'?: (string);
  /**
   * RPPS number of the prescriber.
   */
  'prescriberRpps'?: (string);
  /**
   * FINESS number of the establishment for which it was prescribed; empty in private practice.
   */
  'prescriberFiness'?: (string);
  /**
   * RPPS number of the pharmacist who dispensed, or took back.
   */
  'pharmacistRpps'?: (string);
  /**
   * The patient; absent once erased.
   */
  'patient'?: (_ordonnancier_type_v1_PatientIdentity | null);
  /**
   * What was handed over.
   */
  'packs'?: (_ordonnancier_dispensing_v1_RegisteredPack)[];
  /**
   * Units handed over.
   */
  'units'?: (number);
  /**
   * Who fetched it in the patient's place; absent when nobody did. Name and address are empty once the patient is erased.
   */
  'collector'?: (_ordonnancier_dispensing_v1_Collector | null);
}

/**
 * One entry. It never changes: a dispensing that is taken back or amended is entered anew, and cites this one.
 */
export interface RegisterEntry__Output {
  /**
   * Civil year of entered_on.
   */
  'year': (number);
  /**
   * 1, 2, 3 …, without gaps, for each pharmacy and year.
   */
  'number': (number);
  /**
   * Civil day of the dispensing, or of its reversal, YYYY-MM-DD.
   */
  'enteredOn': (string);
  /**
   * The entry that this one takes back; absent when it enters a dispensing.
   */
  'takesBack': (_ordonnancier_dispensing_v1_RegisterNumber__Output | null);
  /**
   * Class of what was handed over, the strictest of its packs.
   */
  'class': (_ordonnancier_dispensing_v1_RegisterClass__Output);
  /**
   * The prescription.
   */
  'prescriptionId': (string);
  /**
   * The dispensing.
   */
  'dispensingId': (string);
  /**
   * The line.
   */
  'lineId': (string);
  /**
   * RPPS number of the prescriber.
   */
  'prescriberRpps': (string);
  /**
   * FINESS number of the establishment for which it was prescribed; empty in private practice.
   */
  'prescriberFiness': (string);
  /**
   * RPPS number of the pharmacist who dispensed, or took back.
   */
  'pharmacistRpps': (string);
  /**
   * The patient; absent once erased.
   */
  'patient': (_ordonnancier_type_v1_PatientIdentity__Output | null);
  /**
   * What was handed over.
   */
  'packs': (_ordonnancier_dispensing_v1_RegisteredPack__Output)[];
  /**
   * Units handed over.
   */
  'units': (number);
  /**
   * Who fetched it in the patient's place; absent when nobody did. Name and address are empty once the patient is erased.
   */
  'collector': (_ordonnancier_dispensing_v1_Collector__Output | null);
}
