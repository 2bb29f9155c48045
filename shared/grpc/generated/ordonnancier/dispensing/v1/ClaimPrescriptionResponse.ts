// Original file: protos/ordonnancier/dispensing/v1/dispensing_service.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.ts';
import type { FraudScreening as _ordonnancier_dispensing_v1_FraudScreening, FraudScreening__Output as _ordonnancier_dispensing_v1_FraudScreening__Output } from '../../../ordonnancier/dispensing/v1/FraudScreening.ts';

/**
 * The prescription is claimed.
 */
export interface ClaimPrescriptionResponse {
  /**
   * The prescription.
   */
  'prescriptionId'?: (string);
  /**
   * To show with every act under this claim. A repeated request gets the same one.
   */
  'claimSecret'?: (string);
  /**
   * When the lease ends.
   */
  'expiresAt'?: (_google_protobuf_Timestamp | null);
  /**
   * Position of the event, for min_position.
   */
  'logPosition'?: (string);
  /**
   * What fraud scoring thinks of it at this moment, also of a repeated request. Never a reason not to care.
   */
  'screening'?: (_ordonnancier_dispensing_v1_FraudScreening | null);
}

/**
 * The prescription is claimed.
 */
export interface ClaimPrescriptionResponse__Output {
  /**
   * The prescription.
   */
  'prescriptionId': (string);
  /**
   * To show with every act under this claim. A repeated request gets the same one.
   */
  'claimSecret': (string);
  /**
   * When the lease ends.
   */
  'expiresAt': (_google_protobuf_Timestamp__Output | null);
  /**
   * Position of the event, for min_position.
   */
  'logPosition': (string);
  /**
   * What fraud scoring thinks of it at this moment, also of a repeated request. Never a reason not to care.
   */
  'screening': (_ordonnancier_dispensing_v1_FraudScreening__Output | null);
}
