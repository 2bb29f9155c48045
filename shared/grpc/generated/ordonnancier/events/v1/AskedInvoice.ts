// Original file: protos/ordonnancier/events/v1/billing_events.proto

import type { Long } from '@grpc/proto-loader';

/**
 * What a lot asks for one invoice.
 */
export interface AskedInvoice {
  /**
   * The dispensing.
   */
  'dispensingId'?: (string);
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
 * What a lot asks for one invoice.
 */
export interface AskedInvoice__Output {
  /**
   * The dispensing.
   */
  'dispensingId': (string);
  /**
   * Asked of the compulsory insurer.
   */
  'compulsoryCents': (number);
  /**
   * Asked of the complementary insurer or of CSS.
   */
  'complementaryCents': (number);
}
