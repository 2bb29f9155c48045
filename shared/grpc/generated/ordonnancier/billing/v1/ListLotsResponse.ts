// Original file: protos/ordonnancier/billing/v1/billing_service.proto

import type { Lot as _ordonnancier_billing_v1_Lot, Lot__Output as _ordonnancier_billing_v1_Lot__Output } from '../../../ordonnancier/billing/v1/Lot.ts';

/**
 * One page.
 */
export interface ListLotsResponse {
  /**
   * Newest first, without their invoices: GetLot has them.
   */
  'lots'?: (_ordonnancier_billing_v1_Lot)[];
  /**
   * Token of the next page; empty on the last.
   */
  'nextPageToken'?: (string);
}

/**
 * One page.
 */
export interface ListLotsResponse__Output {
  /**
   * Newest first, without their invoices: GetLot has them.
   */
  'lots': (_ordonnancier_billing_v1_Lot__Output)[];
  /**
   * Token of the next page; empty on the last.
   */
  'nextPageToken': (string);
}
