// Original file: protos/ordonnancier/dispensing/v1/dispensing_service.proto


/**
 * The refusal is recorded.
 */
export interface RefuseDispensingResponse {
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
 * The refusal is recorded.
 */
export interface RefuseDispensingResponse__Output {
  /**
   * The prescription.
   */
  'prescriptionId': (string);
  /**
   * Position of the event, for min_position.
   */
  'logPosition': (string);
}
