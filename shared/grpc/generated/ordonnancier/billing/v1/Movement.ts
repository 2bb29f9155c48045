// Original file: protos/ordonnancier/billing/v1/billing_service.proto

import type { PayerShares as _ordonnancier_billing_v1_PayerShares, PayerShares__Output as _ordonnancier_billing_v1_PayerShares__Output } from '../../../ordonnancier/billing/v1/PayerShares.ts';

/**
 * A sum of a statement.
 */
export interface Movement {
  /**
   * How many invoices were moved; one that moves twice counts twice.
   */
  'count'?: (number);
  /**
   * The sum.
   */
  'shares'?: (_ordonnancier_billing_v1_PayerShares | null);
}

/**
 * A sum of a statement.
 */
export interface Movement__Output {
  /**
   * How many invoices were moved; one that moves twice counts twice.
   */
  'count': (number);
  /**
   * The sum.
   */
  'shares': (_ordonnancier_billing_v1_PayerShares__Output | null);
}
