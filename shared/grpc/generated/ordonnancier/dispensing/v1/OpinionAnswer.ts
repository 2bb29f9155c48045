// Original file: protos/ordonnancier/dispensing/v1/dispensing_service.proto

/**
 * What the prescriber answered.
 */
export const OpinionAnswer = {
  /**
   * Taken as none yet.
   */
  OPINION_ANSWER_UNSPECIFIED: 'OPINION_ANSWER_UNSPECIFIED',
  /**
   * None yet, or not reached.
   */
  OPINION_ANSWER_NONE_YET: 'OPINION_ANSWER_NONE_YET',
  /**
   * Accepted.
   */
  OPINION_ANSWER_ACCEPTED: 'OPINION_ANSWER_ACCEPTED',
  /**
   * Declined.
   */
  OPINION_ANSWER_DECLINED: 'OPINION_ANSWER_DECLINED',
} as const;

/**
 * What the prescriber answered.
 */
export type OpinionAnswer =
  /**
   * Taken as none yet.
   */
  | 'OPINION_ANSWER_UNSPECIFIED'
  | 0
  /**
   * None yet, or not reached.
   */
  | 'OPINION_ANSWER_NONE_YET'
  | 1
  /**
   * Accepted.
   */
  | 'OPINION_ANSWER_ACCEPTED'
  | 2
  /**
   * Declined.
   */
  | 'OPINION_ANSWER_DECLINED'
  | 3

/**
 * What the prescriber answered.
 */
export type OpinionAnswer__Output = typeof OpinionAnswer[keyof typeof OpinionAnswer]
