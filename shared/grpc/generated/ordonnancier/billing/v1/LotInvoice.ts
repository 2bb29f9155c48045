// Original file: protos/ordonnancier/billing/v1/billing_service.proto

import type { PayerShares as _ordonnancier_billing_v1_PayerShares, PayerShares__Output as _ordonnancier_billing_v1_PayerShares__Output } from '../../../ordonnancier/billing/v1/PayerShares.ts';
import type { Rejection as _ordonnancier_billing_v1_Rejection, Rejection__Output as _ordonnancier_billing_v1_Rejection__Output } from '../../../ordonnancier/billing/v1/Rejection.ts';

/**
 * One invoice of a lot.
 */
export interface LotInvoice {
  /**
   * The dispensing.
   */
  'dispensingId'?: (string);
  /**
   * What is asked for it.
   */
  'asked'?: (_ordonnancier_billing_v1_PayerShares | null);
  /**
   * What was paid for it in this lot, less what was recovered since; absent unless something was paid.
   */
  'paid'?: (_ordonnancier_billing_v1_PayerShares | null);
  /**
   * Why it was rejected or paid in part; absent otherwise.
   */
  'rejection'?: (_ordonnancier_billing_v1_Rejection | null);
}

/**
 * One invoice of a lot.
 */
export interface LotInvoice__Output {
  /**
   * The dispensing.
   */
  'dispensingId': (string);
  /**
   * What is asked for it.
   */
  'asked': (_ordonnancier_billing_v1_PayerShares__Output | null);
  /**
   * What was paid for it in this lot, less what was recovered since; absent unless something was paid.
   */
  'paid': (_ordonnancier_billing_v1_PayerShares__Output | null);
  /**
   * Why it was rejected or paid in part; absent otherwise.
   */
  'rejection': (_ordonnancier_billing_v1_Rejection__Output | null);
}
