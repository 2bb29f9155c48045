// Original file: protos/ordonnancier/dispensing/v1/dispensing_service.proto

/**
 * What others did.
 */
export const ClaimEventKind = {
  /**
   * Only the position moved.
   */
  CLAIM_EVENT_KIND_UNSPECIFIED: 'CLAIM_EVENT_KIND_UNSPECIFIED',
  /**
   * The prescriber cancelled lines.
   */
  CLAIM_EVENT_KIND_LINES_CANCELLED: 'CLAIM_EVENT_KIND_LINES_CANCELLED',
  /**
   * The prescriber replaced the prescription.
   */
  CLAIM_EVENT_KIND_REPLACED: 'CLAIM_EVENT_KIND_REPLACED',
  /**
   * The prescription was disowned.
   */
  CLAIM_EVENT_KIND_SUSPENDED: 'CLAIM_EVENT_KIND_SUSPENDED',
  /**
   * The signatory confirmed it.
   */
  CLAIM_EVENT_KIND_CONFIRMED: 'CLAIM_EVENT_KIND_CONFIRMED',
  /**
   * Another pharmacy claimed it after the lease ended.
   */
  CLAIM_EVENT_KIND_TAKEN_OVER: 'CLAIM_EVENT_KIND_TAKEN_OVER',
} as const;

/**
 * What others did.
 */
export type ClaimEventKind =
  /**
   * Only the position moved.
   */
  | 'CLAIM_EVENT_KIND_UNSPECIFIED'
  | 0
  /**
   * The prescriber cancelled lines.
   */
  | 'CLAIM_EVENT_KIND_LINES_CANCELLED'
  | 1
  /**
   * The prescriber replaced the prescription.
   */
  | 'CLAIM_EVENT_KIND_REPLACED'
  | 2
  /**
   * The prescription was disowned.
   */
  | 'CLAIM_EVENT_KIND_SUSPENDED'
  | 3
  /**
   * The signatory confirmed it.
   */
  | 'CLAIM_EVENT_KIND_CONFIRMED'
  | 4
  /**
   * Another pharmacy claimed it after the lease ended.
   */
  | 'CLAIM_EVENT_KIND_TAKEN_OVER'
  | 5

/**
 * What others did.
 */
export type ClaimEventKind__Output = typeof ClaimEventKind[keyof typeof ClaimEventKind]
