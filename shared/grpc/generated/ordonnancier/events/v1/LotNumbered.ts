// Original file: protos/ordonnancier/events/v1/billing_events.proto


/**
 * A lot of a pharmacy got its number.
 */
export interface LotNumbered {
  /**
   * The lot.
   */
  'lotId'?: (string);
  /**
   * 1, 2, 3 …, for each pharmacy and civil year.
   */
  'number'?: (number);
}

/**
 * A lot of a pharmacy got its number.
 */
export interface LotNumbered__Output {
  /**
   * The lot.
   */
  'lotId': (string);
  /**
   * 1, 2, 3 …, for each pharmacy and civil year.
   */
  'number': (number);
}
