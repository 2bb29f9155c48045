// Original file: protos/ordonnancier/events/v1/prescription_events.proto

import type { Pharmacist as _ordonnancier_events_v1_Pharmacist, Pharmacist__Output as _ordonnancier_events_v1_Pharmacist__Output } from '../../../ordonnancier/events/v1/Pharmacist.ts';

/**
 * A pharmacist declines to dispense; the state stays as it is.
 */
export interface DispensingRefused {
  /**
   * UUIDv7.
   */
  'prescriptionId'?: (string);
  /**
   * Who declined.
   */
  'pharmacist'?: (_ordonnancier_events_v1_Pharmacist | null);
  /**
   * As for a line not dispensed.
   */
  'reason'?: (string);
}

/**
 * A pharmacist declines to dispense; the state stays as it is.
 */
export interface DispensingRefused__Output {
  /**
   * UUIDv7.
   */
  'prescriptionId': (string);
  /**
   * Who declined.
   */
  'pharmacist': (_ordonnancier_events_v1_Pharmacist__Output | null);
  /**
   * As for a line not dispensed.
   */
  'reason': (string);
}
