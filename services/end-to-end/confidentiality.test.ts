import { createPublicKey } from 'node:crypto';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Metadata } from '@grpc/grpc-js';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { patiently } from '@ordonnancier/dev/house.ts';
import type { SandboxIdentity } from '@ordonnancier/dev/issuer/identities.ts';
import { deadlineIn } from '@ordonnancier/grpc/client.ts';
import { parseCivilDate } from '@ordonnancier/kernel/civil-date.ts';
import { insOids, parseIns } from '@ordonnancier/kernel/identifiers.ts';
import { inTransaction, openPool } from '@ordonnancier/postgres/pool.ts';
import { decodePrintedCode, printedCodeKeys } from '@ordonnancier/security/printed-code.ts';
import { loadSigningKey } from '@ordonnancier/security/secret-keys.ts';
import { v4 as uuidV4, v7 as uuidV7 } from 'uuid';
import { openHouseDatabase, takeAppendLock } from './house-database.ts';
import type { HouseDatabase } from './house-database.ts';
import { startHouse } from './house-under-test.ts';
import type { HouseUnderTest } from './house-under-test.ts';
import { leaksOf } from './leaks.ts';
import type { Secret, Surface } from './leaks.ts';
import { until } from './until.ts';

/*
 * Rare words in every place where a person's data are written. They are then sought in whatever leaves a process. The
 * sealed envelopes are among it: sealed, they show nothing.
 */

const birthName = 'ZWIEBELMARQ';
const firstGivenName = 'QUATZYLDE';
const secondGivenName = 'WROXHILDE';
const birthDate = '1961-07-23';
const insWithoutKey = '2610775113613';
const ins = `${insWithoutKey}${String(97n - (BigInt(insWithoutKey) % 97n)).padStart(2, '0')}`;
const posology = 'XYLOPOSO matin et soir';
const contraIndication = 'INTOLKRAFT aux colorants';
const collectorName = 'PORTEURIX Zoé';
const collectorAddress = '3 impasse du VOISINAGIX';

const personalData: readonly Secret[] = Object.entries({
  birthName,
  firstGivenName,
  secondGivenName,
  birthDate,
  insWithoutKey,
  posology: 'XYLOPOSO',
  contraIndication: 'INTOLKRAFT',
  collectorName: 'PORTEURIX',
  collectorAddress: 'VOISINAGIX',
}).map(([name, value]) => ({ name, value }));

const patientId = 'patient-marked';
const imatinib = '3400936224988';
const morphine = '3400933323523';
const lines = [
  {
    lineId: '1',
    medicine: { cis: '63485353' },
    posology,
    unitsPerDelivery: 30,
    daysPerDelivery: 30,
    deliveries: 1,
    nonSubstitutable: { code: 'CIF', reason: contraIndication },
    aldRelated: true,
  },
  {
    lineId: '2',
    medicine: { cis: '61227030' },
    posology,
    unitsPerDelivery: 28,
    quantityInWords: 'vingt-huit',
    daysPerDelivery: 14,
    deliveries: 1,
    aldRelated: false,
  },
];

let collector: Server;
/** Everything that services sent to the collector: spans and metrics. */
const exported: Buffer[] = [];
/** Messages and details of everything that was refused, and answers that show no identity. */
const told: Surface[] = [];
let underTest: HouseUnderTest;
let database: HouseDatabase;

beforeAll(async () => {
  collector = createServer((request, response) => {
    request.on('data', (chunk: Buffer) => exported.push(chunk));
    request.on('end', () => response.end());
  });
  collector.listen(0, '127.0.0.1');
  await once(collector, 'listening');
  const { port } = collector.address() as AddressInfo;
  underTest = await startHouse({ guests: [markedPatient()], otlpEndpoint: `http://127.0.0.1:${port}` });
  database = openHouseDatabase(underTest.stack.databaseUrl);
}, 300_000);

afterAll(async () => {
  await database.close();
  await underTest.stop();
  collector.close();
});

