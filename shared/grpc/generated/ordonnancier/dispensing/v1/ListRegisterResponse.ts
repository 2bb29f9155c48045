// Original file: protos/ordonnancier/dispensing/v1/dispensing_service.proto

import type { RegisterEntry as _ordonnancier_dispensing_v1_RegisterEntry, RegisterEntry__Output as _ordonnancier_dispensing_v1_RegisterEntry__Output } from '../../../ordonnancier/dispensing/v1/RegisterEntry.ts';

/**
 * One page.
 */
export interface ListRegisterResponse {
  /**
   * In the order of their numbers.
   */
  'entries'?: (_ordonnancier_dispensing_v1_RegisterEntry)[];
  /**
   * Token of the next page; empty on the last.
   */
  'nextPageToken'?: (string);
}

/**
 * One page.
 */
export interface ListRegisterResponse__Output {
  /**
   * In the order of their numbers.
   */
  'entries': (_ordonnancier_dispensing_v1_RegisterEntry__Output)[];
  /**
   * Token of the next page; empty on the last.
   */
  'nextPageToken': (string);
}
