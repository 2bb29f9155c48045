import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openPool } from '@ordonnancier/postgres/pool.ts';
import { patient } from '@ordonnancier/testing/patient-log.ts';
import { createTestDatabase, type TestDatabase } from '@ordonnancier/testing/test-database.ts';
import type pg from 'pg';
import { followUntil, someEvent } from '../contract.ts';
import {
  EventIdConflict,
  LogOverloaded,
  LogShorterThanSeen,
  UnknownOutcome,
  type Checkpoint,
  type EventLog,
} from '../event-log.ts';
import { createCombiner, type Append, type Outcome } from './combiner.ts';
import { toPosition } from './position.ts';
import { openPostgresEventLog } from './postgres-event-log.ts';

describe('the log on PostgreSQL', () => {
  let database: TestDatabase;
  let impatient: EventLog;
  let log: EventLog;
  let pool: pg.Pool;

  beforeAll(async () => {
    database = await createTestDatabase();
    impatient = await openPostgresEventLog(database.url, { applicationName: 'test' });
    log = patient(impatient);
    pool = openPool(database.url, { applicationName: 'test', connectionsMax: 2 });
  });

  afterAll(async () => {
    await log.close();
    await pool.end();
    await database.drop();
  });

  it('gives dense positions, whatever was refused in between', async () => {
    const appends = Array.from({ length: 60 }, (_, index) => {
      const events = Array.from({ length: (index % 3) + 1 }, () => someEvent());
      return log.append(`dense-${index}`, index % 4 === 0 ? 9n : 'none', events);
    });
    await Promise.allSettled(appends);
    const { rows } = await pool.query<{ position: string }>('SELECT position FROM event_log.event ORDER BY position');
    expect(rows.map(({ position }) => Number(position))).toEqual(rows.map((_, index) => index + 1));
  });

  it('notices an event id that is known anywhere, in the batch or in the log, and leaves the others alone', async () => {
    const event = someEvent();
    const together = await Promise.allSettled([
      log.append('ids-1', 'none', [event]),
      log.append('ids-2', 'none', [event]),
      log.append('ids-3', 'none', [someEvent()]),
    ]);
    expect(together.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    await expect(log.append('ids-4', 'none', [someEvent(), event])).rejects.toThrow(EventIdConflict);
  });

  it('answers an impossible revision without harm to the neighbours', async () => {
    const revisions = [2n ** 63n - 1n, 2n ** 63n - 256n];
    const outcomes = await Promise.allSettled([
      ...revisions.map((revision) => log.append('far', revision, [someEvent()])),
      log.append('near', 'none', [someEvent()]),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled']);
  });

  it('says that the log is busy while another transaction holds it, and follows without notifications', async () => {
    const client = await pool.connect();
    const blocked = `SELECT pg_advisory_lock(4821073355129906177)`;
    await client.query(blocked);
    const event = someEvent();
    let outcome: unknown;
    // The machine may be as busy as the log, and the answer be too late once.
    do outcome = await impatient.append('busy-1', 'none', [event]).catch((error: unknown) => error);
    while (outcome instanceof UnknownOutcome);
    expect(outcome).toBeInstanceOf(LogOverloaded);
    await client.query('SELECT pg_advisory_unlock_all()');
    // Every connection of the process dies, the listener's included.
    await client.query(
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname = current_database()',
    );
    client.release();
    await log.append('busy-1', 'none', [event]);
    await followUntil(log, { prefix: 'busy-', until: ({ kind }) => kind === 'event' });
  });

  it('does not follow from a position that the log has lost', async () => {
    const event = someEvent();
    const { position } = await log.append('lost-1', 'none', [event]);
    const follow = (after: Checkpoint) => followUntil(log, { prefix: 'lost-', after, until: () => true });
    expect(await follow({ position, eventId: event.eventId })).toEqual([{ kind: 'caught-up' }]);
    await expect(follow({ position: toPosition(BigInt(position) + 1n), eventId: undefined })).rejects.toThrow(
      LogShorterThanSeen,
    );
  });

  it('refuses to change or forget what happened', async () => {
    for (const statement of [
      "UPDATE event_log.event SET type = 'x'",
      'DELETE FROM event_log.event',
      'TRUNCATE event_log.event',
    ]) {
      await expect(pool.query(statement)).rejects.toThrow('append-only');
    }
  });
});

describe('the combiner', () => {
  const append = (stream: string): Append => ({
    stream,
    expectedRevision: 'none',
    events: [someEvent()],
    bytes: 1_000,
  });
  const done: Outcome = { revision: 0n, position: toPosition(1n) };

  it('shares transactions among callers, at most one append per stream in each, in the order of arrival', async () => {
    const batches: string[][] = [];
    const combiner = createCombiner(async (batch) => {
      batches.push(batch.map(({ stream }) => stream));
      return batch.map(() => done);
    });
    await Promise.all(['a', 'b', 'a', 'c', 'a', 'b'].map((stream) => combiner.append(append(stream))));
    expect(batches).toEqual([['a', 'b', 'c'], ['a', 'b'], ['a']]);
  });

  it('comes to an append that its caller makes the moment the one before is settled', async () => {
    const combiner = createCombiner(async (batch) => batch.map(() => done));
    for (let index = 0; index < 3; index += 1) expect(await combiner.append(append('a'))).toEqual(done);
  });

  it('has a bounded queue, and settles every append when its batch fails', async () => {
    let fail: (error: Error) => void = () => undefined;
    const combiner = createCombiner(() => new Promise((_, reject) => (fail = reject)));
    const accepted = Array.from({ length: 8_192 }, (_, index) => combiner.append(append(`s${index}`)));
    const settled = Promise.allSettled(accepted);
    await expect(combiner.append(append('one-too-many'))).rejects.toThrow(LogOverloaded);
    // Sixteen batches of 512, each of which fails.
    const failing = setInterval(() => {
      fail(new Error('lost'));
    }, 1);
    expect((await settled).every(({ status }) => status === 'rejected')).toBe(true);
    clearInterval(failing);
  });
});
