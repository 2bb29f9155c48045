import type { Position } from '@ordonnancier/event-log/event-log.ts';
import type { PrescriptionId, Rpps } from '@ordonnancier/kernel/identifiers.ts';
import type { Result } from '@ordonnancier/kernel/result.ts';
import { prescriptionStreamPrefix } from '@ordonnancier/prescription-store/prescriptions.ts';
import { checkPosition, type Readable } from '@ordonnancier/service/queries.ts';
import { type Watched, watchRows } from '@ordonnancier/service/watch-rows.ts';
import type { LineOutcome, OutcomeKind } from './outcome.ts';
import { outcomesProjection } from './projection.ts';

export interface RecordedOutcome {
  readonly position: Position;
  readonly prescriptionId: PrescriptionId;
  readonly kind: OutcomeKind;
  readonly recordedAtMs: number;
  readonly lines: readonly LineOutcome[];
}

export interface OutcomeQueries {
  /** Whether an event is parked that concerns the prescriber, or may: one of a prescription whose issue is parked. */
  mayLack(prescriberRpps: Rpps): Promise<boolean>;
  /** Refuses to go on after a position that no answer can have given. */
  checkAfter(after: Position | undefined): Promise<Result<undefined, 'INVALID_REQUEST'>>;
  /** What comes after a position, as it comes, until the signal aborts or something may be lacking. */
  watch(
    prescriberRpps: Rpps,
    after: Position | undefined,
    signal: AbortSignal,
  ): AsyncIterable<Watched<RecordedOutcome>>;
}

export function openOutcomeQueries({ log, pool }: Readable): OutcomeQueries {
  const projection = outcomesProjection.name;

  async function mayLack(prescriberRpps: Rpps): Promise<boolean> {
    const { rows } = await pool.query<{ lacking: boolean }>(
      `SELECT EXISTS (
         SELECT FROM parked_events parked
         LEFT JOIN outcomes ON kind = 'issued' AND prescription_id = substr(parked.stream, $2)::uuid
         WHERE projection = $1 AND (prescriber_rpps = $3 OR prescription_id IS NULL)
       ) AS lacking`,
      [projection, prescriptionStreamPrefix.length + 1, prescriberRpps],
    );
    return rows[0]?.lacking ?? true;
  }

  async function outcomesAfter(
    prescriberRpps: Rpps,
    position: Position | undefined,
    rowsMax: number,
  ): Promise<readonly RecordedOutcome[]> {
    const { rows } = await pool.query<RecordedOutcome>(
      `SELECT position, prescription_id AS "prescriptionId", kind, recorded_at_ms::float8 AS "recordedAtMs", lines
       FROM outcomes
       WHERE prescriber_rpps = $1 AND position > coalesce($2, '')
       ORDER BY position
       LIMIT $3`,
      [prescriberRpps, position ?? null, rowsMax],
    );
    return rows;
  }

  return {
    mayLack,
    checkAfter: (after) => checkPosition(log, after, 'after_position'),
    watch: (prescriberRpps, after, signal) =>
      watchRows({
        pool,
        projection,
        after,
        signal,
        rowsAfter: async (position, rowsMax) => {
          const rows = await outcomesAfter(prescriberRpps, position, rowsMax);
          // Asked afterwards: whatever was parked before one of these rows was recorded is seen now.
          return (await mayLack(prescriberRpps)) ? undefined : rows;
        },
      }),
  };
}
