// Original file: protos/ordonnancier/events/v1/billing_events.proto


/**
 * The payer can read the lot (ARL, positive); this says nothing of paying.
 */
export interface InvoiceAcknowledged {
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
  'acknowledgedOn'?: (string);
}

/**
 * The payer can read the lot (ARL, positive); this says nothing of paying.
 */
export interface InvoiceAcknowledged__Output {
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
  'acknowledgedOn': (string);
}
