import { setTimeout } from 'node:timers/promises';
import type { Position } from '@ordonnancier/event-log/event-log.ts';
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
`;

/** Creates them in the schema that the connection's search path names first. Safe when several processes start at once. */
export async function createCheckpointTables(client: pg.Pool | pg.PoolClient): Promise<void> {
  // The lock is that of the statement's own transaction: a multi-statement query is one.
  await client.query(`SELECT pg_advisory_xact_lock(hashtext('ordonnancier checkpoint tables')); ${tables}`);
}

/** Where a projection stands; 'start' before its first event. Makes its row, so that it can be compared and set. */
export async function readCheckpoint(client: pg.Pool | pg.PoolClient, projection: string): Promise<Position | 'start'> {
  const { rows } = await client.query<{ position: Position | null }>(
    'SELECT position FROM checkpoints WHERE projection = $1',
    [projection],
  );
  // Only when there is none yet: an insertion would wait for the leader's transaction, even to find nothing to do.
  if (rows[0] === undefined) {
    await client.query('INSERT INTO checkpoints (projection) VALUES ($1) ON CONFLICT DO NOTHING', [projection]);
  }
  return rows[0]?.position ?? 'start';
}

/** Another process moved the checkpoint: this one no longer leads, and none of its transaction may stay. */
export class CheckpointMoved extends Error {
  override readonly name = 'CheckpointMoved';
}

/**
 * Moves a checkpoint from where the caller read it, and answers which of the streams are parked.
 *
 * @throws CheckpointMoved when it is no longer there.
 */
export async function moveCheckpoint(
  client: pg.Pool | pg.PoolClient,
  projection: string,
  from: Position | 'start',
  to: Position,
  streams: readonly string[] = [],
): Promise<Set<string>> {
  const { rows } = await client.query<{ parked: readonly string[] }>(
    `UPDATE checkpoints SET position = $3 WHERE projection = $1 AND position IS NOT DISTINCT FROM $2
     RETURNING ARRAY (SELECT DISTINCT stream FROM parked_events WHERE projection = $1 AND stream = ANY ($4)) AS parked`,
    [projection, from === 'start' ? null : from, to, streams],
  );
  if (rows[0] === undefined) throw new CheckpointMoved(projection);
  return new Set(rows[0].parked);
}

/** Whether all the projections have reached `position` by now. */
export async function hasReached(pool: pg.Pool, projections: readonly string[], position: Position): Promise<boolean> {
  const { rows } = await pool.query<{ reached: boolean }>(
    // Positions compare byte by byte, whatever the database's collation.
    'SELECT count(*) = $2 AS reached FROM checkpoints WHERE projection = ANY($1) AND position COLLATE "C" >= $3',
    [projections, projections.length, position],
  );
  return rows[0]?.reached === true;
}

/** Projections follow within milliseconds; a fresh answer is worth a few short queries. */
const pollMs = [1, 2, 4, 8, 16, 32] as const;
const pollMsMax = 50;

/**
 * Resolves when all the projections have reached `position`: the caller then reads its own writes.
 *
 * @returns false when `signal` aborts first.
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
