// Original file: protos/ordonnancier/dispensing/v1/dispensing_service.proto

/**
 * What is doubted.
 */
export const SuspicionKind = {
  /**
   * Refused.
   */
  SUSPICION_KIND_UNSPECIFIED: 'SUSPICION_KIND_UNSPECIFIED',
  /**
   * Forged prescription.
   */
  SUSPICION_KIND_FORGED: 'SUSPICION_KIND_FORGED',
  /**
   * Stolen prescription or identity of a prescriber.
   */
  SUSPICION_KIND_STOLEN: 'SUSPICION_KIND_STOLEN',
  /**
   * Quantity or medicine altered.
   */
  SUSPICION_KIND_ALTERED: 'SUSPICION_KIND_ALTERED',
  /**
   * Somebody else's identity presented.
   */
  SUSPICION_KIND_IDENTITY: 'SUSPICION_KIND_IDENTITY',
} as const;

/**
 * What is doubted.
 */
export type SuspicionKind =
  /**
   * Refused.
   */
  | 'SUSPICION_KIND_UNSPECIFIED'
  | 0
  /**
   * Forged prescription.
   */
  | 'SUSPICION_KIND_FORGED'
  | 1
  /**
   * Stolen prescription or identity of a prescriber.
   */
  | 'SUSPICION_KIND_STOLEN'
  | 2
  /**
   * Quantity or medicine altered.
   */
  | 'SUSPICION_KIND_ALTERED'
  | 3
  /**
   * Somebody else's identity presented.
   */
  | 'SUSPICION_KIND_IDENTITY'
  | 4

/**
 * What is doubted.
 */
export type SuspicionKind__Output = typeof SuspicionKind[keyof typeof SuspicionKind]
