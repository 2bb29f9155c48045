import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Position } from '@ordonnancier/event-log/event-log.ts';
import { inTransaction } from '@ordonnancier/postgres/pool.ts';
import { dumpSchema } from '@ordonnancier/testing/dump-schema.ts';
import { createTestDatabase } from '@ordonnancier/testing/test-database.ts';
import type { TestDatabase } from '@ordonnancier/testing/test-database.ts';
import { hasReached, reachPosition } from './checkpoints.ts';
import { runProcessManager } from './process-manager.ts';
import { runProjection } from './projection.ts';
import type { Projection } from './projection.ts';
import { rebuild } from './rebuild.ts';
import { amountsProjection, countersProjection } from './testing/counter.ts';
import {
  added,
  appendCounter,
  countingMigrations,
  countingSchema,
  eventually,
  expectedCounters,
  openCounting,
  readCounters,
  start,
} from './testing/counting.ts';
import type { Counting } from './testing/counting.ts';

const projections = [countersProjection, amountsProjection];
const names = projections.map(({ name }) => name);

let database: TestDatabase;
let counting: Counting;
const running: (() => Promise<void>)[] = [];

beforeEach(async () => {
  database = await createTestDatabase();
  counting = await openCounting(database.url);
});

afterEach(async () => {
  await Promise.all(running.splice(0).map((stop) => stop()));
  await counting.close();
  await database.drop();
});

function serve(served: readonly Projection[] = projections): void {
  for (const projection of served) {
    running.push(start((signal) => runProjection(counting.following(signal), projection)));
  }
}

/** As `node services/<name>/src/main.ts --rebuild` does. */
async function runRebuild(rebuilt: readonly Projection[] = projections, signal = new AbortController().signal) {
  const { log, logger } = counting.following(signal);
  const schema = { url: database.url, schema: countingSchema, migrationsDirectory: countingMigrations };
  await rebuild({ log, logger, signal, projections: rebuilt, ...schema });
}

/** Behind the live one at every moment, also when that is held up: then something is left to be done before the swap. */
function slowed(projection: Projection): Projection {
  return {
    ...projection,
    project: async (event, rows) => {
      await setTimeout(80);
      await projection.project(event, rows);
    },
  };
}

async function reached(position: Position): Promise<void> {
  expect(await reachPosition(counting.pool, names, position, AbortSignal.timeout(30_000))).toBe(true);
}

async function schemas(): Promise<readonly string[]> {
  const { rows } = await counting.pool.query<{ nspname: string }>(
    `SELECT nspname FROM pg_namespace WHERE nspname LIKE 'counting%' ORDER BY 1`,
  );
  return rows.map(({ nspname }) => nspname);
}

