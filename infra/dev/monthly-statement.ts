import type { MonthlyStatement__Output } from '@ordonnancier/grpc/generated/ordonnancier/billing/v1/MonthlyStatement.ts';
import type { PayerShares__Output } from '@ordonnancier/grpc/generated/ordonnancier/billing/v1/PayerShares.ts';
import { euros } from './journey-words.ts';

/** A pharmacy's statement, a line for each sum. @throws when the sums do not add up as the statement promises. */
export function statementTable(statement: MonthlyStatement__Output | null): string {
  if (statement === null) throw new Error('there is no statement');
  const of = sharesBySum(statement);
  for (const insurer of ['compulsoryCents', 'complementaryCents'] as const) {
    const cents = (sum: keyof typeof of) => of[sum]?.[insurer] ?? 0;
    const sent = cents('awaited before') + cents('sent');
    const answered = cents('unreadable') + cents('paid') + cents('rejected') + cents('awaited after');
    const owed = cents('owed before') + cents('dispensed') + cents('adjusted');
    const settled = cents('reversed') + cents('paid') - cents('recovered') + cents('owed after');
    if (sent !== answered || owed !== settled) throw new Error('the statement of the month does not add up');
  }
  const rows = Object.entries(of).map(([sum, shares]) =>
    row(sum, amount(shares, 'compulsoryCents'), amount(shares, 'complementaryCents')),
  );
  return [row(statement.month, 'compulsory', 'complementary'), ...rows].join('\n');
}

function sharesBySum(statement: MonthlyStatement__Output) {
  return {
    'owed before': statement.owedBefore,
    'awaited before': statement.awaitedBefore,
    dispensed: statement.dispensed?.shares ?? null,
    adjusted: statement.adjusted?.shares ?? null,
    reversed: statement.reversed?.shares ?? null,
    sent: statement.sent?.shares ?? null,
    unreadable: statement.unreadable?.shares ?? null,
    rejected: statement.rejected?.shares ?? null,
    paid: statement.paid?.shares ?? null,
    recovered: statement.recovered?.shares ?? null,
    'awaited after': statement.awaitedAfter,
    'owed after': statement.owedAfter,
  };
}

function amount(shares: PayerShares__Output | null, insurer: keyof PayerShares__Output): string {
  return euros(shares?.[insurer] ?? 0);
}

function row(sum: string, compulsory: string, complementary: string): string {
  return `${sum.padEnd(16)}${compulsory.padStart(14)}${complementary.padStart(15)}`;
}
