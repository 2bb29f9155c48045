// Original file: protos/ordonnancier/dispensing/v1/dispensing_service.proto

import type { Exemption as _ordonnancier_dispensing_v1_Exemption, Exemption__Output as _ordonnancier_dispensing_v1_Exemption__Output } from '../../../ordonnancier/dispensing/v1/Exemption.ts';

/**
 * What the patient's rights are on the day, as the pharmacy read them.
 */
export interface Coverage {
  /**
   * Exemption that applies.
   */
  'exemption'?: (_ordonnancier_dispensing_v1_Exemption);
  /**
   * Local scheme of Alsace and Moselle.
   */
  'alsaceMoselle'?: (boolean);
}

/**
 * What the patient's rights are on the day, as the pharmacy read them.
 */
export interface Coverage__Output {
  /**
   * Exemption that applies.
   */
  'exemption': (_ordonnancier_dispensing_v1_Exemption__Output);
  /**
   * Local scheme of Alsace and Moselle.
   */
  'alsaceMoselle': (boolean);
}
