// Original file: protos/ordonnancier/dispensing/v1/dispensing_service.proto

import type { Pack as _ordonnancier_dispensing_v1_Pack, Pack__Output as _ordonnancier_dispensing_v1_Pack__Output } from '../../../ordonnancier/dispensing/v1/Pack.ts';
import type { Long } from '@grpc/proto-loader';

/**
 * Packs that hold what is due of a line and less than one smallest pack more, beside what the pharmacy has left of it.
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
   * Of the units, those that the pharmacy has left in packs that it opened for the line, for whose rest the packs are not.
   */
  'unitsKept'?: (number);
}

/**
 * Packs that hold what is due of a line and less than one smallest pack more, beside what the pharmacy has left of it.
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
   * Of the units, those that the pharmacy has left in packs that it opened for the line, for whose rest the packs are not.
   */
  'unitsKept': (number);
}
