// Original file: protos/ordonnancier/prescription/v1/prescription_service.proto


/**
 * See GetPrescription.
 */
export interface GetPrescriptionRequest {
  /**
   * The prescription.
   */
  'prescriptionId'?: (string);
}

/**
 * See GetPrescription.
 */
export interface GetPrescriptionRequest__Output {
  /**
   * The prescription.
   */
  'prescriptionId': (string);
}
