import { setTimeout } from 'node:timers/promises';
import type { Checkpoint, Position } from '@ordonnancier/event-log/event-log.ts';
import type pg from 'pg';

/** Tables that every read model's schema has beside its own. */
const tables = `
  CREATE TABLE IF NOT EXISTS checkpoints (
    projection text PRIMARY KEY,
    position   text
  );
  CREATE TABLE IF NOT EXISTS parked_events (
    projection text NOT NULL,
    position   text NOT NULL,
    stream     text NOT NULL,
    event_id   uuid NOT NULL,
    event_type text NOT NULL,
    fault      text NOT NULL,
    parked_at  timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (projection, position)
  );
  CREATE INDEX IF NOT EXISTS parked_events_by_stream ON parked_events (projection, stream);
  DO $$ BEGIN
    -- Asked first, since ALTER TABLE would lock out the readers of a release before this one even to find nothing to do.
    IF NOT EXISTS (
      SELECT FROM pg_attribute WHERE attrelid = 'checkpoints'::regclass AND attname = 'event_id' AND NOT attisdropped
    ) THEN
      ALTER TABLE checkpoints
        -- Of the event at the position: proof that the log is the one that was followed.
        ADD COLUMN event_id text,
        -- Why the follower stands until somebody helps; null while it follows.
        ADD COLUMN halted_because text,
        ADD COLUMN halted_at timestamptz;
    END IF;
    -- A release before this one may still run, or again: it moves positions alone, and knows of no halt.
    IF NOT EXISTS (
      SELECT FROM pg_trigger WHERE tgrelid = 'checkpoints'::regclass AND tgname = 'moved_by_position_alone'
    ) THEN
      CREATE OR REPLACE FUNCTION moved_by_position_alone() RETURNS trigger LANGUAGE plpgsql AS $function$
      BEGIN
        IF NEW.halted_because IS NOT NULL THEN
          RETURN NULL;
        END IF;
        NEW.event_id := NULL;
        RETURN NEW;
      END $function$;
      CREATE TRIGGER moved_by_position_alone BEFORE UPDATE ON checkpoints FOR EACH ROW
        WHEN (NEW.position IS DISTINCT FROM OLD.position AND NEW.event_id IS NOT DISTINCT FROM OLD.event_id)
        EXECUTE FUNCTION moved_by_position_alone();
    END IF;
  END $$;
`;

/** Creates them in the schema that the connection's search path names first. Safe when several processes start at once. */
export async function createCheckpointTables(client: pg.Pool | pg.PoolClient): Promise<void> {
  // The lock is that of the statement's own transaction: a multi-statement query is one.
  await client.query(`SELECT pg_advisory_xact_lock(hashtext('ordonnancier checkpoint tables')); ${tables}`);
}

/** Why a follower stands until somebody helps, in the words of the column `halted_because`. */
export type HaltReason = 'log-shorter-than-seen';

/** Where a follower stands by these columns of its row. */
export interface CheckpointRow {
  readonly position: Position | null;
  readonly event_id: string | null;
}

export function checkpointOf({ position, event_id }: CheckpointRow): Checkpoint | 'start' {
  return position === null ? 'start' : { position, eventId: event_id ?? undefined };
}

/** Where a follower stands; 'start' before its first event. Makes its row, so that it can be compared and set. */
export async function readCheckpoint(
  client: pg.Pool | pg.PoolClient,
  projection: string,
): Promise<Checkpoint | 'start'> {
  const { rows } = await client.query<CheckpointRow>(
    'SELECT position, event_id FROM checkpoints WHERE projection = $1',
    [projection],
  );
  // Only when there is none yet: an insertion would wait for the leader's transaction, even to find nothing to do.
  if (rows[0] === undefined) {
    await client.query('INSERT INTO checkpoints (projection) VALUES ($1) ON CONFLICT DO NOTHING', [projection]);
  }
  const [row] = rows;
  return row === undefined ? 'start' : checkpointOf(row);
}

/** Which of the followers stand, and why. */
export async function haltedOf(
  client: pg.Pool | pg.PoolClient,
  projections: readonly string[],
): Promise<ReadonlyMap<string, HaltReason>> {
  const { rows } = await client.query<{ projection: string; halted_because: HaltReason }>(
    'SELECT projection, halted_because FROM checkpoints WHERE projection = ANY ($1) AND halted_because IS NOT NULL',
    [projections],
  );
  return new Map(rows.map((row) => [row.projection, row.halted_because]));
}

