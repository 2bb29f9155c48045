// Original file: protos/ordonnancier/billing/v1/billing_service.proto

import type { PayerRegime as _ordonnancier_billing_v1_PayerRegime, PayerRegime__Output as _ordonnancier_billing_v1_PayerRegime__Output } from '../../../ordonnancier/billing/v1/PayerRegime.ts';

/**
 * See SendLot.
 */
export interface SendLotRequest {
  /**
   * UUID chosen by the client for this attempt; repeated with the same content, it answers with the same lot.
   */
  'requestId'?: (string);
  /**
   * The regime of all its invoices.
   */
  'regime'?: (_ordonnancier_billing_v1_PayerRegime);
  /**
   * The dispensings, 1 to 200, each once.
   */
  'dispensingIds'?: (string)[];
}

/**
 * See SendLot.
 */
export interface SendLotRequest__Output {
  /**
   * UUID chosen by the client for this attempt; repeated with the same content, it answers with the same lot.
   */
  'requestId': (string);
  /**
   * The regime of all its invoices.
   */
  'regime': (_ordonnancier_billing_v1_PayerRegime__Output);
  /**
   * The dispensings, 1 to 200, each once.
   */
  'dispensingIds': (string)[];
}
