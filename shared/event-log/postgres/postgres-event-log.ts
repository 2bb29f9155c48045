import path from 'node:path';
import type pg from 'pg';
import { migrate } from '@ordonnancier/postgres/migrate.ts';
import { openPool, ping } from '@ordonnancier/postgres/pool.ts';
import { atTheDoor } from '../at-the-door.ts';
import type { EventLog, ReadOptions, RecordedEvent } from '../event-log.ts';
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
export async function openPostgresEventLog(
  url: string,
  { applicationName }: { readonly applicationName: string },
): Promise<EventLog> {
  await migrate(url, { schema: 'event_log', directory: path.join(import.meta.dirname, 'migrations') });
  const pool = openPool(url, { applicationName: `${applicationName} (event log)`, connectionsMax });
  const listener = openListener(url, applicationName);
  const newestPage = openNewestPages(pool, listener);
  const combiner = createCombiner((batch) => appendBatch(pool, batch));

  return atTheDoor({
    append: (stream, expectedRevision, events, bytes) => combiner.append({ stream, expectedRevision, events, bytes }),
    read: (stream, options) => readStream(pool, stream, options),
    subscribe: (options) => follow(pool, listener, newestPage, options),
    isPosition,
    async end() {
      const { rows } = await pool.query<{ end: string | null }>('SELECT max(position) AS end FROM event_log.event');
      return toPosition(rows[0]?.end ?? 0n);
    },
    ping: () => ping(pool, 'SELECT FROM event_log.event LIMIT 1'),
    async close() {
      await combiner.close();
      await listener.close();
      await pool.end();
    },
  });
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
    const { rows } = await pool.query<PageRow>({
      name: 'read_stream',
      text: streamQuery,
      values: [stream, from.toString(), rowsMax],
    });
    for (const row of rows) yield recordedEvent(row);
    if (!isCut(rows, rowsMax)) return;
    left -= rows.length;
    from = BigInt(rows.at(-1)?.revision ?? 0) + 1n;
  }
}
