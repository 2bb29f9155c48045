import path from 'node:path';
import type pg from 'pg';
import { faultKindOf } from '@ordonnancier/postgres/faults.ts';
import { migrate } from '@ordonnancier/postgres/migrate.ts';
import { openPool, ping } from '@ordonnancier/postgres/pool.ts';
import { atTheDoor } from '../at-the-door.ts';
import { LogAway, type EventLog, type LogOptions, type ReadOptions, type RecordedEvent } from '../event-log.ts';
import { createOutage } from '../outage.ts';
import { appendBatch } from './append-batch.ts';
import { createCombiner } from './combiner.ts';
import { isCut, pageEventsMax, pageOf, recordedEvent, type PageRow } from './event-row.ts';
import { follow, openNewestPages } from './follow.ts';
import { openListener } from './listener.ts';
import { isPosition, toPosition } from './position.ts';

/** One batch of appends at a time; the others serve reads and followers, which hold a connection for one page only. */
const connectionsMax = 8;

/**
 * The log on PostgreSQL, in a schema of its own that is made or brought up to date here. Nothing is skipped by followers,
 * by construction: see `migrations/001_event.sql`.
 */
export async function openPostgresEventLog(url: string, { applicationName, tell }: LogOptions): Promise<EventLog> {
  await migrate(url, { schema: 'event_log', directory: path.join(import.meta.dirname, 'migrations') });
  const pool = openPool(url, { applicationName: `${applicationName} (event log)`, connectionsMax });
  const listener = openListener(url, applicationName);
  const newestPage = openNewestPages(pool, listener);
  const combiner = createCombiner((batch) => appendBatch(pool, batch));
  const outage = createOutage(tell ?? (() => undefined));

  return atTheDoor({
    append: (stream, expectedRevision, events, bytes) => combiner.append({ stream, expectedRevision, events, bytes }),
    read: (stream, options) => readStream(pool, stream, options),
    subscribe: (options) => follow(pool, listener, newestPage, outage, options),
    isPosition,
    async end() {
      const query = 'SELECT max(position) AS end FROM event_log.event';
      const { rows } = await orAway(pool.query<{ end: string | null }>(query));
      return toPosition(rows[0]?.end ?? 0n);
    },
    ping: () => orAway(ping(pool, 'SELECT FROM event_log.event LIMIT 1')),
    async close() {
      await combiner.close();
      await listener.close();
      await pool.end();
    },
  });
}

/** @throws LogAway in place of a fault that passes. */
async function orAway<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw faultKindOf(error) === 'passing' ? new LogAway('the log does not answer', { cause: error }) : error;
  }
}

const streamQuery = pageOf(
  'SELECT * FROM event_log.event WHERE stream = $1 AND revision >= $2 ORDER BY revision LIMIT $3',
  'revision',
);

async function* readStream(
  pool: pg.Pool,
  stream: string,
  { fromRevision = 0n, maxCount = Infinity }: ReadOptions = {},
): AsyncGenerator<RecordedEvent> {
  let from = fromRevision;
  let left = maxCount;
  while (left > 0) {
    const rowsMax = Math.min(left, pageEventsMax);
    const values = [stream, from.toString(), rowsMax];
    const { rows } = await orAway(pool.query<PageRow>({ name: 'read_stream', text: streamQuery, values }));
    for (const row of rows) yield recordedEvent(row);
    if (!isCut(rows, rowsMax)) return;
    left -= rows.length;
    from = BigInt(rows.at(-1)?.revision ?? 0) + 1n;
  }
}
