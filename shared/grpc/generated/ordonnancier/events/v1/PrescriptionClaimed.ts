// Original file: protos/ordonnancier/events/v1/prescription_events.proto

import type { Pharmacist as _ordonnancier_events_v1_Pharmacist, Pharmacist__Output as _ordonnancier_events_v1_Pharmacist__Output } from '../../../ordonnancier/events/v1/Pharmacist.ts';
import type { Long } from '@grpc/proto-loader';

/**
 * A pharmacy takes or extends a lease.
 */
export interface PrescriptionClaimed {
  /**
   * UUIDv7.
   */
  'prescriptionId'?: (string);
  /**
   * UUID.
   */
  'claimId'?: (string);
  /**
   * Who claims.
   */
  'pharmacist'?: (_ordonnancier_events_v1_Pharmacist | null);
  /**
   * dispense, exceptional-continuity or contraceptive-continuity.
   */
  'purpose'?: (string);
  /**
   * SHA-256 of the claim's secret, base64url.
   */
  'secretHash'?: (string);
  /**
   * Milliseconds since the Unix epoch.
   */
  'claimedAtMs'?: (number | string | Long);
  /**
   * Milliseconds since the Unix epoch.
   */
  'expiresAtMs'?: (number | string | Long);
}

/**
 * A pharmacy takes or extends a lease.
 */
export interface PrescriptionClaimed__Output {
  /**
   * UUIDv7.
   */
  'prescriptionId': (string);
  /**
   * UUID.
   */
  'claimId': (string);
  /**
   * Who claims.
   */
  'pharmacist': (_ordonnancier_events_v1_Pharmacist__Output | null);
  /**
   * dispense, exceptional-continuity or contraceptive-continuity.
   */
  'purpose': (string);
  /**
   * SHA-256 of the claim's secret, base64url.
   */
  'secretHash': (string);
  /**
   * Milliseconds since the Unix epoch.
   */
  'claimedAtMs': (number);
  /**
   * Milliseconds since the Unix epoch.
   */
  'expiresAtMs': (number);
}
