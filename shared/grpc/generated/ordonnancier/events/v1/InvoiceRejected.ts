// Original file: protos/ordonnancier/events/v1/billing_events.proto


/**
 * The insurers pay nothing of what they were asked for.
 */
export interface InvoiceRejected {
  /**
   * The dispensing.
   */
  'dispensingId'?: (string);
  /**
   * The lot.
   */
  'lotId'?: (string);
  /**
   * Civil date where the pharmacy stands.
   */
  'rejectedOn'?: (string);
  /**
   * RIGHTS_CLOSED, BENEFICIARY_UNKNOWN, DUPLICATE, BASE_OR_RATE_MISMATCH, PRESCRIBER_UNKNOWN, NOT_REIMBURSABLE, LATE or
   * DOCUMENT_MISSING.
   */
  'reason'?: (string);
}

/**
 * The insurers pay nothing of what they were asked for.
 */
export interface InvoiceRejected__Output {
  /**
   * The dispensing.
   */
  'dispensingId': (string);
  /**
   * The lot.
   */
  'lotId': (string);
  /**
   * Civil date where the pharmacy stands.
   */
  'rejectedOn': (string);
  /**
   * RIGHTS_CLOSED, BENEFICIARY_UNKNOWN, DUPLICATE, BASE_OR_RATE_MISMATCH, PRESCRIBER_UNKNOWN, NOT_REIMBURSABLE, LATE or
   * DOCUMENT_MISSING.
   */
  'reason': (string);
}
