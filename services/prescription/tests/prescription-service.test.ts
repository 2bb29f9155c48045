import { createPublicKey, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openPostgresEventLog } from '@ordonnancier/event-log/postgres/postgres-event-log.ts';
import type { RecordedEvent } from '@ordonnancier/event-log/event-log.ts';
import { writeMetadata } from '@ordonnancier/event-sourcing/codec.ts';
import { deadlineIn, type ServiceClient } from '@ordonnancier/grpc/client.ts';
import type { PrescriptionServiceDefinition } from '@ordonnancier/grpc/generated/ordonnancier/prescription/v1/PrescriptionService.ts';
import type { MethodName, ReplyOf, RequestOf } from '@ordonnancier/grpc/load-proto.ts';
import { readRefusal, type ReadRefusal } from '@ordonnancier/grpc/status.ts';
import {
  parseCip13,
  parseDispensingId,
  parseFiness,
  parseIns,
  parseLineId,
  parsePrescriptionId,
  type Rpps,
} from '@ordonnancier/kernel/identifiers.ts';
import { parseCivilDate } from '@ordonnancier/kernel/civil-date.ts';
import { prescriptionStream } from '@ordonnancier/prescription-store/prescriptions.ts';
import type { PrescriptionCommand } from '@ordonnancier/prescription/commands.ts';
import { capabilityHash } from '@ordonnancier/security/derived-secrets.ts';
import { decodePrintedCode, printedCodeKeys } from '@ordonnancier/security/printed-code.ts';
import { patientRefOf } from '@ordonnancier/security/pseudonyms.ts';
import { violationOfPublishedLanguage } from '@ordonnancier/testing/published-language.ts';
import { prescriptionService } from '../src/compose.ts';
import { now, otherRpps, rpps, type Sandbox, sign, startSandbox, valid } from './sandbox.ts';

type Definition = PrescriptionServiceDefinition;

const ins = valid(parseIns, '255081416802538');
const patient = {
  ins,
  insOid: '1.2.250.1.213.1.4.10',
  birthName: 'MARQUEUR-NOM',
  firstGivenName: 'MARQUEUR-PRENOM',
  birthDate: '1955-08-02',
  sex: 'F',
  birthPlaceCode: '14168',
};
const pharmacist = { rpps: otherRpps, finess: valid(parseFiness, '240000117') };
const today = valid(parseCivilDate, '2026-09-15');

let number = 0;
function newId(): string {
  number += 1;
  return `01990000-0000-7000-8000-${String(number).padStart(12, '0')}`;
}

function lineOf(lineId: string, cis = '60234100') {
  return {
    lineId,
    medicine: { cis },
    posology: 'MARQUEUR-POSOLOGIE, 2 comprimés par jour',
    unitsPerDelivery: 16,
    daysPerDelivery: 8,
    deliveries: 1,
    aldRelated: false,
  };
}

function documentOf(prescriptionId: string, lines: readonly object[] = [lineOf('1')], prescriber: Rpps = rpps): Buffer {
  const schema = 'ordonnancier/prescription-document/v1';
  return Buffer.from(
    JSON.stringify({ schema, prescriptionId, issuedOn: today, prescriber: { rpps: prescriber }, patient, lines }),
  );
}

const profession = 'physician';
let sandbox: Sandbox;
let prescriber: ServiceClient<Definition>;
let otherPrescriber: ServiceClient<Definition>;

beforeAll(async () => {
  sandbox = await startSandbox();
  prescriber = sandbox.service.client(prescriptionService, { role: 'prescriber', profession, rpps });
  otherPrescriber = sandbox.service.client(prescriptionService, { role: 'prescriber', profession, rpps: otherRpps });
});

afterAll(() => sandbox.stop());

function call<M extends MethodName<Definition>>(
  method: M,
  request: RequestOf<Definition, M>,
  by = prescriber,
): Promise<ReplyOf<Definition, M>> {
  return by.unary(method, request, { deadlineMs: deadlineIn(20_000) });
}

