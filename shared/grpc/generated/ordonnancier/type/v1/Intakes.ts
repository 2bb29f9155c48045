// Original file: protos/ordonnancier/type/v1/prescription.proto

import type { Fraction as _ordonnancier_type_v1_Fraction, Fraction__Output as _ordonnancier_type_v1_Fraction__Output } from '../../../ordonnancier/type/v1/Fraction.ts';
import type { MomentOfDay as _ordonnancier_type_v1_MomentOfDay, MomentOfDay__Output as _ordonnancier_type_v1_MomentOfDay__Output } from '../../../ordonnancier/type/v1/MomentOfDay.ts';

/**
 * Intakes of one dose on a day.
 */
export interface Intakes {
  /**
   * Of one intake; the least of a range.
   */
  'dose'?: (_ordonnancier_type_v1_Fraction | null);
  /**
   * The most of a range; absent when there is none.
   */
  'doseMax'?: (_ordonnancier_type_v1_Fraction | null);
  /**
   * The least of a range.
   */
  'intakesPerDay'?: (number);
  /**
   * The most of a range; 0 when there is none.
   */
  'intakesPerDayMax'?: (number);
  /**
   * When, one for each intake; empty when the prescriber did not say.
   */
  'moments'?: (_ordonnancier_type_v1_MomentOfDay)[];
}

/**
 * Intakes of one dose on a day.
 */
export interface Intakes__Output {
  /**
   * Of one intake; the least of a range.
   */
  'dose': (_ordonnancier_type_v1_Fraction__Output | null);
  /**
   * The most of a range; absent when there is none.
   */
  'doseMax': (_ordonnancier_type_v1_Fraction__Output | null);
  /**
   * The least of a range.
   */
  'intakesPerDay': (number);
  /**
   * The most of a range; 0 when there is none.
   */
  'intakesPerDayMax': (number);
  /**
   * When, one for each intake; empty when the prescriber did not say.
   */
  'moments': (_ordonnancier_type_v1_MomentOfDay__Output)[];
}
