// Original file: protos/ordonnancier/events/v1/billing_events.proto


/**
 * Rights of a patient in place of those that the dispensing stated.
 */
export interface CorrectedCoverage {
  /**
   * none, ald, maternity, work-accident, css, ame or invalidity.
   */
  'exemption'?: (string);
  /**
   * Whether the local scheme of Alsace and Moselle applies.
   */
  'alsaceMoselle'?: (boolean);
}

/**
 * Rights of a patient in place of those that the dispensing stated.
 */
export interface CorrectedCoverage__Output {
  /**
   * none, ald, maternity, work-accident, css, ame or invalidity.
   */
  'exemption': (string);
  /**
   * Whether the local scheme of Alsace and Moselle applies.
   */
  'alsaceMoselle': (boolean);
}
