// Original file: protos/ordonnancier/events/v1/prescription_events.proto

import type { Pharmacist as _ordonnancier_events_v1_Pharmacist, Pharmacist__Output as _ordonnancier_events_v1_Pharmacist__Output } from '../../../ordonnancier/events/v1/Pharmacist.ts';
import type { DispensedLine as _ordonnancier_events_v1_DispensedLine, DispensedLine__Output as _ordonnancier_events_v1_DispensedLine__Output } from '../../../ordonnancier/events/v1/DispensedLine.ts';
import type { Coverage as _ordonnancier_events_v1_Coverage, Coverage__Output as _ordonnancier_events_v1_Coverage__Output } from '../../../ordonnancier/events/v1/Coverage.ts';
import type { SealedEnvelope as _ordonnancier_events_v1_SealedEnvelope, SealedEnvelope__Output as _ordonnancier_events_v1_SealedEnvelope__Output } from '../../../ordonnancier/events/v1/SealedEnvelope.ts';
import type { NotDispensedLine as _ordonnancier_events_v1_NotDispensedLine, NotDispensedLine__Output as _ordonnancier_events_v1_NotDispensedLine__Output } from '../../../ordonnancier/events/v1/NotDispensedLine.ts';

/**
 * Medicines handed over.
 */
export interface MedicationDispensed {
  /**
   * UUIDv7.
   */
  'prescriptionId'?: (string);
  /**
   * UUIDv7.
   */
  'dispensingId'?: (string);
  /**
   * Pseudonym of the patient.
   */
  'patientRef'?: (string);
  /**
   * RPPS number of the prescriber.
   */
  'prescriberRpps'?: (string);
  /**
   * Who dispensed.
   */
  'pharmacist'?: (_ordonnancier_events_v1_Pharmacist | null);
  /**
   * The claim under which it was done.
   */
  'claimId'?: (string);
  /**
   * electronic or paper: how the prescription entered the log.
   */
  'source'?: (string);
  /**
   * Civil date where the pharmacy stands.
   */
  'dispensedOn'?: (string);
  /**
   * At least one.
   */
  'lines'?: (_ordonnancier_events_v1_DispensedLine)[];
  /**
   * The patient's rights on the day.
   */
  'coverage'?: (_ordonnancier_events_v1_Coverage | null);
  /**
   * Of the claim: dispense, exceptional-continuity or contraceptive-continuity.
   */
  'purpose'?: (string);
  /**
   * Somebody else than the patient fetched a narcotic or the like: known, when the pharmacy knew them before, or document-shown. Absent
   * when not.
   */
  'collectorIdentification'?: (string);
  /**
   * Name and address of whoever fetched it; absent when nobody else did.
   */
  'sealed'?: (_ordonnancier_events_v1_SealedEnvelope | null);
  /**
   * Lines of which nothing was handed over that day, each with its reason. They stay open.
   */
  'withheld'?: (_ordonnancier_events_v1_NotDispensedLine)[];
  '_collectorIdentification'?: "collectorIdentification";
  '_sealed'?: "sealed";
}

/**
 * Medicines handed over.
 */
export interface MedicationDispensed__Output {
  /**
   * UUIDv7.
   */
  'prescriptionId': (string);
  /**
   * UUIDv7.
   */
  'dispensingId': (string);
  /**
   * Pseudonym of the patient.
   */
  'patientRef': (string);
  /**
   * RPPS number of the prescriber.
   */
  'prescriberRpps': (string);
  /**
   * Who dispensed.
   */
  'pharmacist': (_ordonnancier_events_v1_Pharmacist__Output | null);
  /**
   * The claim under which it was done.
   */
  'claimId': (string);
  /**
   * electronic or paper: how the prescription entered the log.
   */
  'source': (string);
  /**
   * Civil date where the pharmacy stands.
   */
  'dispensedOn': (string);
  /**
   * At least one.
   */
  'lines': (_ordonnancier_events_v1_DispensedLine__Output)[];
  /**
   * The patient's rights on the day.
   */
  'coverage': (_ordonnancier_events_v1_Coverage__Output | null);
  /**
   * Of the claim: dispense, exceptional-continuity or contraceptive-continuity.
   */
  'purpose': (string);
  /**
   * Somebody else than the patient fetched a narcotic or the like: known, when the pharmacy knew them before, or document-shown. Absent
   * when not.
   */
  'collectorIdentification'?: (string);
  /**
   * Name and address of whoever fetched it; absent when nobody else did.
   */
  'sealed'?: (_ordonnancier_events_v1_SealedEnvelope__Output | null);
  /**
   * Lines of which nothing was handed over that day, each with its reason. They stay open.
   */
  'withheld': (_ordonnancier_events_v1_NotDispensedLine__Output)[];
  '_collectorIdentification'?: "collectorIdentification";
  '_sealed'?: "sealed";
}
