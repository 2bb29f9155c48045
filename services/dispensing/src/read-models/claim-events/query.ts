import type { Position } from '@ordonnancier/event-log/event-log.ts';
import type { Finess, LineId, PrescriptionId } from '@ordonnancier/kernel/identifiers.ts';
import { type Watched, watchRows } from '@ordonnancier/service/watch-rows.ts';
import type pg from 'pg';
import { type ClaimEventKind, claimEventsProjection } from './projection.ts';

export interface ClaimEvent {
  readonly position: Position;
  readonly prescriptionId: PrescriptionId;
  readonly kind: ClaimEventKind;
  readonly lineIds: readonly LineId[];
  readonly recordedAtMs: number;
}

export interface ClaimEventQueries {
  /** What a pharmacy hears after a position, everything when undefined, and goes on hearing until the signal aborts. */
  watch(finess: Finess, after: Position | undefined, signal: AbortSignal): AsyncIterable<Watched<ClaimEvent>>;
}

export function openClaimEventQueries(pool: pg.Pool): ClaimEventQueries {
  return {
    watch: (finess, after, signal) =>
      watchRows<ClaimEvent>({
        pool,
        projection: claimEventsProjection.name,
        after,
        signal,
        rowsAfter: async (position, rowsMax) => {
          const { rows } = await pool.query<ClaimEvent>(
            `SELECT position, prescription_id AS "prescriptionId", kind, line_ids AS "lineIds",
                    round(extract(epoch FROM recorded_at) * 1000)::float8 AS "recordedAtMs"
             FROM claim_events
             WHERE pharmacy_finess = $1 AND ($2::text IS NULL OR position > $2)
             ORDER BY position
             LIMIT $3`,
            [finess, position, rowsMax],
          );
          return rows;
        },
      }),
  };
}
