// Original file: protos/ordonnancier/events/v1/billing_events.proto

import type { Long } from '@grpc/proto-loader';

/**
 * The invoice went to the payer in a lot. What it asks for never changes.
 */
export interface InvoiceSent {
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
  'sentOn'?: (string);
  /**
   * Asked of the compulsory insurer.
   */
  'compulsoryCents'?: (number | string | Long);
  /**
   * Asked of the complementary insurer or of CSS.
   */
  'complementaryCents'?: (number | string | Long);
}

/**
 * The invoice went to the payer in a lot. What it asks for never changes.
 */
export interface InvoiceSent__Output {
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
  'sentOn': (string);
  /**
   * Asked of the compulsory insurer.
   */
  'compulsoryCents': (number);
  /**
   * Asked of the complementary insurer or of CSS.
   */
  'complementaryCents': (number);
}
