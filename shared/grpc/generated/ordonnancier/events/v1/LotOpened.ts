// Original file: protos/ordonnancier/events/v1/billing_events.proto


/**
 * A pharmacy wants invoices of one regime sent together. Each of them decides whether it can be, next.
 */
export interface LotOpened {
  /**
   * The lot.
   */
  'lotId'?: (string);
  /**
   * Of the pharmacy, in the civil year of opened_on.
   */
  'number'?: (number);
  /**
   * FINESS number of the pharmacy.
   */
  'pharmacyFiness'?: (string);
  /**
   * general, alsace-moselle or state-medical-aid.
   */
  'regime'?: (string);
  /**
   * Civil date where the pharmacy stands.
   */
  'openedOn'?: (string);
  /**
   * The dispensings whose invoices are wanted.
   */
  'dispensingIds'?: (string)[];
}

/**
 * A pharmacy wants invoices of one regime sent together. Each of them decides whether it can be, next.
 */
export interface LotOpened__Output {
  /**
   * The lot.
   */
  'lotId': (string);
  /**
   * Of the pharmacy, in the civil year of opened_on.
   */
  'number': (number);
  /**
   * FINESS number of the pharmacy.
   */
  'pharmacyFiness': (string);
  /**
   * general, alsace-moselle or state-medical-aid.
   */
  'regime': (string);
  /**
   * Civil date where the pharmacy stands.
   */
  'openedOn': (string);
  /**
   * The dispensings whose invoices are wanted.
   */
  'dispensingIds': (string)[];
}
