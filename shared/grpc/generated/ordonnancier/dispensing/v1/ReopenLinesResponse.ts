// Original file: protos/ordonnancier/dispensing/v1/dispensing_service.proto

import type { PrescriptionStatus as _ordonnancier_type_v1_PrescriptionStatus, PrescriptionStatus__Output as _ordonnancier_type_v1_PrescriptionStatus__Output } from '../../../ordonnancier/type/v1/PrescriptionStatus.ts';

/**
 * The lines are open again.
 */
export interface ReopenLinesResponse {
  /**
   * State of the whole afterwards.
   */
  'status'?: (_ordonnancier_type_v1_PrescriptionStatus);
  /**
   * Position of the event, for min_position.
   */
  'logPosition'?: (string);
}

/**
 * The lines are open again.
 */
export interface ReopenLinesResponse__Output {
  /**
   * State of the whole afterwards.
   */
  'status': (_ordonnancier_type_v1_PrescriptionStatus__Output);
  /**
   * Position of the event, for min_position.
   */
  'logPosition': (string);
}
