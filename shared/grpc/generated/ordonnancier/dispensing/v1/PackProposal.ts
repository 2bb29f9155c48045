// Original file: protos/ordonnancier/dispensing/v1/dispensing_service.proto

import type { Pack as _ordonnancier_dispensing_v1_Pack, Pack__Output as _ordonnancier_dispensing_v1_Pack__Output } from '../../../ordonnancier/dispensing/v1/Pack.ts';
import type { Long } from '@grpc/proto-loader';

/**
 * Packs that hold what is due of a line and less than one smallest pack more.
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
   * Each presentation once.
   */
  'packs'?: (_ordonnancier_dispensing_v1_Pack)[];
}

/**
 * Packs that hold what is due of a line and less than one smallest pack more.
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
   * Each presentation once.
   */
  'packs': (_ordonnancier_dispensing_v1_Pack__Output)[];
}
