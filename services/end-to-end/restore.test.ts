import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { patiently } from '@ordonnancier/dev/house.ts';
import { readRefusal } from '@ordonnancier/grpc/status.ts';
import { inTransaction, openPool } from '@ordonnancier/postgres/pool.ts';
import { openHouseDatabase } from './house-database.ts';
import type { HouseDatabase } from './house-database.ts';
import { startHouse } from './house-under-test.ts';
import type { HouseUnderTest } from './house-under-test.ts';
import { emptyJournal, startLoad } from './load.ts';
import { randomOf, testSeed } from './random.ts';
import { pidOf, serving, until } from './until.ts';

const seed = testSeed();
const random = randomOf(seed);
const workers = 3;
const acknowledgements = 60;

let underTest: HouseUnderTest;
let database: HouseDatabase;

beforeAll(async () => {
  underTest = await startHouse();
  database = openHouseDatabase(underTest.stack.databaseUrl);
}, 300_000);

afterAll(async () => {
  await database.close();
  await underTest.stop();
});

describe(`with ORDONNANCIER_TEST_SEED=${seed}`, () => {
  it('[LOG-003] invoices, scores and lists every dispensing once after the log was restored from an older copy', async () => {
    const { services } = underTest.stack;
    await workFor(acknowledgements);
    await database.settled();
    for (const service of services) process.kill(pidOf(service), 'SIGKILL');
    await loseEnd();
    expect(await withoutInvoice()).not.toEqual([]);

    // The log grows past every checkpoint, and nobody takes its new events for the lost ones.
    await Promise.all(services.map(serving));
    await workFor(2 * acknowledgements);
    const billing = underTest.impatient.as('pharmacist-moreau').billing;
    await until(
      async () => (await refusalOf(billing.unary('ListInvoices', {}, patiently()))) === 'READ_MODEL_HALTED',
      'a halt',
    );

    expect(await afterRestore()).toEqual({ code: 0, done: services.map(({ name }) => name) });
    await database.settled();
    expect(await withoutInvoice()).toEqual([]);
    expect(await unequalReadModels()).toEqual([]);
    expect(await refusalOf(billing.unary('ListInvoices', {}, patiently()))).toBeUndefined();
  }, 300_000);
});

async function workFor(acts: number): Promise<void> {
  const load = startLoad(underTest, random, workers, emptyJournal());
  await load.acknowledges(acts);
  await load.finish();
}

/** From an invoice in the midst of the log on: a dispensing before it stays, and what was made of it does not. */
async function loseEnd(): Promise<void> {
  const pool = openPool(underTest.stack.databaseUrl, { applicationName: 'restore', connectionsMax: 1 });
  await inTransaction(pool, async (client) => {
    // Past the log's own guard against deletion.
    await client.query('SET LOCAL session_replication_role = replica');
    await client.query(
      `DELETE FROM event_log.event WHERE position >= (
         SELECT percentile_disc(0.5) WITHIN GROUP (ORDER BY position) FROM event_log.event WHERE type = 'InvoiceDrafted'
       )`,
    );
  });
  await pool.end();
}

/** As an operator does. */
async function afterRestore(): Promise<{ readonly code: number | null; readonly done: readonly string[] }> {
  const { stateDirectory, stack } = underTest;
  const env = { ...process.env, ORDONNANCIER_STATE_DIRECTORY: stateDirectory, DATABASE_URL: stack.databaseUrl };
  const command = fileURLToPath(new URL('../../infra/dev/house-command.ts', import.meta.url));
  const child = spawn(process.execPath, [command, 'after-restore'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const [said] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  return { code: child.exitCode, done: [...said.matchAll(/✓ (\w+)/g)].map(([, name = '']) => name) };
}

async function refusalOf(call: Promise<unknown>): Promise<string | undefined> {
  return call.then(
    () => undefined,
    (error: unknown) => readRefusal(error)?.code ?? String(error),
  );
}

/** By SQL alone, which shares no mistake with the services. */
const dispensed = `
  SELECT convert_from(data, 'UTF8')::jsonb ->> 'dispensingId' AS id FROM event_log.event WHERE type = 'MedicationDispensed'`;

function withoutInvoice(): Promise<readonly unknown[]> {
  return database.column(
    `SELECT id FROM (${dispensed}) AS dispensed
     WHERE (SELECT count(*) FROM event_log.event WHERE stream = 'invoice-' || id AND revision = 0) <> 1`,
  );
}

/** Ids that the log and a read model do not both have, or that one of them has twice. */
async function unequalReadModels(): Promise<readonly unknown[]> {
  const issued = `SELECT substr(stream, 14) AS id FROM event_log.event WHERE type = 'PrescriptionIssued'`;
  const unequal = (made: string, table: string, column: string) =>
    database.column(
      `SELECT coalesce(made.id, kept.id) FROM (${made}) AS made
       FULL JOIN (SELECT ${column}::text AS id FROM ${table}) AS kept ON kept.id = made.id
       GROUP BY 1 HAVING count(made.id) <> 1 OR count(kept.id) <> 1`,
    );
  const found = await Promise.all([
    unequal(dispensed, 'billing.invoices', 'dispensing_id'),
    unequal(dispensed, 'fraud.scores', 'dispensing_id'),
    unequal(dispensed, 'dispensing.pharmacy_dispensings', 'dispensing_id'),
    unequal(issued, 'prescription.prescriptions', 'prescription_id'),
  ]);
  return found.flat();
}
