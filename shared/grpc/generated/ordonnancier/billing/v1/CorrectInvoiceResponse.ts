// Original file: protos/ordonnancier/billing/v1/billing_service.proto

import type { Invoice as _ordonnancier_billing_v1_Invoice, Invoice__Output as _ordonnancier_billing_v1_Invoice__Output } from '../../../ordonnancier/billing/v1/Invoice.ts';

/**
 * The invoice is corrected.
 */
export interface CorrectInvoiceResponse {
  /**
   * As it is now.
   */
  'invoice'?: (_ordonnancier_billing_v1_Invoice | null);
  /**
   * Position of the event, for min_position.
   */
  'logPosition'?: (string);
}

/**
 * The invoice is corrected.
 */
export interface CorrectInvoiceResponse__Output {
  /**
   * As it is now.
   */
  'invoice': (_ordonnancier_billing_v1_Invoice__Output | null);
  /**
   * Position of the event, for min_position.
   */
  'logPosition': (string);
}
