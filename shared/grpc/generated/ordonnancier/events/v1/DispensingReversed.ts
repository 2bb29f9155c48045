// Original file: protos/ordonnancier/events/v1/prescription_events.proto

import type { Pharmacist as _ordonnancier_events_v1_Pharmacist, Pharmacist__Output as _ordonnancier_events_v1_Pharmacist__Output } from '../../../ordonnancier/events/v1/Pharmacist.ts';

/**
 * A dispensing is taken back.
 */
export interface DispensingReversed {
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
   * Who reversed.
   */
  'pharmacist'?: (_ordonnancier_events_v1_Pharmacist | null);
  /**
   * entry-error, not-collected or batch-recall.
   */
  'reason'?: (string);
  /**
   * Civil date where the pharmacy stands.
   */
  'reversedOn'?: (string);
}

/**
 * A dispensing is taken back.
 */
export interface DispensingReversed__Output {
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
   * Who reversed.
   */
  'pharmacist': (_ordonnancier_events_v1_Pharmacist__Output | null);
  /**
   * entry-error, not-collected or batch-recall.
   */
  'reason': (string);
  /**
   * Civil date where the pharmacy stands.
   */
  'reversedOn': (string);
}
