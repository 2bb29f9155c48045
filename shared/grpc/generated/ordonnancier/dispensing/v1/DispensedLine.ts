// Original file: protos/ordonnancier/dispensing/v1/dispensing_service.proto

import type { Pack as _ordonnancier_dispensing_v1_Pack, Pack__Output as _ordonnancier_dispensing_v1_Pack__Output } from '../../../ordonnancier/dispensing/v1/Pack.ts';

/**
 * One line of a dispensing.
 */
export interface DispensedLine {
  /**
   * The line.
   */
  'lineId'?: (string);
  /**
   * Units handed over.
   */
  'units'?: (number);
  /**
   * Packs handed over.
   */
  'packs'?: (_ordonnancier_dispensing_v1_Pack)[];
}

/**
 * One line of a dispensing.
 */
export interface DispensedLine__Output {
  /**
   * The line.
   */
  'lineId': (string);
  /**
   * Units handed over.
   */
  'units': (number);
  /**
   * Packs handed over.
   */
  'packs': (_ordonnancier_dispensing_v1_Pack__Output)[];
}
