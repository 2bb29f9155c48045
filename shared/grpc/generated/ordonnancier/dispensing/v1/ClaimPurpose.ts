// Original file: protos/ordonnancier/dispensing/v1/dispensing_service.proto

/**
 * What a claim is for.
 */
export const ClaimPurpose = {
  /**
   * Taken as dispensing.
   */
  CLAIM_PURPOSE_UNSPECIFIED: 'CLAIM_PURPOSE_UNSPECIFIED',
  /**
   * Ordinary dispensing.
   */
  CLAIM_PURPOSE_DISPENSE: 'CLAIM_PURPOSE_DISPENSE',
  /**
   * Exceptional supplementary dispensing, article R.5123-2-1 CSP.
   */
  CLAIM_PURPOSE_EXCEPTIONAL_CONTINUITY: 'CLAIM_PURPOSE_EXCEPTIONAL_CONTINUITY',
  /**
   * Supplementary dispensing of oral contraceptives, article L.5125-23-1 CSP.
   */
  CLAIM_PURPOSE_CONTRACEPTIVE_CONTINUITY: 'CLAIM_PURPOSE_CONTRACEPTIVE_CONTINUITY',
} as const;

/**
 * What a claim is for.
 */
export type ClaimPurpose =
  /**
   * Taken as dispensing.
   */
  | 'CLAIM_PURPOSE_UNSPECIFIED'
  | 0
  /**
   * Ordinary dispensing.
   */
  | 'CLAIM_PURPOSE_DISPENSE'
  | 1
  /**
   * Exceptional supplementary dispensing, article R.5123-2-1 CSP.
   */
  | 'CLAIM_PURPOSE_EXCEPTIONAL_CONTINUITY'
  | 2
  /**
   * Supplementary dispensing of oral contraceptives, article L.5125-23-1 CSP.
   */
  | 'CLAIM_PURPOSE_CONTRACEPTIVE_CONTINUITY'
  | 3

/**
 * What a claim is for.
 */
export type ClaimPurpose__Output = typeof ClaimPurpose[keyof typeof ClaimPurpose]
