// Original file: protos/ordonnancier/dispensing/v1/dispensing_service.proto


/**
 * See ReleaseClaim.
 */
export interface ReleaseClaimRequest {
  /**
   * UUID chosen by the client for this attempt.
   */
  'requestId'?: (string);
  /**
   * The prescription.
   */
  'prescriptionId'?: (string);
  /**
   * Secret of the claim.
   */
  'claimSecret'?: (string);
}

/**
 * See ReleaseClaim.
 */
export interface ReleaseClaimRequest__Output {
  /**
   * UUID chosen by the client for this attempt.
   */
  'requestId': (string);
  /**
   * The prescription.
   */
  'prescriptionId': (string);
  /**
   * Secret of the claim.
   */
  'claimSecret': (string);
}
