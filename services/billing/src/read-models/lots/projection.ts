import type { Projection } from '@ordonnancier/event-sourcing/projection.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import type pg from 'pg';
import { lotDecider } from '../../domain/lot/lot.ts';
import type { LotState } from '../../domain/lot/state.ts';
import { lotCodec, lotStreamPrefix } from '../../lot-stream.ts';

/** Table `lots`: one row for each lot, as its stream folds. Stops at poison: a list that lacks a lot hides money. */
export const lotsProjection: Projection = {
  name: 'billing.lots',
  streamPrefixes: [lotStreamPrefix],
  onPoison: 'stop',
  project: async (recorded, rows) => {
    const event = lotCodec.decode(recorded);
    const lot = lotDecider.evolve(await readLot(event.lotId, rows), event);
    invariant(lot.status !== 'none', 'a lot of which something is told was opened');
    await rows.query(
      `INSERT INTO lots (lot_id, position, pharmacy_finess, lot) VALUES ($1, $2, $3, $4)
       ON CONFLICT (lot_id) DO UPDATE SET lot = excluded.lot`,
      [lot.lotId, recorded.position, lot.pharmacyFiness, JSON.stringify(lot)],
    );
  },
};

async function readLot(lotId: string, rows: pg.PoolClient): Promise<LotState> {
  const { rows: found } = await rows.query<{ lot: LotState }>('SELECT lot FROM lots WHERE lot_id = $1', [lotId]);
  return found[0]?.lot ?? lotDecider.initialState;
}
