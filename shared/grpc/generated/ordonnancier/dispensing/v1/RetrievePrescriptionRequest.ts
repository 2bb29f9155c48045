// Original file: protos/ordonnancier/dispensing/v1/dispensing_service.proto

import type { PresentedCode as _ordonnancier_type_v1_PresentedCode, PresentedCode__Output as _ordonnancier_type_v1_PresentedCode__Output } from '../../../ordonnancier/type/v1/PresentedCode.ts';

/**
 * See RetrievePrescription.
 */
export interface RetrievePrescriptionRequest {
  /**
   * What the patient presents.
   */
  'code'?: (_ordonnancier_type_v1_PresentedCode | null);
}

/**
 * See RetrievePrescription.
 */
export interface RetrievePrescriptionRequest__Output {
  /**
   * What the patient presents.
   */
  'code': (_ordonnancier_type_v1_PresentedCode__Output | null);
}
