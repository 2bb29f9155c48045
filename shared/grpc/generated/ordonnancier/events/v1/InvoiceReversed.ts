// Original file: protos/ordonnancier/events/v1/billing_events.proto


/**
 * The dispensing was reversed.
 */
export interface InvoiceReversed {
  /**
   * The dispensing.
   */
  'dispensingId'?: (string);
  /**
   * Civil date of the reversal.
   */
  'reversedOn'?: (string);
}

/**
 * The dispensing was reversed.
 */
export interface InvoiceReversed__Output {
  /**
   * The dispensing.
   */
  'dispensingId': (string);
  /**
   * Civil date of the reversal.
   */
  'reversedOn': (string);
}
