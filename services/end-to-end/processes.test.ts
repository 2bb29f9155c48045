import { rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { patiently } from '@ordonnancier/dev/house.ts';
import type { RunningService } from '@ordonnancier/dev/stack.ts';
import { startEmbeddedPostgres } from '@ordonnancier/postgres/embedded.ts';
import type { EmbeddedPostgres } from '@ordonnancier/postgres/embedded.ts';
import { inTransaction, openPool } from '@ordonnancier/postgres/pool.ts';
import { v4 as uuidV4 } from 'uuid';
import { expectExact } from './expect-exact.ts';
import { openHouseDatabase } from './house-database.ts';
import type { HouseDatabase } from './house-database.ts';
import { newStateDirectory, startHouse } from './house-under-test.ts';
import type { HouseUnderTest } from './house-under-test.ts';
import { emptyJournal, startLoad } from './load.ts';
import { randomOf, testSeed } from './random.ts';
import { notServing, serving, until } from './until.ts';

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
/** Of shared/event-log/postgres: whoever appends holds it up to the commit. */
const appendLock = '4821073355129906177';

let databaseDirectory: string;
let postgres: EmbeddedPostgres;
let underTest: HouseUnderTest;
let database: HouseDatabase;

beforeAll(async () => {
  databaseDirectory = await newStateDirectory();
  postgres = await startPostgres();
  const { url } = postgres;
  await postgres.stop();
  // The services start first, and their database when they have missed it.
  const starting = startHouse({ databaseUrl: url });
  starting.catch(() => undefined);
  await setTimeout(2_000);
  postgres = await startPostgres(Number(new URL(url).port));
  underTest = await starting;
  database = openHouseDatabase(url);
}, 120_000);

afterAll(async () => {
  await database.close();
  await underTest.stop();
  await postgres.stop();
  await rm(databaseDirectory, { recursive: true });
});

function startPostgres(port?: number): Promise<EmbeddedPostgres> {
  return startEmbeddedPostgres({
    dataDirectory: path.join(databaseDirectory, 'postgres'),
    durability: 'volatile',
    ...(port !== undefined && { port }),
  });
}

describe(`the processes of a house, with ORDONNANCIER_TEST_SEED=${seed}`, () => {
  it('prescribe and dispense while those who only listen are away, who then catch up', async () => {
    const listeners = underTest.stack.services.filter(({ name }) => ['billing', 'fraud', 'audit'].includes(name));
    for (const { process: listener } of listeners) process.kill(listener.pid ?? 0, 'SIGSTOP');
    try {
      const load = startLoad(underTest, random, 2, journal);
      await load.acknowledges(30);
      await load.finish();
    } finally {
      for (const { process: listener } of listeners) process.kill(listener.pid ?? 0, 'SIGCONT');
    }
    await expectExact(underTest, database, journal);
  }, 60_000);

  it('say NOT_SERVING while the database is away and go on when it is back, none the worse for it', async () => {
    const { services } = underTest.stack;
    const pids = services.map(({ process }) => process.pid);
    const load = startLoad(underTest, random, 2, journal);
    await load.acknowledges(10);
    const { port } = new URL(postgres.url);
    await postgres.stop();
    await Promise.all(services.map(notServing));
    postgres = await startPostgres(Number(port));
    await Promise.all(services.map(serving));
    await load.acknowledges(10);
    await load.finish();
    expect(services.map(({ process }) => process.pid)).toEqual(pids);
    await expectExact(underTest, database, journal);
  }, 90_000);

  it('finish what they are doing when they are asked to stop, and end with code 0', async () => {
    const doctor = underTest.house.as('doctor-lefevre').prescription;
    const [prescribing, ...others] = underTest.stack.services;
    const { prescriptionId, document, signature } = await underTest.write([line]);
    const issue = { requestId: uuidV4(), document, signature };
    const pool = openPool(underTest.stack.databaseUrl, { applicationName: 'end-to-end test', connectionsMax: 1 });
    const held = await inTransaction(pool, async (client) => {
      await client.query(`SELECT pg_advisory_xact_lock(${appendLock})`);
      const answer = doctor.unary('IssuePrescription', issue, patiently());
      await until(async () => (await waitingForAppendLock()) > 0, 'the append to begin');
      const exitCode = prescribing?.process.stop();
      await Promise.all([prescribing].flatMap((service) => service ?? []).map(notServing));
      return { answer, exitCode };
    });
    await pool.end();

    expect((await held.answer).prescriptionId).toBe(prescriptionId);
    expect(await held.exitCode).toBe(0);
    expect(
      await database.column('SELECT type FROM event_log.event WHERE stream = $1', [`prescription-${prescriptionId}`]),
    ).toEqual(['PrescriptionIssued']);
    expect(await Promise.all(others.map((service: RunningService) => service.process.stop()))).toEqual(
      others.map(() => 0),
    );
  }, 60_000);
});

async function waitingForAppendLock(): Promise<number> {
  const waiting = await database.query(`SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted`);
  return waiting.length;
}
