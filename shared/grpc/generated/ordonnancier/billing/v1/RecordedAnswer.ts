// Original file: protos/ordonnancier/billing/v1/billing_service.proto

import type { PayerShares as _ordonnancier_billing_v1_PayerShares, PayerShares__Output as _ordonnancier_billing_v1_PayerShares__Output } from '../../../ordonnancier/billing/v1/PayerShares.ts';
import type { Rejection as _ordonnancier_billing_v1_Rejection, Rejection__Output as _ordonnancier_billing_v1_Rejection__Output } from '../../../ordonnancier/billing/v1/Rejection.ts';

/**
 * What was recorded of one invoice.
 */
export interface RecordedAnswer {
  /**
   * The dispensing.
   */
  'dispensingId'?: (string);
  /**
   * paid, rejected or recovered.
   */
  'outcome'?: (string);
  /**
   * Paid or recovered; absent in a rejection.
   */
  'shares'?: (_ordonnancier_billing_v1_PayerShares | null);
  /**
   * Why it is rejected or paid in part; absent otherwise.
   */
  'rejection'?: (_ordonnancier_billing_v1_Rejection | null);
}

/**
 * What was recorded of one invoice.
 */
export interface RecordedAnswer__Output {
  /**
   * The dispensing.
   */
  'dispensingId': (string);
  /**
   * paid, rejected or recovered.
   */
  'outcome': (string);
  /**
   * Paid or recovered; absent in a rejection.
   */
  'shares': (_ordonnancier_billing_v1_PayerShares__Output | null);
  /**
   * Why it is rejected or paid in part; absent otherwise.
   */
  'rejection': (_ordonnancier_billing_v1_Rejection__Output | null);
}
