import type pg from 'pg';
import type { Survey } from '../house-log.ts';
import { readingKey } from './obligations.ts';
import type { Obligations } from './obligations.ts';

export interface Verification {
  readonly ok: boolean;
  /** What was acknowledged. */
  readonly acknowledged: { readonly writes: number; readonly readings: number; readonly dispensings: number };
  /** Acknowledged, and not there, or not as it should be. All zero when the house kept its word. */
  readonly missing: {
    readonly accessesOfWrites: number;
    readonly accessesOfReadings: number;
    readonly invoices: number;
    readonly scores: number;
  };
  /** There, and asked for by nobody. All zero. */
  readonly surplus: { readonly readings: number; readonly invoices: number };
}

/** Compares what was acknowledged with the tables of the house and its log, item by item. To be called when it has settled. */
export async function verify(
  pool: pg.Pool,
  { dispensingsInvoicedTwice }: Survey,
  obligations: Obligations,
): Promise<Verification> {
  const [accesses, readings, invoices, scores] = [
    await accessesOfWrites(pool),
    await readingCounts(pool),
    await invoiceStatuses(pool),
    await scoredDispensings(pool),
  ];

  const missing = {
    accessesOfWrites: countIf(obligations.writes, ([position, id]) => accesses.get(position) !== id),
    accessesOfReadings: countIf(
      obligations.readings,
      ([key, { acknowledged }]) => (readings.get(key) ?? 0) < acknowledged,
    ),
    invoices: countIf(obligations.dispensings, ([id, state]) => !isInvoiced(state, invoices.get(id))),
    scores: countIf(obligations.dispensings, ([id]) => !scores.has(id)),
  };
  const surplus = {
    readings: countIf(readings, ([key, count]) => {
      const { acknowledged, unknown } = obligations.readings.get(key) ?? { acknowledged: 0, unknown: 0 };
      return count > acknowledged + unknown;
    }),
    invoices: dispensingsInvoicedTwice,
  };
  const faults = [...Object.values(missing), ...Object.values(surplus)];
  return {
    ok: obligations.dispensings.size > 0 && faults.every((count) => count === 0),
    acknowledged: {
      writes: obligations.writes.size,
      readings: [...obligations.readings.values()].reduce((sum, { acknowledged }) => sum + acknowledged, 0),
      dispensings: obligations.dispensings.size,
    },
    missing,
    surplus,
  };
}

function isInvoiced(state: 'standing' | 'reversed' | 'unknown', status: string | undefined): boolean {
  if (status === undefined) return false;
  return state === 'unknown' || (status === 'reversed') === (state === 'reversed');
}

async function accessesOfWrites(pool: pg.Pool): Promise<ReadonlyMap<string, string>> {
  const { rows } = await pool.query<{ position: string; prescription_id: string }>(
    'SELECT position, prescription_id FROM audit.accesses WHERE NOT read_only',
  );
  return new Map(rows.map((row) => [row.position, row.prescription_id]));
}

async function readingCounts(pool: pg.Pool): Promise<ReadonlyMap<string, number>> {
  const { rows } = await pool.query<{ action: string; prescription_id: string; readings: number }>(
    `SELECT action, prescription_id, count(*)::integer AS readings
     FROM audit.accesses WHERE read_only GROUP BY action, prescription_id`,
  );
  return new Map(rows.map((row) => [readingKey(row.action, row.prescription_id), row.readings]));
}

async function invoiceStatuses(pool: pg.Pool): Promise<ReadonlyMap<string, string>> {
  const { rows } = await pool.query<{ dispensing_id: string; status: string }>(
    'SELECT dispensing_id, status FROM billing.invoices',
  );
  return new Map(rows.map((row) => [row.dispensing_id, row.status]));
}

async function scoredDispensings(pool: pg.Pool): Promise<ReadonlySet<string>> {
  const { rows } = await pool.query<{ dispensing_id: string }>('SELECT dispensing_id FROM fraud.scores');
  return new Set(rows.map((row) => row.dispensing_id));
}

function countIf<T>(items: Iterable<T>, holds: (item: T) => boolean): number {
  let count = 0;
  for (const item of items) if (holds(item)) count += 1;
  return count;
}
