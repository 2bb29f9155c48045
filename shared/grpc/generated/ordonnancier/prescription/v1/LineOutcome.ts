// Original file: protos/ordonnancier/prescription/v1/prescription_service.proto


/**
 * What became of one line.
 */
export interface LineOutcome {
  /**
   * The line; empty when the reason is one of the whole prescription.
   */
  'lineId'?: (string);
  /**
   * Units dispensed or reversed; zero otherwise.
   */
  'units'?: (number);
  /**
   * Coded reason of not dispensing, cancelling, substituting or doubting; empty when there is none.
   */
  'reason'?: (string);
  /**
   * CIP13 codes of the packs handed over.
   */
  'cip13'?: (string)[];
}

/**
 * What became of one line.
 */
export interface LineOutcome__Output {
  /**
   * The line; empty when the reason is one of the whole prescription.
   */
  'lineId': (string);
  /**
   * Units dispensed or reversed; zero otherwise.
   */
  'units': (number);
  /**
   * Coded reason of not dispensing, cancelling, substituting or doubting; empty when there is none.
   */
  'reason': (string);
  /**
   * CIP13 codes of the packs handed over.
   */
  'cip13': (string)[];
}