it('shows nothing of a patient and no secret, in health, in refusals and in faults', async () => {
  const { typedCode, secretsOfJourney } = await wholeJourney();
  const secrets = [...personalData, ...secretsOfJourney, ...(await credentials())];
  await refusals(secrets);
  await faultOf({ typedCode });
  await faults();
  await poison();

  const surfaces = [...told, ...(await tables()), ...(await metrics())];
  // They send their last spans when they end.
  await Promise.all(underTest.stack.services.map((service) => service.process.stop()));
  surfaces.push({ name: 'exported', bytes: Buffer.concat(exported) }, ...(await logs()));

  // Were nothing there to be searched, nothing would be found in it.
  for (const [surface, word] of [
    ['exported', 'ordonnancier.dispensing.v1.DispensingService'],
    ['dispensing.log', 'a call failed'],
    ['dispensing.log', 'its stream is parked'],
    ['billing.log', 'following the log failed'],
    ['event_log.event', 'MedicationDispensed'],
    ['fraud.alerts', 'COSTLY_FIRST_DELIVERY'],
    ['audit metrics', 'rpc_server_duration'],
    ['refusals', 'INVALID_REQUEST'],
  ] as const) {
    const holding = surfaces.filter(({ name, bytes }) => name === surface && bytes.includes(word));
    expect({ surface, word, isThere: holding.length > 0 }).toEqual({ surface, word, isThere: true });
  }
  const document = { name: 'document', bytes: (await underTest.write(lines, { patient: patientId })).document };
  const collected = { name: 'collector', bytes: Buffer.from(`${collectorName}, ${collectorAddress}`) };
  expect(leaksOf(personalData, [document, collected])).toHaveLength(personalData.length);

  expect(leaksOf(secrets, surfaces)).toEqual([]);
}, 600_000);

