// Original file: protos/ordonnancier/events/v1/prescription_events.proto

import type { RenewedPrescription as _ordonnancier_events_v1_RenewedPrescription, RenewedPrescription__Output as _ordonnancier_events_v1_RenewedPrescription__Output } from '../../../ordonnancier/events/v1/RenewedPrescription.ts';
import type { ScheduledSurgery as _ordonnancier_events_v1_ScheduledSurgery, ScheduledSurgery__Output as _ordonnancier_events_v1_ScheduledSurgery__Output } from '../../../ordonnancier/events/v1/ScheduledSurgery.ts';

/**
 * One medicine prescribed.
 */
export interface PrescribedLine {
  /**
   * Unique within the prescription.
   */
  'lineId'?: (string);
  /**
   * CIS code, 8 digits.
   */
  'cis'?: (string);
  /**
   * Groups of generics in the official register; a few medicines stand in two.
   */
  'genericGroupIds'?: (string)[];
  /**
   * none, list-1, list-2 or narcotic, as of the day of issue.
   */
  'listClass'?: (string);
  /**
   * Units of one delivery.
   */
  'unitsPerDelivery'?: (number);
  /**
   * Days one delivery covers.
   */
  'daysPerDelivery'?: (number);
  /**
   * Deliveries, renewals included.
   */
  'deliveries'?: (number);
  /**
   * MTE, EFG or CIF; absent when it may be substituted.
   */
  'nonSubstitutable'?: (string);
  /**
   * Belongs to a long-term illness.
   */
  'aldRelated'?: (boolean);
  /**
   * Groups of the register of hybrids, as of the day of issue.
   */
  'hybridGroupIds'?: (string)[];
  /**
   * Group of similar biological medicines and strength; absent when it stands in none.
   */
  'biosimilarGroupId'?: (string);
  /**
   * positive-angina-test or positive-urine-dipstick, without which it is not dispensed, nor after the seventh day from the
   * issue, whose day is the first; absent when there is no condition.
   */
  'condition'?: (string);
  /**
   * The prescription that this one renews, of a medicine that hospitals or specialists begin; absent when it renews none.
   */
  'initialPrescription'?: (_ordonnancier_events_v1_RenewedPrescription | null);
  /**
   * Documents that the medicine asks for and the pharmacist asks to see: care-agreement, patient-booklet, updated-booklet,
   * yearly-information-attestation, co-signed-attestation, information-sheet, information-sheet-sent-to-the-manufacturer,
   * neutrophil-count, dpd-deficiency-result, quarterly-testosterone-level or mention-treated-for-less-than-a-year.
   */
  'documentsToVerify'?: (string)[];
  /**
   * Hospitals or specialists alone prescribe the medicine so, and whether the prescriber is one was not known at issue; absent
   * when it was, or anybody may.
   */
  'prescriberToVerify'?: (boolean);
  /**
   * Reimbursed only when the prescription names the pharmacy; absent when it need not.
   */
  'namedPharmacyRequired'?: (boolean);
  /**
   * Days of the operation that a narcotic is for; absent of others.
   */
  'scheduledSurgery'?: (_ordonnancier_events_v1_ScheduledSurgery | null);
  /**
   * The prescriber allows days that another prescription of the same narcotic, or assimilated medicine, covers; absent when not.
   */
  'overlapAllowed'?: (boolean);
  /**
   * Prescribed by its common name: every medicine of its groups of generics is what was prescribed. Absent when not.
   */
  'commonNameOnly'?: (boolean);
  /**
   * No narcotic, and delivered as one: by fractions, none of them early, one presented late for the days that are left, counted out
   * to the unit. No longer written.
   */
  'underNarcoticRules'?: (boolean);
  /**
   * No narcotic, and yet no prescription of it covers days that another one covers. Absent when it may, as in older versions.
   */
  'overlapForbidden'?: (boolean);
  /**
   * No narcotic, and yet delivered by fractions, none of them early. Absent when not, as in older versions.
   */
  'byFractions'?: (boolean);
  /**
   * No narcotic, and yet who fetches it in the patient's place is recorded. Absent when not, as in older versions.
   */
  'collectorRecorded'?: (boolean);
  /**
   * Months that the prescriber allows to be delivered at once for a stay abroad; absent when nothing is said.
   */
  'stayAbroadMonths'?: (number);
  /**
   * Each delivery is what one day of intake takes; absent when not, when the posology is in text only, as in older versions.
   */
  'ofOneDay'?: (boolean);
  '_nonSubstitutable'?: "nonSubstitutable";
  '_biosimilarGroupId'?: "biosimilarGroupId";
  '_condition'?: "condition";
  '_prescriberToVerify'?: "prescriberToVerify";
  '_namedPharmacyRequired'?: "namedPharmacyRequired";
  '_scheduledSurgery'?: "scheduledSurgery";
  '_overlapAllowed'?: "overlapAllowed";
  '_commonNameOnly'?: "commonNameOnly";
  '_underNarcoticRules'?: "underNarcoticRules";
  '_overlapForbidden'?: "overlapForbidden";
  '_byFractions'?: "byFractions";
  '_collectorRecorded'?: "collectorRecorded";
  '_stayAbroadMonths'?: "stayAbroadMonths";
  '_ofOneDay'?: "ofOneDay";
}

