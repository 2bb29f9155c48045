// Original file: protos/ordonnancier/dispensing/v1/dispensing_service.proto

import type { NotDispensedReason as _ordonnancier_dispensing_v1_NotDispensedReason, NotDispensedReason__Output as _ordonnancier_dispensing_v1_NotDispensedReason__Output } from '../../../ordonnancier/dispensing/v1/NotDispensedReason.ts';

/**
 * A line of which nothing is handed over now. It stays open: CloseLines is for what is never to be dispensed.
 */
export interface WithheldLine {
  /**
   * The line, which is not among those to dispense.
   */
  'lineId'?: (string);
  /**
   * Why, which the prescriber sees.
   */
  'reason'?: (_ordonnancier_dispensing_v1_NotDispensedReason);
}

/**
 * A line of which nothing is handed over now. It stays open: CloseLines is for what is never to be dispensed.
 */
export interface WithheldLine__Output {
  /**
   * The line, which is not among those to dispense.
   */
  'lineId': (string);
  /**
   * Why, which the prescriber sees.
   */
  'reason': (_ordonnancier_dispensing_v1_NotDispensedReason__Output);
}
