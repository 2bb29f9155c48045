// Original file: protos/ordonnancier/billing/v1/billing_service.proto

import type { Long } from '@grpc/proto-loader';

/**
 * What the two insurers owe, are asked for, or pay, in euro cents. Each answers for its own share.
 */
export interface PayerShares {
  /**
   * Of the compulsory insurer (AMO).
   */
  'compulsoryCents'?: (number | string | Long);
  /**
   * Of the complementary insurer (AMC), or of CSS.
   */
  'complementaryCents'?: (number | string | Long);
}

/**
 * What the two insurers owe, are asked for, or pay, in euro cents. Each answers for its own share.
 */
export interface PayerShares__Output {
  /**
   * Of the compulsory insurer (AMO).
   */
  'compulsoryCents': (number);
  /**
   * Of the complementary insurer (AMC), or of CSS.
   */
  'complementaryCents': (number);
}
