// Original file: protos/ordonnancier/type/v1/prescription.proto


/**
 * One field of a request that is invalid.
 */
export interface FieldViolation {
  /**
   * Path in the request: lines[0].packs[0].data_matrices[1].
   */
  'field'?: (string);
  /**
   * What would be valid, in English.
   */
  'description'?: (string);
}

/**
 * One field of a request that is invalid.
 */
export interface FieldViolation__Output {
  /**
   * Path in the request: lines[0].packs[0].data_matrices[1].
   */
  'field': (string);
  /**
   * What would be valid, in English.
   */
  'description': (string);
}