describe('a rebuild', () => {
  it('while writes go on, takes the place of the live read models and lacks nothing', async () => {
    serve();
    const wrong = await appendCounter(counting.log, 1);
    await reached(wrong.position);
    // What a mistake in a projection has left behind, for a rebuild to mend.
    await counting.pool.query('UPDATE counters SET count = 99');

    let isWriting = true;
    const positions: Position[] = [];
    const writers = Array.from({ length: 4 }, async () => {
      while (isWriting) {
        const { stream, position } = await appendCounter(counting.log, 1, 2);
        positions.push(position, (await counting.log.append(stream, 1n, [added(3)])).position);
        // Each reads its own writes, whichever schema answers; and so writes no faster than the machine follows.
        await reached(positions.at(-1) ?? position);
      }
    });
    // Queries are answered all the while: by the one or the other, never by neither.
    const readers = Array.from({ length: 2 }, async () => {
      while (isWriting) {
        await counting.pool.query('SELECT (SELECT total FROM totals), (SELECT count(*) FROM amounts)');
        await setTimeout(5);
      }
    });
    for (let round = 0; round < 3; round += 1) {
      const before = positions.length;
      await runRebuild(projections.map(slowed));
      await eventually(() => positions.length > before + 50);
    }
    isWriting = false;
    await Promise.all([...writers, ...readers]);
    const last = positions.sort().at(-1) ?? wrong.position;
    await reached(last);

    expect(await readCounters(counting.pool)).toEqual(await expectedCounters(counting.log));
    const live = await dumpSchema(counting.pool, countingSchema);
    expect(live['parked_events']).toEqual([]);
    expect(live['amounts']).toHaveLength(positions.length * 1.5 + 1);
    // Made anew at the same position, with nobody writing, it is the same.
    await runRebuild();
    expect(await dumpSchema(counting.pool, countingSchema)).toEqual(live);
    expect(await schemas()).toEqual([countingSchema]);
  }, 180_000);

  it('keeps the checkpoints of process managers, the rights of readers, and the list of migrations', async () => {
    const seen: string[] = [];
    const manager = {
      name: 'counting.witness',
      streamPrefixes: ['counter-'],
      react: async ({ stream }: { readonly stream: string }) => {
        seen.push(stream);
      },
    };
    serve();
    running.push(start((signal) => runProcessManager(counting.following(signal), manager)));
    const one = await appendCounter(counting.log, 1);
    await reached(one.position);
    await eventually(async () => hasReached(counting.pool, [manager.name], one.position));
    await runRebuild();
    const other = await appendCounter(counting.log, 1);
    await reached(other.position);
    await eventually(() => seen.includes(other.stream));
    expect(seen).toEqual([one.stream, other.stream]);

    const { rows } = await counting.pool.query<{ migrations: string[]; readable: boolean }>(
      `SELECT (SELECT array_agg(name) FROM migrations) AS migrations,
              (SELECT relacl::text LIKE '%{=r/%' OR relacl::text LIKE '%,=r/%' FROM pg_class
               WHERE oid = 'counting.totals'::regclass) AS readable`,
    );
    expect(rows).toEqual([{ migrations: ['001_counters'], readable: true }]);
    // A restart of the service finds its migrations done.
    await (await openCounting(database.url)).close();
  });

  it('changes nothing when it meets an event that cannot be projected, and sets what was parked right when it can', async () => {
    serve([countersProjection]);
    const { position } = await appendCounter(counting.log, 4, 'seven', 5);
    const alone = [countersProjection.name];
    expect(await reachPosition(counting.pool, alone, position, AbortSignal.timeout(30_000))).toBe(true);
    const live = await dumpSchema(counting.pool, countingSchema);
    expect(live['parked_events']).toHaveLength(2);

    await expect(runRebuild([countersProjection])).rejects.toThrow('invalid input syntax');
    expect(await dumpSchema(counting.pool, countingSchema)).toEqual(live);
    expect(await schemas()).toEqual([countingSchema]);

    await runRebuild([
      {
        ...countersProjection,
        project: (event, rows) => {
          const data = Buffer.from(Buffer.from(event.data).toString().replace('"seven"', '7'));
          return countersProjection.project({ ...event, data }, rows);
        },
      },
    ]);
    expect([...(await readCounters(counting.pool)).values()]).toEqual([{ count: 16, events: 3 }]);
    expect((await dumpSchema(counting.pool, countingSchema))['parked_events']).toEqual([]);
  });

  it('comes between queries and fails none, in whatever order they take their locks', async () => {
    serve();
    const { position } = await appendCounter(counting.log, 1);
    await reached(position);
    let rebuilding: Promise<void> | undefined;
    // A query that has got as far as the last table when the swap begins, and then asks for the first.
    await inTransaction(counting.pool, async (query) => {
      await query.query('SELECT FROM amounts');
      rebuilding = runRebuild();
      await eventually(async () => {
        const { rowCount } = await counting.pool.query(
          `SELECT FROM pg_locks WHERE relation = 'counting.checkpoints'::regclass AND mode = 'ExclusiveLock' AND granted`,
        );
        return rowCount === 1;
      });
      // Of a deadlock PostgreSQL fails whoever finds it, after a second of waiting: a swap that waited has not found it by then.
      await setTimeout(1_500);
      await query.query('SELECT FROM counters');
    });
    await rebuilding;
    expect(await schemas()).toEqual([countingSchema]);
    await reached(position);
  });

  it('ends when its statement is cancelled, and changes nothing', async () => {
    serve();
    const { position } = await appendCounter(counting.log, 1);
    await reached(position);
    await inTransaction(counting.pool, async (query) => {
      await query.query('SELECT FROM checkpoints FOR UPDATE');
      let hasEnded = false;
      const rebuilding = expect(runRebuild().finally(() => (hasEnded = true))).rejects.toThrow('user request');
      await eventually(async () => {
        await counting.pool.query(
          `SELECT pg_cancel_backend(pid) FROM pg_locks
           WHERE relation = 'counting.checkpoints'::regclass AND mode = 'ExclusiveLock' AND NOT granted`,
        );
        return hasEnded;
      });
      await rebuilding;
    });
    expect(await schemas()).toEqual([countingSchema]);
  });

  it('changes nothing when it is told to stop, and is not begun twice', async () => {
    serve();
    const { position } = await appendCounter(counting.log, 1, 2);
    await reached(position);
    const stopping = new AbortController();
    const stopped = once(stopping.signal, 'abort');
    const endless = {
      ...countersProjection,
      project: async () => {
        await stopped;
      },
    };
    const first = runRebuild([endless], stopping.signal);
    await eventually(async () => (await schemas()).length === 2);
    await expect(runRebuild()).rejects.toThrow('under way');
    stopping.abort();
    await expect(first).rejects.toThrow('aborted');
    expect(await schemas()).toEqual([countingSchema]);
    expect(await readCounters(counting.pool)).toEqual(await expectedCounters(counting.log));
  });
});
