// Original file: protos/ordonnancier/prescription/v1/prescription_service.proto

import type { PrescriptionStatus as _ordonnancier_type_v1_PrescriptionStatus, PrescriptionStatus__Output as _ordonnancier_type_v1_PrescriptionStatus__Output } from '../../../ordonnancier/type/v1/PrescriptionStatus.ts';

/**
 * The prescription is confirmed.
 */
export interface ConfirmAuthenticityResponse {
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
 * The prescription is confirmed.
 */
export interface ConfirmAuthenticityResponse__Output {
  /**
   * State of the whole afterwards.
   */
  'status': (_ordonnancier_type_v1_PrescriptionStatus__Output);
  /**
   * Position of the event, for min_position.
   */
  'logPosition': (string);
}
