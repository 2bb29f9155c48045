// Original file: protos/ordonnancier/type/v1/prescription.proto

/**
 * When a dose is taken.
 */
export const MomentOfDay = {
  /**
   * Not stated.
   */
  MOMENT_OF_DAY_UNSPECIFIED: 'MOMENT_OF_DAY_UNSPECIFIED',
  /**
   * Le matin.
   */
  MOMENT_OF_DAY_MORNING: 'MOMENT_OF_DAY_MORNING',
  /**
   * Le midi.
   */
  MOMENT_OF_DAY_NOON: 'MOMENT_OF_DAY_NOON',
  /**
   * Le soir.
   */
  MOMENT_OF_DAY_EVENING: 'MOMENT_OF_DAY_EVENING',
  /**
   * Au coucher.
   */
  MOMENT_OF_DAY_BEDTIME: 'MOMENT_OF_DAY_BEDTIME',
} as const;

/**
 * When a dose is taken.
 */
export type MomentOfDay =
  /**
   * Not stated.
   */
  | 'MOMENT_OF_DAY_UNSPECIFIED'
  | 0
  /**
   * Le matin.
   */
  | 'MOMENT_OF_DAY_MORNING'
  | 1
  /**
   * Le midi.
   */
  | 'MOMENT_OF_DAY_NOON'
  | 2
  /**
   * Le soir.
   */
  | 'MOMENT_OF_DAY_EVENING'
  | 3
  /**
   * Au coucher.
   */
  | 'MOMENT_OF_DAY_BEDTIME'
  | 4

/**
 * When a dose is taken.
 */
export type MomentOfDay__Output = typeof MomentOfDay[keyof typeof MomentOfDay]
