// Original file: protos/ordonnancier/type/v1/prescription.proto


/**
 * Printed on paper and handed to the patient; whoever holds it, and is a professional, may read the prescription.
 */
export interface PrintedCode {
  /**
   * Text of the QR code: COSE_Sign1 over CWT claims, zlib, base45. See docs/printed-code.md.
   */
  'qrPayload'?: (string);
  /**
   * Twenty characters of Crockford base32 to type when the QR code cannot be read.
   */
  'typedCode'?: (string);
}

/**
 * Printed on paper and handed to the patient; whoever holds it, and is a professional, may read the prescription.
 */
export interface PrintedCode__Output {
  /**
   * Text of the QR code: COSE_Sign1 over CWT claims, zlib, base45. See docs/printed-code.md.
   */
  'qrPayload': (string);
  /**
   * Twenty characters of Crockford base32 to type when the QR code cannot be read.
   */
  'typedCode': (string);
}