/** From the doctor to the access list, and back. Answers the secrets that were made on the way. */
async function wholeJourney() {
  const doctor = underTest.house.as('doctor-lefevre').prescription;
  const pharmacy = underTest.house.as('pharmacist-moreau');
  const analyst = underTest.house.as('analyst-bernard').fraud;

  const { prescriptionId, document, signature } = await underTest.write(lines, { patient: patientId });
  await doctor.unary('CheckPrescription', { document }, patiently());
  const issue = { requestId: uuidV4(), document, signature };
  const { printedCode } = await doctor.unary('IssuePrescription', issue, patiently());
  const { qrPayload = '', typedCode = '' } = printedCode ?? {};
  // A counter waits for it only a moment.
  const known = 'SELECT FROM dispensing.typed_codes WHERE prescription_id = $1';
  await until(async () => (await database.query(known, [prescriptionId])).length > 0, 'the typed code to be known');
  await pharmacy.dispensing.unary('RetrievePrescription', { code: { typedCode } }, patiently());
  const claim = { requestId: uuidV4(), code: { qrPayload }, claimId: uuidV4() };
  const { claimSecret } = await pharmacy.dispensing.unary('ClaimPrescription', claim, patiently());
  const securityControl = { outcome: 'SECURITY_CONTROL_OUTCOME_SECURED' } as const;
  const identification = 'COLLECTOR_IDENTIFICATION_DOCUMENT_SHOWN' as const;
  const dispense = {
    requestId: uuidV4(),
    prescriptionId,
    claimSecret,
    dispensingId: uuidV7(),
    lines: [
      { lineId: '1', packs: [{ cip13: imatinib, count: 1, serials: [] }], securityControl },
      { lineId: '2', packs: [{ cip13: morphine, count: 2 }] },
    ],
    collector: { name: collectorName, address: collectorAddress, identification },
  };
  const { dispensingId, logPosition } = await pharmacy.dispensing.unary('Dispense', dispense, patiently());
  const { alerts } = await analyst.unary('ListAlerts', { minPosition: logPosition }, patiently());
  const verdict = { requestId: uuidV4(), alertId: alerts[0]?.alertId ?? '', verdict: 'VERDICT_CONFIRMED' } as const;
  await analyst.unary('RecordVerdict', verdict, patiently());
  const reverse = { requestId: uuidV4(), prescriptionId, dispensingId, reason: 'REVERSAL_REASON_ENTRY_ERROR' } as const;
  await pharmacy.dispensing.unary('ReverseDispensing', reverse, patiently());
  await doctor.unary('GetPrescription', { prescriptionId }, patiently());
  const cancel = { requestId: uuidV4(), prescriptionId, reason: 'CANCELLATION_REASON_ERROR' } as const;
  const cancelled = await doctor.unary('CancelLines', cancel, patiently());

  const minPosition = cancelled.logPosition;
  const lists = await Promise.all([
    doctor.unary('ListPrescriptions', { minPosition }, patiently()),
    pharmacy.dispensing.unary('ListPharmacyDispensings', { minPosition }, patiently()),
    pharmacy.billing.unary('ListInvoices', { minPosition }, patiently()),
    analyst.unary('ListAlerts', { minPosition }, patiently()),
    underTest.house.as(patientId).audit.unary('ListAccesses', { minPosition }, patiently()),
  ]);
  const year = { fromDay: '2026-01-01', toDay: '2099-12-31', minPosition } as const;
  const { entries } = await pharmacy.dispensing.unary('ListRegister', year, patiently());
  expect(entries.map((entry) => entry.collector?.name)).toContain(collectorName);
  told.push({ name: 'lists', bytes: Buffer.from(JSON.stringify([alerts, ...lists])) });

  // Where billing and fraud are told that their keys lie, there is none that would show them an identity.
  for (const { name, environment } of underTest.stack.services) {
    const keys = await readdir(environment['KEYS_DIRECTORY'] ?? '');
    expect({ name, keys: keys.includes('key-encryption-1.key') || keys.includes('pseudonym-1.key') }).toEqual({
      name,
      keys: name !== 'billing' && name !== 'fraud',
    });
  }

  const signingKey = loadSigningKey(
    path.join(underTest.stateDirectory, 'keys', 'printed-code-signing-1.pem'),
    'refuse',
  );
  const contents = decodePrintedCode(qrPayload, printedCodeKeys([createPublicKey(signingKey)]));
  if (!contents.ok) throw new Error('the printed code cannot be read');
  const secretsOfJourney: readonly Secret[] = [
    { name: 'claim secret', value: claimSecret },
    { name: 'typed code', value: typedCode },
    { name: 'typed code as one word', value: typedCode.replaceAll(/[^0-9A-Za-z]/g, '') },
    { name: 'printed code', value: qrPayload },
    { name: 'capability', value: Buffer.from(contents.value.capability, 'base64url') },
  ];
  return { typedCode, secretsOfJourney };
}

async function credentials(): Promise<readonly Secret[]> {
  const { issuer, databaseUrl } = underTest.stack;
  // The same for all tokens of the issuer.
  const [header = ''] = (await issuer.tokenFor('doctor-lefevre')).split('.');
  return [
    { name: 'bearer token', value: header },
    { name: 'client secret', value: issuer.clientSecretOf('dispensing') },
    { name: 'password of the database', value: new URL(databaseUrl).password },
  ];
}

