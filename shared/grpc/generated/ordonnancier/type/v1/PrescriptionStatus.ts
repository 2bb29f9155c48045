// Original file: protos/ordonnancier/type/v1/prescription.proto

/**
 * State of a prescription as a whole. When several apply: suspended, cancelled, not dispensed, completed, expired, scheduled,
 * claimed, in progress, active, in this order.
 */
export const PrescriptionStatus = {
  /**
   * Never sent.
   */
  PRESCRIPTION_STATUS_UNSPECIFIED: 'PRESCRIPTION_STATUS_UNSPECIFIED',
  /**
   * Disowned by the prescriber or under a confirmed suspicion.
   */
  PRESCRIPTION_STATUS_SUSPENDED: 'PRESCRIPTION_STATUS_SUSPENDED',
  /**
   * Every line was cancelled.
   */
  PRESCRIPTION_STATUS_CANCELLED: 'PRESCRIPTION_STATUS_CANCELLED',
  /**
   * Every line is closed, and something was handed over.
   */
  PRESCRIPTION_STATUS_COMPLETED: 'PRESCRIPTION_STATUS_COMPLETED',
  /**
   * Too old to be dispensed.
   */
  PRESCRIPTION_STATUS_EXPIRED: 'PRESCRIPTION_STATUS_EXPIRED',
  /**
   * Not dispensed before a date.
   */
  PRESCRIPTION_STATUS_SCHEDULED: 'PRESCRIPTION_STATUS_SCHEDULED',
  /**
   * A pharmacy holds an unexpired lease.
   */
  PRESCRIPTION_STATUS_CLAIMED: 'PRESCRIPTION_STATUS_CLAIMED',
  /**
   * Something was dispensed and something is due.
   */
  PRESCRIPTION_STATUS_IN_PROGRESS: 'PRESCRIPTION_STATUS_IN_PROGRESS',
  /**
   * Ready to be dispensed.
   */
  PRESCRIPTION_STATUS_ACTIVE: 'PRESCRIPTION_STATUS_ACTIVE',
  /**
   * Every line is closed, not all of them by the prescriber, and nothing was ever handed over, or all of it taken back.
   */
  PRESCRIPTION_STATUS_NOT_DISPENSED: 'PRESCRIPTION_STATUS_NOT_DISPENSED',
} as const;

/**
 * State of a prescription as a whole. When several apply: suspended, cancelled, not dispensed, completed, expired, scheduled,
 * claimed, in progress, active, in this order.
 */
export type PrescriptionStatus =
  /**
   * Never sent.
   */
  | 'PRESCRIPTION_STATUS_UNSPECIFIED'
  | 0
  /**
   * Disowned by the prescriber or under a confirmed suspicion.
   */
  | 'PRESCRIPTION_STATUS_SUSPENDED'
  | 1
  /**
   * Every line was cancelled.
   */
  | 'PRESCRIPTION_STATUS_CANCELLED'
  | 2
  /**
   * Every line is closed, and something was handed over.
   */
  | 'PRESCRIPTION_STATUS_COMPLETED'
  | 3
  /**
   * Too old to be dispensed.
   */
  | 'PRESCRIPTION_STATUS_EXPIRED'
  | 4
  /**
   * Not dispensed before a date.
   */
  | 'PRESCRIPTION_STATUS_SCHEDULED'
  | 5
  /**
   * A pharmacy holds an unexpired lease.
   */
  | 'PRESCRIPTION_STATUS_CLAIMED'
  | 6
  /**
   * Something was dispensed and something is due.
   */
  | 'PRESCRIPTION_STATUS_IN_PROGRESS'
  | 7
  /**
   * Ready to be dispensed.
   */
  | 'PRESCRIPTION_STATUS_ACTIVE'
  | 8
  /**
   * Every line is closed, not all of them by the prescriber, and nothing was ever handed over, or all of it taken back.
   */
  | 'PRESCRIPTION_STATUS_NOT_DISPENSED'
  | 9

/**
 * State of a prescription as a whole. When several apply: suspended, cancelled, not dispensed, completed, expired, scheduled,
 * claimed, in progress, active, in this order.
 */
export type PrescriptionStatus__Output = typeof PrescriptionStatus[keyof typeof PrescriptionStatus]
