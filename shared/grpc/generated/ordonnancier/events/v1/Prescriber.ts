// Original file: protos/ordonnancier/events/v1/prescription_events.proto


/**
 * Who prescribes.
 */
export interface Prescriber {
  /**
   * RPPS number.
   */
  'rpps'?: (string);
  /**
   * FINESS number of the establishment; absent in private practice.
   */
  'finess'?: (string);
  '_finess'?: "finess";
}

/**
 * Who prescribes.
 */
export interface Prescriber__Output {
  /**
   * RPPS number.
   */
  'rpps': (string);
  /**
   * FINESS number of the establishment; absent in private practice.
   */
  'finess'?: (string);
  '_finess'?: "finess";
}
