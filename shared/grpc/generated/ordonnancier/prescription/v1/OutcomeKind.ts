// Original file: protos/ordonnancier/prescription/v1/prescription_service.proto

/**
 * What happened to a prescription after its issue.
 */
export const OutcomeKind = {
  /**
   * Only the position moved.
   */
  OUTCOME_KIND_UNSPECIFIED: 'OUTCOME_KIND_UNSPECIFIED',
  /**
   * It was issued or transcribed.
   */
  OUTCOME_KIND_ISSUED: 'OUTCOME_KIND_ISSUED',
  /**
   * A pharmacy claimed it.
   */
  OUTCOME_KIND_CLAIMED: 'OUTCOME_KIND_CLAIMED',
  /**
   * A claim was given back.
   */
  OUTCOME_KIND_RELEASED: 'OUTCOME_KIND_RELEASED',
  /**
   * Something was dispensed.
   */
  OUTCOME_KIND_DISPENSED: 'OUTCOME_KIND_DISPENSED',
  /**
   * A dispensing was reversed.
   */
  OUTCOME_KIND_REVERSED: 'OUTCOME_KIND_REVERSED',
  /**
   * A pharmacist closed lines without dispensing them.
   */
  OUTCOME_KIND_NOT_DISPENSED: 'OUTCOME_KIND_NOT_DISPENSED',
  /**
   * A pharmacist refused to dispense.
   */
  OUTCOME_KIND_REFUSED: 'OUTCOME_KIND_REFUSED',
  /**
   * Lines were cancelled or the prescription replaced.
   */
  OUTCOME_KIND_CANCELLED: 'OUTCOME_KIND_CANCELLED',
  /**
   * Somebody doubts that it is authentic.
   */
  OUTCOME_KIND_DISPUTED: 'OUTCOME_KIND_DISPUTED',
  /**
   * The signatory confirmed it.
   */
  OUTCOME_KIND_CONFIRMED: 'OUTCOME_KIND_CONFIRMED',
  /**
   * A pharmacist gave an opinion.
   */
  OUTCOME_KIND_OPINION: 'OUTCOME_KIND_OPINION',
  /**
   * A pharmacist opened lines again that were closed by mistake.
   */
  OUTCOME_KIND_REOPENED: 'OUTCOME_KIND_REOPENED',
} as const;

/**
 * What happened to a prescription after its issue.
 */
export type OutcomeKind =
  /**
   * Only the position moved.
   */
  | 'OUTCOME_KIND_UNSPECIFIED'
  | 0
  /**
   * It was issued or transcribed.
   */
  | 'OUTCOME_KIND_ISSUED'
  | 1
  /**
   * A pharmacy claimed it.
   */
  | 'OUTCOME_KIND_CLAIMED'
  | 2
  /**
   * A claim was given back.
   */
  | 'OUTCOME_KIND_RELEASED'
  | 3
  /**
   * Something was dispensed.
   */
  | 'OUTCOME_KIND_DISPENSED'
  | 4
  /**
   * A dispensing was reversed.
   */
  | 'OUTCOME_KIND_REVERSED'
  | 5
  /**
   * A pharmacist closed lines without dispensing them.
   */
  | 'OUTCOME_KIND_NOT_DISPENSED'
  | 6
  /**
   * A pharmacist refused to dispense.
   */
  | 'OUTCOME_KIND_REFUSED'
  | 7
  /**
   * Lines were cancelled or the prescription replaced.
   */
  | 'OUTCOME_KIND_CANCELLED'
  | 8
  /**
   * Somebody doubts that it is authentic.
   */
  | 'OUTCOME_KIND_DISPUTED'
  | 9
  /**
   * The signatory confirmed it.
   */
  | 'OUTCOME_KIND_CONFIRMED'
  | 10
  /**
   * A pharmacist gave an opinion.
   */
  | 'OUTCOME_KIND_OPINION'
  | 11
  /**
   * A pharmacist opened lines again that were closed by mistake.
   */
  | 'OUTCOME_KIND_REOPENED'
  | 12

/**
 * What happened to a prescription after its issue.
 */
export type OutcomeKind__Output = typeof OutcomeKind[keyof typeof OutcomeKind]
