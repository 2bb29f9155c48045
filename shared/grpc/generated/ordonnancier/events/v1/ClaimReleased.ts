// Original file: protos/ordonnancier/events/v1/prescription_events.proto

import type { Pharmacist as _ordonnancier_events_v1_Pharmacist, Pharmacist__Output as _ordonnancier_events_v1_Pharmacist__Output } from '../../../ordonnancier/events/v1/Pharmacist.ts';

/**
 * A pharmacy gives its claim back.
 */
export interface ClaimReleased {
  /**
   * UUIDv7.
   */
  'prescriptionId'?: (string);
  /**
   * UUID.
   */
  'claimId'?: (string);
  /**
   * Who releases.
   */
  'pharmacist'?: (_ordonnancier_events_v1_Pharmacist | null);
}

/**
 * A pharmacy gives its claim back.
 */
export interface ClaimReleased__Output {
  /**
   * UUIDv7.
   */
  'prescriptionId': (string);
  /**
   * UUID.
   */
  'claimId': (string);
  /**
   * Who releases.
   */
  'pharmacist': (_ordonnancier_events_v1_Pharmacist__Output | null);
}