/** Personal data and secrets where they do not belong, as by a mistake in a client. */
async function refusals(secrets: readonly Secret[]): Promise<void> {
  const { impatient: house, write } = underTest;
  const doctor = house.as('doctor-lefevre').prescription;
  const pharmacy = house.as('pharmacist-moreau').dispensing;
  const { document, signature } = await write(lines, { patient: patientId });
  const text = document.toString();
  const documents = [
    text.slice(0, -9),
    text.replace('"sex"', `"${birthName}"`),
    text.replace(`"${ins}"`, `"${insWithoutKey}99"`),
    text.replace('"birthDate":"', '"birthDate":"X'),
    text.replace('"unitsPerDelivery":30', `"unitsPerDelivery":"${posology}"`),
    text.replace('63485353', '69999999'),
    `${text} `,
  ];
  for (const altered of documents) {
    const issue = { requestId: uuidV4(), document: Buffer.from(altered), signature };
    await refused(doctor.unary('IssuePrescription', issue, patiently()));
  }
  for (const { value } of secrets) {
    const word = value.toString();
    const requestId = uuidV4();
    const lines = [{ lineId: word, packs: [{ cip13: word, count: 1, serials: [word] }] }];
    const dispense = { requestId: word, prescriptionId: word, claimSecret: word, dispensingId: word, lines };
    await Promise.all([
      refused(
        doctor.unary('IssuePrescription', { requestId, document: Buffer.from(word), signature: word }, patiently()),
      ),
      refused(doctor.unary('GetPrescription', { prescriptionId: word }, patiently())),
      refused(doctor.unary('ListPrescriptions', { pageToken: word, minPosition: word }, patiently())),
      refused(pharmacy.unary('Dispense', dispense, patiently())),
      refused(pharmacy.unary('ListPharmacyDispensings', { pageToken: word, minPosition: word }, patiently())),
      refused(
        house.as('analyst-bernard').fraud.unary('ListAlerts', { pharmacyFiness: word, cip13: word }, patiently()),
      ),
      refused(house.as(patientId).audit.unary('ListAccesses', { prescriptionId: word }, patiently())),
    ]);
  }
}

/** However late the service gets to it, the call must come to its look-up. */
const arrivalMsMax = 60_000;

/** A connection that is cut under a call which looks a secret up. */
async function faultOf(code: { readonly typedCode: string }): Promise<void> {
  const pool = openPool(underTest.stack.databaseUrl, { applicationName: 'end-to-end test', connectionsMax: 1 });
  const failed = await inTransaction(pool, async (client) => {
    await client.query('LOCK TABLE dispensing.typed_codes IN ACCESS EXCLUSIVE MODE');
    const pharmacy = underTest.impatient.as('pharmacist-moreau').dispensing;
    const failing = refused(pharmacy.unary('RetrievePrescription', { code }, { deadlineMs: deadlineIn(arrivalMsMax) }));
    const cut = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                 WHERE wait_event_type = 'Lock' AND query LIKE '%typed_code_hash = $1%'`;
    await until(async () => (await database.query(cut)).length > 0, 'the look-up to wait');
    return { failing };
  });
  await failed.failing;
  await pool.end();
}

/** Connections that are cut under calls that carry personal data. */
async function faults(): Promise<void> {
  const doctor = underTest.impatient.as('doctor-lefevre').prescription;
  const pharmacy = underTest.impatient.as('pharmacist-moreau').dispensing;
  const cut = new AbortController();
  const cutting = (async () => {
    while (!cut.signal.aborted) {
      await database.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE pid <> pg_backend_pid() AND application_name <> 'end-to-end test' AND backend_type = 'client backend'`,
      );
      await setTimeout(5);
    }
  })();
  for (let round = 0; round < 20; round += 1) {
    const { prescriptionId, document, signature } = await underTest.write(lines, { patient: patientId });
    const issue = { requestId: uuidV4(), document, signature };
    await refused(doctor.unary('IssuePrescription', issue, patiently()));
    await refused(doctor.unary('GetPrescription', { prescriptionId }, patiently()));
    await refused(pharmacy.unary('RetrievePrescription', { code: { typedCode: birthName } }, patiently()));
  }
  cut.abort();
  await cutting;
}

