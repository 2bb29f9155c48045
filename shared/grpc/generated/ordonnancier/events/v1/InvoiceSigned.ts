// Original file: protos/ordonnancier/events/v1/billing_events.proto

import type { Long } from '@grpc/proto-loader';

/**
 * A pharmacist signed what the insurers are asked for: what they owe less what they have paid.
 */
export interface InvoiceSigned {
  /**
   * The dispensing.
   */
  'dispensingId'?: (string);
  /**
   * Civil date where the pharmacy stands.
   */
  'signedOn'?: (string);
  /**
   * RPPS number of the pharmacist.
   */
  'rpps'?: (string);
  /**
   * general, alsace-moselle or state-medical-aid: who pays the compulsory share.
   */
  'regime'?: (string);
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
 * A pharmacist signed what the insurers are asked for: what they owe less what they have paid.
 */
export interface InvoiceSigned__Output {
  /**
   * The dispensing.
   */
  'dispensingId': (string);
  /**
   * Civil date where the pharmacy stands.
   */
  'signedOn': (string);
  /**
   * RPPS number of the pharmacist.
   */
  'rpps': (string);
  /**
   * general, alsace-moselle or state-medical-aid: who pays the compulsory share.
   */
  'regime': (string);
  /**
   * Asked of the compulsory insurer.
   */
  'compulsoryCents': (number);
  /**
   * Asked of the complementary insurer or of CSS.
   */
  'complementaryCents': (number);
}
