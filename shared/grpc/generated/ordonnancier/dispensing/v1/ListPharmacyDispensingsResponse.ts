// Original file: protos/ordonnancier/dispensing/v1/dispensing_service.proto

import type { PharmacyDispensing as _ordonnancier_dispensing_v1_PharmacyDispensing, PharmacyDispensing__Output as _ordonnancier_dispensing_v1_PharmacyDispensing__Output } from '../../../ordonnancier/dispensing/v1/PharmacyDispensing.ts';

/**
 * One page.
 */
export interface ListPharmacyDispensingsResponse {
  /**
   * Newest first.
   */
  'dispensings'?: (_ordonnancier_dispensing_v1_PharmacyDispensing)[];
  /**
   * Token of the next page; empty on the last.
   */
  'nextPageToken'?: (string);
}

/**
 * One page.
 */
export interface ListPharmacyDispensingsResponse__Output {
  /**
   * Newest first.
   */
  'dispensings': (_ordonnancier_dispensing_v1_PharmacyDispensing__Output)[];
  /**
   * Token of the next page; empty on the last.
   */
  'nextPageToken': (string);
}
