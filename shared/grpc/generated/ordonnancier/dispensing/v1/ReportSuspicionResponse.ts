// Original file: protos/ordonnancier/dispensing/v1/dispensing_service.proto


/**
 * The suspicion is recorded.
 */
export interface ReportSuspicionResponse {
  /**
   * The prescription.
   */
  'prescriptionId'?: (string);
  /**
   * Position of the event, for min_position.
   */
  'logPosition'?: (string);
}

/**
 * The suspicion is recorded.
 */
export interface ReportSuspicionResponse__Output {
  /**
   * The prescription.
   */
  'prescriptionId': (string);
  /**
   * Position of the event, for min_position.
   */
  'logPosition': (string);
}
