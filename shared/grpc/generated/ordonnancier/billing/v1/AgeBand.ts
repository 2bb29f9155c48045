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
   * Eighteen to seventy years.
   */
  AGE_BAND_18_TO_70: 'AGE_BAND_18_TO_70',
  /**
   * More than seventy years.
   */
  AGE_BAND_OVER_70: 'AGE_BAND_OVER_70',
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
   * Eighteen to seventy years.
   */
  | 'AGE_BAND_18_TO_70'
  | 3
  /**
   * More than seventy years.
   */
  | 'AGE_BAND_OVER_70'
  | 4

/**
 * Age of the patient as far as prices depend on it.
 */
export type AgeBand__Output = typeof AgeBand[keyof typeof AgeBand]
