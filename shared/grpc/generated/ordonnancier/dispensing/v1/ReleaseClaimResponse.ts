// Original file: protos/ordonnancier/dispensing/v1/dispensing_service.proto


/**
 * The claim is given back.
 */
export interface ReleaseClaimResponse {
  /**
   * Position of the event, for min_position.
   */
  'logPosition'?: (string);
}

/**
 * The claim is given back.
 */
export interface ReleaseClaimResponse__Output {
  /**
   * Position of the event, for min_position.
   */
  'logPosition': (string);
}
