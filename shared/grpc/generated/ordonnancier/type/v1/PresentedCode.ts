// Original file: protos/ordonnancier/type/v1/prescription.proto


/**
 * The code a patient presents.
 */
export interface PresentedCode {
  /**
   * Text read from the QR code.
   */
  'qrPayload'?: (string);
  /**
   * The typed fallback; case, spaces and dashes do not matter.
   */
  'typedCode'?: (string);
  /**
   * Either of the two forms.
   */
  'code'?: "qrPayload"|"typedCode";
}

/**
 * The code a patient presents.
 */
export interface PresentedCode__Output {
  /**
   * Text read from the QR code.
   */
  'qrPayload'?: (string);
  /**
   * The typed fallback; case, spaces and dashes do not matter.
   */
  'typedCode'?: (string);
  /**
   * Either of the two forms.
   */
  'code'?: "qrPayload"|"typedCode";
}
