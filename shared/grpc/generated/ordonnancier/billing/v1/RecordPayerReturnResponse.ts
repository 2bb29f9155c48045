// Original file: protos/ordonnancier/billing/v1/billing_service.proto

import type { LotStatus as _ordonnancier_billing_v1_LotStatus, LotStatus__Output as _ordonnancier_billing_v1_LotStatus__Output } from '../../../ordonnancier/billing/v1/LotStatus.ts';
import type { RecordedAnswer as _ordonnancier_billing_v1_RecordedAnswer, RecordedAnswer__Output as _ordonnancier_billing_v1_RecordedAnswer__Output } from '../../../ordonnancier/billing/v1/RecordedAnswer.ts';

/**
 * It is recorded; its invoices follow.
 */
export interface RecordPayerReturnResponse {
  /**
   * The lot.
   */
  'lotId'?: (string);
  /**
   * State of the lot now.
   */
  'status'?: (_ordonnancier_billing_v1_LotStatus);
  /**
   * One for each answer of the file, in its order.
   */
  'answers'?: (_ordonnancier_billing_v1_RecordedAnswer)[];
  /**
   * Position of the event, for min_position.
   */
  'logPosition'?: (string);
}

/**
 * It is recorded; its invoices follow.
 */
export interface RecordPayerReturnResponse__Output {
  /**
   * The lot.
   */
  'lotId': (string);
  /**
   * State of the lot now.
   */
  'status': (_ordonnancier_billing_v1_LotStatus__Output);
  /**
   * One for each answer of the file, in its order.
   */
  'answers': (_ordonnancier_billing_v1_RecordedAnswer__Output)[];
  /**
   * Position of the event, for min_position.
   */
  'logPosition': (string);
}
