// Original file: protos/ordonnancier/dispensing/v1/dispensing_service.proto


/**
 * Packs of one presentation.
 */
export interface Pack {
  /**
   * CIP13 code.
   */
  'cip13'?: (string);
  /**
   * How many.
   */
  'count'?: (number);
  /**
   * Serial numbers of the packs that bear the safety feature; none for the others.
   */
  'serials'?: (string)[];
  /**
   * Instead of serials: what the scanner read in the DataMatrix of each of these packs, its separators (ASCII 29) kept.
   * Serial numbers, lots and expiry dates come from it. Never in answers.
   */
  'dataMatrices'?: (string)[];
  /**
   * Lots of the packs, one for each, where they were not scanned. Required of biosimilars that are substituted, scanned or typed.
   * Never in answers.
   */
  'lots'?: (string)[];
  /**
   * The pack was opened for an earlier delivery of the line by this pharmacy, which counted it: what it had left is handed over.
   * Only of what is dispensed by the unit; units must say how many, and no serial is given again. It is not billed again.
   */
  'openedBefore'?: (boolean);
}

/**
 * Packs of one presentation.
 */
export interface Pack__Output {
  /**
   * CIP13 code.
   */
  'cip13': (string);
  /**
   * How many.
   */
  'count': (number);
  /**
   * Serial numbers of the packs that bear the safety feature; none for the others.
   */
  'serials': (string)[];
  /**
   * Instead of serials: what the scanner read in the DataMatrix of each of these packs, its separators (ASCII 29) kept.
   * Serial numbers, lots and expiry dates come from it. Never in answers.
   */
  'dataMatrices': (string)[];
  /**
   * Lots of the packs, one for each, where they were not scanned. Required of biosimilars that are substituted, scanned or typed.
   * Never in answers.
   */
  'lots': (string)[];
  /**
   * The pack was opened for an earlier delivery of the line by this pharmacy, which counted it: what it had left is handed over.
   * Only of what is dispensed by the unit; units must say how many, and no serial is given again. It is not billed again.
   */
  'openedBefore': (boolean);
}
