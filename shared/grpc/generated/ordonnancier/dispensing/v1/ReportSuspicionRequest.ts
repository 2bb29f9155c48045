// Original file: protos/ordonnancier/dispensing/v1/dispensing_service.proto

import type { PresentedCode as _ordonnancier_type_v1_PresentedCode, PresentedCode__Output as _ordonnancier_type_v1_PresentedCode__Output } from '../../../ordonnancier/type/v1/PresentedCode.ts';
import type { SuspicionKind as _ordonnancier_dispensing_v1_SuspicionKind, SuspicionKind__Output as _ordonnancier_dispensing_v1_SuspicionKind__Output } from '../../../ordonnancier/dispensing/v1/SuspicionKind.ts';

/**
 * See ReportSuspicion.
 */
export interface ReportSuspicionRequest {
  /**
   * UUID chosen by the client for this attempt.
   */
  'requestId'?: (string);
  /**
   * What was presented.
   */
  'code'?: (_ordonnancier_type_v1_PresentedCode | null);
  /**
   * What is doubted.
   */
  'kind'?: (_ordonnancier_dispensing_v1_SuspicionKind);
}

/**
 * See ReportSuspicion.
 */
export interface ReportSuspicionRequest__Output {
  /**
   * UUID chosen by the client for this attempt.
   */
  'requestId': (string);
  /**
   * What was presented.
   */
  'code': (_ordonnancier_type_v1_PresentedCode__Output | null);
  /**
   * What is doubted.
   */
  'kind': (_ordonnancier_dispensing_v1_SuspicionKind__Output);
}
