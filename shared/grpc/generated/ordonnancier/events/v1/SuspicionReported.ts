// Original file: protos/ordonnancier/events/v1/prescription_events.proto

import type { Pharmacist as _ordonnancier_events_v1_Pharmacist, Pharmacist__Output as _ordonnancier_events_v1_Pharmacist__Output } from '../../../ordonnancier/events/v1/Pharmacist.ts';

/**
 * A pharmacist doubts that it is authentic.
 */
export interface SuspicionReported {
  /**
   * UUIDv7.
   */
  'prescriptionId'?: (string);
  /**
   * Who doubts.
   */
  'pharmacist'?: (_ordonnancier_events_v1_Pharmacist | null);
  /**
   * forged, stolen, altered or identity.
   */
  'kind'?: (string);
}

/**
 * A pharmacist doubts that it is authentic.
 */
export interface SuspicionReported__Output {
  /**
   * UUIDv7.
   */
  'prescriptionId': (string);
  /**
   * Who doubts.
   */
  'pharmacist': (_ordonnancier_events_v1_Pharmacist__Output | null);
  /**
   * forged, stolen, altered or identity.
   */
  'kind': (string);
}
