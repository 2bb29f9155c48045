// Original file: protos/ordonnancier/fraud/v1/fraud_service.proto


/**
 * The verdict is in the log.
 */
export interface RecordVerdictResponse {
  /**
   * The alert.
   */
  'alertId'?: (string);
  /**
   * Position of the event, for min_position.
   */
  'logPosition'?: (string);
}

/**
 * The verdict is in the log.
 */
export interface RecordVerdictResponse__Output {
  /**
   * The alert.
   */
  'alertId': (string);
  /**
   * Position of the event, for min_position.
   */
  'logPosition': (string);
}
