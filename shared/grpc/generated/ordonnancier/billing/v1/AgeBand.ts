// Original file: protos/ordonnancier/billing/v1/billing_service.proto

/**
 * Age of the patient as far as prices depend on it.
 */
export const AgeBand = {
  /**
   * Taken as 18 to 70.
   */
  AGE_BAND_UNSPECIFIED: 'AGE_BAND_UNSPECIFIED',
  /**
   * Under three years.
   */
  AGE_BAND_UNDER_3: 'AGE_BAND_UNDER_3',
  /**
   * Three to seventeen years.
   */
  AGE_BAND_3_TO_17: 'AGE_BAND_3_TO_17',
  /**
   * An adult below seventy years, of whom nothing more is said: contraception counts as that of a patient under 26.
   */
  AGE_BAND_18_TO_70: 'AGE_BAND_18_TO_70',
  /**
   * Seventy years or more, which earns the fee for age.
   */
  AGE_BAND_OVER_70: 'AGE_BAND_OVER_70',
  /**
   * Eighteen to twenty-five years: contraception is paid in full, as for minors.
   */
  AGE_BAND_18_TO_25: 'AGE_BAND_18_TO_25',
  /**
   * Twenty-six to sixty-nine years.
   */
  AGE_BAND_26_TO_69: 'AGE_BAND_26_TO_69',
} as const;

/**
 * Age of the patient as far as prices depend on it.
 */
export type AgeBand =
  /**
   * Taken as 18 to 70.
   */
  | 'AGE_BAND_UNSPECIFIED'
  | 0
  /**
   * Under three years.
   */
  | 'AGE_BAND_UNDER_3'
  | 1
  /**
   * Three to seventeen years.
   */
  | 'AGE_BAND_3_TO_17'
  | 2
  /**
   * An adult below seventy years, of whom nothing more is said: contraception counts as that of a patient under 26.
   */
  | 'AGE_BAND_18_TO_70'
  | 3
  /**
   * Seventy years or more, which earns the fee for age.
   */
  | 'AGE_BAND_OVER_70'
  | 4
  /**
   * Eighteen to twenty-five years: contraception is paid in full, as for minors.
   */
  | 'AGE_BAND_18_TO_25'
  | 5
  /**
   * Twenty-six to sixty-nine years.
   */
  | 'AGE_BAND_26_TO_69'
  | 6

/**
 * Age of the patient as far as prices depend on it.
 */
export type AgeBand__Output = typeof AgeBand[keyof typeof AgeBand]
