import type { Checkpoint, RecordedEvent } from '@ordonnancier/event-log/event-log.ts';
import { inTransaction } from '@ordonnancier/postgres/pool.ts';
import type pg from 'pg';
import { moveCheckpoint } from './checkpoints.ts';
import { followLog, inEventSpan, inEventSpans } from './follow-log.ts';
import type { Follower, Following } from './follow-log.ts';
import { isTransient } from './transient.ts';

/** A read model: rows that are exactly a fold of the log up to its checkpoint. */
export interface Projection {
  /** Names its checkpoint: `<service>.<read model>`. */
  readonly name: string;
  readonly streamPrefixes: readonly string[];
  /**
   * Of the events it makes rows of; all when absent. Others are passed over, in parked streams too. So is a type that is
   * younger than the program: a projection that learns one is rebuilt.
   */
  readonly eventTypes?: readonly string[];
  /**
   * `park`: an event that cannot be projected, and every later event of its stream, is set aside and alarms; the rest
   * goes on. `stop`: for folds across streams, where going on would be wrong everywhere.
   */
  readonly onPoison: 'park' | 'stop';
  /** Projects one event into rows, in the transaction that also moves the checkpoint. */
  project(event: RecordedEvent, rows: pg.PoolClient): Promise<void>;
  /**
   * Projects a batch, in the order of the log, to the same rows as `project` one after the other, by fewer statements. When
   * it throws and poison is parked, the batch is projected again by `project`, to find which event it was. Without it only
   * the events of one stream keep their order, so a read model whose rows depend on other streams has it.
   */
  projectMany?(events: readonly RecordedEvent[], rows: pg.PoolClient): Promise<void>;
}

/** Keeps a read model up to date until the signal aborts. */
export async function runProjection(following: Following, projection: Projection): Promise<void> {
  await followLog(following, projectionFollower(following, projection));
}

/** What follows the log for a projection; whoever runs it sees to it that there is one leader. */
export function projectionFollower(
  { pool, logger }: Pick<Following, 'pool' | 'logger'>,
  projection: Projection,
): Follower {
  return {
    ...projection,
    work: async (events, from, to) => {
      // Nothing to make rows of: one statement is a transaction of its own.
      if (events.length === 0) {
        await moveCheckpoint(pool, projection.name, from, to);
        return;
      }
      const commit = (parkPoison: boolean) => commitBatch(pool, projection, events, from, to, parkPoison);
      await commit(false).catch((error: unknown) => {
        if (projection.onPoison === 'stop' || isTransient(error)) throw error;
        logger.error('an event cannot be projected: its stream is parked', { projection: projection.name }, error);
        // Again, each behind a savepoint, to find which it is.
        return commit(true);
      });
    },
  };
}

/** Projects a batch in one transaction. */
async function commitBatch(
  pool: pg.Pool,
  projection: Projection,
  events: readonly RecordedEvent[],
  from: Checkpoint | 'start',
  to: Checkpoint,
  parkPoison: boolean,
): Promise<void> {
  await inTransaction(pool, async (rows) => {
    // First, so that a former leader stops here, before it waits for locks that the new one holds.
    const streams = [...new Set(events.map((event) => event.stream))];
    const parkedStreams = await moveCheckpoint(rows, projection.name, from, to, streams);
    if (!parkPoison && parkedStreams.size === 0) {
      await projectAll(rows, projection, events);
      return;
    }
    for (const event of events) {
      if (parkedStreams.has(event.stream)) {
        await park(rows, projection.name, event, 'an earlier event of its stream is parked');
      } else if (!parkPoison) {
        await inEventSpan(projection.name, event, () => projection.project(event, rows));
      } else if (!(await projectOrPark(rows, projection, event))) {
        parkedStreams.add(event.stream);
      }
    }
  });
}

async function projectAll(
  rows: pg.PoolClient,
  projection: Projection,
  events: readonly RecordedEvent[],
): Promise<void> {
  if (projection.projectMany !== undefined) {
    const projectMany = projection.projectMany.bind(projection, events, rows);
    return inEventSpans(projection.name, events, projectMany);
  }
  // The streams of a batch share their round trips to the database.
  const sequences = [...Map.groupBy(events, (event) => event.stream).values()];
  const failures: unknown[] = [];
  // All come to an end before the transaction does: a straggler would write on a connection that is another's by then.
  await Promise.all(
    sequences.map(async (sequence) => {
      try {
        for (const event of sequence) {
          await inEventSpan(projection.name, event, () => projection.project(event, rows));
        }
      } catch (error) {
        failures.push(error);
      }
    }),
  );
  // The first in time is the cause. Those of other streams may say no more than that the transaction is aborted by it.
  if (failures.length > 0) throw failures[0];
}

async function projectOrPark(rows: pg.PoolClient, projection: Projection, event: RecordedEvent): Promise<boolean> {
  await rows.query('SAVEPOINT before_event');
  try {
    await inEventSpan(projection.name, event, () => projection.project(event, rows));
    await rows.query('RELEASE SAVEPOINT before_event');
    return true;
  } catch (error) {
    if (isTransient(error)) throw error;
    await rows.query('ROLLBACK TO SAVEPOINT before_event');
    // The class alone: messages of the database may quote a row.
    await park(rows, projection.name, event, error instanceof Error ? error.name : 'unknown fault');
    return false;
  }
}

async function park(rows: pg.PoolClient, projection: string, event: RecordedEvent, fault: string): Promise<void> {
  await rows.query(
    `INSERT INTO parked_events (projection, position, stream, event_id, event_type, fault) VALUES ($1, $2, $3, $4, $5, $6)`,
    [projection, event.position, event.stream, event.eventId, event.type, fault],
  );
}