async function refusal<M extends MethodName<Definition>>(
  method: M,
  request: RequestOf<Definition, M>,
  by = prescriber,
): Promise<ReadRefusal | undefined> {
  return call(method, request, by).then(
    () => undefined,
    (error: unknown) => readRefusal(error),
  );
}

async function issue(prescriptionId: string, lines?: readonly object[]) {
  const document = documentOf(prescriptionId, lines);
  return call('IssuePrescription', { requestId: randomUUID(), document, signature: await sign(document) });
}

async function eventsOf(prescriptionId: string): Promise<readonly RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  const stream = prescriptionStream(valid(parsePrescriptionId, prescriptionId));
  for await (const event of sandbox.service.log.read(stream)) events.push(event);
  return events;
}

/** What the dispensing service does to the same streams. */
async function act(prescriptionId: string, ...commands: readonly PrescriptionCommand[]): Promise<void> {
  const stream = prescriptionStream(valid(parsePrescriptionId, prescriptionId));
  for (const command of commands) {
    const actor = { role: 'pharmacist', callerId: `pharmacist:${pharmacist.rpps}`, ...pharmacist };
    const request = { requestId: randomUUID(), contentHash: '', actor };
    expect(await sandbox.store.prescriptions.handle(stream, request, () => command)).toMatchObject({ ok: true });
  }
}

const dispensingId = valid(parseDispensingId, '01990000-0000-7000-8000-0000000000d1');
const claim: PrescriptionCommand = {
  type: 'ClaimPrescription',
  claimId: 'claim-1',
  pharmacist,
  purpose: 'dispense',
  secretHash: 'secret-hash',
  leaseDurationMs: 60_000,
  nowMs: now,
  today,
};

function dispense(cip13 = valid(parseCip13, '3400935955838')): PrescriptionCommand {
  const presentation = sandbox.store.catalogue.presentation(cip13, today);
  const packs = [{ cip13, count: 2, serials: [], presentation }];
  return {
    type: 'Dispense',
    dispensingId,
    pharmacist,
    secretHash: 'secret-hash',
    dispensedOn: today,
    lines: [{ lineId: valid(parseLineId, '1'), units: 16, packs, smallestPackUnits: 8 }],
    coverage: { exemption: 'none', alsaceMoselle: false, ageBand: 'over-70' },
    today,
  };
}

const reverse: PrescriptionCommand = {
  type: 'ReverseDispensing',
  dispensingId,
  pharmacist,
  reason: 'entry-error',
  today,
};

