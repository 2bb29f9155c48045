// Original file: protos/ordonnancier/prescription/v1/prescription_service.proto

import type { AlertParty as _ordonnancier_prescription_v1_AlertParty, AlertParty__Output as _ordonnancier_prescription_v1_AlertParty__Output } from '../../../ordonnancier/prescription/v1/AlertParty.ts';
import type { CoverageGap as _ordonnancier_prescription_v1_CoverageGap, CoverageGap__Output as _ordonnancier_prescription_v1_CoverageGap__Output } from '../../../ordonnancier/prescription/v1/CoverageGap.ts';

/**
 * What is known of the interactions of one medicine.
 */
export interface MedicineCoverage {
  /**
   * The medicine.
   */
  'party'?: (_ordonnancier_prescription_v1_AlertParty | null);
  /**
   * Whether every interaction of it with a medicine that is covered too would be found.
   */
  'complete'?: (boolean);
  /**
   * Why not; empty when complete.
   */
  'gaps'?: (_ordonnancier_prescription_v1_CoverageGap)[];
}

/**
 * What is known of the interactions of one medicine.
 */
export interface MedicineCoverage__Output {
  /**
   * The medicine.
   */
  'party': (_ordonnancier_prescription_v1_AlertParty__Output | null);
  /**
   * Whether every interaction of it with a medicine that is covered too would be found.
   */
  'complete': (boolean);
  /**
   * Why not; empty when complete.
   */
  'gaps': (_ordonnancier_prescription_v1_CoverageGap__Output)[];
}
