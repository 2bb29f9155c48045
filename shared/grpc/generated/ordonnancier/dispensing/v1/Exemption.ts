// Original file: protos/ordonnancier/dispensing/v1/dispensing_service.proto

/**
 * Exemption on the day of dispensing.
 */
export const Exemption = {
  /**
   * None.
   */
  EXEMPTION_UNSPECIFIED: 'EXEMPTION_UNSPECIFIED',
  /**
   * Long-term illness; applies to the lines flagged as related to it.
   */
  EXEMPTION_ALD: 'EXEMPTION_ALD',
  /**
   * Maternity, from the sixth month to twelve days after birth.
   */
  EXEMPTION_MATERNITY: 'EXEMPTION_MATERNITY',
  /**
   * Work accident or occupational disease.
   */
  EXEMPTION_WORK_ACCIDENT: 'EXEMPTION_WORK_ACCIDENT',
  /**
   * Complementary health solidarity (CSS).
   */
  EXEMPTION_CSS: 'EXEMPTION_CSS',
  /**
   * State medical aid (AME).
   */
  EXEMPTION_AME: 'EXEMPTION_AME',
  /**
   * Invalidity pension.
   */
  EXEMPTION_INVALIDITY: 'EXEMPTION_INVALIDITY',
} as const;

/**
 * Exemption on the day of dispensing.
 */
export type Exemption =
  /**
   * None.
   */
  | 'EXEMPTION_UNSPECIFIED'
  | 0
  /**
   * Long-term illness; applies to the lines flagged as related to it.
   */
  | 'EXEMPTION_ALD'
  | 1
  /**
   * Maternity, from the sixth month to twelve days after birth.
   */
  | 'EXEMPTION_MATERNITY'
  | 2
  /**
   * Work accident or occupational disease.
   */
  | 'EXEMPTION_WORK_ACCIDENT'
  | 3
  /**
   * Complementary health solidarity (CSS).
   */
  | 'EXEMPTION_CSS'
  | 4
  /**
   * State medical aid (AME).
   */
  | 'EXEMPTION_AME'
  | 5
  /**
   * Invalidity pension.
   */
  | 'EXEMPTION_INVALIDITY'
  | 6

/**
 * Exemption on the day of dispensing.
 */
export type Exemption__Output = typeof Exemption[keyof typeof Exemption]
