// Original file: protos/ordonnancier/dispensing/v1/dispensing_service.proto

import type { Pack as _ordonnancier_dispensing_v1_Pack, Pack__Output as _ordonnancier_dispensing_v1_Pack__Output } from '../../../ordonnancier/dispensing/v1/Pack.ts';
import type { Long } from '@grpc/proto-loader';

/**
 * Packs that hold, together with what the pharmacy has left in opened ones, what is due of a line and less than one smallest
 * pack more.
 */
export interface PackProposal {
  /**
   * The line.
   */
  'lineId'?: (string);
  /**
   * Units to hand over.
   */
  'units'?: (number);
  /**
   * Price of the packs, fees and taxes included, in euro cents.
   */
  'cents'?: (number | string | Long);
  /**
   * Each presentation once; none when the opened packs hold all that is due.
   */
  'packs'?: (_ordonnancier_dispensing_v1_Pack)[];
  /**
   * Of the units, those that are left in packs that the pharmacy opened for the line. Dispense has to be told of these packs too,
   * by opened_before; the packs proposed here are for the other units.
   */
  'unitsKept'?: (number);
}

/**
 * Packs that hold, together with what the pharmacy has left in opened ones, what is due of a line and less than one smallest
 * pack more.
 */
export interface PackProposal__Output {
  /**
   * The line.
   */
  'lineId': (string);
  /**
   * Units to hand over.
   */
  'units': (number);
  /**
   * Price of the packs, fees and taxes included, in euro cents.
   */
  'cents': (number);
  /**
   * Each presentation once; none when the opened packs hold all that is due.
   */
  'packs': (_ordonnancier_dispensing_v1_Pack__Output)[];
  /**
   * Of the units, those that are left in packs that the pharmacy opened for the line. Dispense has to be told of these packs too,
   * by opened_before; the packs proposed here are for the other units.
   */
  'unitsKept': (number);
}
