// Original file: protos/ordonnancier/events/v1/billing_events.proto

import type { Long } from '@grpc/proto-loader';

/**
 * The insurers paid what they were asked for, or less.
 */
export interface InvoicePaid {
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
  'paidOn'?: (string);
  /**
   * Paid by the compulsory insurer.
   */
  'compulsoryCents'?: (number | string | Long);
  /**
   * Paid by the complementary insurer or by CSS.
   */
  'complementaryCents'?: (number | string | Long);
  /**
   * Why less was paid than asked, as in InvoiceRejected; absent when all was.
   */
  'reason'?: (string);
  '_reason'?: "reason";
}

/**
 * The insurers paid what they were asked for, or less.
 */
export interface InvoicePaid__Output {
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
  'paidOn': (string);
  /**
   * Paid by the compulsory insurer.
   */
  'compulsoryCents': (number);
  /**
   * Paid by the complementary insurer or by CSS.
   */
  'complementaryCents': (number);
  /**
   * Why less was paid than asked, as in InvoiceRejected; absent when all was.
   */
  'reason'?: (string);
  '_reason'?: "reason";
}
