// Original file: protos/ordonnancier/dispensing/v1/dispensing_service.proto


/**
 * See ReopenLines.
 */
export interface ReopenLinesRequest {
  /**
   * UUID chosen by the client for this attempt.
   */
  'requestId'?: (string);
  /**
   * The prescription.
   */
  'prescriptionId'?: (string);
  /**
   * Lines to open again.
   */
  'lineIds'?: (string)[];
}

/**
 * See ReopenLines.
 */
export interface ReopenLinesRequest__Output {
  /**
   * UUID chosen by the client for this attempt.
   */
  'requestId': (string);
  /**
   * The prescription.
   */
  'prescriptionId': (string);
  /**
   * Lines to open again.
   */
  'lineIds': (string)[];
}
