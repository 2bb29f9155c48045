// Original file: protos/ordonnancier/dispensing/v1/dispensing_service.proto


/**
 * Packs of one presentation.
 */
export interface RegisteredPack {
  /**
   * CIP13 code.
   */
  'cip13'?: (string);
  /**
   * Name of the medicine on that day; empty when the catalogue no longer knows it.
   */
  'name'?: (string);
  /**
   * How many.
   */
  'count'?: (number);
  /**
   * An earlier delivery of the line opened and entered the pack: units that it had left were handed over.
   */
  'openedBefore'?: (boolean);
}

/**
 * Packs of one presentation.
 */
export interface RegisteredPack__Output {
  /**
   * CIP13 code.
   */
  'cip13': (string);
  /**
   * Name of the medicine on that day; empty when the catalogue no longer knows it.
   */
  'name': (string);
  /**
   * How many.
   */
  'count': (number);
  /**
   * An earlier delivery of the line opened and entered the pack: units that it had left were handed over.
   */
  'openedBefore': (boolean);
}
