// Original file: protos/ordonnancier/billing/v1/billing_service.proto

import type { UnreadableReason as _ordonnancier_billing_v1_UnreadableReason, UnreadableReason__Output as _ordonnancier_billing_v1_UnreadableReason__Output } from '../../../ordonnancier/billing/v1/UnreadableReason.ts';

/**
 * See RecordAcknowledgement.
 */
export interface RecordAcknowledgementRequest {
  /**
   * UUID chosen by the client for this attempt; repeated with the same content, the same is answered.
   */
  'requestId'?: (string);
  /**
   * The lot.
   */
  'lotId'?: (string);
  /**
   * Why it cannot be read; unspecified when it can.
   */
  'unreadableReason'?: (_ordonnancier_billing_v1_UnreadableReason);
}

/**
 * See RecordAcknowledgement.
 */
export interface RecordAcknowledgementRequest__Output {
  /**
   * UUID chosen by the client for this attempt; repeated with the same content, the same is answered.
   */
  'requestId': (string);
  /**
   * The lot.
   */
  'lotId': (string);
  /**
   * Why it cannot be read; unspecified when it can.
   */
  'unreadableReason': (_ordonnancier_billing_v1_UnreadableReason__Output);
}
