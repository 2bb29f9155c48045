// Original file: protos/ordonnancier/dispensing/v1/dispensing_service.proto


/**
 * Order number of an entry.
 */
export interface RegisterNumber {
  /**
   * Civil year.
   */
  'year'?: (number);
  /**
   * Number within it.
   */
  'number'?: (number);
}

/**
 * Order number of an entry.
 */
export interface RegisterNumber__Output {
  /**
   * Civil year.
   */
  'year': (number);
  /**
   * Number within it.
   */
  'number': (number);
}
