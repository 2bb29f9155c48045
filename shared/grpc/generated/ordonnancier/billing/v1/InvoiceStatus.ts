// Original file: protos/ordonnancier/billing/v1/billing_service.proto

/**
 * State of an invoice.
 */
export const InvoiceStatus = {
  /**
   * Never sent.
   */
  INVOICE_STATUS_UNSPECIFIED: 'INVOICE_STATUS_UNSPECIFIED',
  /**
   * Computed.
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
} as const;

/**
 * State of an invoice.
 */
export type InvoiceStatus =
  /**
   * Never sent.
   */
  | 'INVOICE_STATUS_UNSPECIFIED'
  | 0
  /**
   * Computed.
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
 * State of an invoice.
 */
export type InvoiceStatus__Output = typeof InvoiceStatus[keyof typeof InvoiceStatus]
