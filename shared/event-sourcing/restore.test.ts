import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { LogShorterThanSeen } from '@ordonnancier/event-log/event-log.ts';
import type { EventLog, Position } from '@ordonnancier/event-log/event-log.ts';
import { endSession, openSession, patienceOfFollowers } from '@ordonnancier/postgres/session.ts';
import { createTestDatabase } from '@ordonnancier/testing/test-database.ts';
import type { TestDatabase } from '@ordonnancier/testing/test-database.ts';
import {
  ReadModelHalted,
  checkNotHalted,
  followFromStart,
  haltedOf,
  reachPosition,
  readCheckpoint,
} from './checkpoints.ts';
import { openCommandHandler } from './handle-command.ts';
import { runProcessManager } from './process-manager.ts';
import type { ProcessManager } from './process-manager.ts';
import { runProjection } from './projection.ts';
import { rebuild } from './rebuild.ts';
import { deterministicId } from './request.ts';
import { amountsProjection, counterCodec, counterDecider, countersProjection, someRequest } from './testing/counter.ts';
import {
  appendCounter,
  countingMigrations,
  countingSchema,
  eventsOf,
  eventually,
  expectedCounters,
  openCounting,
  readCounters,
  start,
} from './testing/counting.ts';
import type { Counting } from './testing/counting.ts';

const projections = [countersProjection, amountsProjection];
const echo = 'counting.echo';
const names = [...projections.map(({ name }) => name), echo];

let database: TestDatabase;
let counting: Counting;
const running: (() => Promise<void>)[] = [];

beforeEach(async () => {
  database = await createTestDatabase();
  counting = await openCounting(database.url);
});

afterEach(async () => {
  await stopFollowers();
  await counting.close();
  await database.drop();
});

/** Adds whatever is added to a counter to its echo too: what billing does with dispensings. */
function echoing(): ProcessManager {
  const { log } = counting;
  const echoes = openCommandHandler({ log, decider: counterDecider, codec: counterCodec, cachedStreamsMax: 10 });
  return {
    name: echo,
    streamPrefixes: ['counter-'],
    async react(event) {
      const request = { ...someRequest(), requestId: deterministicId('echo', event.eventId) };
      const { amount } = counterCodec.decode(event);
      await echoes.handle(event.stream.replace('counter-', 'echo-'), request, () => ({ add: amount }));
    },
  };
}

function startFollowers(): void {
  for (const projection of projections) {
    running.push(start((signal) => runProjection(counting.following(signal), projection)));
  }
  const manager = echoing();
  running.push(start((signal) => runProcessManager(counting.following(signal), manager)));
}

async function stopFollowers(): Promise<void> {
  await Promise.all(running.splice(0).map((stop) => stop()));
}

const reached = (position: Position) => reachPosition(counting.pool, names, position, AbortSignal.timeout(30_000));

/** Appends counters until the log has grown by as many events. */
async function appendCounters(count: number): Promise<Position> {
  const appended = [];
  for (let made = 0; made < count; made += 1) appended.push(await appendCounter(counting.log, made + 1));
  return appended.at(-1)?.position ?? ('' as Position);
}

/** As when the log's database comes back from an older copy, and what is made of it does not. */
async function loseEndAfter(position: Position): Promise<void> {
  const session = await openSession(database.url, { applicationName: 'restore', patience: patienceOfFollowers });
  try {
    await session.query('SET session_replication_role = replica');
    await session.query('DELETE FROM event_log.event WHERE position > $1', [BigInt(position).toString()]);
  } finally {
    await endSession(session);
  }
}

async function countersHalted(): Promise<boolean> {
  const { rows } = await counting.pool.query('SELECT FROM checkpoints WHERE halted_because IS NOT NULL');
  return rows.length === names.length;
}

/** As `node services/<name>/src/main.ts --after-restore` does. */
async function afterRestore(): Promise<void> {
  const signal = AbortSignal.timeout(60_000);
  const { log, logger } = counting.following(signal);
  const schema = { url: database.url, schema: countingSchema, migrationsDirectory: countingMigrations };
  await rebuild({ log, logger, signal, projections, ...schema });
  await followFromStart(counting.pool, [echo]);
}

/** Of each counter in the log, its amounts and those of its echo. */
async function echoesOfCounters(): Promise<readonly (readonly [string, string])[]> {
  const amounts = async (prefix: string) =>
    (await eventsOf(counting.log, prefix)).map(
      (event) => `${event.stream.replace(prefix, '')} ${counterCodec.decode(event).amount}`,
    );
  const [counters, echoes] = await Promise.all([amounts('counter-'), amounts('echo-')]);
  return counters.toSorted().map((counter, index) => [counter, echoes.toSorted()[index] ?? 'none'] as const);
}

