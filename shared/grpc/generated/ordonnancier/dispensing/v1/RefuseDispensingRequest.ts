// Original file: protos/ordonnancier/dispensing/v1/dispensing_service.proto

import type { PresentedCode as _ordonnancier_type_v1_PresentedCode, PresentedCode__Output as _ordonnancier_type_v1_PresentedCode__Output } from '../../../ordonnancier/type/v1/PresentedCode.ts';
import type { NotDispensedReason as _ordonnancier_dispensing_v1_NotDispensedReason, NotDispensedReason__Output as _ordonnancier_dispensing_v1_NotDispensedReason__Output } from '../../../ordonnancier/dispensing/v1/NotDispensedReason.ts';

/**
 * See RefuseDispensing.
 */
export interface RefuseDispensingRequest {
  /**
   * UUID chosen by the client for this attempt.
   */
  'requestId'?: (string);
  /**
   * What the patient presents.
   */
  'code'?: (_ordonnancier_type_v1_PresentedCode | null);
  /**
   * Why.
   */
  'reason'?: (_ordonnancier_dispensing_v1_NotDispensedReason);
}

/**
 * See RefuseDispensing.
 */
export interface RefuseDispensingRequest__Output {
  /**
   * UUID chosen by the client for this attempt.
   */
  'requestId': (string);
  /**
   * What the patient presents.
   */
  'code': (_ordonnancier_type_v1_PresentedCode__Output | null);
  /**
   * Why.
   */
  'reason': (_ordonnancier_dispensing_v1_NotDispensedReason__Output);
}
