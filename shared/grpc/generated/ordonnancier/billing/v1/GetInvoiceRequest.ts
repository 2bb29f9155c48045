// Original file: protos/ordonnancier/billing/v1/billing_service.proto


/**
 * See GetInvoice.
 */
export interface GetInvoiceRequest {
  /**
   * The dispensing.
   */
  'dispensingId'?: (string);
  /**
   * Answer only from a state at least as new as this position; empty for whatever is there.
   */
  'minPosition'?: (string);
}

/**
 * See GetInvoice.
 */
export interface GetInvoiceRequest__Output {
  /**
   * The dispensing.
   */
  'dispensingId': (string);
  /**
   * Answer only from a state at least as new as this position; empty for whatever is there.
   */
  'minPosition': (string);
}