describe('IssuePrescription', () => {
  it('[RX-040] prints a signed code for the prescription, and tells the log nobody’s identity', async () => {
    const prescriptionId = newId();
    const reply = await issue(prescriptionId, [lineOf('1'), lineOf('2', '60095095')]);

    const keys = printedCodeKeys([createPublicKey(sandbox.store.secrets.printedCodeSigning)]);
    const code = decodePrintedCode(reply.printedCode?.qrPayload ?? '', keys);
    expect(code).toMatchObject({
      ok: true,
      value: {
        prescriptionId,
        prescriberRpps: rpps,
        lines: [
          { code: '60234100', units: 16 },
          { code: '60095095', units: 16 },
        ],
      },
    });
    expect(reply.warnings).toMatchObject([{ code: 'NOT_REIMBURSED', lineId: '2' }]);

    const [event, ...others] = await eventsOf(prescriptionId);
    const data = Buffer.from(event?.data ?? []).toString();
    expect(others).toEqual([]);
    expect(event).toMatchObject({ type: 'PrescriptionIssued', position: reply.logPosition });
    expect(violationOfPublishedLanguage('PrescriptionIssued', JSON.parse(data) as object)).toBeUndefined();
    expect(JSON.parse(data)).toMatchObject({
      patientRef: patientRefOf(sandbox.store.secrets.pseudonym, ins),
      capabilityHash: code.ok ? capabilityHash(code.value.capability) : '',
    });
    expect(`${data}${Buffer.from(event?.metadata ?? []).toString()}`).not.toMatch(new RegExp(`MARQUEUR|${ins}`));
  });

  it('[RX-041] answers a repeated request the same, with one event, and refuses its id for anything else', async () => {
    const prescriptionId = newId();
    const document = documentOf(prescriptionId);
    const request = { requestId: randomUUID(), document, signature: await sign(document) };
    const [first, second] = await Promise.all([call('IssuePrescription', request), call('IssuePrescription', request)]);
    expect(second).toEqual(first);
    expect(await call('IssuePrescription', request)).toEqual(first);
    expect(await eventsOf(prescriptionId)).toHaveLength(1);
    expect(await refusal('DisownPrescription', { requestId: request.requestId, prescriptionId })).toMatchObject({
      code: 'REQUEST_ID_REUSED',
    });
    const again = { ...request, requestId: randomUUID() };
    expect(await refusal('IssuePrescription', again)).toMatchObject({ code: 'PRESCRIPTION_ALREADY_EXISTS' });
  });

  it('[RX-041] answers its repetition after the key was withdrawn, and takes nothing new by that key', async () => {
    const prescriptionId = newId();
    const document = documentOf(prescriptionId);
    const request = { requestId: randomUUID(), document, signature: await sign(document) };
    const code = 'SIGNATURE_KEY_UNKNOWN';
    await sandbox.withoutKeyOf(rpps, async () => {
      expect(await refusal('IssuePrescription', request)).toMatchObject({ code });
    });
    const reply = await call('IssuePrescription', request);
    await sandbox.withoutKeyOf(rpps, async () => {
      expect(await call('IssuePrescription', request)).toEqual(reply);
      for (const other of [{ requestId: randomUUID() }, { signature: await sign(document) }]) {
        expect(await refusal('IssuePrescription', { ...request, ...other })).toMatchObject({ code });
      }
      // Whoever else has the very request learns what a stranger to it does.
      expect(await refusal('IssuePrescription', request, otherPrescriber)).toMatchObject({ code });
    });
    expect(await eventsOf(prescriptionId)).toHaveLength(1);
  });

  it('[RX-042] takes a document only from the prescriber in it, who signed these very bytes', async () => {
    const prescriptionId = newId();
    const document = documentOf(prescriptionId);
    const signature = await sign(document);
    const refusalOf = async (fields: { document?: Buffer; signature?: string }, by = prescriber) =>
      (await refusal('IssuePrescription', { requestId: randomUUID(), document, signature, ...fields }, by))?.code;
    expect(await refusalOf({ document: Buffer.concat([document, Buffer.from(' ')]) })).toBe('SIGNATURE_INVALID');
    expect(await refusalOf({ signature: await sign(document, rpps, '00000000000') })).toBe('SIGNATURE_KEY_UNKNOWN');
    expect(await refusalOf({ signature: await sign(document, otherRpps) })).toBe('SIGNATORY_NOT_CALLER');
    expect(await refusalOf({}, otherPrescriber)).toBe('SIGNATORY_NOT_CALLER');
    const ofOther = documentOf(prescriptionId, [lineOf('1')], otherRpps);
    expect(await refusalOf({ document: ofOther, signature: await sign(ofOther) })).toBe('SIGNATORY_NOT_CALLER');
    expect(await eventsOf(prescriptionId)).toEqual([]);
    expect(await refusalOf({})).toBeUndefined();
    expect(await eventsOf(prescriptionId)).toHaveLength(1);
  });

  it('[RX-043] refuses what CheckPrescription says it would, and neither records anything', async () => {
    const prescriptionId = newId();
    const document = documentOf(prescriptionId, [lineOf('1'), lineOf('2', '69999999')]);
    const signature = await sign(document);
    expect(await refusal('IssuePrescription', { requestId: randomUUID(), document, signature })).toMatchObject({
      code: 'MEDICINE_UNKNOWN',
      facts: { lineId: '2' },
    });
    expect(await call('CheckPrescription', { document })).toMatchObject({
      acceptable: false,
      refusalCode: 'MEDICINE_UNKNOWN',
      lineId: '2',
    });
    expect(await call('CheckPrescription', { document: documentOf(prescriptionId) })).toMatchObject({
      acceptable: true,
    });
    const malformed = documentOf(prescriptionId, [{ ...lineOf('1'), posology: '' }]);
    expect(await refusal('CheckPrescription', { document: malformed })).toMatchObject({
      code: 'INVALID_REQUEST',
      violations: [{ field: 'document.lines[0].posology' }],
    });
    expect(await eventsOf(prescriptionId)).toEqual([]);
  });
});

