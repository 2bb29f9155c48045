// Original file: protos/ordonnancier/type/v1/prescription.proto


/**
 * Quantities of a line. Dispensing may exceed what is due by less than one smallest pack; narcotics are exact.
 */
export interface QuantityLedger {
  /**
   * Units of one delivery.
   */
  'unitsPerDelivery'?: (number);
  /**
   * Days one delivery covers.
   */
  'daysPerDelivery'?: (number);
  /**
   * Number of deliveries, renewals included.
   */
  'deliveries'?: (number);
  /**
   * Units authorised over all deliveries.
   */
  'unitsAuthorised'?: (number);
  /**
   * Units dispensed and not reversed.
   */
  'unitsDispensed'?: (number);
  /**
   * Units whose dispensing was reversed.
   */
  'unitsReversed'?: (number);
  /**
   * Units that may be dispensed on the day of the answer, before rounding up to whole packs.
   */
  'unitsDue'?: (number);
  /**
   * Civil date from which the next delivery is due, YYYY-MM-DD; empty when nothing more is due.
   */
  'nextDueOn'?: (string);
  /**
   * Last civil date on which a delivery is allowed, YYYY-MM-DD.
   */
  'lastDeliveryOn'?: (string);
}

/**
 * Quantities of a line. Dispensing may exceed what is due by less than one smallest pack; narcotics are exact.
 */
export interface QuantityLedger__Output {
  /**
   * Units of one delivery.
   */
  'unitsPerDelivery': (number);
  /**
   * Days one delivery covers.
   */
  'daysPerDelivery': (number);
  /**
   * Number of deliveries, renewals included.
   */
  'deliveries': (number);
  /**
   * Units authorised over all deliveries.
   */
  'unitsAuthorised': (number);
  /**
   * Units dispensed and not reversed.
   */
  'unitsDispensed': (number);
  /**
   * Units whose dispensing was reversed.
   */
  'unitsReversed': (number);
  /**
   * Units that may be dispensed on the day of the answer, before rounding up to whole packs.
   */
  'unitsDue': (number);
  /**
   * Civil date from which the next delivery is due, YYYY-MM-DD; empty when nothing more is due.
   */
  'nextDueOn': (string);
  /**
   * Last civil date on which a delivery is allowed, YYYY-MM-DD.
   */
  'lastDeliveryOn': (string);
}
