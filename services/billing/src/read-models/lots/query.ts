import type { Position } from '@ordonnancier/event-log/event-log.ts';
import type { Finess } from '@ordonnancier/kernel/identifiers.ts';
import type pg from 'pg';
import type { Lot } from '../../domain/lot/state.ts';

export interface LotPage {
  readonly lots: readonly Lot[];
  /** Where the next page begins; undefined on the last. */
  readonly after: Position | undefined;
}

/** A pharmacy's lots, the last opened first, from after (that is: older than) a position on. */
export async function listLots(
  pool: pg.Pool,
  pharmacyFiness: Finess,
  after: Position | undefined,
  pageSize: number,
): Promise<LotPage> {
  const { rows } = await pool.query<{ position: Position; lot: Lot }>(
    // One more than the page tells whether there is another.
    `SELECT position, lot FROM lots
     WHERE pharmacy_finess = $1 AND position < coalesce($2, '~')
     ORDER BY position DESC
     LIMIT $3 + 1`,
    [pharmacyFiness, after ?? null, pageSize],
  );
  const page = rows.slice(0, pageSize);
  return {
    lots: page.map(({ lot }) => lot),
    after: rows.length > pageSize ? page.at(-1)?.position : undefined,
  };
}
