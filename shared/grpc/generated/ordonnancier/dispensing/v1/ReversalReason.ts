// Original file: protos/ordonnancier/dispensing/v1/dispensing_service.proto

/**
 * Why a dispensing is taken back.
 */
export const ReversalReason = {
  /**
   * Refused.
   */
  REVERSAL_REASON_UNSPECIFIED: 'REVERSAL_REASON_UNSPECIFIED',
  /**
   * Entered by mistake.
   */
  REVERSAL_REASON_ENTRY_ERROR: 'REVERSAL_REASON_ENTRY_ERROR',
  /**
   * Never collected.
   */
  REVERSAL_REASON_NOT_COLLECTED: 'REVERSAL_REASON_NOT_COLLECTED',
  /**
   * The batch was recalled.
   */
  REVERSAL_REASON_BATCH_RECALL: 'REVERSAL_REASON_BATCH_RECALL',
} as const;

/**
 * Why a dispensing is taken back.
 */
export type ReversalReason =
  /**
   * Refused.
   */
  | 'REVERSAL_REASON_UNSPECIFIED'
  | 0
  /**
   * Entered by mistake.
   */
  | 'REVERSAL_REASON_ENTRY_ERROR'
  | 1
  /**
   * Never collected.
   */
  | 'REVERSAL_REASON_NOT_COLLECTED'
  | 2
  /**
   * The batch was recalled.
   */
  | 'REVERSAL_REASON_BATCH_RECALL'
  | 3

/**
 * Why a dispensing is taken back.
 */
export type ReversalReason__Output = typeof ReversalReason[keyof typeof ReversalReason]
