// Original file: protos/ordonnancier/billing/v1/billing_service.proto


/**
 * See RecordPayerReturn.
 */
export interface RecordPayerReturnRequest {
  /**
   * UUID chosen by the client for this attempt; repeated with the same content, the same is answered.
   */
  'requestId'?: (string);
  /**
   * The file, of at most 128 KiB, in the format of docs/billing.md.
   */
  'file'?: (string);
}

/**
 * See RecordPayerReturn.
 */
export interface RecordPayerReturnRequest__Output {
  /**
   * UUID chosen by the client for this attempt; repeated with the same content, the same is answered.
   */
  'requestId': (string);
  /**
   * The file, of at most 128 KiB, in the format of docs/billing.md.
   */
  'file': (string);
}
