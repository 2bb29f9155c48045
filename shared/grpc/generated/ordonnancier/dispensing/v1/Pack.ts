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
   * Instead of serials: what the scanner read in the DataMatrix of each of these packs, its separators (ASCII 29) kept. A GS1
   * symbology identifier, a separator or both may be in front, a line end behind; elements besides 01, 17, 10 and 21 are passed over.
   * Serial numbers, lots and expiry dates come from it. Never in answers.
   */
  'dataMatrices'?: (string)[];
  /**
   * Lots of the packs, one for each, where they were not scanned. Required of biosimilars that are substituted, scanned or typed.
   * Never in answers.
   */
  'lots'?: (string)[];
  /**
   * This pharmacy opened the pack for an earlier delivery of the line, which named it and is billed for it: of what it had left,
   * units are handed over. Only of what is dispensed by the unit; units must say how many, and no serial number is given again.
   * When that delivery is reversed nobody is billed for the pack: amend this one to name it as its own.
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
   * Instead of serials: what the scanner read in the DataMatrix of each of these packs, its separators (ASCII 29) kept. A GS1
   * symbology identifier, a separator or both may be in front, a line end behind; elements besides 01, 17, 10 and 21 are passed over.
   * Serial numbers, lots and expiry dates come from it. Never in answers.
   */
  'dataMatrices': (string)[];
  /**
   * Lots of the packs, one for each, where they were not scanned. Required of biosimilars that are substituted, scanned or typed.
   * Never in answers.
   */
  'lots': (string)[];
  /**
   * This pharmacy opened the pack for an earlier delivery of the line, which named it and is billed for it: of what it had left,
   * units are handed over. Only of what is dispensed by the unit; units must say how many, and no serial number is given again.
   * When that delivery is reversed nobody is billed for the pack: amend this one to name it as its own.
   */
  'openedBefore': (boolean);
}
