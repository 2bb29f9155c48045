// Original file: protos/ordonnancier/billing/v1/billing_service.proto

/**
 * State of an invoice.
 */
export const InvoiceStatus = {
  /**
   * Not stated.
   */
  INVOICE_STATUS_UNSPECIFIED: 'INVOICE_STATUS_UNSPECIFIED',
  /**
   * Computed, and not signed; or signed for amounts that changed before it was sent; or paid, and to be signed again for a fee that
   * came to it since.
   */
  INVOICE_STATUS_DRAFT: 'INVOICE_STATUS_DRAFT',
  /**
   * Something is missing to compute it.
   */
  INVOICE_STATUS_BLOCKED: 'INVOICE_STATUS_BLOCKED',
  /**
   * Its dispensing was reversed; what was paid is recovered.
   */
  INVOICE_STATUS_REVERSED: 'INVOICE_STATUS_REVERSED',
  /**
   * To be sent in a lot.
   */
  INVOICE_STATUS_SIGNED: 'INVOICE_STATUS_SIGNED',
  /**
   * Gone to the payer.
   */
  INVOICE_STATUS_SENT: 'INVOICE_STATUS_SENT',
  /**
   * The payer can read it.
   */
  INVOICE_STATUS_ACKNOWLEDGED: 'INVOICE_STATUS_ACKNOWLEDGED',
  /**
   * The payer could not read its lot; to be sent in another.
   */
  INVOICE_STATUS_UNREADABLE: 'INVOICE_STATUS_UNREADABLE',
  /**
   * Paid as asked, or corrected to no more than was paid.
   */
  INVOICE_STATUS_PAID: 'INVOICE_STATUS_PAID',
  /**
   * Paid in part, with a reason.
   */
  INVOICE_STATUS_PARTLY_PAID: 'INVOICE_STATUS_PARTLY_PAID',
  /**
   * Not paid, with a reason.
   */
  INVOICE_STATUS_REJECTED: 'INVOICE_STATUS_REJECTED',
  /**
   * Corrected after a rejection; to be signed again.
   */
  INVOICE_STATUS_CORRECTED: 'INVOICE_STATUS_CORRECTED',
  /**
   * The insurers owe the pharmacy nothing: the patient advances the total, or nothing of it is covered. It cannot be signed; when
   * nothing was covered and a fee comes to it from another invoice, it is a draft.
   */
  INVOICE_STATUS_NOTHING_TO_CLAIM: 'INVOICE_STATUS_NOTHING_TO_CLAIM',
} as const;

/**
 * State of an invoice.
 */
export type InvoiceStatus =
  /**
   * Not stated.
   */
  | 'INVOICE_STATUS_UNSPECIFIED'
  | 0
  /**
   * Computed, and not signed; or signed for amounts that changed before it was sent; or paid, and to be signed again for a fee that
   * came to it since.
   */
  | 'INVOICE_STATUS_DRAFT'
  | 1
  /**
   * Something is missing to compute it.
   */
  | 'INVOICE_STATUS_BLOCKED'
  | 2
  /**
   * Its dispensing was reversed; what was paid is recovered.
   */
  | 'INVOICE_STATUS_REVERSED'
  | 3
  /**
   * To be sent in a lot.
   */
  | 'INVOICE_STATUS_SIGNED'
  | 4
  /**
   * Gone to the payer.
   */
  | 'INVOICE_STATUS_SENT'
  | 5
  /**
   * The payer can read it.
   */
  | 'INVOICE_STATUS_ACKNOWLEDGED'
  | 6
  /**
   * The payer could not read its lot; to be sent in another.
   */
  | 'INVOICE_STATUS_UNREADABLE'
  | 7
  /**
   * Paid as asked, or corrected to no more than was paid.
   */
  | 'INVOICE_STATUS_PAID'
  | 8
  /**
   * Paid in part, with a reason.
   */
  | 'INVOICE_STATUS_PARTLY_PAID'
  | 9
  /**
   * Not paid, with a reason.
   */
  | 'INVOICE_STATUS_REJECTED'
  | 10
  /**
   * Corrected after a rejection; to be signed again.
   */
  | 'INVOICE_STATUS_CORRECTED'
  | 11
  /**
   * The insurers owe the pharmacy nothing: the patient advances the total, or nothing of it is covered. It cannot be signed; when
   * nothing was covered and a fee comes to it from another invoice, it is a draft.
   */
  | 'INVOICE_STATUS_NOTHING_TO_CLAIM'
  | 12

/**
 * State of an invoice.
 */
export type InvoiceStatus__Output = typeof InvoiceStatus[keyof typeof InvoiceStatus]
