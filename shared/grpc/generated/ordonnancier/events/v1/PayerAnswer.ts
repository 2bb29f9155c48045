// Original file: protos/ordonnancier/events/v1/billing_events.proto

import type { Long } from '@grpc/proto-loader';

/**
 * What a return says of one invoice.
 */
export interface PayerAnswer {
  /**
   * paid, rejected or recovered.
   */
  'outcome'?: (string);
  /**
   * The dispensing.
   */
  'dispensingId'?: (string);
  /**
   * Paid or taken back by the compulsory insurer; absent in a rejection.
   */
  'compulsoryCents'?: (number | string | Long);
  /**
   * Paid or taken back by the complementary insurer or by CSS; absent in a rejection.
   */
  'complementaryCents'?: (number | string | Long);
  /**
   * Why it is rejected, or paid less than asked, as in InvoiceRejected; absent otherwise.
   */
  'reason'?: (string);
  '_compulsoryCents'?: "compulsoryCents";
  '_complementaryCents'?: "complementaryCents";
  '_reason'?: "reason";
}

/**
 * What a return says of one invoice.
 */
export interface PayerAnswer__Output {
  /**
   * paid, rejected or recovered.
   */
  'outcome': (string);
  /**
   * The dispensing.
   */
  'dispensingId': (string);
  /**
   * Paid or taken back by the compulsory insurer; absent in a rejection.
   */
  'compulsoryCents'?: (number);
  /**
   * Paid or taken back by the complementary insurer or by CSS; absent in a rejection.
   */
  'complementaryCents'?: (number);
  /**
   * Why it is rejected, or paid less than asked, as in InvoiceRejected; absent otherwise.
   */
  'reason'?: (string);
  '_compulsoryCents'?: "compulsoryCents";
  '_complementaryCents'?: "complementaryCents";
  '_reason'?: "reason";
}
