import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Position } from '@ordonnancier/event-log/event-log.ts';
import { createTestDatabase } from '@ordonnancier/testing/test-database.ts';
import type { TestDatabase } from '@ordonnancier/testing/test-database.ts';
import { readCheckpoint } from './checkpoints.ts';
import { followAsLeader } from './follow-log.ts';
import { projectionFollower, runProjection } from './projection.ts';
import type { Projection } from './projection.ts';
import { amountsProjection, batchedAmountsProjection, countersProjection } from './testing/counter.ts';
import {
  added,
  appendCounter,
  eventually,
  expectedCounters,
  openCounting,
  readCounters,
  start,
} from './testing/counting.ts';
import type { Counting } from './testing/counting.ts';

let database: TestDatabase;
let counting: Counting;

beforeEach(async () => {
  database = await createTestDatabase();
  counting = await openCounting(database.url);
});

afterEach(async () => {
  await Promise.all(running.splice(0).map((stop) => stop()));
  await counting.close();
  await database.drop();
});

const running: (() => Promise<void>)[] = [];

function run(projection: Projection): void {
  running.push(start((signal) => runProjection(counting.following(signal), projection)));
}

async function hasReached(projection: Projection, position: Position): Promise<boolean> {
  const checkpoint = await readCheckpoint(counting.pool, projection.name);
  return checkpoint !== 'start' && checkpoint.position >= position;
}

/** The projection, after doing something else first, given how many events it saw. */
function sabotaged(projection: Projection, sabotage: (seen: number) => void | Promise<void>): Projection {
  let seen = 0;
  return {
    ...projection,
    project: async (event, rows) => {
      await projection.project(event, rows);
      seen += 1;
      await sabotage(seen);
    },
  };
}

describe('rows and checkpoint', () => {
  it('commit together: what fails in the middle leaves neither, and each event counts once', async () => {
    for (let counter = 0; counter < 20; counter += 1) await appendCounter(counting.log, 1, 2, 3);
    const { position } = await appendCounter(counting.log, 7);
    let failures = 0;
    run(
      sabotaged(countersProjection, async (seen) => {
        if (seen % 40 !== 0 || failures >= 3) return;
        failures += 1;
        expect(await readCounters(counting.pool)).toEqual(new Map());
        expect(await readCheckpoint(counting.pool, countersProjection.name)).toBe('start');
        throw Object.assign(new Error('the network is away'), { code: 'ECONNRESET' });
      }),
    );
    await eventually(() => hasReached(countersProjection, position));
    expect(failures).toBe(3);
    expect(await readCounters(counting.pool)).toEqual(await expectedCounters(counting.log));
  });

  it('are tried again when they failed, though nothing else comes to the log', async () => {
    run(
      sabotaged(countersProjection, (seen) => {
        if (seen === 2) throw Object.assign(new Error('the network is away'), { code: 'ECONNRESET' });
      }),
    );
    const first = await appendCounter(counting.log, 1);
    await eventually(() => hasReached(countersProjection, first.position));
    const { position } = await appendCounter(counting.log, 1);
    await eventually(() => hasReached(countersProjection, position));
    expect((await readCounters(counting.pool)).size).toBe(2);
  });

  it('wait for an operator when the database is not as it must be, and nothing is parked for it', async () => {
    await counting.pool.query('ALTER TABLE counters RENAME TO misplaced');
    run(countersProjection);
    const { position } = await appendCounter(counting.log, 1);
    await eventually(() => counting.lines.some((line) => line.includes('trying again')));
    await counting.pool.query('ALTER TABLE misplaced RENAME TO counters');
    await eventually(() => hasReached(countersProjection, position));
    expect(await parked()).toEqual([]);
  });
});

async function parked(): Promise<readonly { stream: string; event_type: string; fault: string }[]> {
  const { rows } = await counting.pool.query<{ stream: string; event_type: string; fault: string }>(
    'SELECT stream, event_type, fault FROM parked_events ORDER BY position',
  );
  return rows;
}

