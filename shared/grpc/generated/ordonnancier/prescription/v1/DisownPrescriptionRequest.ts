// Original file: protos/ordonnancier/prescription/v1/prescription_service.proto


/**
 * See DisownPrescription.
 */
export interface DisownPrescriptionRequest {
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
 * See DisownPrescription.
 */
export interface DisownPrescriptionRequest__Output {
  /**
   * UUID chosen by the client for this attempt.
   */
  'requestId': (string);
  /**
   * The prescription.
   */
  'prescriptionId': (string);
}
