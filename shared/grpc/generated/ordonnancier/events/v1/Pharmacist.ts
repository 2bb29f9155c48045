// Original file: protos/ordonnancier/events/v1/prescription_events.proto


/**
 * Who acts, for which pharmacy.
 */
export interface Pharmacist {
  /**
   * RPPS number.
   */
  'rpps'?: (string);
  /**
   * FINESS number of the pharmacy.
   */
  'finess'?: (string);
}

/**
 * Who acts, for which pharmacy.
 */
export interface Pharmacist__Output {
  /**
   * RPPS number.
   */
  'rpps': (string);
  /**
   * FINESS number of the pharmacy.
   */
  'finess': (string);
}
