import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Position } from '@ordonnancier/event-log/event-log.ts';
import { createTestDatabase } from '@ordonnancier/testing/test-database.ts';
import type { TestDatabase } from '@ordonnancier/testing/test-database.ts';
import { reachPosition } from './checkpoints.ts';
import { countersProjection } from './testing/counter.ts';
import { added, appendCounter, eventually, expectedCounters, openCounting, readCounters } from './testing/counting.ts';
import type { Counting } from './testing/counting.ts';

/** A leader that falls silent is replaced long before this: its session ends after 5 s, and others ask every second. */
const takeoverMsMax = 60_000;
/** Four of them, and as many processes to start, on a machine that does other things too. */
const testMsMax = 300_000;

let database: TestDatabase;
let counting: Counting;
const processes: ChildProcess[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  counting = await openCounting(database.url);
});

afterAll(async () => {
  for (const child of processes) child.kill('SIGKILL');
  await counting.close();
  await database.drop();
});

const program = fileURLToPath(new URL('testing/counting-process.ts', import.meta.url));

/** Starts a process that waits for its turn to lead the projection, or leads it. */
function startProcess(): ChildProcess {
  const child = spawn(process.execPath, [program, database.url], { stdio: ['ignore', 'pipe', 'inherit'] });
  processes.push(child);
  return child;
}

async function leaders(): Promise<number> {
  const { rowCount } = await counting.pool.query(
    `SELECT FROM pg_locks JOIN pg_database ON pg_database.oid = pg_locks.database
     WHERE locktype = 'advisory' AND granted AND mode = 'ExclusiveLock' AND datname = current_database()
       AND pid IN (SELECT pid FROM pg_stat_activity WHERE application_name LIKE 'leader of %')`,
  );
  return rowCount ?? 0;
}

async function candidates(): Promise<number> {
  const { rowCount } = await counting.pool.query(
    `SELECT FROM pg_stat_activity WHERE application_name LIKE 'leader of %' AND datname = current_database()`,
  );
  return rowCount ?? 0;
}

/** Waits until the read model holds everything so far, for as long as a takeover may take, and checks every row. */
async function expectExact(position: Position): Promise<void> {
  const signal = AbortSignal.timeout(takeoverMsMax);
  expect(await reachPosition(counting.pool, [countersProjection.name], position, signal)).toBe(true);
  expect(await readCounters(counting.pool)).toEqual(await expectedCounters(counting.log));
  await eventually(async () => (await leaders()) === 1);
}

/** Pauses the process that leads, in the middle of a transaction on events that it was given for that. */
async function pauseLeader(processes: readonly ChildProcess[]): Promise<{ paused: ChildProcess; position: Position }> {
  for (let attempt = 1; ; attempt += 1) {
    const inTransaction = Promise.race(
      processes.map(async (child) => {
        await once(child.stdout ?? child, 'data');
        return child;
      }),
    );
    const { position } = await counting.log.append(`counter-slow-${attempt}`, 'none', [added(1), added(2)]);
    const paused = await inTransaction;
    paused.kill('SIGSTOP');
    const { rowCount } = await counting.pool.query(
      `SELECT FROM pg_stat_activity
       WHERE application_name = 'counting' AND datname = current_database() AND state = 'idle in transaction'`,
    );
    if (rowCount === 1) return { paused, position };
    // It was paused too late.
    paused.kill('SIGCONT');
  }
}

it(
  'passes from a leader paused in the middle of a transaction to another, and back when that one dies',
  async () => {
    const { log } = counting;
    const first = startProcess();
    await expectExact((await appendCounter(log, 1, 2)).position);
    const second = startProcess();
    await eventually(async () => (await candidates()) === 2);

    const { paused, position } = await pauseLeader([first, second]);
    await expectExact(position);

    // The former leader wakes up and goes on where it was, among others on rows that the new one has written since.
    paused.kill('SIGCONT');
    let last = position;
    for (let round = 0; round < 100; round += 1) last = (await appendCounter(log, 1, 1)).position;
    await expectExact(last);
    await eventually(async () => (await candidates()) === 2);

    const other = paused === first ? second : first;
    other.kill('SIGKILL');
    const afterwards = await appendCounter(log, 5);
    await expectExact(afterwards.position);
  },
  testMsMax,
);
