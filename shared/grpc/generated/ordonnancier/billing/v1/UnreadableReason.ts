// Original file: protos/ordonnancier/billing/v1/billing_service.proto

/**
 * Why a payer cannot read a lot.
 */
export const UnreadableReason = {
  /**
   * It can.
   */
  UNREADABLE_REASON_UNSPECIFIED: 'UNREADABLE_REASON_UNSPECIFIED',
  /**
   * Its form is wrong.
   */
  UNREADABLE_REASON_MALFORMED: 'UNREADABLE_REASON_MALFORMED',
  /**
   * Its signature cannot be verified.
   */
  UNREADABLE_REASON_SIGNATURE_INVALID: 'UNREADABLE_REASON_SIGNATURE_INVALID',
  /**
   * It belongs to another payer.
   */
  UNREADABLE_REASON_WRONG_ADDRESSEE: 'UNREADABLE_REASON_WRONG_ADDRESSEE',
} as const;

/**
 * Why a payer cannot read a lot.
 */
export type UnreadableReason =
  /**
   * It can.
   */
  | 'UNREADABLE_REASON_UNSPECIFIED'
  | 0
  /**
   * Its form is wrong.
   */
  | 'UNREADABLE_REASON_MALFORMED'
  | 1
  /**
   * Its signature cannot be verified.
   */
  | 'UNREADABLE_REASON_SIGNATURE_INVALID'
  | 2
  /**
   * It belongs to another payer.
   */
  | 'UNREADABLE_REASON_WRONG_ADDRESSEE'
  | 3

/**
 * Why a payer cannot read a lot.
 */
export type UnreadableReason__Output = typeof UnreadableReason[keyof typeof UnreadableReason]