describe('the signatory', () => {
  it('[RX-044] cancels lines, and to anybody else the prescription is as unknown as any', async () => {
    const prescriptionId = newId();
    await issue(prescriptionId, [lineOf('1'), lineOf('2')]);
    const reason = 'CANCELLATION_REASON_INTOLERANCE' as const;
    const request = { requestId: randomUUID(), prescriptionId, lineIds: ['2'], reason };
    const ofAnother = await refusal('CancelLines', request, otherPrescriber);
    expect(ofAnother).toMatchObject({ code: 'PRESCRIPTION_UNKNOWN' });
    expect(await refusal('CancelLines', { ...request, prescriptionId: newId() })).toEqual(ofAnother);
    expect(await refusal('GetPrescription', { prescriptionId }, otherPrescriber)).toEqual(ofAnother);

    expect(await call('CancelLines', request)).toMatchObject({ lineIds: ['2'], status: 'PRESCRIPTION_STATUS_ACTIVE' });
    expect(await refusal('CancelLines', { ...request, lineIds: ['1'] })).toMatchObject({ code: 'REQUEST_ID_REUSED' });
    const rest = { ...request, requestId: randomUUID(), lineIds: [] };
    expect(await call('CancelLines', rest)).toMatchObject({ lineIds: ['1'], status: 'PRESCRIPTION_STATUS_CANCELLED' });
  });

  it('[RX-044] disowns a prescription, and confirms it', async () => {
    const prescriptionId = newId();
    await issue(prescriptionId);
    expect(await call('DisownPrescription', { requestId: randomUUID(), prescriptionId })).toMatchObject({
      status: 'PRESCRIPTION_STATUS_SUSPENDED',
    });
    expect(await call('ConfirmAuthenticity', { requestId: randomUUID(), prescriptionId })).toMatchObject({
      status: 'PRESCRIPTION_STATUS_ACTIVE',
    });
  });

  it('[RX-045] finishes a replacement that a crash cut in two by repeating it', async () => {
    const prescriptionId = newId();
    const newPrescriptionId = newId();
    await issue(prescriptionId);
    const document = documentOf(newPrescriptionId);
    const reason = 'CANCELLATION_REASON_TREATMENT_CHANGED' as const;
    const request = { requestId: randomUUID(), prescriptionId, reason, document, signature: await sign(document) };

    sandbox.loseNextAppendTo(prescriptionStream(valid(parsePrescriptionId, newPrescriptionId)));
    expect(await refusal('ReplacePrescription', request)).toMatchObject({ code: 'OUTCOME_UNKNOWN' });
    expect(await eventsOf(prescriptionId)).toHaveLength(2);
    expect(await eventsOf(newPrescriptionId)).toHaveLength(0);

    // Longer than a prescription may be uploaded late: the patient has no other any more.
    sandbox.passDays(8);
    const reply = await sandbox
      .withoutKeyOf(rpps, () => call('ReplacePrescription', request))
      .finally(() => {
        sandbox.passDays(-8);
      });
    expect(await call('ReplacePrescription', request)).toEqual(reply);
    expect((await eventsOf(prescriptionId)).map(({ type }) => type)).toEqual([
      'PrescriptionIssued',
      'PrescriptionReplaced',
    ]);
    expect((await eventsOf(newPrescriptionId)).map(({ type }) => type)).toEqual(['PrescriptionIssued']);
  });

  it('[RX-045] withdraws nothing for a request whose id stands for another replacement', async () => {
    const [first, second, replacement] = [newId(), newId(), newId()];
    await issue(first);
    await issue(second);
    const document = documentOf(replacement);
    const reason = 'CANCELLATION_REASON_ERROR' as const;
    const request = { requestId: randomUUID(), reason, document, signature: await sign(document) };
    await call('ReplacePrescription', { ...request, prescriptionId: first });
    const reused = { ...request, prescriptionId: second };
    expect(await refusal('ReplacePrescription', reused)).toMatchObject({ code: 'REQUEST_ID_REUSED' });
    expect(await eventsOf(second)).toHaveLength(1);
  });

  it('[RX-045] keeps the old prescription when the new one is not acceptable', async () => {
    const prescriptionId = newId();
    await issue(prescriptionId);
    const document = documentOf(newId(), [lineOf('1', '69999999')]);
    const reason = 'CANCELLATION_REASON_ERROR' as const;
    const request = { requestId: randomUUID(), prescriptionId, reason, document, signature: await sign(document) };
    expect(await refusal('ReplacePrescription', request)).toMatchObject({ code: 'MEDICINE_UNKNOWN' });
    expect(await eventsOf(prescriptionId)).toHaveLength(1);
  });
});

