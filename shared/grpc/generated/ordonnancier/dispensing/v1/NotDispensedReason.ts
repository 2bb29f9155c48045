// Original file: protos/ordonnancier/dispensing/v1/dispensing_service.proto

/**
 * Why a line is not dispensed.
 */
export const NotDispensedReason = {
  /**
   * Refused.
   */
  NOT_DISPENSED_REASON_UNSPECIFIED: 'NOT_DISPENSED_REASON_UNSPECIFIED',
  /**
   * Not in stock or in shortage.
   */
  NOT_DISPENSED_REASON_STOCK: 'NOT_DISPENSED_REASON_STOCK',
  /**
   * The patient does not want it.
   */
  NOT_DISPENSED_REASON_PATIENT_REFUSAL: 'NOT_DISPENSED_REASON_PATIENT_REFUSAL',
  /**
   * The patient still has enough of it.
   */
  NOT_DISPENSED_REASON_ALREADY_OWNED: 'NOT_DISPENSED_REASON_ALREADY_OWNED',
  /**
   * Contra-indication or interaction.
   */
  NOT_DISPENSED_REASON_CONTRA_INDICATION: 'NOT_DISPENSED_REASON_CONTRA_INDICATION',
  /**
   * Agreed with the prescriber.
   */
  NOT_DISPENSED_REASON_PRESCRIBER_AGREEMENT: 'NOT_DISPENSED_REASON_PRESCRIBER_AGREEMENT',
  /**
   * The prescription looks forged.
   */
  NOT_DISPENSED_REASON_SUSPECTED_FORGERY: 'NOT_DISPENSED_REASON_SUSPECTED_FORGERY',
} as const;

/**
 * Why a line is not dispensed.
 */
export type NotDispensedReason =
  /**
   * Refused.
   */
  | 'NOT_DISPENSED_REASON_UNSPECIFIED'
  | 0
  /**
   * Not in stock or in shortage.
   */
  | 'NOT_DISPENSED_REASON_STOCK'
  | 1
  /**
   * The patient does not want it.
   */
  | 'NOT_DISPENSED_REASON_PATIENT_REFUSAL'
  | 2
  /**
   * The patient still has enough of it.
   */
  | 'NOT_DISPENSED_REASON_ALREADY_OWNED'
  | 3
  /**
   * Contra-indication or interaction.
   */
  | 'NOT_DISPENSED_REASON_CONTRA_INDICATION'
  | 4
  /**
   * Agreed with the prescriber.
   */
  | 'NOT_DISPENSED_REASON_PRESCRIBER_AGREEMENT'
  | 5
  /**
   * The prescription looks forged.
   */
  | 'NOT_DISPENSED_REASON_SUSPECTED_FORGERY'
  | 6

/**
 * Why a line is not dispensed.
 */
export type NotDispensedReason__Output = typeof NotDispensedReason[keyof typeof NotDispensedReason]
