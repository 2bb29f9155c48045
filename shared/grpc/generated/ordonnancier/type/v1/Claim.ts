// Original file: protos/ordonnancier/type/v1/prescription.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.ts';

/**
 * A pharmacy's lease on a prescription.
 */
export interface Claim {
  /**
   * UUID of the claim, made by the pharmacy's software.
   */
  'claimId'?: (string);
  /**
   * FINESS number of the pharmacy that holds it.
   */
  'pharmacyFiness'?: (string);
  /**
   * When the lease ends. The holder may still dispense afterwards, until another pharmacy claims.
   */
  'expiresAt'?: (_google_protobuf_Timestamp | null);
}

/**
 * A pharmacy's lease on a prescription.
 */
export interface Claim__Output {
  /**
   * UUID of the claim, made by the pharmacy's software.
   */
  'claimId': (string);
  /**
   * FINESS number of the pharmacy that holds it.
   */
  'pharmacyFiness': (string);
  /**
   * When the lease ends. The holder may still dispense afterwards, until another pharmacy claims.
   */
  'expiresAt': (_google_protobuf_Timestamp__Output | null);
}