/** Has a follower stand at the checkpoint, in all processes, until it is reset. Does nothing once it has moved on. */
export async function haltAt(
  client: pg.Pool | pg.PoolClient,
  projection: string,
  at: Checkpoint,
  because: HaltReason,
): Promise<void> {
  await client.query(
    `UPDATE checkpoints SET halted_because = $4, halted_at = now()
     WHERE projection = $1 AND position = $2 AND event_id IS NOT DISTINCT FROM $3 AND halted_because IS NULL`,
    [projection, at.position, at.eventId ?? null, because],
  );
}

/** Another process moved the checkpoint: this one no longer leads, and none of its transaction may stay. */
export class CheckpointMoved extends Error {
  override readonly name = 'CheckpointMoved';
}

/**
 * Moves a checkpoint from where the caller read it, and answers which of the streams are parked.
 *
 * @throws CheckpointMoved when it is no longer there, or halted.
 */
export async function moveCheckpoint(
  client: pg.Pool | pg.PoolClient,
  projection: string,
  from: Checkpoint | 'start',
  to: Checkpoint,
  streams: readonly string[] = [],
): Promise<Set<string>> {
  const { rows } = await client.query<{ parked: readonly string[] }>(
    `UPDATE checkpoints SET position = $4, event_id = $5
     WHERE projection = $1 AND halted_because IS NULL
       AND (position IS NULL AND $2::text IS NULL OR position = $2 AND event_id IS NOT DISTINCT FROM $3)
     RETURNING ARRAY (SELECT DISTINCT stream FROM parked_events WHERE projection = $1 AND stream = ANY ($6)) AS parked`,
    [
      projection,
      from === 'start' ? null : from.position,
      from === 'start' ? null : (from.eventId ?? null),
      to.position,
      to.eventId ?? null,
      streams,
    ],
  );
  if (rows[0] === undefined) throw new CheckpointMoved(projection);
  return new Set(rows[0].parked);
}

/** What stands halted tells of a history that is no more, or lacks what came since: nobody is answered from it. */
export class ReadModelHalted extends Error {
  override readonly name = 'ReadModelHalted';
}

/**
 * Whether all the projections have reached `position` by now; '' is reached before the first event.
 *
 * @throws ReadModelHalted when one of them is halted.
 */
export async function hasReached(pool: pg.Pool, projections: readonly string[], position: Position): Promise<boolean> {
  const { rows } = await pool.query<{ halted: boolean | null; reached: boolean }>(
    // Positions compare byte by byte, whatever the database's collation.
    `SELECT bool_or(halted_because IS NOT NULL) AS halted,
            count(*) FILTER (WHERE coalesce(position, '') COLLATE "C" >= $3) = $2 AS reached
     FROM checkpoints WHERE projection = ANY($1)`,
    [projections, projections.length, position],
  );
  if (rows[0]?.halted === true) throw new ReadModelHalted('a read model is halted');
  return rows[0]?.reached === true;
}

/** @throws ReadModelHalted when one of the projections is halted. */
export async function checkNotHalted(pool: pg.Pool, projections: readonly string[]): Promise<void> {
  if ((await haltedOf(pool, projections)).size > 0) throw new ReadModelHalted('a read model is halted');
}

/** Projections follow within milliseconds; a fresh answer is worth a few short queries. */
const pollMs = [1, 2, 4, 8, 16, 32] as const;
const pollMsMax = 50;

/**
 * Resolves when all the projections have reached `position`: the caller then reads its own writes.
 *
 * @returns false when `signal` aborts first.
 * @throws ReadModelHalted when one of them is halted.
 */
export async function reachPosition(
  pool: pg.Pool,
  projections: readonly string[],
  position: Position,
  signal: AbortSignal,
): Promise<boolean> {
  for (let attempt = 0; !signal.aborted; attempt += 1) {
    if (await hasReached(pool, projections, position)) return true;
    await setTimeout(pollMs[attempt] ?? pollMsMax, undefined, { signal }).catch(() => undefined);
  }
  return false;
}

/**
 * Has followers begin at the start of the log again, halted or not: those whose work is safe to repeat. A leader under way
 * finds its checkpoint moved, and begins there too.
 */
export async function followFromStart(pool: pg.Pool, names: readonly string[]): Promise<void> {
  await pool.query(
    `UPDATE checkpoints SET position = NULL, event_id = NULL, halted_because = NULL, halted_at = NULL
     WHERE projection = ANY ($1)`,
    [names],
  );
}
