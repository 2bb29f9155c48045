// Original file: protos/ordonnancier/type/v1/prescription.proto


/**
 * A remark that does not prevent the request.
 */
export interface Warning {
  /**
   * Stable code, see docs/refusals.md.
   */
  'code'?: (string);
  /**
   * Line concerned; empty for the whole prescription.
   */
  'lineId'?: (string);
  /**
   * Sentence in English.
   */
  'message'?: (string);
  /**
   * The same in French, for the person who reads it.
   */
  'messageFr'?: (string);
}

/**
 * A remark that does not prevent the request.
 */
export interface Warning__Output {
  /**
   * Stable code, see docs/refusals.md.
   */
  'code': (string);
  /**
   * Line concerned; empty for the whole prescription.
   */
  'lineId': (string);
  /**
   * Sentence in English.
   */
  'message': (string);
  /**
   * The same in French, for the person who reads it.
   */
  'messageFr': (string);
}
