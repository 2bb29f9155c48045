// Original file: protos/ordonnancier/billing/v1/billing_service.proto

import type { Lot as _ordonnancier_billing_v1_Lot, Lot__Output as _ordonnancier_billing_v1_Lot__Output } from '../../../ordonnancier/billing/v1/Lot.ts';

/**
 * The lot.
 */
export interface GetLotResponse {
  /**
   * The lot.
   */
  'lot'?: (_ordonnancier_billing_v1_Lot | null);
}

/**
 * The lot.
 */
export interface GetLotResponse__Output {
  /**
   * The lot.
   */
  'lot': (_ordonnancier_billing_v1_Lot__Output | null);
}
