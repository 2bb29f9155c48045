// Original file: protos/ordonnancier/dispensing/v1/dispensing_service.proto

/**
 * What a rapid test by the pharmacist showed.
 */
export const TestResult = {
  /**
   * None was made, or none that the line depends on.
   */
  TEST_RESULT_UNSPECIFIED: 'TEST_RESULT_UNSPECIFIED',
  /**
   * The test for streptococcal angina was positive.
   */
  TEST_RESULT_POSITIVE_ANGINA_TEST: 'TEST_RESULT_POSITIVE_ANGINA_TEST',
  /**
   * The urine dipstick was positive.
   */
  TEST_RESULT_POSITIVE_URINE_DIPSTICK: 'TEST_RESULT_POSITIVE_URINE_DIPSTICK',
} as const;

/**
 * What a rapid test by the pharmacist showed.
 */
export type TestResult =
  /**
   * None was made, or none that the line depends on.
   */
  | 'TEST_RESULT_UNSPECIFIED'
  | 0
  /**
   * The test for streptococcal angina was positive.
   */
  | 'TEST_RESULT_POSITIVE_ANGINA_TEST'
  | 1
  /**
   * The urine dipstick was positive.
   */
  | 'TEST_RESULT_POSITIVE_URINE_DIPSTICK'
  | 2

/**
 * What a rapid test by the pharmacist showed.
 */
export type TestResult__Output = typeof TestResult[keyof typeof TestResult]
