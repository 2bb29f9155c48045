// Original file: protos/ordonnancier/type/v1/prescription.proto

import type { LineStatus as _ordonnancier_type_v1_LineStatus, LineStatus__Output as _ordonnancier_type_v1_LineStatus__Output } from '../../../ordonnancier/type/v1/LineStatus.ts';
import type { QuantityLedger as _ordonnancier_type_v1_QuantityLedger, QuantityLedger__Output as _ordonnancier_type_v1_QuantityLedger__Output } from '../../../ordonnancier/type/v1/QuantityLedger.ts';
import type { InitialPrescription as _ordonnancier_type_v1_InitialPrescription, InitialPrescription__Output as _ordonnancier_type_v1_InitialPrescription__Output } from '../../../ordonnancier/type/v1/InitialPrescription.ts';
import type { ScheduledSurgery as _ordonnancier_type_v1_ScheduledSurgery, ScheduledSurgery__Output as _ordonnancier_type_v1_ScheduledSurgery__Output } from '../../../ordonnancier/type/v1/ScheduledSurgery.ts';
import type { StructuredPosology as _ordonnancier_type_v1_StructuredPosology, StructuredPosology__Output as _ordonnancier_type_v1_StructuredPosology__Output } from '../../../ordonnancier/type/v1/StructuredPosology.ts';

/**
 * One prescribed medicine and what became of it.
 */
export interface Line {
  /**
   * The prescriber's identifier of the line, unique within the prescription.
   */
  'lineId'?: (string);
  /**
   * CIS code of the medicine prescribed, 8 digits.
   */
  'cis'?: (string);
  /**
   * Name of the medicine in the public database.
   */
  'name'?: (string);
  /**
   * Derived from the ledger and the events.
   */
  'status'?: (_ordonnancier_type_v1_LineStatus);
  /**
   * Intake as the prescriber wrote it; empty when the caller may not read it.
   */
  'posology'?: (string);
  /**
   * Quantities, in dispensing units (tablets, capsules, millilitres …).
   */
  'ledger'?: (_ordonnancier_type_v1_QuantityLedger | null);
  /**
   * Reason why the medicine may not be substituted; empty when it may.
   */
  'nonSubstitutable'?: (string);
  /**
   * Whether the line belongs to a long-term illness (ALD), articles L.160-14 3° and 4° CSS.
   */
  'aldRelated'?: (boolean);
  /**
   * What a rapid test by the pharmacist must show first, positive-angina-test or positive-urine-dipstick; the line lapses
   * after the seventh day from the issue, whose day is the first. Empty when there is no condition.
   */
  'condition'?: (string);
  /**
   * The prescription that this one renews, of a medicine that hospitals or specialists begin: the pharmacist asks to see it.
   * Absent when it renews none.
   */
  'initialPrescription'?: (_ordonnancier_type_v1_InitialPrescription | null);
  /**
   * Documents that the medicine asks for and the pharmacist asks to see, such as care-agreement or patient-booklet.
   */
  'documentsToVerify'?: (string)[];
  /**
   * Hospitals or specialists alone prescribe the medicine so, and whether the prescriber is one was not known at issue: the
   * pharmacist judges.
   */
  'prescriberToVerify'?: (boolean);
  /**
   * Whether the medicine is reimbursed only in the pharmacy that the prescription names.
   */
  'namedPharmacyRequired'?: (boolean);
  /**
   * Of a narcotic written ahead of an operation: it is delivered in full from three days before that through three days after the
   * discharge, article R.5132-33 CSP. Absent of others.
   */
  'scheduledSurgery'?: (_ordonnancier_type_v1_ScheduledSurgery | null);
  /**
   * Whether a narcotic, or a medicine under its rule, may be dispensed for days that another prescription of it covers.
   */
  'overlapAllowed'?: (boolean);
  /**
   * Whether the medicine stands for its common name: any medicine of its groups of generics is what was prescribed.
   */
  'commonNameOnly'?: (boolean);
  /**
   * Intake in figures, where the prescriber stated it so; absent when not, and when the caller may not read it.
   */
  'structuredPosology'?: (_ordonnancier_type_v1_StructuredPosology | null);
  /**
   * Months that the prescriber allows to be delivered at once for a stay abroad; 0 when nothing is said.
   */
  'stayAbroadMonths'?: (number);
}

/**
 * One prescribed medicine and what became of it.
 */
export interface Line__Output {
  /**
   * The prescriber's identifier of the line, unique within the prescription.
   */
  'lineId': (string);
  /**
   * CIS code of the medicine prescribed, 8 digits.
   */
  'cis': (string);
  /**
   * Name of the medicine in the public database.
   */
  'name': (string);
  /**
   * Derived from the ledger and the events.
   */
  'status': (_ordonnancier_type_v1_LineStatus__Output);
  /**
   * Intake as the prescriber wrote it; empty when the caller may not read it.
   */
  'posology': (string);
  /**
   * Quantities, in dispensing units (tablets, capsules, millilitres …).
   */
  'ledger': (_ordonnancier_type_v1_QuantityLedger__Output | null);
  /**
   * Reason why the medicine may not be substituted; empty when it may.
   */
  'nonSubstitutable': (string);
  /**
   * Whether the line belongs to a long-term illness (ALD), articles L.160-14 3° and 4° CSS.
   */
  'aldRelated': (boolean);
  /**
   * What a rapid test by the pharmacist must show first, positive-angina-test or positive-urine-dipstick; the line lapses
   * after the seventh day from the issue, whose day is the first. Empty when there is no condition.
   */
  'condition': (string);
  /**
   * The prescription that this one renews, of a medicine that hospitals or specialists begin: the pharmacist asks to see it.
   * Absent when it renews none.
   */
  'initialPrescription': (_ordonnancier_type_v1_InitialPrescription__Output | null);
  /**
   * Documents that the medicine asks for and the pharmacist asks to see, such as care-agreement or patient-booklet.
   */
  'documentsToVerify': (string)[];
  /**
   * Hospitals or specialists alone prescribe the medicine so, and whether the prescriber is one was not known at issue: the
   * pharmacist judges.
   */
  'prescriberToVerify': (boolean);
  /**
   * Whether the medicine is reimbursed only in the pharmacy that the prescription names.
   */
  'namedPharmacyRequired': (boolean);
  /**
   * Of a narcotic written ahead of an operation: it is delivered in full from three days before that through three days after the
   * discharge, article R.5132-33 CSP. Absent of others.
   */
  'scheduledSurgery': (_ordonnancier_type_v1_ScheduledSurgery__Output | null);
  /**
   * Whether a narcotic, or a medicine under its rule, may be dispensed for days that another prescription of it covers.
   */
  'overlapAllowed': (boolean);
  /**
   * Whether the medicine stands for its common name: any medicine of its groups of generics is what was prescribed.
   */
  'commonNameOnly': (boolean);
  /**
   * Intake in figures, where the prescriber stated it so; absent when not, and when the caller may not read it.
   */
  'structuredPosology': (_ordonnancier_type_v1_StructuredPosology__Output | null);
  /**
   * Months that the prescriber allows to be delivered at once for a stay abroad; 0 when nothing is said.
   */
  'stayAbroadMonths': (number);
}
