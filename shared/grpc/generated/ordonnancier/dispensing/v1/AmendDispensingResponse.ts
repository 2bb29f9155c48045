// Original file: protos/ordonnancier/dispensing/v1/dispensing_service.proto

import type { PrescriptionStatus as _ordonnancier_type_v1_PrescriptionStatus, PrescriptionStatus__Output as _ordonnancier_type_v1_PrescriptionStatus__Output } from '../../../ordonnancier/type/v1/PrescriptionStatus.ts';
import type { Line as _ordonnancier_type_v1_Line, Line__Output as _ordonnancier_type_v1_Line__Output } from '../../../ordonnancier/type/v1/Line.ts';

/**
 * Both are in the log.
 */
export interface AmendDispensingResponse {
  /**
   * The dispensing in place.
   */
  'dispensingId'?: (string);
  /**
   * State of the whole afterwards.
   */
  'status'?: (_ordonnancier_type_v1_PrescriptionStatus);
  /**
   * The lines concerned, afterwards.
   */
  'lines'?: (_ordonnancier_type_v1_Line)[];
  /**
   * Position of the last event, for min_position.
   */
  'logPosition'?: (string);
}

/**
 * Both are in the log.
 */
export interface AmendDispensingResponse__Output {
  /**
   * The dispensing in place.
   */
  'dispensingId': (string);
  /**
   * State of the whole afterwards.
   */
  'status': (_ordonnancier_type_v1_PrescriptionStatus__Output);
  /**
   * The lines concerned, afterwards.
   */
  'lines': (_ordonnancier_type_v1_Line__Output)[];
  /**
   * Position of the last event, for min_position.
   */
  'logPosition': (string);
}
