import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openHouse, patiently } from '@ordonnancier/dev/house.ts';
import type { RunningService } from '@ordonnancier/dev/stack.ts';
import { startEmbeddedPostgres } from '@ordonnancier/postgres/embedded.ts';
import type { EmbeddedPostgres } from '@ordonnancier/postgres/embedded.ts';
import { inTransaction, openPool } from '@ordonnancier/postgres/pool.ts';
import { makeTestDirectory } from '@ordonnancier/testing/test-directory.ts';
import { v4 as uuidV4 } from 'uuid';
import { expectExact } from './expect-exact.ts';
import { openHouseDatabase, takeAppendLock } from './house-database.ts';
import type { HouseDatabase } from './house-database.ts';
import { startHouse } from './house-under-test.ts';
import type { HouseUnderTest } from './house-under-test.ts';
import { emptyJournal, startLoad } from './load.ts';
import { randomOf, testSeed } from './random.ts';
import { notServing, pidOf, serving, until } from './until.ts';

const seed = testSeed();
const random = randomOf(seed);
const journal = emptyJournal();
const line = {
  lineId: '1',
  medicine: { cis: '60234100' },
  posology: '1 comprimé en cas de douleur',
  unitsPerDelivery: 8,
  daysPerDelivery: 4,
  deliveries: 1,
  aldRelated: false,
};
/** Half of what an append waits for it: one that was held for longer may have given up. */
const heldMsMax = 1_500;
/** No other test takes one of these: the database is away for a while and must find its port free when it comes back. */
const databasePort = 21_000 + randomInt(1_000);

let databaseDirectory: string;
let postgres: EmbeddedPostgres;
let underTest: HouseUnderTest;
let database: HouseDatabase;

beforeAll(async () => {
  databaseDirectory = await makeTestDirectory();
  postgres = await startPostgres();
  const { url } = postgres;
  await postgres.stop();
  // The services start first, and their database when one of them has missed it.
  const missed = untilMissed();
  const starting = startHouse({ databaseUrl: url, instances: { prescription: 2 } });
  await Promise.race([missed, starting]);
  postgres = await startPostgres();
  underTest = await starting;
  database = openHouseDatabase(url);
}, 300_000);

afterAll(async () => {
  await database.close();
  await underTest.stop();
  await postgres.stop();
  await rm(databaseDirectory, { recursive: true });
});

function startPostgres(): Promise<EmbeddedPostgres> {
  return startEmbeddedPostgres({
    dataDirectory: path.join(databaseDirectory, 'postgres'),
    durability: 'volatile',
    port: databasePort,
  });
}

/** Stands in the database's place until somebody asks for it, who is turned away. */
async function untilMissed(): Promise<void> {
  const place = createServer((socket) => socket.destroy()).listen(databasePort, '127.0.0.1');
  await once(place, 'connection');
  place.close();
  await once(place, 'close');
}

describe(`the processes of a house, with ORDONNANCIER_TEST_SEED=${seed}`, () => {
  it('prescribe and dispense while those who only listen are away, who then catch up', async () => {
    const listeners = underTest.stack.services.filter(({ name }) => ['billing', 'fraud', 'audit'].includes(name));
    const pids = listeners.map(pidOf);
    for (const pid of pids) process.kill(pid, 'SIGSTOP');
    try {
      const load = startLoad(underTest, random, 2, journal);
      await load.acknowledges(30);
      await load.finish();
    } finally {
      for (const pid of pids) process.kill(pid, 'SIGCONT');
    }
    await expectExact(underTest, database, journal);
  }, 300_000);

  it('say NOT_SERVING while the database is away and go on when it is back, none the worse for it', async () => {
    const { services } = underTest.stack;
    const pids = services.map(pidOf);
    const load = startLoad(underTest, random, 2, journal);
    await load.acknowledges(10);
    await postgres.stop();
    await Promise.all(services.map(notServing));
    postgres = await startPostgres();
    await Promise.all(services.map(serving));
    await load.acknowledges(10);
    await load.finish();
    expect(services.map(pidOf)).toEqual(pids);
    await expectExact(underTest, database, journal);
  }, 300_000);

  it('finish what they are doing when they are asked to stop, and end with code 0', async () => {
    const isPrescribing = ({ name }: RunningService) => name === 'prescription';
    const prescribing = underTest.stack.services.filter(isPrescribing);
    const others = underTest.stack.services.filter((service) => !isPrescribing(service));
    const finished: boolean[] = [];
    for (const service of prescribing) finished.push(await finishesItsAppend(service));
    // A machine that stands still while the log is locked takes the chance of one process; of both it does not.
    expect(finished).toContain(true);
    expect(await Promise.all(others.map((service) => service.process.stop()))).toEqual(others.map(() => 0));
  }, 300_000);
});

/**
 * Asks a process to stop while it appends, which the log does not let go on before the process says NOT_SERVING.
 *
 * @returns false when that took so long that the append may have given up.
 */
async function finishesItsAppend(service: RunningService): Promise<boolean> {
  const { issuer, grpc, databaseUrl } = underTest.stack;
  await database.settled();
  const { prescriptionId, document, signature } = await underTest.write([line]);
  const issue = { requestId: uuidV4(), document, signature };
  const house = openHouse({ tokenUrl: issuer.tokenUrl, grpc: { ...grpc, prescription: service.address } });
  const doctor = house.as('doctor-lefevre').prescription;
  const pool = openPool(databaseUrl, { applicationName: 'end-to-end test', connectionsMax: 1 });
  const held = await inTransaction(pool, async (client) => {
    await client.query(takeAppendLock);
    const heldAtMs = performance.now();
    let hasGivenUp = false;
    const answer = Promise.allSettled([doctor.unary('IssuePrescription', issue, patiently())]);
    void answer.then(() => (hasGivenUp = true));
    await until(async () => hasGivenUp || (await waitingForAppendLock()) > 0, 'the append to begin');
    const exitCode = service.process.stop();
    await notServing(service);
    return { answer, exitCode, heldAtMs };
  });
  const heldMs = performance.now() - held.heldAtMs;
  await pool.end();

  expect(await held.exitCode).toBe(0);
  const [answer] = await held.answer;
  house.close();
  if (heldMs > heldMsMax) return false;
  expect(answer).toMatchObject({ status: 'fulfilled', value: { prescriptionId } });
  expect(
    await database.column('SELECT type FROM event_log.event WHERE stream = $1', [`prescription-${prescriptionId}`]),
  ).toEqual(['PrescriptionIssued']);
  return true;
}

async function waitingForAppendLock(): Promise<number> {
  const waiting = await database.query(`SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted`);
  return waiting.length;
}
