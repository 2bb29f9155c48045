import type { Position } from '@ordonnancier/event-log/event-log.ts';
import type { Finess, LineId, PrescriptionId } from '@ordonnancier/kernel/identifiers.ts';
import type { Result } from '@ordonnancier/kernel/result.ts';
import { prescriptionStreamPrefix } from '@ordonnancier/prescription-store/prescriptions.ts';
import { checkPosition, type Readable } from '@ordonnancier/service/queries.ts';
import { type Watched, watchRows } from '@ordonnancier/service/watch-rows.ts';
import { type ClaimEventKind, claimEventsProjection } from './projection.ts';

export interface ClaimEvent {
  readonly position: Position;
  readonly prescriptionId: PrescriptionId;
  readonly kind: ClaimEventKind;
  readonly lineIds: readonly LineId[];
  readonly recordedAtMs: number;
}

export interface ClaimEventQueries {
  /** Whether an event is parked that concerns the pharmacy, or may: of a parked claim nobody knows whose it is. */
  mayLack(finess: Finess): Promise<boolean>;
  /** Refuses to go on after a position that no answer can have given. */
  checkAfter(after: Position | undefined): Promise<Result<undefined, 'INVALID_REQUEST'>>;
  /**
   * What a pharmacy hears after a position, everything when undefined, and goes on hearing until the signal aborts or
   * something may be lacking.
   */
  watch(finess: Finess, after: Position | undefined, signal: AbortSignal): AsyncIterable<Watched<ClaimEvent>>;
}

export function openClaimEventQueries({ log, pool }: Readable): ClaimEventQueries {
  const projection = claimEventsProjection.name;

  async function mayLack(finess: Finess): Promise<boolean> {
    const { rows } = await pool.query<{ lacking: boolean }>(
      `SELECT EXISTS (
         SELECT FROM parked_events parked
         LEFT JOIN claim_holders ON prescription_id = substr(parked.stream, $2)::uuid
         WHERE projection = $1 AND (event_type = 'PrescriptionClaimed' OR pharmacy_finess = $3)
       ) AS lacking`,
      [projection, prescriptionStreamPrefix.length + 1, finess],
    );
    return rows[0]?.lacking ?? true;
  }

  return {
    mayLack,
    checkAfter: (after) => checkPosition(log, after, 'after_position'),
    watch: (finess, after, signal) =>
      watchRows<ClaimEvent>({
        pool,
        projection,
        after,
        signal,
        rowsAfter: async (position, rowsMax) => {
          const { rows } = await pool.query<ClaimEvent>(
            `SELECT position, prescription_id AS "prescriptionId", kind, line_ids AS "lineIds",
                    round(extract(epoch FROM recorded_at) * 1000)::float8 AS "recordedAtMs"
             FROM claim_events
             WHERE pharmacy_finess = $1 AND position > coalesce($2, '')
             ORDER BY position
             LIMIT $3`,
            [finess, position, rowsMax],
          );
          // Asked afterwards: whatever was parked before one of these rows was recorded is seen now.
          return (await mayLack(finess)) ? undefined : rows;
        },
      }),
  };
}
