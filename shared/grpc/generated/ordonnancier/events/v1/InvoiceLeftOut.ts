// Original file: protos/ordonnancier/events/v1/billing_events.proto


/**
 * The invoice was named for a lot, but could no longer be sent when its turn came; the lot goes without it.
 */
export interface InvoiceLeftOut {
  /**
   * The dispensing.
   */
  'dispensingId'?: (string);
  /**
   * The lot.
   */
  'lotId'?: (string);
}

/**
 * The invoice was named for a lot, but could no longer be sent when its turn came; the lot goes without it.
 */
export interface InvoiceLeftOut__Output {
  /**
   * The dispensing.
   */
  'dispensingId': (string);
  /**
   * The lot.
   */
  'lotId': (string);
}
