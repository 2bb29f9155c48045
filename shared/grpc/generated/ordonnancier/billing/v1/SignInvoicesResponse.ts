// Original file: protos/ordonnancier/billing/v1/billing_service.proto

import type { SignedInvoice as _ordonnancier_billing_v1_SignedInvoice, SignedInvoice__Output as _ordonnancier_billing_v1_SignedInvoice__Output } from '../../../ordonnancier/billing/v1/SignedInvoice.ts';

/**
 * In the order of the request.
 */
export interface SignInvoicesResponse {
  /**
   * One for each.
   */
  'results'?: (_ordonnancier_billing_v1_SignedInvoice)[];
  /**
   * Position of the last of these events, for min_position; empty when nothing was signed.
   */
  'logPosition'?: (string);
}

/**
 * In the order of the request.
 */
export interface SignInvoicesResponse__Output {
  /**
   * One for each.
   */
  'results': (_ordonnancier_billing_v1_SignedInvoice__Output)[];
  /**
   * Position of the last of these events, for min_position; empty when nothing was signed.
   */
  'logPosition': (string);
}
