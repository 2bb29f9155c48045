// Original file: protos/ordonnancier/prescription/v1/prescription_service.proto


/**
 * See CheckPrescription.
 */
export interface CheckPrescriptionRequest {
  /**
   * The prescription document, UTF-8 JSON. See docs/signing.md.
   */
  'document'?: (Buffer | Uint8Array | string);
}

/**
 * See CheckPrescription.
 */
export interface CheckPrescriptionRequest__Output {
  /**
   * The prescription document, UTF-8 JSON. See docs/signing.md.
   */
  'document': (Buffer);
}
