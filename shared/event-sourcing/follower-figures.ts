import type { Checkpoint, EventFilter, EventLog } from '@ordonnancier/event-log/event-log.ts';
import type { FollowerFigures } from '@ordonnancier/telemetry/metrics.ts';
import type pg from 'pg';
import { checkpointOf, type CheckpointRow } from './checkpoints.ts';
import type { Followed } from './follow-log.ts';

/** How long to look for the first event that a follower has not followed; where it takes longer, its lag is not known. */
const lookMsMax = 2_000;

interface FollowerRow extends CheckpointRow {
  readonly projection: string;
  readonly halted_s: number | null;
  readonly parked_events: number;
}

/**
 * How far followers are, by name, as the log and their tables say: the same in every process, whoever leads. Of those whose lag
 * cannot be told in time nothing is said.
 */
export async function readFollowers(
  log: EventLog,
  pool: pg.Pool,
  followers: readonly Followed[],
): Promise<ReadonlyMap<string, FollowerFigures>> {
  const { rows } = await pool.query<FollowerRow>(
    `SELECT projection, position, event_id, extract(epoch FROM now() - halted_at)::float8 AS halted_s,
            (SELECT count(*)::integer FROM parked_events WHERE parked_events.projection = checkpoints.projection) AS parked_events
     FROM checkpoints WHERE projection = ANY ($1)`,
    [followers.map(({ name }) => name)],
  );
  // After the checkpoints: one that stands at this end has followed all.
  const end = await log.end();
  const signal = AbortSignal.timeout(lookMsMax);
  const figures = new Map<string, FollowerFigures>();
  for (const row of rows) {
    const follower = followers.find(({ name }) => name === row.projection);
    if (follower === undefined) continue;
    const lagS = row.halted_s ?? (row.position === end ? 0 : await ageOfNext(log, checkpointOf(row), follower, signal));
    if (lagS === undefined) continue;
    figures.set(row.projection, { lagS, parkedEvents: row.parked_events, isHalted: row.halted_s !== null });
  }
  return figures;
}

/** Age of the first event after a checkpoint, in seconds; 0 when there is none, undefined when that cannot be told. */
export async function ageOfNext(
  log: EventLog,
  after: Checkpoint | 'start',
  { streamPrefixes, eventTypes }: EventFilter,
  signal: AbortSignal,
): Promise<number | undefined> {
  const found = new AbortController();
  const filter = { ...(streamPrefixes && { streamPrefixes }), ...(eventTypes && { eventTypes }) };
  try {
    const messages = log.subscribe({ after, ...filter, signal: AbortSignal.any([signal, found.signal]) });
    for await (const message of messages) {
      if (message.kind === 'event') return Math.max(0, Date.now() - message.event.recordedAtMs) / 1_000;
      if (message.kind === 'caught-up') return 0;
    }
    return undefined;
  } catch {
    // The follower meets the same, and says so.
    return undefined;
  } finally {
    found.abort();
  }
}
