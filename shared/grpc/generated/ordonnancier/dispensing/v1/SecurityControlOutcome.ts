// Original file: protos/ordonnancier/dispensing/v1/dispensing_service.proto

/**
 * What the control of a costly pack came to.
 */
export const SecurityControlOutcome = {
  /**
   * Refused.
   */
  SECURITY_CONTROL_OUTCOME_UNSPECIFIED: 'SECURITY_CONTROL_OUTCOME_UNSPECIFIED',
  /**
   * "Délivrance sécurisée": the only one for an electronic prescription, or when the patient or the prescriber is known.
   */
  SECURITY_CONTROL_OUTCOME_SECURED: 'SECURITY_CONTROL_OUTCOME_SECURED',
  /**
   * "Délivrance temporaire": one smallest pack, until the checks are done.
   */
  SECURITY_CONTROL_OUTCOME_TEMPORARY: 'SECURITY_CONTROL_OUTCOME_TEMPORARY',
} as const;

/**
 * What the control of a costly pack came to.
 */
export type SecurityControlOutcome =
  /**
   * Refused.
   */
  | 'SECURITY_CONTROL_OUTCOME_UNSPECIFIED'
  | 0
  /**
   * "Délivrance sécurisée": the only one for an electronic prescription, or when the patient or the prescriber is known.
   */
  | 'SECURITY_CONTROL_OUTCOME_SECURED'
  | 1
  /**
   * "Délivrance temporaire": one smallest pack, until the checks are done.
   */
  | 'SECURITY_CONTROL_OUTCOME_TEMPORARY'
  | 2

/**
 * What the control of a costly pack came to.
 */
export type SecurityControlOutcome__Output = typeof SecurityControlOutcome[keyof typeof SecurityControlOutcome]