/**
 * One medicine prescribed.
 */
export interface PrescribedLine__Output {
  /**
   * Unique within the prescription.
   */
  'lineId': (string);
  /**
   * CIS code, 8 digits.
   */
  'cis': (string);
  /**
   * Groups of generics in the official register; a few medicines stand in two.
   */
  'genericGroupIds': (string)[];
  /**
   * none, list-1, list-2 or narcotic, as of the day of issue.
   */
  'listClass': (string);
  /**
   * Units of one delivery.
   */
  'unitsPerDelivery': (number);
  /**
   * Days one delivery covers.
   */
  'daysPerDelivery': (number);
  /**
   * Deliveries, renewals included.
   */
  'deliveries': (number);
  /**
   * MTE, EFG or CIF; absent when it may be substituted.
   */
  'nonSubstitutable'?: (string);
  /**
   * Belongs to a long-term illness.
   */
  'aldRelated': (boolean);
  /**
   * Groups of the register of hybrids, as of the day of issue.
   */
  'hybridGroupIds': (string)[];
  /**
   * Group of similar biological medicines and strength; absent when it stands in none.
   */
  'biosimilarGroupId'?: (string);
  /**
   * positive-angina-test or positive-urine-dipstick, without which it is not dispensed, nor after the seventh day from the
   * issue, whose day is the first; absent when there is no condition.
   */
  'condition'?: (string);
  /**
   * The prescription that this one renews, of a medicine that hospitals or specialists begin; absent when it renews none.
   */
  'initialPrescription': (_ordonnancier_events_v1_RenewedPrescription__Output | null);
  /**
   * Documents that the medicine asks for and the pharmacist asks to see: care-agreement, patient-booklet, updated-booklet,
   * yearly-information-attestation, co-signed-attestation, information-sheet, information-sheet-sent-to-the-manufacturer,
   * neutrophil-count, dpd-deficiency-result, quarterly-testosterone-level or mention-treated-for-less-than-a-year.
   */
  'documentsToVerify': (string)[];
  /**
   * Hospitals or specialists alone prescribe the medicine so, and whether the prescriber is one was not known at issue; absent
   * when it was, or anybody may.
   */
  'prescriberToVerify'?: (boolean);
  /**
   * Reimbursed only when the prescription names the pharmacy; absent when it need not.
   */
  'namedPharmacyRequired'?: (boolean);
  /**
   * Days of the operation that a narcotic is for; absent of others.
   */
  'scheduledSurgery'?: (_ordonnancier_events_v1_ScheduledSurgery__Output | null);
  /**
   * The prescriber allows days that another prescription of the same narcotic, or assimilated medicine, covers; absent when not.
   */
  'overlapAllowed'?: (boolean);
  /**
   * Prescribed by its common name: every medicine of its groups of generics is what was prescribed. Absent when not.
   */
  'commonNameOnly'?: (boolean);
  /**
   * No narcotic, and delivered as one: by fractions, none of them early, one presented late for the days that are left, counted out
   * to the unit. No longer written.
   */
  'underNarcoticRules'?: (boolean);
  /**
   * No narcotic, and yet no prescription of it covers days that another one covers. Absent when it may, as in older versions.
   */
  'overlapForbidden'?: (boolean);
  /**
   * No narcotic, and yet delivered by fractions, none of them early. Absent when not, as in older versions.
   */
  'byFractions'?: (boolean);
  /**
   * No narcotic, and yet who fetches it in the patient's place is recorded. Absent when not, as in older versions.
   */
  'collectorRecorded'?: (boolean);
  /**
   * Months that the prescriber allows to be delivered at once for a stay abroad; absent when nothing is said.
   */
  'stayAbroadMonths'?: (number);
  /**
   * Each delivery is what one day of intake takes; absent when not, when the posology is in text only, as in older versions.
   */
  'ofOneDay'?: (boolean);
  '_nonSubstitutable'?: "nonSubstitutable";
  '_biosimilarGroupId'?: "biosimilarGroupId";
  '_condition'?: "condition";
  '_prescriberToVerify'?: "prescriberToVerify";
  '_namedPharmacyRequired'?: "namedPharmacyRequired";
  '_scheduledSurgery'?: "scheduledSurgery";
  '_overlapAllowed'?: "overlapAllowed";
  '_commonNameOnly'?: "commonNameOnly";
  '_underNarcoticRules'?: "underNarcoticRules";
  '_overlapForbidden'?: "overlapForbidden";
  '_byFractions'?: "byFractions";
  '_collectorRecorded'?: "collectorRecorded";
  '_stayAbroadMonths'?: "stayAbroadMonths";
  '_ofOneDay'?: "ofOneDay";
}
