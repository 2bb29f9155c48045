// Original file: protos/ordonnancier/dispensing/v1/dispensing_service.proto

/**
 * What a pharmacist finds, by the codes of the French society of clinical pharmacy (SFPC).
 */
export const OpinionProblem = {
  /**
   * Refused.
   */
  OPINION_PROBLEM_UNSPECIFIED: 'OPINION_PROBLEM_UNSPECIFIED',
  /**
   * Contra-indication, or departure from the references of good use.
   */
  OPINION_PROBLEM_CONTRA_INDICATION: 'OPINION_PROBLEM_CONTRA_INDICATION',
  /**
   * An indication is not treated.
   */
  OPINION_PROBLEM_UNTREATED_INDICATION: 'OPINION_PROBLEM_UNTREATED_INDICATION',
  /**
   * Dose too low.
   */
  OPINION_PROBLEM_UNDERDOSE: 'OPINION_PROBLEM_UNDERDOSE',
  /**
   * Dose too high.
   */
  OPINION_PROBLEM_OVERDOSE: 'OPINION_PROBLEM_OVERDOSE',
  /**
   * Medicine without an indication.
   */
  OPINION_PROBLEM_NOT_INDICATED: 'OPINION_PROBLEM_NOT_INDICATED',
  /**
   * Interaction.
   */
  OPINION_PROBLEM_INTERACTION: 'OPINION_PROBLEM_INTERACTION',
  /**
   * Adverse effect.
   */
  OPINION_PROBLEM_ADVERSE_EFFECT: 'OPINION_PROBLEM_ADVERSE_EFFECT',
  /**
   * Unsuitable route or way of taking it.
   */
  OPINION_PROBLEM_UNSUITABLE_ROUTE: 'OPINION_PROBLEM_UNSUITABLE_ROUTE',
  /**
   * The patient does not receive it.
   */
  OPINION_PROBLEM_NOT_RECEIVED: 'OPINION_PROBLEM_NOT_RECEIVED',
  /**
   * Something has to be monitored.
   */
  OPINION_PROBLEM_MONITORING_NEEDED: 'OPINION_PROBLEM_MONITORING_NEEDED',
} as const;

/**
 * What a pharmacist finds, by the codes of the French society of clinical pharmacy (SFPC).
 */
export type OpinionProblem =
  /**
   * Refused.
   */
  | 'OPINION_PROBLEM_UNSPECIFIED'
  | 0
  /**
   * Contra-indication, or departure from the references of good use.
   */
  | 'OPINION_PROBLEM_CONTRA_INDICATION'
  | 1
  /**
   * An indication is not treated.
   */
  | 'OPINION_PROBLEM_UNTREATED_INDICATION'
  | 2
  /**
   * Dose too low.
   */
  | 'OPINION_PROBLEM_UNDERDOSE'
  | 3
  /**
   * Dose too high.
   */
  | 'OPINION_PROBLEM_OVERDOSE'
  | 4
  /**
   * Medicine without an indication.
   */
  | 'OPINION_PROBLEM_NOT_INDICATED'
  | 5
  /**
   * Interaction.
   */
  | 'OPINION_PROBLEM_INTERACTION'
  | 6
  /**
   * Adverse effect.
   */
  | 'OPINION_PROBLEM_ADVERSE_EFFECT'
  | 7
  /**
   * Unsuitable route or way of taking it.
   */
  | 'OPINION_PROBLEM_UNSUITABLE_ROUTE'
  | 8
  /**
   * The patient does not receive it.
   */
  | 'OPINION_PROBLEM_NOT_RECEIVED'
  | 9
  /**
   * Something has to be monitored.
   */
  | 'OPINION_PROBLEM_MONITORING_NEEDED'
  | 10

/**
 * What a pharmacist finds, by the codes of the French society of clinical pharmacy (SFPC).
 */
export type OpinionProblem__Output = typeof OpinionProblem[keyof typeof OpinionProblem]
