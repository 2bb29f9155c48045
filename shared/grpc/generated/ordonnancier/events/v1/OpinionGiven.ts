// Original file: protos/ordonnancier/events/v1/prescription_events.proto

import type { Pharmacist as _ordonnancier_events_v1_Pharmacist, Pharmacist__Output as _ordonnancier_events_v1_Pharmacist__Output } from '../../../ordonnancier/events/v1/Pharmacist.ts';

/**
 * A pharmacist's opinion for the prescriber (opinion pharmaceutique); the state stays as it is. Codes are those of the French
 * society of clinical pharmacy (SFPC).
 */
export interface OpinionGiven {
  /**
   * UUIDv7.
   */
  'prescriptionId'?: (string);
  /**
   * Whose opinion.
   */
  'pharmacist'?: (_ordonnancier_events_v1_Pharmacist | null);
  /**
   * The line; absent when it concerns the whole prescription.
   */
  'lineId'?: (string);
  /**
   * contra-indication, untreated-indication, underdose, overdose, not-indicated, interaction, adverse-effect,
   * unsuitable-route, not-received or monitoring-needed.
   */
  'problem'?: (string);
  /**
   * add, stop, replace, change-route, monitor, change-administration or adapt-dose.
   */
  'proposal'?: (string);
  /**
   * accepted, declined or none-yet: what the prescriber answered.
   */
  'answer'?: (string);
  '_lineId'?: "lineId";
}

/**
 * A pharmacist's opinion for the prescriber (opinion pharmaceutique); the state stays as it is. Codes are those of the French
 * society of clinical pharmacy (SFPC).
 */
export interface OpinionGiven__Output {
  /**
   * UUIDv7.
   */
  'prescriptionId': (string);
  /**
   * Whose opinion.
   */
  'pharmacist': (_ordonnancier_events_v1_Pharmacist__Output | null);
  /**
   * The line; absent when it concerns the whole prescription.
   */
  'lineId'?: (string);
  /**
   * contra-indication, untreated-indication, underdose, overdose, not-indicated, interaction, adverse-effect,
   * unsuitable-route, not-received or monitoring-needed.
   */
  'problem': (string);
  /**
   * add, stop, replace, change-route, monitor, change-administration or adapt-dose.
   */
  'proposal': (string);
  /**
   * accepted, declined or none-yet: what the prescriber answered.
   */
  'answer': (string);
  '_lineId'?: "lineId";
}
