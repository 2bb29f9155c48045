// Original file: protos/ordonnancier/fraud/v1/fraud_service.proto

/**
 * What an analyst decided.
 */
export const Verdict = {
  /**
   * None yet; refused in a request.
   */
  VERDICT_UNSPECIFIED: 'VERDICT_UNSPECIFIED',
  /**
   * Fraud is established.
   */
  VERDICT_CONFIRMED: 'VERDICT_CONFIRMED',
  /**
   * Nothing wrong.
   */
  VERDICT_DISMISSED: 'VERDICT_DISMISSED',
  /**
   * Cannot be decided with what is known.
   */
  VERDICT_INCONCLUSIVE: 'VERDICT_INCONCLUSIVE',
} as const;

/**
 * What an analyst decided.
 */
export type Verdict =
  /**
   * None yet; refused in a request.
   */
  | 'VERDICT_UNSPECIFIED'
  | 0
  /**
   * Fraud is established.
   */
  | 'VERDICT_CONFIRMED'
  | 1
  /**
   * Nothing wrong.
   */
  | 'VERDICT_DISMISSED'
  | 2
  /**
   * Cannot be decided with what is known.
   */
  | 'VERDICT_INCONCLUSIVE'
  | 3

/**
 * What an analyst decided.
 */
export type Verdict__Output = typeof Verdict[keyof typeof Verdict]
