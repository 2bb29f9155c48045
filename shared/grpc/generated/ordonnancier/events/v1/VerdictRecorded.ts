// Original file: protos/ordonnancier/events/v1/fraud_events.proto


/**
 * An analyst decided.
 */
export interface VerdictRecorded {
  /**
   * The alert.
   */
  'alertId'?: (string);
  /**
   * confirmed, dismissed or inconclusive.
   */
  'verdict'?: (string);
  /**
   * Subject identifier of the analyst.
   */
  'analyst'?: (string);
}

/**
 * An analyst decided.
 */
export interface VerdictRecorded__Output {
  /**
   * The alert.
   */
  'alertId': (string);
  /**
   * confirmed, dismissed or inconclusive.
   */
  'verdict': (string);
  /**
   * Subject identifier of the analyst.
   */
  'analyst': (string);
}
