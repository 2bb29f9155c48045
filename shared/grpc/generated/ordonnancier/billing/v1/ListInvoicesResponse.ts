// Original file: protos/ordonnancier/billing/v1/billing_service.proto

import type { Invoice as _ordonnancier_billing_v1_Invoice, Invoice__Output as _ordonnancier_billing_v1_Invoice__Output } from '../../../ordonnancier/billing/v1/Invoice.ts';

/**
 * One page.
 */
export interface ListInvoicesResponse {
  /**
   * Newest first.
   */
  'invoices'?: (_ordonnancier_billing_v1_Invoice)[];
  /**
   * Token of the next page; empty on the last.
   */
  'nextPageToken'?: (string);
}

/**
 * One page.
 */
export interface ListInvoicesResponse__Output {
  /**
   * Newest first.
   */
  'invoices': (_ordonnancier_billing_v1_Invoice__Output)[];
  /**
   * Token of the next page; empty on the last.
   */
  'nextPageToken': (string);
}
