// Original file: protos/ordonnancier/events/v1/prescription_events.proto


/**
 * Personal fields of one event, encrypted by AES-256-GCM under a key of the patient. Additional authenticated data:
 * stream, event id, type, schema version and key id.
 */
export interface SealedEnvelope {
  /**
   * Which key of the patient.
   */
  'keyId'?: (string);
  /**
   * 96 random bits, base64.
   */
  'nonce'?: (string);
  /**
   * Ciphertext and tag, base64.
   */
  'ciphertext'?: (string);
}

/**
 * Personal fields of one event, encrypted by AES-256-GCM under a key of the patient. Additional authenticated data:
 * stream, event id, type, schema version and key id.
 */
export interface SealedEnvelope__Output {
  /**
   * Which key of the patient.
   */
  'keyId': (string);
  /**
   * 96 random bits, base64.
   */
  'nonce': (string);
  /**
   * Ciphertext and tag, base64.
   */
  'ciphertext': (string);
}
