import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readMetadata } from '@ordonnancier/event-sourcing/codec.ts';
import { parsePatientRef, parsePrescriptionId } from '@ordonnancier/kernel/identifiers.ts';
import { violationOfPublishedLanguage } from '@ordonnancier/testing/published-language.ts';
import type { PrescriptionCommand } from '@ordonnancier/prescription/commands.ts';
import { prescriptionRefusals } from '@ordonnancier/prescription/refusals.ts';
import { prescriptionStream } from '@ordonnancier/prescription-store/prescriptions.ts';
import {
  call,
  type DispensingClient,
  dispensingOf,
  doliprane,
  lineOf,
  markers,
  newId,
  packs,
  pharmacist,
  prescribe,
  prescribeAndClaim,
  prescriberRpps,
  refusal,
  type Sandbox,
  startSandbox,
  valid,
} from './sandbox.ts';

const dayMs = 86_400_000;

describe('a pharmacy', () => {
  let sandbox: Sandbox;

  beforeAll(async () => {
    sandbox = await startSandbox();
  });
  afterAll(() => sandbox.stop());

  it('[DISP-110] reads a prescription by either code, and each reading is in the log before the answer', async () => {
    const { client } = sandbox;
    const { prescriptionId, qr, typed, logPosition } = await prescribe(client);
    await sandbox.untilTypedCodesKnown(logPosition);
    const scanned = await call(client, 'RetrievePrescription', { code: qr });
    const typedAtOnce = await call(client, 'RetrievePrescription', { code: typed });
    expect(typedAtOnce).toEqual(scanned);
    expect(scanned.prescription).toMatchObject({
      prescriptionId,
      status: 'PRESCRIPTION_STATUS_ACTIVE',
      source: 'PRESCRIPTION_SOURCE_PAPER',
      patient: { ins: '255081416802538', birthName: 'MARQUEUR-NOM', birthDate: '1955-08-02' },
      lines: [{ lineId: '1', posology: 'MARQUEUR-POSOLOGIE, 2 comprimés par jour', ledger: { unitsDue: 16 } }],
    });
    const readings = (await allEvents(sandbox)).filter(({ type }) => type === 'PrescriptionRead');
    const ofThis = readings.filter((event) => dataOf(event)['prescriptionId'] === prescriptionId);
    expect(ofThis).toHaveLength(2);
    expect(dataOf(ofThis[0])).toMatchObject({
      action: 'RetrievePrescription',
      actorRole: 'pharmacist',
      actorRpps: pharmacist.rpps,
      actorFiness: pharmacist.finess,
    });
  });

  it('[DISP-111] claims; a repeated request gets the same secret, and another pharmacy waits for the lease', async () => {
    const { client, otherPharmacy } = sandbox;
    const { qr } = await prescribe(client);
    const request = { requestId: newId(), code: qr, claimId: newId() };
    const claimed = await call(client, 'ClaimPrescription', request);
    const { claimSecret, expiresAt, logPosition } = await call(client, 'ClaimPrescription', request);
    expect(claimed).toMatchObject({ claimSecret, expiresAt, logPosition });
    expect(claimSecret).toHaveLength(43);

    const other = { requestId: newId(), code: qr, claimId: newId() };
    expect((await refusal(otherPharmacy, 'ClaimPrescription', other))?.code).toBe('CLAIMED_BY_ANOTHER');
    sandbox.passTime(30 * 60_000);
    expect(await call(otherPharmacy, 'ClaimPrescription', other)).toMatchObject({
      prescriptionId: claimed.prescriptionId,
    });
  });

  it('[DISP-112] hears what scoring thinks when it answers in time, and is not kept waiting when it does not', async () => {
    const { client, scoring } = sandbox;
    scoring.score = 700;
    expect(await screeningInTime(client)).toEqual({ answered: true, score: 700, reasonCodes: ['TEST_RULE'] });

    const silence = Promise.withResolvers<undefined>();
    scoring.answersAfter = silence.promise;
    expect(await claimAnew(client)).toEqual({ answered: false, score: 0, reasonCodes: [] });
    silence.resolve(undefined);
  });

  it('[DISP-113] dispenses, amends and reverses; the packs and the age band are in the log, the age is not', async () => {
    const { client } = sandbox;
    const claimed = await prescribeAndClaim(client);
    const { prescriptionId, claimSecret } = claimed;
    const request = dispensingOf(claimed, 2);
    const coverage = { exemption: 'EXEMPTION_ALD' as const, alsaceMoselle: true };
    const dispensed = await call(client, 'Dispense', { ...request, coverage });
    expect(dispensed).toMatchObject({
      dispensingId: request.dispensingId,
      status: 'PRESCRIPTION_STATUS_COMPLETED',
      lines: [{ lineId: '1', status: 'LINE_STATUS_DISPENSED', posology: '', ledger: { unitsDispensed: 16 } }],
    });
    expect(await call(client, 'Dispense', { ...request, coverage })).toEqual(dispensed);

    const amendment = {
      requestId: newId(),
      prescriptionId,
      amendedDispensingId: request.dispensingId,
      reason: 'REVERSAL_REASON_ENTRY_ERROR' as const,
      dispensingId: newId(),
      lines: [{ lineId: '1', packs: packs(1) }],
    };
    const amended = await call(client, 'AmendDispensing', amendment);
    expect(amended.lines).toMatchObject([{ ledger: { unitsDispensed: 8, unitsReversed: 16, unitsDue: 8 } }]);
    expect(await call(client, 'AmendDispensing', amendment)).toEqual(amended);

    const reversal = {
      requestId: newId(),
      prescriptionId,
      dispensingId: amendment.dispensingId,
      reason: 'REVERSAL_REASON_NOT_COLLECTED' as const,
    };
    const reversed = await call(client, 'ReverseDispensing', reversal);
    expect(reversed.status).toBe('PRESCRIPTION_STATUS_CLAIMED');

    const { dispensings } = await call(client, 'ListPharmacyDispensings', {
      pageSize: 1,
      minPosition: reversed.logPosition,
    });
    expect(dispensings).toMatchObject([
      {
        dispensingId: amendment.dispensingId,
        prescriptionId,
        dispensedOn: '2026-09-15',
        pharmacistRpps: pharmacist.rpps,
        reversed: true,
        lines: [{ lineId: '1', units: 8, packs: [{ cip13: doliprane.cip13, count: 1, serials: [] }] }],
      },
    ]);
    const events = await sandbox.eventsOf(`prescription-${prescriptionId}`);
    const first = events.find(({ type }) => type === 'MedicationDispensed');
    const said = { exemption: 'ald', alsaceMoselle: true, carteVitalePresented: false };
    expect(dataOf(first)['coverage']).toEqual({ ...said, ageBand: 'over-70' });
    expect(claimSecret).not.toBe('');
  });

  it('[DISP-114] hears before it acts what Dispense would say', async () => {
    const { client } = sandbox;
    const claimed = await prescribeAndClaim(client);
    const { prescriptionId, claimSecret } = claimed;
    const ask = (count: number, serials: readonly string[] = []) =>
      call(client, 'CanDispense', {
        prescriptionId,
        claimSecret,
        lines: [{ lineId: '1', packs: packs(count, serials) }],
      });
    // 1.16 € and the fee of 1.02 € for each.
    const pack = { cip13: doliprane.cip13, count: 2, serials: [], dataMatrices: [], lots: [], openedBefore: false };
    const proposals = [{ lineId: '1', units: 16, unitsKept: 0, cents: 436, packs: [pack] }];
    const uncontrolled = { securityControlLineIds: [], warnings: [], proposals };
    const nothing = {
      refusalCode: '',
      lineId: '',
      refusalFacts: {},
      refusalMessage: '',
      refusalMessageFr: '',
      refusalViolations: [],
    };
    expect(await ask(2)).toEqual({ acceptable: true, ...nothing, ...uncontrolled });
    const { code, facts } = (await refusal(client, 'Dispense', dispensingOf(claimed, 3))) ?? {};
    expect(facts).toEqual({ lineId: '1', unitsDue: '16' });
    const { en, fr } = prescriptionRefusals.UNITS_EXCEED_REMAINING;
    expect(await ask(3)).toEqual({
      acceptable: false,
      refusalCode: code,
      lineId: '1',
      refusalFacts: facts,
      refusalMessage: en,
      refusalMessageFr: fr,
      refusalViolations: [],
      ...uncontrolled,
    });
    await call(client, 'Dispense', dispensingOf(claimed, 1, ['CANDISPENSE1']));
    expect(await ask(1, ['CANDISPENSE1'])).toMatchObject({ refusalCode: 'SERIAL_ALREADY_USED' });
    expect(await ask(1, ['CANDISPENSE2'])).toMatchObject({ acceptable: true });
  });

  it('[DISP-115] [DISP-227] closes lines, opens them again, gives the claim back, declines and doubts', async () => {
    const { client } = sandbox;
    const { prescriptionId, claimSecret, qr } = await prescribeAndClaim(client, [lineOf('1'), lineOf('2')]);
    const lines = [{ lineId: '2', reason: 'NOT_DISPENSED_REASON_ALREADY_OWNED' as const }];
    const closed = await call(client, 'CloseLines', { requestId: newId(), prescriptionId, claimSecret, lines });
    expect(closed.status).toBe('PRESCRIPTION_STATUS_CLAIMED');
    const reopening = { requestId: newId(), prescriptionId, lineIds: ['2'] };
    const reopened = await call(client, 'ReopenLines', reopening);
    expect(reopened.status).toBe('PRESCRIPTION_STATUS_CLAIMED');
    expect(await call(client, 'ReopenLines', reopening)).toEqual(reopened);
    const all = ['1', '2'].map((lineId) => ({ ...lines[0], lineId }));
    const closing = { requestId: newId(), prescriptionId, claimSecret, lines: all };
    expect(await call(client, 'CloseLines', closing)).toMatchObject({ status: 'PRESCRIPTION_STATUS_NOT_DISPENSED' });

    const release = { requestId: newId(), prescriptionId, claimSecret };
    const released = await call(client, 'ReleaseClaim', release);
    expect(await call(client, 'ReleaseClaim', release)).toEqual(released);
    const reason = 'NOT_DISPENSED_REASON_SUSPECTED_FORGERY' as const;
    await call(client, 'RefuseDispensing', { requestId: newId(), code: qr, reason });
    await call(client, 'ReportSuspicion', { requestId: newId(), code: qr, kind: 'SUSPICION_KIND_ALTERED' });
    const events = await sandbox.eventsOf(`prescription-${prescriptionId}`);
    expect(events.map(({ type }) => type)).toEqual([
      'PrescriptionTranscribed',
      'PrescriptionClaimed',
      'LinesNotDispensed',
      'LinesReopened',
      'LinesNotDispensed',
      'ClaimReleased',
      'DispensingRefused',
      'SuspicionReported',
    ]);
    for (const event of events.filter(({ type }) => type.startsWith('Lines')))
      expect(violationOfPublishedLanguage(event.type, dataOf(event))).toBeUndefined();
  });

  it('[DISP-116] hears what others do to what it holds, from where it left off', async () => {
    const { client, otherPharmacy } = sandbox;
    const { prescriptionId, qr } = await prescribeAndClaim(client);
    await act(sandbox, prescriptionId, { type: 'DisownPrescription', prescriberRpps });
    await act(sandbox, prescriptionId, { type: 'ConfirmAuthenticity', prescriberRpps });
    sandbox.passTime(30 * 60_000);
    await call(otherPharmacy, 'ClaimPrescription', { requestId: newId(), code: qr, claimId: newId() });
    await act(sandbox, prescriptionId, { type: 'CancelLines', prescriberRpps, lineIds: [], reason: 'error' });

    const news = await watched(sandbox, 3, prescriptionId);
    expect(news.map(({ kind }) => kind)).toEqual([
      'CLAIM_EVENT_KIND_SUSPENDED',
      'CLAIM_EVENT_KIND_CONFIRMED',
      'CLAIM_EVENT_KIND_TAKEN_OVER',
    ]);
    const rest = await watched(sandbox, 1, prescriptionId, news[1]?.logPosition);
    expect(rest.map(({ kind }) => kind)).toEqual(['CLAIM_EVENT_KIND_TAKEN_OVER']);
    for await (const { kind, lineIds } of otherPharmacy.serverStream('WatchClaims', {})) {
      if (kind === 'CLAIM_EVENT_KIND_UNSPECIFIED') continue;
      expect({ kind, lineIds }).toEqual({ kind: 'CLAIM_EVENT_KIND_LINES_CANCELLED', lineIds: ['1'] });
      break;
    }
  });

  it('[DISP-117] pages through its own dispensings only', async () => {
    const { client, otherPharmacy } = sandbox;
    const claimed = await prescribeAndClaim(client);
    await call(client, 'Dispense', dispensingOf(claimed, 1));
    const last = await call(client, 'Dispense', dispensingOf(claimed, 1));
    const minPosition = last.logPosition;
    const whole = await call(client, 'ListPharmacyDispensings', { pageSize: 100, minPosition });
    const seen: string[] = [];
    let pageToken = '';
    do {
      const page = await call(client, 'ListPharmacyDispensings', { pageSize: 2, pageToken });
      seen.push(...page.dispensings.map(({ dispensingId }) => dispensingId));
      pageToken = page.nextPageToken;
    } while (pageToken !== '');
    expect(seen).toEqual(whole.dispensings.map(({ dispensingId }) => dispensingId));
    expect(seen[0]).toBe(last.dispensingId);
    const others = await call(otherPharmacy, 'ListPharmacyDispensings', { pageSize: 100, minPosition });
    expect(others.dispensings).toEqual([]);
  });

  it('[DISP-118] dates a dispensing where it stands, at most three days back', async () => {
    const { client } = sandbox;
    const claimed = await prescribeAndClaim(client);
    const tooOld = { ...dispensingOf(claimed, 1), dispensedOn: '2026-09-14' };
    expect((await refusal(client, 'Dispense', tooOld))?.code).toBe('DISPENSING_DATE_OUT_OF_BOUNDS');
    sandbox.passTime(3 * dayMs);
    await call(client, 'Dispense', { ...dispensingOf(claimed, 1), dispensedOn: '2026-09-15' });
    await call(client, 'Dispense', dispensingOf(claimed, 1));
    const events = await sandbox.eventsOf(`prescription-${claimed.prescriptionId}`);
    const days = events
      .filter(({ type }) => type === 'MedicationDispensed')
      .map((event) => dataOf(event)['dispensedOn']);
    expect(days).toEqual(['2026-09-15', '2026-09-18']);
  });

  it('[DISP-124] dispenses nothing more to a patient who was erased, hears again what it did, and may still take it back', async () => {
    const { client, store } = sandbox;
    const claimed = await prescribeAndClaim(client);
    const { prescriptionId } = claimed;
    const first = dispensingOf(claimed, 2);
    const dispensed = await call(client, 'Dispense', first);
    expect(dispensed).toMatchObject({ lines: [{ ledger: { unitsDispensed: 16 } }] });
    const amendment = {
      requestId: newId(),
      prescriptionId,
      amendedDispensingId: first.dispensingId,
      reason: 'REVERSAL_REASON_ENTRY_ERROR' as const,
      dispensingId: newId(),
      lines: [{ lineId: '1', packs: packs(1) }],
    };
    const amended = await call(client, 'AmendDispensing', amendment);
    const [transcribed] = await sandbox.eventsOf(`prescription-${prescriptionId}`);
    await store.patientKeys.destroyKeys(valid(parsePatientRef, String(dataOf(transcribed)['patientRef'])));
    // Whose age nobody knows any longer cannot be billed.
    expect((await refusal(client, 'Dispense', dispensingOf(claimed, 1)))?.code).toBe('PATIENT_KEY_DESTROYED');
    expect(await call(client, 'Dispense', first)).toEqual(dispensed);
    expect(await call(client, 'AmendDispensing', amendment)).toEqual(amended);
    const { lines, claimSecret } = dispensingOf(claimed, 1);
    const asked = await call(client, 'CanDispense', { prescriptionId, claimSecret, lines });
    expect(asked).toMatchObject({ acceptable: false, refusalCode: 'PATIENT_KEY_DESTROYED' });
    const reversal = { requestId: newId(), prescriptionId, dispensingId: amendment.dispensingId };
    const reason = 'REVERSAL_REASON_ENTRY_ERROR' as const;
    expect(await call(client, 'ReverseDispensing', { ...reversal, reason })).toMatchObject({
      status: 'PRESCRIPTION_STATUS_CLAIMED',
    });
  });

  it('[DISP-119] says nothing in the log, of events or of the process, that is not of the published language or is personal', async () => {
    const events = await allEvents(sandbox);
    for (const event of events) expect(violationOfPublishedLanguage(event.type, dataOf(event))).toBeUndefined();
    const written = events.map((event) => `${event.stream} ${Buffer.from(event.data).toString()}`);
    const metadata = events.map((event) => JSON.stringify(readMetadata(event)));
    const everything = [...written, ...metadata, ...sandbox.logLines].join('\n');
    for (const marker of markers) expect(everything).not.toContain(marker);
  });
});

