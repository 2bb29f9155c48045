// Original file: protos/ordonnancier/events/v1/key_events.proto


/**
 * The log is written under a key from now on, besides those adopted before.
 */
export interface KeyAdopted {
  /**
   * Whose directory holds the key: identities (prescription, dispensing, audit), billing or fraud.
   */
  'holder'?: (string);
  /**
   * Name of the key: pseudonym, claimSecret …
   */
  'purpose'?: (string);
  /**
   * The first 32 hexadecimal digits of HMAC-SHA-256 of a constant under the key, or of SHA-256 over a public key. Tells nothing
   * of the key itself.
   */
  'fingerprint'?: (string);
}

/**
 * The log is written under a key from now on, besides those adopted before.
 */
export interface KeyAdopted__Output {
  /**
   * Whose directory holds the key: identities (prescription, dispensing, audit), billing or fraud.
   */
  'holder': (string);
  /**
   * Name of the key: pseudonym, claimSecret …
   */
  'purpose': (string);
  /**
   * The first 32 hexadecimal digits of HMAC-SHA-256 of a constant under the key, or of SHA-256 over a public key. Tells nothing
   * of the key itself.
   */
  'fingerprint': (string);
}
