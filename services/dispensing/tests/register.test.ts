import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import path from 'node:path';
import { rebuild } from '@ordonnancier/event-sourcing/rebuild.ts';
import { parsePatientRef } from '@ordonnancier/kernel/identifiers.ts';
import { createLogger } from '@ordonnancier/telemetry/logger.ts';
import { registerProjection } from '../src/read-models/register/projection.ts';
import {
  call,
  type DispensingClient,
  lineOf,
  newId,
  packs,
  pharmacist,
  prescribeAndClaim,
  prescriberRpps,
} from './sandbox.ts';
import { refusal, type Sandbox, startSandbox, valid } from './sandbox.ts';

/** Packs of thirty, list I. */
const crestor = { cis: '68479386', cip13: '3400939169460' } as const;
/** Packs of fourteen capsules of morphine. */
const skenan = { cis: '61227030', cip13: '3400933323523' } as const;
const dayMs = 86_400_000;

const year2026 = { fromDay: '2026-01-01', toDay: '2026-12-31' } as const;
const collector = {
  name: 'MARQUEUR-PORTEUR Jeanne',
  address: '1 rue du MARQUEUR-ADRESSE, 75001 Paris',
  identification: 'COLLECTOR_IDENTIFICATION_DOCUMENT_SHOWN',
} as const;

const lines = [
  lineOf('1', { medicine: { cis: crestor.cis }, unitsPerDelivery: 30, daysPerDelivery: 30 }),
  lineOf('2'),
  lineOf('3', {
    medicine: { cis: skenan.cis },
    unitsPerDelivery: 28,
    quantityInWords: 'vingt-huit',
    daysPerDelivery: 14,
  }),
];

