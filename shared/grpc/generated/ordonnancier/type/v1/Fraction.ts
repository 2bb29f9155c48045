// Original file: protos/ordonnancier/type/v1/prescription.proto


/**
 * A number of units, or a part of one.
 */
export interface Fraction {
  /**
   * At least 1.
   */
  'numerator'?: (number);
  /**
   * 1 to 10.
   */
  'denominator'?: (number);
}

/**
 * A number of units, or a part of one.
 */
export interface Fraction__Output {
  /**
   * At least 1.
   */
  'numerator': (number);
  /**
   * 1 to 10.
   */
  'denominator': (number);
}
