// Original file: protos/ordonnancier/billing/v1/billing_service.proto


/**
 * See GetMonthlyStatement.
 */
export interface GetMonthlyStatementRequest {
  /**
   * Civil month, YYYY-MM.
   */
  'month'?: (string);
  /**
   * Answer only from a state at least as new as this position, with all that follows from it; empty for whatever is there.
   */
  'minPosition'?: (string);
}

/**
 * See GetMonthlyStatement.
 */
export interface GetMonthlyStatementRequest__Output {
  /**
   * Civil month, YYYY-MM.
   */
  'month': (string);
  /**
   * Answer only from a state at least as new as this position, with all that follows from it; empty for whatever is there.
   */
  'minPosition': (string);
}