async function allEvents({ service }: Sandbox) {
  const end = new AbortController();
  const events = [];
  for await (const message of service.log.subscribe({ after: 'start', signal: end.signal })) {
    if (message.kind === 'event') events.push(message.event);
    if (message.kind === 'caught-up') end.abort();
  }
  return events;
}

function dataOf(event: { readonly data: Uint8Array } | undefined): Record<string, unknown> {
  return JSON.parse(Buffer.from(event?.data ?? []).toString()) as Record<string, unknown>;
}

/** What the prescription service does to the same stream. */
async function act({ store }: Sandbox, prescriptionId: string, command: PrescriptionCommand): Promise<void> {
  const actor = { role: 'prescriber', callerId: `prescriber:${prescriberRpps}`, rpps: prescriberRpps };
  const request = { requestId: randomUUID(), contentHash: '', actor };
  const stream = prescriptionStream(valid(parsePrescriptionId, prescriptionId));
  expect(await store.prescriptions.handle(stream, request, () => command)).toMatchObject({ ok: true });
}

async function watched({ client }: Sandbox, count: number, prescriptionId: string, afterPosition = '') {
  const news = [];
  for await (const item of client.serverStream('WatchClaims', { afterPosition })) {
    if (item.prescriptionId === prescriptionId) news.push(item);
    if (news.length === count) break;
  }
  return news;
}

/** What a pharmacy hears of scoring when it claims what was just prescribed. */
async function claimAnew(client: DispensingClient) {
  const { qr } = await prescribe(client);
  return (await call(client, 'ClaimPrescription', { requestId: newId(), code: qr, claimId: newId() })).screening;
}

/** Connecting to scoring takes longer than its budget, once; and so may anything on a busy machine, any number of times. */
async function screeningInTime(client: DispensingClient) {
  for (;;) {
    const screening = await claimAnew(client);
    if (screening?.answered === true) return screening;
  }
}
