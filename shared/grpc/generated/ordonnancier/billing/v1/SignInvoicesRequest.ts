// Original file: protos/ordonnancier/billing/v1/billing_service.proto


/**
 * See SignInvoices.
 */
export interface SignInvoicesRequest {
  /**
   * UUID chosen by the client for this attempt; repeated with the same content, the same is answered.
   */
  'requestId'?: (string);
  /**
   * The dispensings, 1 to 50, each once.
   */
  'dispensingIds'?: (string)[];
}

/**
 * See SignInvoices.
 */
export interface SignInvoicesRequest__Output {
  /**
   * UUID chosen by the client for this attempt; repeated with the same content, the same is answered.
   */
  'requestId': (string);
  /**
   * The dispensings, 1 to 50, each once.
   */
  'dispensingIds': (string)[];
}
