// Original file: protos/ordonnancier/billing/v1/billing_service.proto


/**
 * Why an insurer rejects an invoice, or pays less than it is asked for.
 */
export interface Rejection {
  /**
   * RIGHTS_CLOSED, BENEFICIARY_UNKNOWN, DUPLICATE, BASE_OR_RATE_MISMATCH, PRESCRIBER_UNKNOWN, NOT_REIMBURSABLE, LATE or
   * DOCUMENT_MISSING; docs/billing.md explains them.
   */
  'reason'?: (string);
  /**
   * The same as a sentence, in English.
   */
  'sentenceEn'?: (string);
  /**
   * The same as a sentence, in French.
   */
  'sentenceFr'?: (string);
  /**
   * What CorrectInvoice takes for it: coverage, beneficiary, prescriber or document. Empty when nothing can be corrected.
   */
  'correctedBy'?: (string)[];
}

/**
 * Why an insurer rejects an invoice, or pays less than it is asked for.
 */
export interface Rejection__Output {
  /**
   * RIGHTS_CLOSED, BENEFICIARY_UNKNOWN, DUPLICATE, BASE_OR_RATE_MISMATCH, PRESCRIBER_UNKNOWN, NOT_REIMBURSABLE, LATE or
   * DOCUMENT_MISSING; docs/billing.md explains them.
   */
  'reason': (string);
  /**
   * The same as a sentence, in English.
   */
  'sentenceEn': (string);
  /**
   * The same as a sentence, in French.
   */
  'sentenceFr': (string);
  /**
   * What CorrectInvoice takes for it: coverage, beneficiary, prescriber or document. Empty when nothing can be corrected.
   */
  'correctedBy': (string)[];
}
