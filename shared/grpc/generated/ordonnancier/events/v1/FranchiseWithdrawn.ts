// Original file: protos/ordonnancier/events/v1/billing_events.proto


/**
 * The dispensing was reversed: its invoice makes nothing due, and leaves its room under the cap to the others.
 */
export interface FranchiseWithdrawn {
  /**
   * The dispensing.
   */
  'dispensingId'?: (string);
}

/**
 * The dispensing was reversed: its invoice makes nothing due, and leaves its room under the cap to the others.
 */
export interface FranchiseWithdrawn__Output {
  /**
   * The dispensing.
   */
  'dispensingId': (string);
}
