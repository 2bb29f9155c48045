// Original file: protos/ordonnancier/dispensing/v1/dispensing_service.proto


/**
 * The opinion is recorded.
 */
export interface GiveOpinionResponse {
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
 * The opinion is recorded.
 */
export interface GiveOpinionResponse__Output {
  /**
   * The prescription.
   */
  'prescriptionId': (string);
  /**
   * Position of the event, for min_position.
   */
  'logPosition': (string);
}
