// Original file: protos/ordonnancier/prescription/v1/prescription_service.proto


/**
 * See IssuePrescription.
 */
export interface IssuePrescriptionRequest {
  /**
   * UUID chosen by the client for this attempt; repeat it to retry.
   */
  'requestId'?: (string);
  /**
   * The prescription document, UTF-8 JSON, exactly as signed. See docs/signing.md.
   */
  'document'?: (Buffer | Uint8Array | string);
  /**
   * Detached JWS (RFC 7515 appendix F, ES256) of the document by the prescriber.
   */
  'signature'?: (string);
}

/**
 * See IssuePrescription.
 */
export interface IssuePrescriptionRequest__Output {
  /**
   * UUID chosen by the client for this attempt; repeat it to retry.
   */
  'requestId': (string);
  /**
   * The prescription document, UTF-8 JSON, exactly as signed. See docs/signing.md.
   */
  'document': (Buffer);
  /**
   * Detached JWS (RFC 7515 appendix F, ES256) of the document by the prescriber.
   */
  'signature': (string);
}
