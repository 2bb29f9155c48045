// Original file: protos/ordonnancier/billing/v1/billing_service.proto

import type { InvoiceStatus as _ordonnancier_billing_v1_InvoiceStatus, InvoiceStatus__Output as _ordonnancier_billing_v1_InvoiceStatus__Output } from '../../../ordonnancier/billing/v1/InvoiceStatus.ts';

/**
 * See ListInvoices.
 */
export interface ListInvoicesRequest {
  /**
   * Largest number to return, 1 to 100; 20 when zero.
   */
  'pageSize'?: (number);
  /**
   * next_page_token of the page before; empty for the first.
   */
  'pageToken'?: (string);
  /**
   * Answer only from a state at least as new as this position; empty for whatever is there.
   */
  'minPosition'?: (string);
  /**
   * Only those in this state; all when unspecified.
   */
  'status'?: (_ordonnancier_billing_v1_InvoiceStatus);
}

/**
 * See ListInvoices.
 */
export interface ListInvoicesRequest__Output {
  /**
   * Largest number to return, 1 to 100; 20 when zero.
   */
  'pageSize': (number);
  /**
   * next_page_token of the page before; empty for the first.
   */
  'pageToken': (string);
  /**
   * Answer only from a state at least as new as this position; empty for whatever is there.
   */
  'minPosition': (string);
  /**
   * Only those in this state; all when unspecified.
   */
  'status': (_ordonnancier_billing_v1_InvoiceStatus__Output);
}
