// Original file: protos/ordonnancier/dispensing/v1/dispensing_service.proto

import type { PresentedCode as _ordonnancier_type_v1_PresentedCode, PresentedCode__Output as _ordonnancier_type_v1_PresentedCode__Output } from '../../../ordonnancier/type/v1/PresentedCode.ts';
import type { ClaimPurpose as _ordonnancier_dispensing_v1_ClaimPurpose, ClaimPurpose__Output as _ordonnancier_dispensing_v1_ClaimPurpose__Output } from '../../../ordonnancier/dispensing/v1/ClaimPurpose.ts';

/**
 * See ClaimPrescription.
 */
export interface ClaimPrescriptionRequest {
  /**
   * UUID chosen by the client for this attempt.
   */
  'requestId'?: (string);
  /**
   * What the patient presents.
   */
  'code'?: (_ordonnancier_type_v1_PresentedCode | null);
  /**
   * UUID of the claim, chosen by the client; the same to extend a claim.
   */
  'claimId'?: (string);
  /**
   * What the claim is for.
   */
  'purpose'?: (_ordonnancier_dispensing_v1_ClaimPurpose);
}

/**
 * See ClaimPrescription.
 */
export interface ClaimPrescriptionRequest__Output {
  /**
   * UUID chosen by the client for this attempt.
   */
  'requestId': (string);
  /**
   * What the patient presents.
   */
  'code': (_ordonnancier_type_v1_PresentedCode__Output | null);
  /**
   * UUID of the claim, chosen by the client; the same to extend a claim.
   */
  'claimId': (string);
  /**
   * What the claim is for.
   */
  'purpose': (_ordonnancier_dispensing_v1_ClaimPurpose__Output);
}
