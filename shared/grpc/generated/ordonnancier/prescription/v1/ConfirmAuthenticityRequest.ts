// Original file: protos/ordonnancier/prescription/v1/prescription_service.proto


/**
 * See ConfirmAuthenticity.
 */
export interface ConfirmAuthenticityRequest {
  /**
   * UUID chosen by the client for this attempt.
   */
  'requestId'?: (string);
  /**
   * The prescription.
   */
  'prescriptionId'?: (string);
}

/**
 * See ConfirmAuthenticity.
 */
export interface ConfirmAuthenticityRequest__Output {
  /**
   * UUID chosen by the client for this attempt.
   */
  'requestId': (string);
  /**
   * The prescription.
   */
  'prescriptionId': (string);
}