describe('the register of a pharmacy', () => {
  let sandbox: Sandbox;
  let claimed: Awaited<ReturnType<typeof prescribeAndClaim>>;
  let minPosition: string;

  beforeAll(async () => {
    sandbox = await startSandbox();
    const { client, otherPharmacy } = sandbox;
    claimed = await prescribeAndClaim(client, lines);
    const first = await dispense(client, claimed, {
      lines: [
        { lineId: '1', packs: [{ cip13: crestor.cip13, count: 1 }] },
        { lineId: '2', packs: packs(1) },
        { lineId: '3', packs: [{ cip13: skenan.cip13, count: 2 }] },
      ],
      collector,
    });
    const elsewhere = await prescribeAndClaim(otherPharmacy, lines);
    await dispense(otherPharmacy, elsewhere, { lines: [{ lineId: '1', packs: [{ cip13: crestor.cip13, count: 1 }] }] });
    await call(client, 'AmendDispensing', {
      requestId: newId(),
      prescriptionId: claimed.prescriptionId,
      amendedDispensingId: first.dispensingId,
      reason: 'REVERSAL_REASON_ENTRY_ERROR',
      dispensingId: newId(),
      lines: [{ lineId: '3', packs: [{ cip13: skenan.cip13, count: 1 }] }],
    });
    const another = await prescribeAndClaim(client, lines);
    const { dispensingId } = await dispense(client, another, {
      lines: [{ lineId: '1', packs: [{ cip13: crestor.cip13, count: 1 }] }],
    });
    sandbox.passTime(120 * dayMs);
    const { logPosition } = await call(client, 'ReverseDispensing', {
      requestId: newId(),
      prescriptionId: another.prescriptionId,
      dispensingId,
      reason: 'REVERSAL_REASON_BATCH_RECALL',
    });
    minPosition = logPosition;
  });
  afterAll(() => sandbox.stop());

  it('[DISP-140] numbers what is on a list, and what of it is taken back, one by one, each year from one on', async () => {
    const { client } = sandbox;
    const { entries } = await call(client, 'ListRegister', { ...year2026, toDay: '2027-12-31', minPosition });
    const told = entries.map(({ year, number, class: listClass, takesBack, units }) => {
      const numbered = `${year}/${number} ${listClass.replace('REGISTER_CLASS_', '')} ${units}`;
      return takesBack === null ? numbered : `${numbered} takes back ${takesBack.year}/${takesBack.number}`;
    });
    expect(told).toEqual([
      '2026/1 LIST_1 30',
      '2026/2 NARCOTIC 28',
      '2026/3 LIST_1 30 takes back 2026/1',
      '2026/4 NARCOTIC 28 takes back 2026/2',
      '2026/5 NARCOTIC 14',
      '2026/6 LIST_1 30',
      '2027/1 LIST_1 30 takes back 2026/6',
    ]);
    expect(entries[0]).toMatchObject({
      enteredOn: '2026-09-15',
      prescriptionId: claimed.prescriptionId,
      lineId: '1',
      prescriberRpps,
      prescriberFiness: '',
      pharmacistRpps: pharmacist.rpps,
      patient: { birthName: 'MARQUEUR-NOM', firstGivenName: 'MARQUEUR-PRENOM' },
      packs: [{ cip13: crestor.cip13, name: 'CRESTOR 10 mg, comprimé pelliculé', count: 1 }],
      collector: null,
    });
    expect(entries.at(-1)?.enteredOn).toBe('2027-01-13');
  });

  it('[DISP-141] says who fetched a narcotic, and nothing in the log says it in the clear', async () => {
    const { client } = sandbox;
    const { entries } = await call(client, 'ListRegister', { ...year2026, narcoticsOnly: true });
    expect(entries.map(({ number }) => number)).toEqual([2, 4, 5]);
    expect(entries.map((entry) => entry.collector)).toEqual([collector, collector, null]);
    const events = await sandbox.eventsOf(`prescription-${claimed.prescriptionId}`);
    expect(events.map(({ data }) => Buffer.from(data).toString()).join()).not.toContain('MARQUEUR');
    expect(sandbox.logLines.join()).not.toContain('MARQUEUR');
  });

  it('[DISP-142] is paged, by the days asked for, and only its own', async () => {
    const { client, otherPharmacy } = sandbox;
    const seen: number[] = [];
    let pageToken = '';
    do {
      const page = await call(client, 'ListRegister', { ...year2026, pageSize: 2, pageToken });
      seen.push(...page.entries.map(({ number }) => number));
      pageToken = page.nextPageToken;
    } while (pageToken !== '');
    expect(seen).toEqual([1, 2, 3, 4, 5, 6]);
    expect(await call(client, 'ListRegister', { ...year2026, toDay: '2026-09-14' })).toMatchObject({ entries: [] });
    const others = await call(otherPharmacy, 'ListRegister', { ...year2026, minPosition });
    expect(others.entries.map(({ number }) => number)).toEqual([1]);
    for (const unknown of [{ year: 2 ** 31, number: 1 }, { year: 2026, number: -(2 ** 40) }, { year: '2026' }]) {
      const pageToken = Buffer.from(JSON.stringify(unknown)).toString('base64url');
      const asked = await refusal(client, 'ListRegister', { ...year2026, pageToken });
      expect(asked).toMatchObject({ violations: [{ field: 'page_token' }] });
    }
    const backwards = { fromDay: '2026-09-16', toDay: '2026-09-15' };
    expect(await refusal(client, 'ListRegister', backwards)).toMatchObject({ violations: [{ field: 'to_day' }] });
  });

  it('[DISP-143] is read on the record', async () => {
    const { client } = sandbox;
    await call(client, 'ListRegister', { ...year2026, pageSize: 1 });
    const end = new AbortController();
    const readings: object[] = [];
    for await (const message of sandbox.service.log.subscribe({ after: 'start', signal: end.signal })) {
      if (message.kind === 'caught-up') end.abort();
      if (message.kind !== 'event' || message.event.type !== 'PrescriptionRead') continue;
      readings.push(JSON.parse(Buffer.from(message.event.data).toString()) as object);
    }
    const { prescriptionId } = claimed;
    expect(readings.at(-1)).toMatchObject({ action: 'ListRegister', prescriptionId, actorFiness: pharmacist.finess });
  });

  it('[DISP-144] gives every entry the number it had when it is made anew', async () => {
    const { service } = sandbox;
    const before = await service.pool.query('SELECT * FROM register_entries ORDER BY pharmacy_finess, year, number');
    const logger = createLogger({ serviceName: 'test', write: () => undefined });
    await rebuild({
      url: service.databaseUrl,
      schema: 'dispensing',
      migrationsDirectory: path.join(import.meta.dirname, '../migrations'),
      projections: [registerProjection],
      log: service.log,
      logger,
      signal: new AbortController().signal,
    });
    const after = await service.pool.query('SELECT * FROM register_entries ORDER BY pharmacy_finess, year, number');
    expect(after.rows).toEqual(before.rows);
    expect(after.rows.length).toBeGreaterThan(7);
  });

  it('[DISP-145] keeps its entries when a patient is erased, without the names', async () => {
    const { client, store } = sandbox;
    const { rows } = await sandbox.service.pool.query<{ patient_ref: string }>(
      'SELECT patient_ref FROM register_entries LIMIT 1',
    );
    await store.patientKeys.destroyKeys(valid(parsePatientRef, rows[0]?.patient_ref ?? ''));
    const { entries } = await call(client, 'ListRegister', { ...year2026, narcoticsOnly: true });
    expect(entries.map(({ number, patient }) => ({ number, patient }))).toEqual(
      [2, 4, 5].map((number) => ({ number, patient: null })),
    );
    expect(entries[0]?.collector).toEqual({ ...collector, name: '', address: '' });
  });
});

type Claimed = Pick<Awaited<ReturnType<typeof prescribeAndClaim>>, 'prescriptionId' | 'claimSecret'>;

function dispensing<Changes extends object>({ prescriptionId, claimSecret }: Claimed, changes: Changes) {
  return { requestId: newId(), prescriptionId, claimSecret, dispensingId: newId(), ...changes };
}

function dispense(
  client: DispensingClient,
  claimed: Claimed,
  changes: {
    readonly lines: { lineId: string; packs: { cip13: string; count: number }[] }[];
    readonly collector?: typeof collector;
  },
) {
  return call(client, 'Dispense', dispensing(claimed, changes));
}
