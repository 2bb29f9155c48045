// Original file: protos/ordonnancier/events/v1/billing_events.proto


/**
 * The payer cannot read the lot (ARL, negative): nothing was asked, and the invoice is sent again in another lot.
 */
export interface InvoiceUnreadable {
  /**
   * The dispensing.
   */
  'dispensingId'?: (string);
  /**
   * The lot.
   */
  'lotId'?: (string);
  /**
   * Civil date where the pharmacy stands.
   */
  'unreadableOn'?: (string);
}

/**
 * The payer cannot read the lot (ARL, negative): nothing was asked, and the invoice is sent again in another lot.
 */
export interface InvoiceUnreadable__Output {
  /**
   * The dispensing.
   */
  'dispensingId': (string);
  /**
   * The lot.
   */
  'lotId': (string);
  /**
   * Civil date where the pharmacy stands.
   */
  'unreadableOn': (string);
}