describe('a log that was restored from an older copy', () => {
  it.each([
    ['shorter than it was', 3],
    ['longer than it was by now', 40],
  ])('[LOG-002] stops all that follow it, while it is %s, and queries of what they made', async (_, more) => {
    startFollowers();
    const kept = await appendCounters(5);
    await reached(kept);
    const lost = await appendCounters(10);
    await reached(lost);
    await eventually(async () => (await eventsOf(counting.log, 'echo-')).length === 15);
    await stopFollowers();
    await loseEndAfter(kept);
    await appendCounters(more);
    startFollowers();
    await eventually(countersHalted);

    expect(await readCheckpoint(counting.pool, echo)).not.toBe('start');
    for (const name of names) {
      await expect(checkNotHalted(counting.pool, [name])).rejects.toThrow(ReadModelHalted);
      await expect(reachPosition(counting.pool, [name], kept, AbortSignal.timeout(1_000))).rejects.toThrow(
        ReadModelHalted,
      );
    }
    expect(counting.lines.filter((line) => line.includes('halted'))).toHaveLength(names.length);
    // What is not followed any more is not reacted to, and what is told is what was told.
    expect((await readCounters(counting.pool)).size).toBe(15);
  });

  it('[LOG-003] is followed anew after a restore: each read model is its fold, each event has its reaction once', async () => {
    startFollowers();
    const kept = await appendCounters(5);
    await reached(kept);
    await reached(await appendCounters(10));
    await stopFollowers();
    await loseEndAfter(kept);
    await appendCounters(20);
    startFollowers();
    await eventually(countersHalted);

    await afterRestore();
    const position = await appendCounters(1);
    expect(await reached(position)).toBe(true);
    expect(await readCounters(counting.pool)).toEqual(await expectedCounters(counting.log));
    const echoed = await echoesOfCounters();
    expect(echoed.length).toBeGreaterThan(20);
    for (const [counter, echoOfIt] of echoed) expect(echoOfIt).toBe(counter);
    expect(await eventsOf(counting.log, 'echo-')).toHaveLength(echoed.length);

    // Whoever does not know whether the command came to its end gives it again.
    await afterRestore();
    expect(await reached(await appendCounters(1))).toBe(true);
    expect(await readCounters(counting.pool)).toEqual(await expectedCounters(counting.log));
    expect(await eventsOf(counting.log, 'echo-')).toHaveLength(echoed.length + 1);
  });

  it('[LOG-003] ends its rebuild also where nothing was noticed yet, or nothing is left of the log', async () => {
    startFollowers();
    await reached(await appendCounters(5));
    await stopFollowers();
    await loseEndAfter('0000000000000000000' as Position);
    await afterRestore();
    expect((await readCounters(counting.pool)).size).toBe(0);
    startFollowers();
    expect(await reached(await appendCounters(2))).toBe(true);
    expect(await readCounters(counting.pool)).toEqual(await expectedCounters(counting.log));
  });

  it('[LOG-092] halts nobody whose own checkpoint still stands, although a subscription was further', async () => {
    const { log, pool } = counting;
    const followed = (from: EventLog) =>
      start((signal) => runProjection({ ...counting.following(signal), log: from }, countersProjection));
    running.push(followed(log));
    await reachPosition(pool, [countersProjection.name], await appendCounters(2), AbortSignal.timeout(30_000));
    await stopFollowers();
    const end = await appendCounters(3);
    let subscriptions = 0;
    running.push(
      followed({
        ...log,
        async *subscribe(options) {
          subscriptions += 1;
          const isFirst = subscriptions === 1;
          for await (const message of log.subscribe(options)) {
            if (isFirst && message.kind !== 'event') throw new LogShorterThanSeen('of a restore meanwhile');
            yield message;
          }
        },
      }),
    );
    expect(await reachPosition(pool, [countersProjection.name], end, AbortSignal.timeout(30_000))).toBe(true);
    expect(await readCounters(pool)).toEqual(await expectedCounters(log));
  });

  it('[LOG-092] is asked again at growing intervals while a halt cannot be written', async () => {
    const { pool, lines } = counting;
    running.push(start((signal) => runProjection(counting.following(signal), countersProjection)));
    await reachPosition(pool, [countersProjection.name], await appendCounters(2), AbortSignal.timeout(30_000));
    await stopFollowers();
    await pool.query(`ALTER TABLE checkpoints ADD CONSTRAINT full_disk CHECK (halted_because IS NULL)`);
    await loseEndAfter('0000000000000000000' as Position);
    running.push(start((signal) => runProjection(counting.following(signal), countersProjection)));
    const attempts = () => lines.filter((line) => line.includes('LogShorterThanSeen')).length;
    await eventually(() => attempts() > 0);
    await setTimeout(1_500);
    // Without a pause it is some hundred a second; a machine that stands still makes it a few more than four.
    expect(attempts()).toBeLessThan(20);
    await pool.query('ALTER TABLE checkpoints DROP CONSTRAINT full_disk');
    await eventually(async () => (await haltedOf(pool, [countersProjection.name])).size === 1);
  });

  it('[LOG-093] ends a rebuild that met a restore, and leaves the read models as they were', async () => {
    startFollowers();
    await reached(await appendCounters(3));
    const { log, logger } = counting.following(AbortSignal.timeout(30_000));
    const restoredMeanwhile: EventLog = {
      ...log,
      async *subscribe(options) {
        if (options.after !== 'start') throw new LogShorterThanSeen('of a restore meanwhile');
        for await (const message of log.subscribe(options)) {
          yield message;
          if (message.kind === 'event') return;
        }
      },
    };
    const signal = AbortSignal.timeout(20_000);
    const schema = { url: database.url, schema: countingSchema, migrationsDirectory: countingMigrations };
    await expect(rebuild({ log: restoredMeanwhile, logger, signal, projections, ...schema })).rejects.toThrow(
      ReadModelHalted,
    );
    expect(await readCounters(counting.pool)).toEqual(await expectedCounters(log));
    await rebuild({ log, logger, signal, projections, ...schema });
  });
});
