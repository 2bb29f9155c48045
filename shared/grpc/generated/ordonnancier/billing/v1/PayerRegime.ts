// Original file: protos/ordonnancier/billing/v1/billing_service.proto

/**
 * Under which scheme the compulsory insurer pays.
 */
export const PayerRegime = {
  /**
   * Not stated.
   */
  PAYER_REGIME_UNSPECIFIED: 'PAYER_REGIME_UNSPECIFIED',
  /**
   * General scheme.
   */
  PAYER_REGIME_GENERAL: 'PAYER_REGIME_GENERAL',
  /**
   * Local scheme of Alsace and Moselle.
   */
  PAYER_REGIME_ALSACE_MOSELLE: 'PAYER_REGIME_ALSACE_MOSELLE',
  /**
   * State medical aid (AME).
   */
  PAYER_REGIME_STATE_MEDICAL_AID: 'PAYER_REGIME_STATE_MEDICAL_AID',
} as const;

/**
 * Under which scheme the compulsory insurer pays.
 */
export type PayerRegime =
  /**
   * Not stated.
   */
  | 'PAYER_REGIME_UNSPECIFIED'
  | 0
  /**
   * General scheme.
   */
  | 'PAYER_REGIME_GENERAL'
  | 1
  /**
   * Local scheme of Alsace and Moselle.
   */
  | 'PAYER_REGIME_ALSACE_MOSELLE'
  | 2
  /**
   * State medical aid (AME).
   */
  | 'PAYER_REGIME_STATE_MEDICAL_AID'
  | 3

/**
 * Under which scheme the compulsory insurer pays.
 */
export type PayerRegime__Output = typeof PayerRegime[keyof typeof PayerRegime]
