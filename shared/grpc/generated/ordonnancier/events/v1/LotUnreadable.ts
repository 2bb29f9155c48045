// Original file: protos/ordonnancier/events/v1/billing_events.proto


/**
 * The payer cannot read the lot (ARL, negative).
 */
export interface LotUnreadable {
  /**
   * The lot.
   */
  'lotId'?: (string);
  /**
   * Civil date where the pharmacy stands.
   */
  'unreadableOn'?: (string);
  /**
   * malformed, signature-invalid or wrong-addressee.
   */
  'reason'?: (string);
}

/**
 * The payer cannot read the lot (ARL, negative).
 */
export interface LotUnreadable__Output {
  /**
   * The lot.
   */
  'lotId': (string);
  /**
   * Civil date where the pharmacy stands.
   */
  'unreadableOn': (string);
  /**
   * malformed, signature-invalid or wrong-addressee.
   */
  'reason': (string);
}
