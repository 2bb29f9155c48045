// Original file: protos/ordonnancier/prescription/v1/prescription_service.proto


/**
 * One of the medicines held against one another.
 */
export interface AlertParty {
  /**
   * Line of the document.
   */
  'lineId'?: (string);
  /**
   * Taken already: CIS code.
   */
  'currentCis'?: (string);
  /**
   * Taken already: substance, as sent.
   */
  'currentSubstance'?: (string);
  /**
   * Exactly one.
   */
  'party'?: "lineId"|"currentCis"|"currentSubstance";
}

/**
 * One of the medicines held against one another.
 */
export interface AlertParty__Output {
  /**
   * Line of the document.
   */
  'lineId'?: (string);
  /**
   * Taken already: CIS code.
   */
  'currentCis'?: (string);
  /**
   * Taken already: substance, as sent.
   */
  'currentSubstance'?: (string);
  /**
   * Exactly one.
   */
  'party'?: "lineId"|"currentCis"|"currentSubstance";
}
