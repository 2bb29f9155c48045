import type { Finess } from '@ordonnancier/kernel/identifiers.ts';
import { cents } from '@ordonnancier/kernel/money.ts';
import type pg from 'pg';
import { statementOf, type MovementKind, type Statement } from '../../domain/statement/statement.ts';

/** @param month `YYYY-MM` */
export async function readStatement(pool: pg.Pool, pharmacyFiness: Finess, month: string): Promise<Statement> {
  // The driver gives 64-bit integers as text.
  const { rows } = await pool.query<{
    month: string;
    kind: MovementKind;
    count: string;
    compulsory_cents: string;
    complementary_cents: string;
  }>(
    `SELECT month, kind, count, compulsory_cents, complementary_cents FROM statement_totals
     WHERE pharmacy_finess = $1 AND month <= $2`,
    [pharmacyFiness, month],
  );
  const totals = rows.map((row) => ({
    month: row.month,
    kind: row.kind,
    count: Number(row.count),
    shares: {
      compulsoryCents: cents(Number(row.compulsory_cents)),
      complementaryCents: cents(Number(row.complementary_cents)),
    },
  }));
  return statementOf(month, totals);
}