describe('GetPrescription', () => {
  it('[RX-046] shows the patient and records the reading, until the patient is erased', async () => {
    const prescriptionId = newId();
    await issue(prescriptionId);
    const { prescription } = await call('GetPrescription', { prescriptionId });
    expect(prescription).toMatchObject({
      prescriptionId,
      status: 'PRESCRIPTION_STATUS_ACTIVE',
      source: 'PRESCRIPTION_SOURCE_ELECTRONIC',
      patient: { ins, birthName: 'MARQUEUR-NOM', birthDate: '1955-08-02' },
      lines: [{ name: 'DOLIPRANE 1000 mg, comprimé', posology: lineOf('1').posology, ledger: { unitsDue: 16 } }],
    });
    const patientRef = patientRefOf(sandbox.store.secrets.pseudonym, ins);
    const [reading] = await readings(prescriptionId);
    expect(reading).toEqual({
      prescriptionId,
      patientRef,
      action: 'GetPrescription',
      actorRole: 'prescriber',
      actorRpps: rpps,
    });
    expect(violationOfPublishedLanguage('PrescriptionRead', reading ?? {})).toBeUndefined();

    await sandbox.store.patientKeys.destroyKeys(patientRef);
    const after = await call('GetPrescription', { prescriptionId });
    expect(after.prescription).toMatchObject({ prescriptionId, patient: null, lines: [{ posology: '' }] });
    expect(await readings(prescriptionId)).toHaveLength(2);
  });

  async function readings(prescriptionId: string): Promise<object[]> {
    const found: object[] = [];
    const stop = new AbortController();
    const options = { after: 'start', streamPrefixes: ['access-'], signal: stop.signal } as const;
    for await (const message of sandbox.service.log.subscribe(options)) {
      if (message.kind === 'caught-up') stop.abort();
      if (message.kind !== 'event') continue;
      const data = JSON.parse(Buffer.from(message.event.data).toString()) as { prescriptionId: string };
      if (data.prescriptionId === prescriptionId) found.push(data);
    }
    return found;
  }
});

