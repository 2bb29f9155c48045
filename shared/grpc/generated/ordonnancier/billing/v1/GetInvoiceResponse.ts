// Original file: protos/ordonnancier/billing/v1/billing_service.proto

import type { Invoice as _ordonnancier_billing_v1_Invoice, Invoice__Output as _ordonnancier_billing_v1_Invoice__Output } from '../../../ordonnancier/billing/v1/Invoice.ts';

/**
 * The invoice.
 */
export interface GetInvoiceResponse {
  /**
   * The invoice.
   */
  'invoice'?: (_ordonnancier_billing_v1_Invoice | null);
}

/**
 * The invoice.
 */
export interface GetInvoiceResponse__Output {
  /**
   * The invoice.
   */
  'invoice': (_ordonnancier_billing_v1_Invoice__Output | null);
}
