import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { EventLog, NewEvent, Position, RecordedEvent } from '@ordonnancier/event-log/event-log.ts';
import { openPostgresEventLog } from '@ordonnancier/event-log/postgres/postgres-event-log.ts';
import { migrate } from '@ordonnancier/postgres/migrate.ts';
import { openPool } from '@ordonnancier/postgres/pool.ts';
import { patienceOfFollowers } from '@ordonnancier/postgres/session.ts';
import { createLogger } from '@ordonnancier/telemetry/logger.ts';
import { patient } from '@ordonnancier/testing/patient-log.ts';
import type pg from 'pg';
import { createCheckpointTables } from '../checkpoints.ts';
import { writeMetadata } from '../codec.ts';
import { followerSettings } from '../follow-log.ts';
import type { Following } from '../follow-log.ts';
import { counterCodec, someRequest } from './counter.ts';

export const countingSchema = 'counting';
export const countingMigrations = new URL('migrations', import.meta.url).pathname;

/** What a service that counts stands on: a log, and a schema with the tables of its read models. */
export interface Counting {
  readonly log: EventLog;
  readonly pool: pg.Pool;
  /** What was logged, line by line. */
  readonly lines: readonly string[];
  /** For followers that end with the signal. */
  following(signal: AbortSignal): Following;
  close(): Promise<void>;
}

/** A test may stand still in the middle of a transaction, and goes on where it was. */
const unhurriedSettings = { ...followerSettings, idle_in_transaction_session_timeout: 0 };

export async function openCounting(url: string, settings = unhurriedSettings): Promise<Counting> {
  await migrate(url, { schema: countingSchema, directory: countingMigrations });
  const pool = openPool(url, {
    applicationName: 'counting',
    connectionsMax: 10,
    schema: countingSchema,
    settings,
    patience: patienceOfFollowers,
  });
  await createCheckpointTables(pool);
  const log = patient(await openPostgresEventLog(url, { applicationName: 'counting' }));
  const lines: string[] = [];
  const logger = createLogger({ serviceName: 'counting', write: (line) => lines.push(line) });
  return {
    log,
    pool,
    lines,
    following: (signal) => ({ log, pool, leadershipUrl: url, logger, signal }),
    async close() {
      await log.close();
      await pool.end();
    },
  };
}

/** Runs a follower until the returned function is called, which resolves when it has ended. */
export function start(follow: (signal: AbortSignal) => Promise<void>): () => Promise<void> {
  const stopping = new AbortController();
  const ended = follow(stopping.signal);
  return async () => {
    stopping.abort();
    await ended;
  };
}

export function added(amount: unknown): NewEvent {
  const data = new TextEncoder().encode(JSON.stringify({ amount }));
  return { eventId: randomUUID(), type: 'Added', data, metadata: writeMetadata(1, someRequest(), undefined) };
}

/** Appends to a new counter one event for each amount, whatever it is, and answers its stream and the last position. */
export async function appendCounter(
  log: EventLog,
  ...amounts: readonly unknown[]
): Promise<{ stream: string; position: Position }> {
  const stream = `counter-${randomUUID()}`;
  const { position } = await log.append(stream, 'none', amounts.map(added));
  return { stream, position };
}

/** Every event of the log whose stream begins with `prefix`, in the log's order. */
export async function eventsOf(log: EventLog, prefix: string): Promise<readonly RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  const reading = new AbortController();
  for await (const message of log.subscribe({ after: 'start', streamPrefixes: [prefix], signal: reading.signal })) {
    if (message.kind === 'event') events.push(message.event);
    if (message.kind === 'caught-up') reading.abort();
  }
  return events;
}

/** What the table `counters` must hold: computed from the log, by other means than the projection. */
export async function expectedCounters(log: EventLog): Promise<ReadonlyMap<string, { count: number; events: number }>> {
  const counters = new Map<string, { count: number; events: number }>();
  for (const event of await eventsOf(log, 'counter-')) {
    const { count, events } = counters.get(event.stream) ?? { count: 0, events: 0 };
    counters.set(event.stream, { count: count + counterCodec.decode(event).amount, events: events + 1 });
  }
  return counters;
}

export async function readCounters(pool: pg.Pool): Promise<ReadonlyMap<string, { count: number; events: number }>> {
  const { rows } = await pool.query<{ stream: string; count: number; events: number }>('SELECT * FROM counters');
  return new Map(rows.map(({ stream, count, events }) => [stream, { count, events }]));
}

/** Longer than a busy machine needs for anything that tests wait for. */
const eventuallyMsMax = 30_000;

/** @throws when it does not become true in time. */
export async function eventually(isTrue: () => Promise<boolean> | boolean): Promise<void> {
  const giveUpAtMs = performance.now() + eventuallyMsMax;
  while (!(await isTrue())) {
    if (performance.now() > giveUpAtMs) throw new Error(`not true in time: ${isTrue.toString()}`);
    await setTimeout(10);
  }
}
