// Original file: protos/ordonnancier/type/v1/prescription.proto

import type { Intakes as _ordonnancier_type_v1_Intakes, Intakes__Output as _ordonnancier_type_v1_Intakes__Output } from '../../../ordonnancier/type/v1/Intakes.ts';

/**
 * Days on which the same is taken.
 */
export interface PosologySequence {
  /**
   * On each day of intake, all of them: one in the morning and two in the evening are two.
   */
  'intakes'?: (_ordonnancier_type_v1_Intakes)[];
  /**
   * Intake on the first of so many days: 1 for every day, 7 for one day a week.
   */
  'everyDays'?: (number);
  /**
   * Days before the next sequence begins.
   */
  'durationDays'?: (number);
}

/**
 * Days on which the same is taken.
 */
export interface PosologySequence__Output {
  /**
   * On each day of intake, all of them: one in the morning and two in the evening are two.
   */
  'intakes': (_ordonnancier_type_v1_Intakes__Output)[];
  /**
   * Intake on the first of so many days: 1 for every day, 7 for one day a week.
   */
  'everyDays': (number);
  /**
   * Days before the next sequence begins.
   */
  'durationDays': (number);
}
