import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { patiently } from '@ordonnancier/dev/house.ts';
import { serviceNames } from '@ordonnancier/dev/services.ts';
import type { ServiceName } from '@ordonnancier/dev/services.ts';
import { expectExact } from './expect-exact.ts';
import { openHouseDatabase } from './house-database.ts';
import type { HouseDatabase } from './house-database.ts';
import { startHouse } from './house-under-test.ts';
import type { HouseUnderTest } from './house-under-test.ts';
import { emptyJournal, line, startLoad } from './load.ts';
import { randomOf, testSeed } from './random.ts';

const seed = testSeed();
const workers = 2;
/** Enough to write to the tables before, and after, the read models are made anew. */
const acknowledgementsMin = 60;

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
  it('makes every read model anew while writes go on, and what followed them equals what a rebuild makes of the log', async () => {
    const journal = emptyJournal();
    const load = startLoad(underTest, randomOf(seed), workers, journal);
    await load.acknowledges(acknowledgementsMin);
    await rebuildAll();
    await load.acknowledges(acknowledgementsMin);
    await load.finish();

    // Made anew under way, and followed live since.
    await expectExact(underTest, database, journal);
    await sendLot();
    await cancelWhatIsHeld();
    await database.settled();
    const followed = await readModels();
    for (const [table, rows] of Object.entries(followed)) {
      if (!table.endsWith('.parked_events'))
        expect({ table, isEmpty: rows.length === 0 }).toEqual({ table, isEmpty: false });
    }

    // Made anew of a log that stands still.
    await rebuildAll();
    const rebuilt = await readModels();
    expect(Object.keys(rebuilt)).toEqual(Object.keys(followed));
    const different = Object.keys(followed).filter((table) => !isDeepStrictEqual(rebuilt[table], followed[table]));
    expect(different).toEqual([]);
  }, 400_000);
});

/** Of whatever the load left to be sent: it makes none, and no table is to be rebuilt empty. */
async function sendLot(): Promise<void> {
  for (const pharmacist of ['pharmacist-moreau', 'pharmacist-rossi', 'pharmacist-hoarau']) {
    const { billing } = underTest.house.as(pharmacist);
    const drafts = await billing.unary('ListInvoices', { status: 'INVOICE_STATUS_DRAFT' }, patiently());
    const dispensingIds = drafts.invoices.map(({ dispensingId }) => dispensingId);
    if (dispensingIds.length === 0) continue;
    const { results } = await billing.unary('SignInvoices', { requestId: randomUUID(), dispensingIds }, patiently());
    const regime = results.find((result) => result.refusalCode === '')?.regime;
    if (regime === undefined) continue;
    const signed = results.filter((result) => result.regime === regime).map(({ dispensingId }) => dispensingId);
    const lot = await billing.unary('SendLot', { requestId: randomUUID(), regime, dispensingIds: signed }, patiently());
    await billing.unary('GetMonthlyStatement', { month: '2026-01', minPosition: lot.logPosition }, patiently());
    return;
  }
  throw new Error('the load left no invoice that could be sent');
}

/** Of which the pharmacy hears. The load does so only as luck has it, and no table is to be rebuilt empty. */
async function cancelWhatIsHeld(): Promise<void> {
  const doctor = underTest.house.as('doctor-lefevre').prescription;
  const pharmacist = underTest.house.as('pharmacist-moreau').dispensing;
  const { prescriptionId, document, signature } = await underTest.write([line]);
  const issue = { requestId: randomUUID(), document, signature };
  const { printedCode } = await doctor.unary('IssuePrescription', issue, patiently());
  const code = { qrPayload: printedCode?.qrPayload ?? '' };
  await pharmacist.unary('ClaimPrescription', { requestId: randomUUID(), code, claimId: randomUUID() }, patiently());
  const cancellation = { requestId: randomUUID(), prescriptionId, reason: 'CANCELLATION_REASON_ERROR' as const };
  await doctor.unary('CancelLines', cancellation, patiently());
}

async function rebuildAll(): Promise<void> {
  const exitCodes = await Promise.all(serviceNames.map(rebuild));
  expect(exitCodes).toEqual(serviceNames.map(() => 0));
}

/** As an operator does: the service's own program and environment, beside the processes that serve. */
async function rebuild(name: ServiceName): Promise<number | null> {
  const service = underTest.stack.services.find((each) => each.name === name);
  if (service === undefined) throw new Error(`no ${name} in the house`);
  const child = spawn(process.execPath, [service.program, '--rebuild'], { env: service.environment, stdio: 'ignore' });
  await once(child, 'exit');
  return child.exitCode;
}

/** Every row of every table of the services' schemas, the positions they stand at included. */
async function readModels(): Promise<Record<string, readonly unknown[]>> {
  const tables = await database.column(
    `SELECT table_schema || '.' || table_name FROM information_schema.tables
     WHERE table_schema = ANY ($1) AND table_type = 'BASE TABLE' AND table_name <> 'migrations'
     ORDER BY 1`,
    [serviceNames],
  );
  const dumps: Record<string, readonly unknown[]> = {};
  for (const table of tables.map(String)) {
    dumps[table] = await database.column(`SELECT row::text FROM ${table} AS row ORDER BY row::text`);
  }
  return dumps;
}