describe('a poison event', () => {
  it('is parked with every later event of its stream, while others go on', async () => {
    const healthy = await appendCounter(counting.log, 1, 2);
    const poisoned = await appendCounter(counting.log, 4, 'seven', 5);
    run(countersProjection);
    await eventually(() => hasReached(countersProjection, poisoned.position));
    // Later batches remember it too.
    await counting.log.append(poisoned.stream, 2n, [added(6)]);
    await counting.log.append(healthy.stream, 1n, [added(3)]);
    const { position } = await appendCounter(counting.log, 9);
    await eventually(() => hasReached(countersProjection, position));

    const counters = await readCounters(counting.pool);
    expect(counters.get(healthy.stream)).toEqual({ count: 6, events: 3 });
    expect(counters.get(poisoned.stream)).toEqual({ count: 4, events: 1 });
    const later = 'an earlier event of its stream is parked';
    expect(await parked()).toEqual([
      { stream: poisoned.stream, event_type: 'Added', fault: 'error' },
      { stream: poisoned.stream, event_type: 'Added', fault: later },
      { stream: poisoned.stream, event_type: 'Added', fault: later },
    ]);
    expect(counting.lines.filter((line) => line.includes('its stream is parked'))).toHaveLength(1);
    // PostgreSQL's message quotes the value, and an event's values are health data.
    expect(counting.lines.join()).not.toContain('seven');
  });

  it('is found though a stream before it fails as well, because the transaction is aborted', async () => {
    const healthy = await appendCounter(counting.log, 1);
    const poisoned = await appendCounter(counting.log, 'seven');
    // Of the stream that stands first in the batch, and projected after the poison.
    const { position } = await counting.log.append(healthy.stream, 0n, [added(2)]);
    run(countersProjection);
    await eventually(() => hasReached(countersProjection, position));
    expect((await readCounters(counting.pool)).get(healthy.stream)).toEqual({ count: 3, events: 2 });
    expect((await parked()).map(({ stream }) => stream)).toEqual([poisoned.stream]);
  });

  it('is found in a batch whose rows are written by one statement, which writes later batches again', async () => {
    await appendCounter(counting.log, 1, 2);
    const poisoned = await appendCounter(counting.log, 4, 'seven', 5);
    await appendCounter(counting.log, 3);
    const batchSizes: number[] = [];
    run({
      ...batchedAmountsProjection,
      projectMany: async (events, rows) => {
        await batchedAmountsProjection.projectMany?.(events, rows);
        batchSizes.push(events.length);
      },
    });
    await eventually(() => hasReached(amountsProjection, poisoned.position));
    const { position } = await appendCounter(counting.log, 6, 8);
    await eventually(() => hasReached(amountsProjection, position));
    const { rows } = await counting.pool.query<{ amount: number }>('SELECT amount FROM amounts ORDER BY position');
    expect(rows.map(({ amount }) => amount)).toEqual([1, 2, 4, 3, 6, 8]);
    expect((await parked()).map(({ stream }) => stream)).toEqual([poisoned.stream, poisoned.stream]);
    expect(batchSizes.at(-1)).toBe(2);
  });

  it('concerns no event of a type that is passed over, be it of a parked stream or poison itself', async () => {
    const ignored = () => ({ ...added('poison'), type: 'Ignored' });
    const poisoned = await appendCounter(counting.log, 1, 'seven');
    await counting.log.append(poisoned.stream, 1n, [ignored(), added(2)]);
    const healthy = await appendCounter(counting.log, 3);
    const { position } = await counting.log.append(healthy.stream, 0n, [added(4), ignored()]);
    run({ ...countersProjection, eventTypes: ['Added'] });
    await eventually(() => hasReached(countersProjection, position));
    expect((await parked()).map(({ event_type }) => event_type)).toEqual(['Added', 'Added']);
    expect((await readCounters(counting.pool)).get(healthy.stream)).toEqual({ count: 7, events: 2 });
    // What follows is passed over alone in its batch, and still moves the checkpoint.
    const last = await counting.log.append(healthy.stream, 2n, [ignored()]);
    await eventually(() => hasReached(countersProjection, last.position));
  });

  it('stops a fold across streams, before it and not behind it, until it can be projected', async () => {
    const before = await appendCounter(counting.log, 1, 2);
    await appendCounter(counting.log, 3, 'seven');
    const { position } = await appendCounter(counting.log, 5);
    let isMended = false;
    run({
      ...amountsProjection,
      project: async (event, rows) => {
        const mended = { ...event, data: Buffer.from(Buffer.from(event.data).toString().replace('"seven"', '7')) };
        await amountsProjection.project(isMended ? mended : event, rows);
      },
    });
    const attempts = () => counting.lines.filter((line) => line.includes('trying again'));
    await eventually(() => attempts().length >= 2);
    expect(await hasReached(amountsProjection, position)).toBe(false);
    expect(await parked()).toEqual([]);
    isMended = true;
    await eventually(() => hasReached(amountsProjection, position));
    const { rows } = await counting.pool.query<{ amount: number }>('SELECT amount FROM amounts ORDER BY position');
    expect(rows.map(({ amount }) => amount)).toEqual([1, 2, 3, 7, 5]);
    expect(before.position < position).toBe(true);
  });
});

describe('two leaders at once', () => {
  function lead(projection: Projection): void {
    running.push(
      start((signal) => {
        const following = counting.following(signal);
        return followAsLeader(following, projectionFollower(following, projection));
      }),
    );
  }

  it('do no harm: the later one waits at the checkpoint and stops there, and each event counts once', async () => {
    const { position } = await appendCounter(counting.log, 1, 2, 3);
    const released = Promise.withResolvers<undefined>();
    const begun = Promise.withResolvers<undefined>();
    lead(
      sabotaged(countersProjection, () => {
        begun.resolve(undefined);
        return released.promise;
      }),
    );
    await begun.promise;
    lead(countersProjection);
    await eventually(async () => {
      const { rows } = await counting.pool.query(
        `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      );
      return rows.length > 0;
    });
    released.resolve(undefined);
    await eventually(() => counting.lines.join().includes('another leader took over'));
    expect(await hasReached(countersProjection, position)).toBe(true);
    expect(await readCounters(counting.pool)).toEqual(await expectedCounters(counting.log));
  });

  it('leave the same rows as one, whoever is first at each batch', async () => {
    lead(countersProjection);
    lead(countersProjection);
    const appended = await Promise.all(Array.from({ length: 100 }, () => appendCounter(counting.log, 1, 1)));
    const positions = appended.map(({ position }) => position).sort();
    for (let round = 0; round < 50; round += 1) positions.push((await appendCounter(counting.log, 1)).position);
    await eventually(async () => hasReached(countersProjection, positions.at(-1) ?? ('' as Position)));
    expect(await readCounters(counting.pool)).toEqual(await expectedCounters(counting.log));
  });
});
