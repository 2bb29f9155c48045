// Original file: protos/ordonnancier/dispensing/v1/dispensing_service.proto


/**
 * Result of scoring while the pharmacy claims.
 */
export interface FraudScreening {
  /**
   * Whether scoring answered within its budget.
   */
  'answered'?: (boolean);
  /**
   * 0 to 1000.
   */
  'score'?: (number);
  /**
   * Stable codes of the rules that matched.
   */
  'reasonCodes'?: (string)[];
}

/**
 * Result of scoring while the pharmacy claims.
 */
export interface FraudScreening__Output {
  /**
   * Whether scoring answered within its budget.
   */
  'answered': (boolean);
  /**
   * 0 to 1000.
   */
  'score': (number);
  /**
   * Stable codes of the rules that matched.
   */
  'reasonCodes': (string)[];
}
