// Original file: protos/ordonnancier/prescription/v1/prescription_service.proto

import type { InteractionLevel as _ordonnancier_prescription_v1_InteractionLevel, InteractionLevel__Output as _ordonnancier_prescription_v1_InteractionLevel__Output } from '../../../ordonnancier/prescription/v1/InteractionLevel.ts';

/**
 * One entry of the thesaurus, in its own words.
 */
export interface InteractionEntry {
  /**
   * Its level.
   */
  'level'?: (_ordonnancier_prescription_v1_InteractionLevel);
  /**
   * Substance or class.
   */
  'one'?: (string);
  /**
   * Substance or class.
   */
  'other'?: (string);
  /**
   * What happens, in French; may be empty.
   */
  'description'?: (string);
  /**
   * What to do, in French; may be empty.
   */
  'advice'?: (string);
}

/**
 * One entry of the thesaurus, in its own words.
 */
export interface InteractionEntry__Output {
  /**
   * Its level.
   */
  'level': (_ordonnancier_prescription_v1_InteractionLevel__Output);
  /**
   * Substance or class.
   */
  'one': (string);
  /**
   * Substance or class.
   */
  'other': (string);
  /**
   * What happens, in French; may be empty.
   */
  'description': (string);
  /**
   * What to do, in French; may be empty.
   */
  'advice': (string);
}
