// Original file: protos/ordonnancier/billing/v1/billing_service.proto

import type { Invoice as _ordonnancier_billing_v1_Invoice, Invoice__Output as _ordonnancier_billing_v1_Invoice__Output } from '../../../ordonnancier/billing/v1/Invoice.ts';
import type { InvoiceStep as _ordonnancier_billing_v1_InvoiceStep, InvoiceStep__Output as _ordonnancier_billing_v1_InvoiceStep__Output } from '../../../ordonnancier/billing/v1/InvoiceStep.ts';
import type { Long } from '@grpc/proto-loader';

/**
 * The invoice.
 */
export interface GetInvoiceResponse {
  /**
   * The invoice.
   */
  'invoice'?: (_ordonnancier_billing_v1_Invoice | null);
  /**
   * Franchise médicale, in euro cents: what the compulsory insurer keeps for its boxes from later refunds, as of now. It
   * stands in no claim, and no share of the invoice is less for it. It grows when the reversal of another dispensing makes
   * room under the cap of the year, and is zero once this one is reversed.
   */
  'franchiseCents'?: (number | string | Long);
  /**
   * What happened to the invoice, oldest first.
   */
  'history'?: (_ordonnancier_billing_v1_InvoiceStep)[];
}

/**
 * The invoice.
 */
export interface GetInvoiceResponse__Output {
  /**
   * The invoice.
   */
  'invoice': (_ordonnancier_billing_v1_Invoice__Output | null);
  /**
   * Franchise médicale, in euro cents: what the compulsory insurer keeps for its boxes from later refunds, as of now. It
   * stands in no claim, and no share of the invoice is less for it. It grows when the reversal of another dispensing makes
   * room under the cap of the year, and is zero once this one is reversed.
   */
  'franchiseCents': (number);
  /**
   * What happened to the invoice, oldest first.
   */
  'history': (_ordonnancier_billing_v1_InvoiceStep__Output)[];
}
