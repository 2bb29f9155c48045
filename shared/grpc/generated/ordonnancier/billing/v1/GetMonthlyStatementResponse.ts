// Original file: protos/ordonnancier/billing/v1/billing_service.proto

import type { MonthlyStatement as _ordonnancier_billing_v1_MonthlyStatement, MonthlyStatement__Output as _ordonnancier_billing_v1_MonthlyStatement__Output } from '../../../ordonnancier/billing/v1/MonthlyStatement.ts';

/**
 * See MonthlyStatement.
 */
export interface GetMonthlyStatementResponse {
  /**
   * The statement.
   */
  'statement'?: (_ordonnancier_billing_v1_MonthlyStatement | null);
}

/**
 * See MonthlyStatement.
 */
export interface GetMonthlyStatementResponse__Output {
  /**
   * The statement.
   */
  'statement': (_ordonnancier_billing_v1_MonthlyStatement__Output | null);
}
