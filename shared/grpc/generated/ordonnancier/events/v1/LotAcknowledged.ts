// Original file: protos/ordonnancier/events/v1/billing_events.proto


/**
 * The payer can read the lot (ARL, positive).
 */
export interface LotAcknowledged {
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
 * The payer can read the lot (ARL, positive).
 */
export interface LotAcknowledged__Output {
  /**
   * The lot.
   */
  'lotId': (string);
  /**
   * Civil date where the pharmacy stands.
   */
  'acknowledgedOn': (string);
}
