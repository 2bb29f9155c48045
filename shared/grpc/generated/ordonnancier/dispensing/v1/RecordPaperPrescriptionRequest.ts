// Original file: protos/ordonnancier/dispensing/v1/dispensing_service.proto


/**
 * See RecordPaperPrescription.
 */
export interface RecordPaperPrescriptionRequest {
  /**
   * UUID chosen by the client for this attempt.
   */
  'requestId'?: (string);
  /**
   * The transcription, UTF-8 JSON in the form of docs/signing.md, unsigned, with the prescriber who wrote the paper.
   */
  'document'?: (Buffer | Uint8Array | string);
  /**
   * SHA-256 of the scanned paper, 64 hexadecimal digits.
   */
  'scanSha256'?: (string);
}

/**
 * See RecordPaperPrescription.
 */
export interface RecordPaperPrescriptionRequest__Output {
  /**
   * UUID chosen by the client for this attempt.
   */
  'requestId': (string);
  /**
   * The transcription, UTF-8 JSON in the form of docs/signing.md, unsigned, with the prescriber who wrote the paper.
   */
  'document': (Buffer);
  /**
   * SHA-256 of the scanned paper, 64 hexadecimal digits.
   */
  'scanSha256': (string);
}
