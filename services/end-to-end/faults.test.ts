import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { serviceNames } from '@ordonnancier/dev/services.ts';
import { expectExact } from './expect-exact.ts';
import { openHouseDatabase } from './house-database.ts';
import type { HouseDatabase } from './house-database.ts';
import { startHouse } from './house-under-test.ts';
import type { HouseUnderTest } from './house-under-test.ts';
import { emptyJournal, startLoad } from './load.ts';
import { randomOf, testSeed } from './random.ts';
import { pidOf, serving, until } from './until.ts';

const seed = testSeed();
const random = randomOf(seed);
const workers = 4;
const killsPerService = 3;
const acknowledgementsBetweenKillsMax = 15;
/** Of a paused leader: the last that is known, and one that was under way. */
const beatsMax = 2;

/** Both faults hit one house: what the first did to it must not show in the second either. */
const journal = emptyJournal();
let underTest: HouseUnderTest;
let database: HouseDatabase;

beforeAll(async () => {
  underTest = await startHouse({ instances: { billing: 2 } });
  database = openHouseDatabase(underTest.stack.databaseUrl);
}, 300_000);

afterAll(async () => {
  await database.close();
  await underTest.stop();
});

describe(`under load, with ORDONNANCIER_TEST_SEED=${seed}`, () => {
  it(`loses, doubles and adds nothing when every service is killed ${killsPerService} times`, async () => {
    const load = startLoad(underTest, random, workers, journal);
    const victims = random.shuffled(
      serviceNames.flatMap((name) => Array.from({ length: killsPerService }, () => name)),
    );
    for (const name of victims) {
      const victim = random.pick(underTest.stack.services.filter((service) => service.name === name));
      await serving(victim);
      // In the midst of work, at a moment of its own.
      await load.acknowledges(random.integer(1, acknowledgementsBetweenKillsMax));
      await setTimeout(random.integer(0, 30));
      process.kill(pidOf(victim), 'SIGKILL');
    }
    await Promise.all(underTest.stack.services.map(serving));
    await load.finish();

    expect(journal.repetitions).toBeGreaterThan(0);
    await expectExact(underTest, database, journal);
  }, 400_000);

  it('keeps every read model exact when a leader is paused until another leads, and then wakes up', async () => {
    const follower = 'billing.invoices';
    const load = startLoad(underTest, random, workers, journal);
    const leader = await leaderOf(follower);
    const paused = await pauseProcessOf(leader);
    try {
      await until(async () => (await leaderOf(follower)).pid !== leader.pid, 'another process to lead');
      // The new leader is well under way when the former one goes on where it was.
      await setTimeout(1_000);
    } finally {
      process.kill(paused, 'SIGCONT');
    }
    await setTimeout(2_000);
    await load.finish();
    await expectExact(underTest, database, journal);
  }, 300_000);
});

interface LeaderSession {
  /** Of the server's process for the session that holds the lock. */
  readonly pid: number;
}

async function leaderOf(follower: string): Promise<LeaderSession> {
  const holders = async () =>
    database.query<LeaderSession>(
      `SELECT pid
       FROM pg_stat_activity JOIN pg_locks USING (pid)
       WHERE application_name = left($1, 63) AND locktype = 'advisory' AND granted`,
      [`leader of ${follower} follows the log`],
    );
  await until(async () => (await holders()).length === 1, `one leader of ${follower}`);
  const [holder] = await holders();
  return holder ?? leaderOf(follower);
}

/**
 * Pauses the process of billing whose session this is, and answers its id. Which one it is shows by trying: the session
 * of a paused process beats no more, and the database ends it.
 */
async function pauseProcessOf(session: LeaderSession): Promise<number> {
  for (const service of underTest.stack.services.filter(({ name }) => name === 'billing')) {
    const pid = pidOf(service);
    process.kill(pid, 'SIGSTOP');
    if (await isEnded(session)) return pid;
    process.kill(pid, 'SIGCONT');
  }
  throw new Error('no process of billing leads');
}

/** Whether a session ends rather than beats on: however slow the machine is, one of them comes. */
async function isEnded({ pid }: LeaderSession): Promise<boolean> {
  const beats = new Set<unknown>();
  let hasEnded = false;
  await until(async () => {
    const [beat] = await database.column('SELECT query_start::text FROM pg_stat_activity WHERE pid = $1', [pid]);
    hasEnded = beat === undefined;
    beats.add(beat);
    return hasEnded || beats.size > beatsMax;
  }, 'the leader to fall silent or to beat');
  return hasEnded;
}
