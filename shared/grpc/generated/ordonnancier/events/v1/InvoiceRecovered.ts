// Original file: protos/ordonnancier/events/v1/billing_events.proto

import type { Long } from '@grpc/proto-loader';

/**
 * The insurers took back what they had paid and no longer owe.
 */
export interface InvoiceRecovered {
  /**
   * The dispensing.
   */
  'dispensingId'?: (string);
  /**
   * The lot in which it had been paid.
   */
  'lotId'?: (string);
  /**
   * Civil date where the pharmacy stands.
   */
  'recoveredOn'?: (string);
  /**
   * Taken back by the compulsory insurer.
   */
  'compulsoryCents'?: (number | string | Long);
  /**
   * Taken back by the complementary insurer or by CSS.
   */
  'complementaryCents'?: (number | string | Long);
}

/**
 * The insurers took back what they had paid and no longer owe.
 */
export interface InvoiceRecovered__Output {
  /**
   * The dispensing.
   */
  'dispensingId': (string);
  /**
   * The lot in which it had been paid.
   */
  'lotId': (string);
  /**
   * Civil date where the pharmacy stands.
   */
  'recoveredOn': (string);
  /**
   * Taken back by the compulsory insurer.
   */
  'compulsoryCents': (number);
  /**
   * Taken back by the complementary insurer or by CSS.
   */
  'complementaryCents': (number);
}