describe('read models', () => {
  it('[RX-047] list the caller’s prescriptions, newest first, page after page, without identities', async () => {
    const ids = [newId(), newId(), newId()];
    for (const id of ids) await issue(id);
    const { logPosition: minPosition } = await call('CancelLines', {
      requestId: randomUUID(),
      prescriptionId: ids[1] ?? '',
      lineIds: [],
      reason: 'CANCELLATION_REASON_ERROR',
    });
    const first = await call('ListPrescriptions', { pageSize: 2, minPosition });
    const second = await call('ListPrescriptions', { pageSize: 1, pageToken: first.nextPageToken });
    const listed = [...first.prescriptions, ...second.prescriptions];
    expect(listed.map(({ prescriptionId, status }) => [prescriptionId, status])).toEqual([
      [ids[2], 'PRESCRIPTION_STATUS_ACTIVE'],
      [ids[1], 'PRESCRIPTION_STATUS_CANCELLED'],
      [ids[0], 'PRESCRIPTION_STATUS_ACTIVE'],
    ]);
    expect(listed[0]).toMatchObject({ patient: null, lines: [{ posology: '' }] });
    expect(await call('ListPrescriptions', { minPosition }, otherPrescriber)).toMatchObject({ prescriptions: [] });
  });

  it('[RX-048] stream what becomes of them, and go on after a position', async () => {
    const prescriptionId = newId();
    const { logPosition } = await issue(prescriptionId);
    await act(prescriptionId, claim, dispense(), reverse);
    const told = await take(3, logPosition);
    const lines = {
      lineId: '1',
      units: 16,
      reason: '',
      cip13: ['3400935955838'],
      continuity: '',
      recommendationReference: '',
      opinion: null,
      result: 'LINE_RESULT_DELIVERED',
      unitsOutstanding: 0,
      outstandingReason: '',
    };
    expect(told.map(({ kind, lines }) => [kind, lines])).toEqual([
      ['OUTCOME_KIND_CLAIMED', []],
      ['OUTCOME_KIND_DISPENSED', [lines]],
      ['OUTCOME_KIND_REVERSED', [lines]],
    ]);
    expect(told.every((outcome) => outcome.prescriptionId === prescriptionId)).toBe(true);
    expect(await take(1, told[1]?.logPosition ?? '')).toEqual(told.slice(2));
    const [onlyPosition] = await take(1, '', otherPrescriber);
    expect(onlyPosition).toMatchObject({ kind: 'OUTCOME_KIND_UNSPECIFIED', prescriptionId: '' });
  });

  it('[RX-048] keep apart dispensings to which pharmacies gave one id', async () => {
    const [first, second] = [newId(), newId()];
    await issue(first);
    const { logPosition } = await issue(second);
    await act(first, claim, dispense());
    await act(second, claim, dispense(), reverse);
    const told = await take(5, logPosition);
    expect(told.map(({ kind, prescriptionId }) => [kind, prescriptionId]).slice(2)).toEqual([
      ['OUTCOME_KIND_CLAIMED', second],
      ['OUTCOME_KIND_DISPENSED', second],
      ['OUTCOME_KIND_REVERSED', second],
    ]);
  });

  it("[RX-048] tell a pharmacist's opinion in its codes", async () => {
    const prescriptionId = newId();
    const { logPosition } = await issue(prescriptionId);
    const said = { problem: 'interaction', proposal: 'stop', answer: 'none-yet' } as const;
    await act(prescriptionId, { type: 'GiveOpinion', pharmacist, lineId: valid(parseLineId, '1'), ...said });
    const opinion = { proposal: 'stop', answer: 'none-yet' };
    expect(await take(1, logPosition)).toMatchObject([
      { kind: 'OUTCOME_KIND_OPINION', prescriptionId, lines: [{ lineId: '1', reason: 'interaction', opinion }] },
    ]);
  });

  async function take(messages: number, afterPosition: string, by = prescriber) {
    const taken: ReplyOf<Definition, 'WatchPrescriptions'>[] = [];
    for await (const message of by.serverStream(
      'WatchPrescriptions',
      { afterPosition },
      { deadlineMs: deadlineIn(20_000) },
    )) {
      taken.push(message);
      if (taken.length === messages) break;
    }
    return taken;
  }

  // Last: what it parks stays parked.
  it('[RX-047] say so when an event of the caller’s could not be projected', async () => {
    const prescriptionId = newId();
    await issue(prescriptionId);
    const actor = { role: 'service', callerId: 'service:test' };
    const metadata = writeMetadata(1, { requestId: randomUUID(), contentHash: '', actor }, undefined);
    const poison = { eventId: randomUUID(), type: 'NeverHeardOf', data: Buffer.from('{}'), metadata };
    const log = await openPostgresEventLog(sandbox.service.databaseUrl, { applicationName: 'test' });
    const { position: minPosition } = await log.append(`prescription-${prescriptionId}`, 0n, [poison]);
    await log.close();
    expect(await refusal('ListPrescriptions', { minPosition })).toMatchObject({ code: 'READ_MODEL_INCOMPLETE' });
    expect(await call('ListPrescriptions', { minPosition }, otherPrescriber)).toMatchObject({ prescriptions: [] });
  });
});
