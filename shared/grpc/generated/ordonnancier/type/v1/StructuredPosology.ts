// Original file: protos/ordonnancier/type/v1/prescription.proto

import type { PosologySequence as _ordonnancier_type_v1_PosologySequence, PosologySequence__Output as _ordonnancier_type_v1_PosologySequence__Output } from '../../../ordonnancier/type/v1/PosologySequence.ts';

/**
 * Intake in figures, beside the text that people read.
 */
export interface StructuredPosology {
  /**
   * One after the other.
   */
  'sequences'?: (_ordonnancier_type_v1_PosologySequence)[];
  /**
   * What a dose counts, in French, as the prescriber wrote it; empty when it is the unit of the quantity.
   */
  'unit'?: (string);
  /**
   * Whether it is taken at most so.
   */
  'asNeeded'?: (boolean);
}

/**
 * Intake in figures, beside the text that people read.
 */
export interface StructuredPosology__Output {
  /**
   * One after the other.
   */
  'sequences': (_ordonnancier_type_v1_PosologySequence__Output)[];
  /**
   * What a dose counts, in French, as the prescriber wrote it; empty when it is the unit of the quantity.
   */
  'unit': (string);
  /**
   * Whether it is taken at most so.
   */
  'asNeeded': (boolean);
}
