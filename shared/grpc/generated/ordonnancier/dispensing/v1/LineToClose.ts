// Original file: protos/ordonnancier/dispensing/v1/dispensing_service.proto

import type { NotDispensedReason as _ordonnancier_dispensing_v1_NotDispensedReason, NotDispensedReason__Output as _ordonnancier_dispensing_v1_NotDispensedReason__Output } from '../../../ordonnancier/dispensing/v1/NotDispensedReason.ts';

/**
 * One line to close.
 */
export interface LineToClose {
  /**
   * The line.
   */
  'lineId'?: (string);
  /**
   * Why it is not dispensed.
   */
  'reason'?: (_ordonnancier_dispensing_v1_NotDispensedReason);
}

/**
 * One line to close.
 */
export interface LineToClose__Output {
  /**
   * The line.
   */
  'lineId': (string);
  /**
   * Why it is not dispensed.
   */
  'reason': (_ordonnancier_dispensing_v1_NotDispensedReason__Output);
}
