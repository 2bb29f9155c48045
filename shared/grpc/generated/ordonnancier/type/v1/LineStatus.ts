// Original file: protos/ordonnancier/type/v1/prescription.proto

/**
 * State of one line.
 */
export const LineStatus = {
  /**
   * Never sent.
   */
  LINE_STATUS_UNSPECIFIED: 'LINE_STATUS_UNSPECIFIED',
  /**
   * Nothing dispensed yet.
   */
  LINE_STATUS_PRESCRIBED: 'LINE_STATUS_PRESCRIBED',
  /**
   * Something dispensed, something still due now or at a renewal.
   */
  LINE_STATUS_PARTIALLY_DISPENSED: 'LINE_STATUS_PARTIALLY_DISPENSED',
  /**
   * The authorised quantity is used up.
   */
  LINE_STATUS_DISPENSED: 'LINE_STATUS_DISPENSED',
  /**
   * Closed by a pharmacist with a reason.
   */
  LINE_STATUS_NOT_DISPENSED: 'LINE_STATUS_NOT_DISPENSED',
  /**
   * The rest was withdrawn by the prescriber.
   */
  LINE_STATUS_CANCELLED: 'LINE_STATUS_CANCELLED',
  /**
   * Still open, and too late: no more of it may be dispensed. The ledger says what was.
   */
  LINE_STATUS_EXPIRED: 'LINE_STATUS_EXPIRED',
} as const;

/**
 * State of one line.
 */
export type LineStatus =
  /**
   * Never sent.
   */
  | 'LINE_STATUS_UNSPECIFIED'
  | 0
  /**
   * Nothing dispensed yet.
   */
  | 'LINE_STATUS_PRESCRIBED'
  | 1
  /**
   * Something dispensed, something still due now or at a renewal.
   */
  | 'LINE_STATUS_PARTIALLY_DISPENSED'
  | 2
  /**
   * The authorised quantity is used up.
   */
  | 'LINE_STATUS_DISPENSED'
  | 3
  /**
   * Closed by a pharmacist with a reason.
   */
  | 'LINE_STATUS_NOT_DISPENSED'
  | 4
  /**
   * The rest was withdrawn by the prescriber.
   */
  | 'LINE_STATUS_CANCELLED'
  | 5
  /**
   * Still open, and too late: no more of it may be dispensed. The ledger says what was.
   */
  | 'LINE_STATUS_EXPIRED'
  | 6

/**
 * State of one line.
 */
export type LineStatus__Output = typeof LineStatus[keyof typeof LineStatus]