/** An event as none should be: unsealed, and impossible to project. Its own row is left out of the search. */
async function poison(): Promise<void> {
  const prescriptionId = uuidV7();
  const data = { prescriptionId, dispensingId: birthName, patientRef: ins, lines: posology, note: secondGivenName };
  const metadata = { schemaVersion: 1, requestId: uuidV4(), contentHash: '', actor: { role: 'x', callerId: 'x' } };
  // Calls and followers whose connections were cut may still be at work.
  await database.settled();
  const failuresBefore = await failuresOfBilling();
  const pool = openPool(underTest.stack.databaseUrl, { applicationName: 'end-to-end test', connectionsMax: 1 });
  await inTransaction(pool, async (client) => {
    await client.query(takeAppendLock);
    await client.query(
      `INSERT INTO event_log.event (position, stream, revision, event_id, type, data, metadata, recorded_at_ms)
       SELECT max(position) + 1, $1, 0, $2, 'MedicationDispensed', $3, $4, 0 FROM event_log.event`,
      [
        `prescription-${prescriptionId}`,
        poisonId,
        Buffer.from(JSON.stringify(data)),
        Buffer.from(JSON.stringify(metadata)),
      ],
    );
  });
  await pool.end();
  for (const schema of ['prescription', 'dispensing']) {
    const isParked = async () => (await database.query(`SELECT 1 FROM ${schema}.parked_events`)).length > 0;
    await until(isParked, `${schema} to park the event`);
  }
  await until(async () => (await failuresOfBilling()) > failuresBefore + 1, 'billing to stop at it and try again');
}

async function failuresOfBilling(): Promise<number> {
  const log = await readFile(path.join(underTest.stateDirectory, 'logs', 'billing.log'), 'utf8');
  return log.split('following the log failed').length - 1;
}

const poisonId = uuidV4();

/** What a client is told when it is refused; nothing when it is not. */
async function refused(attempt: Promise<unknown>): Promise<void> {
  try {
    await attempt;
  } catch (error) {
    const trailers =
      error instanceof Error && 'metadata' in error && error.metadata instanceof Metadata
        ? error.metadata
        : new Metadata();
    const values = Object.keys(trailers.getMap()).flatMap((key) => [key, ...trailers.get(key)]);
    const bytes = Buffer.concat([Buffer.from(String(error)), ...values.map((value) => Buffer.from(value))]);
    told.push({ name: 'refusals', bytes });
  }
}

/** Every value of every table of the database, of the log and of the keys too. */
async function tables(): Promise<readonly Surface[]> {
  const names = await database.column(
    `SELECT quote_ident(schemaname) || '.' || quote_ident(tablename) FROM pg_tables
     WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`,
  );
  return Promise.all(
    names.map(String).map(async (name) => {
      const rows = await database.query<Record<string, unknown>>(`SELECT * FROM ${name}`);
      const values = rows
        .filter((row) => row['event_id'] !== poisonId || name !== 'event_log.event')
        .flatMap((row) => Object.values(row));
      const bytes = values.flatMap((value) => [
        Buffer.isBuffer(value) ? value : Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)),
        Buffer.from('\n'),
      ]);
      return { name, bytes: Buffer.concat(bytes) };
    }),
  );
}

function metrics(): Promise<readonly Surface[]> {
  return Promise.all(
    underTest.stack.services.map(async ({ name, metricsUrl }) => {
      const response = await fetch(metricsUrl, { signal: AbortSignal.timeout(30_000) });
      return { name: `${name} metrics`, bytes: Buffer.from(await response.arrayBuffer()) };
    }),
  );
}

async function logs(): Promise<readonly Surface[]> {
  const directory = path.join(underTest.stateDirectory, 'logs');
  const files = (await readdir(directory)).map((name) => ({ name, file: path.join(directory, name) }));
  files.push({ name: 'postgres', file: path.join(underTest.stateDirectory, 'postgres', 'server.log') });
  return Promise.all(files.map(async ({ name, file }) => ({ name, bytes: await readFile(file) })));
}

function markedPatient(): SandboxIdentity {
  const matricule = parseIns(ins);
  const bornOn = parseCivilDate(birthDate);
  if (matricule === undefined || bornOn === undefined) throw new Error('the marked patient has no valid traits');
  return {
    id: patientId,
    role: 'patient',
    ins: { matricule, oid: insOids.test },
    traits: {
      birthName,
      firstGivenName,
      givenNames: [firstGivenName, secondGivenName],
      birthDate: bornOn,
      sex: 'female',
      birthplaceInseeCode: '75113',
    },
  };
}
