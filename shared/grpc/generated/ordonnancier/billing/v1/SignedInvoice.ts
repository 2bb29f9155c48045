// Original file: protos/ordonnancier/billing/v1/billing_service.proto

import type { PayerShares as _ordonnancier_billing_v1_PayerShares, PayerShares__Output as _ordonnancier_billing_v1_PayerShares__Output } from '../../../ordonnancier/billing/v1/PayerShares.ts';
import type { PayerRegime as _ordonnancier_billing_v1_PayerRegime, PayerRegime__Output as _ordonnancier_billing_v1_PayerRegime__Output } from '../../../ordonnancier/billing/v1/PayerRegime.ts';

/**
 * What became of one invoice that was to be signed.
 */
export interface SignedInvoice {
  /**
   * The dispensing.
   */
  'dispensingId'?: (string);
  /**
   * Why it was not signed: INVOICE_NOT_FOUND, INVOICE_NOT_SIGNABLE, NOTHING_TO_CLAIM, REQUEST_ID_REUSED or
   * STREAM_CONTENDED; empty when it was.
   */
  'refusalCode'?: (string);
  /**
   * What the insurers will be asked for; absent when it was not signed.
   */
  'asked'?: (_ordonnancier_billing_v1_PayerShares | null);
  /**
   * Whose lot it belongs in; unspecified when it was not signed.
   */
  'regime'?: (_ordonnancier_billing_v1_PayerRegime);
}

/**
 * What became of one invoice that was to be signed.
 */
export interface SignedInvoice__Output {
  /**
   * The dispensing.
   */
  'dispensingId': (string);
  /**
   * Why it was not signed: INVOICE_NOT_FOUND, INVOICE_NOT_SIGNABLE, NOTHING_TO_CLAIM, REQUEST_ID_REUSED or
   * STREAM_CONTENDED; empty when it was.
   */
  'refusalCode': (string);
  /**
   * What the insurers will be asked for; absent when it was not signed.
   */
  'asked': (_ordonnancier_billing_v1_PayerShares__Output | null);
  /**
   * Whose lot it belongs in; unspecified when it was not signed.
   */
  'regime': (_ordonnancier_billing_v1_PayerRegime__Output);
}
