import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RequestOf } from '@ordonnancier/grpc/load-proto.ts';
import type { DispensingServiceDefinition } from '@ordonnancier/grpc/generated/ordonnancier/dispensing/v1/DispensingService.ts';
import { parseCivilDate } from '@ordonnancier/kernel/civil-date.ts';
import { parseFiness, parsePrescriptionId } from '@ordonnancier/kernel/identifiers.ts';
import { typedCodeFromRandomBytes } from '@ordonnancier/kernel/typed-code.ts';
import { prescriptionRefusals } from '@ordonnancier/prescription/refusals.ts';
import { capabilityOf } from '@ordonnancier/security/derived-secrets.ts';
import { encodePrintedCode, printedCodeSigner } from '@ordonnancier/security/printed-code.ts';
import { openCodeGuesses } from '../src/code-guesses.ts';
import { openPresentedCodes } from '../src/presented-codes.ts';
import { openTypedCodeQueries } from '../src/read-models/typed-codes/query.ts';
import {
  call,
  dispensingOf,
  documentOf,
  doliprane,
  lineOf,
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

type DispenseRequest = RequestOf<DispensingServiceDefinition, 'Dispense'>;

describe('[DISP-120] whatever a client sends', () => {
  let sandbox: Sandbox;
  let claimed: Awaited<ReturnType<typeof prescribeAndClaim>>;

  beforeAll(async () => {
    sandbox = await startSandbox();
    claimed = await prescribeAndClaim(sandbox.client);
  });
  afterAll(() => sandbox.stop());

  const line = (changes: object) => ({ lines: [{ lineId: '1', packs: packs(1), ...changes }] });
  const pack = (changes: object) => line({ packs: [{ ...packs(1)[0], ...changes }] });

  it.each<[string, object, string]>([
    ['no request id', { requestId: '' }, 'request_id'],
    ['a request id in capitals', { requestId: newId().toUpperCase() }, 'request_id'],
    [
      'a prescription id of another version',
      { prescriptionId: '01990000-0000-4000-8000-000000000001' },
      'prescription_id',
    ],
    ['an id with a path in it', { dispensingId: '../../etc/passwd' }, 'dispensing_id'],
    ['no secret', { claimSecret: '' }, 'claim_secret'],
    ['U+0000', { claimSecret: 'a\u0000b' }, 'claim_secret'],
    ['a date that does not exist', { dispensedOn: '2026-02-30' }, 'dispensed_on'],
    ['no lines', { lines: [] }, 'lines'],
    [
      'too many lines',
      { lines: Array.from({ length: 51 }, (_, id) => ({ lineId: `${id}`, packs: packs(1) })) },
      'lines',
    ],
    ['a line without packs', line({ packs: [] }), 'lines[0].packs'],
    ['a negative quantity', line({ units: -1 }), 'lines[0].units'],
    ['a huge quantity', line({ units: 2_147_483_647 }), 'lines[0].units'],
    ['no packs of a presentation', pack({ count: 0 }), 'lines[0].packs[0].count'],
    ['a negative count', pack({ count: -2_147_483_648 }), 'lines[0].packs[0].count'],
    ['a huge count', pack({ count: 1_000 }), 'lines[0].packs[0].count'],
    ['a CIP13 with a wrong check digit', pack({ cip13: '3400935955839' }), 'lines[0].packs[0].cip13'],
    ['a serial number that is none', pack({ serials: ['a b'] }), 'lines[0].packs[0].serials[0]'],
    [
      'more serial numbers than a call can do',
      pack({ serials: Array<string>(101).fill('A') }),
      'lines[0].packs[0].serials',
    ],
    ['a lot for two packs', pack({ count: 2, lots: ['A1'] }), 'lines[0].packs[0].lots'],
    ['lots of more packs than there are', pack({ lots: ['A1', 'A2'] }), 'lines[0].packs[0].lots'],
    ['a substitution of a newer client', line({ substitution: 99 }), 'lines[0].substitution'],
    ['a control that came to nothing', line({ securityControl: {} }), 'lines[0].security_control.outcome'],
    ['a line id that is no name', line({ lineId: 'Ligne 1' }), 'lines[0].line_id'],
  ])('%s is refused by the name of the field', async (_, changes, field) => {
    const request: DispenseRequest = { ...dispensingOf(claimed, 1), ...changes };
    const refused = await expectNothingAppended(() => refusal(sandbox.client, 'Dispense', request));
    expect(refused).toMatchObject({ status: 'INVALID_ARGUMENT', code: 'INVALID_REQUEST' });
    expect(refused?.violations.map((violation) => violation.field)).toContain(field);
  });

  it.each<[string, object, string]>([
    ['a pack that no catalogue knows', pack({ cip13: '3400900000013' }), 'PACK_UNKNOWN'],
    ['a line that is not there', line({ lineId: '9' }), 'LINE_UNKNOWN'],
    ['a line twice', { lines: [1, 2].map(() => ({ lineId: '1', packs: packs(1) })) }, 'LINE_DUPLICATED'],
    ['units that are not those of the packs', line({ units: 7 }), 'UNITS_NOT_OF_PACKS'],
    ['more serial numbers than packs', pack({ serials: ['A', 'B'] }), 'SERIALS_INVALID'],
    ['more than is due', line({ packs: packs(3) }), 'UNITS_EXCEED_REMAINING'],
    ['a day to come', { dispensedOn: '2026-09-16' }, 'DISPENSING_DATE_OUT_OF_BOUNDS'],
    ['a day a thousand years ago', { dispensedOn: '1000-01-01' }, 'DISPENSING_DATE_OUT_OF_BOUNDS'],
    ['a wrong secret', { claimSecret: 'x'.repeat(43) }, 'CLAIM_SECRET_WRONG'],
    ['a prescription that is not there', { prescriptionId: newId() }, 'CLAIM_SECRET_WRONG'],
  ])('%s is refused by its code', async (_, changes, code) => {
    const request: DispenseRequest = { ...dispensingOf(claimed, 1), ...changes };
    expect(await expectNothingAppended(() => refusal(sandbox.client, 'Dispense', request))).toMatchObject({ code });
  });

  it('another pharmacy hears nothing of a prescription but that its secret is wrong, also with the right one', async () => {
    const { otherPharmacy } = sandbox;
    const { prescriptionId, claimSecret } = claimed;
    const requestId = newId();
    const lines = [{ lineId: 'nowhere', reason: 'NOT_DISPENSED_REASON_STOCK' as const }];
    const refusals = await expectNothingAppended(() =>
      Promise.all([
        refusal(otherPharmacy, 'Dispense', dispensingOf(claimed, 1)),
        refusal(otherPharmacy, 'ReleaseClaim', { requestId, prescriptionId, claimSecret }),
        refusal(otherPharmacy, 'CloseLines', { requestId, prescriptionId, claimSecret, lines }),
        refusal(otherPharmacy, 'ReleaseClaim', { requestId, prescriptionId: newId(), claimSecret }),
      ]),
    );
    expect(refusals).toEqual(Array(4).fill(refusals[0]));
    expect(refusals[0]?.code).toBe('CLAIM_SECRET_WRONG');
    const dry = { prescriptionId, claimSecret, lines: [{ lineId: '9', packs: packs(1) }] };
    expect(await call(otherPharmacy, 'CanDispense', dry)).toEqual({
      acceptable: false,
      refusalCode: 'CLAIM_SECRET_WRONG',
      lineId: '',
      refusalFacts: {},
      refusalMessage: prescriptionRefusals.CLAIM_SECRET_WRONG.en,
      refusalMessageFr: prescriptionRefusals.CLAIM_SECRET_WRONG.fr,
      refusalViolations: [],
      securityControlLineIds: [],
      warnings: [],
      proposals: [],
    });
  });

  it('[DISP-227] opens no line again that the caller did not close, and does not tell whether it is there', async () => {
    const { client, otherPharmacy } = sandbox;
    const { prescriptionId, claimSecret } = await prescribeAndClaim(client);
    const lines = [{ lineId: '1', reason: 'NOT_DISPENSED_REASON_STOCK' as const }];
    await call(client, 'CloseLines', { requestId: newId(), prescriptionId, claimSecret, lines });
    const reopening = () => ({ requestId: newId(), prescriptionId, lineIds: ['1'] });
    const refusals = await expectNothingAppended(() =>
      Promise.all([
        refusal(otherPharmacy, 'ReopenLines', reopening()),
        refusal(otherPharmacy, 'ReopenLines', { ...reopening(), prescriptionId: newId() }),
      ]),
    );
    expect(refusals.map((refused) => refused?.code)).toEqual(Array(2).fill('LINE_NOT_CLOSED_BY_CALLER'));
    expect(refusals[0]).toEqual(refusals[1]);
  });

  it("another pharmacy's dispensing is as unknown as one that never was", async () => {
    const { client, otherPharmacy } = sandbox;
    const own = await prescribeAndClaim(client);
    const { dispensingId } = await call(client, 'Dispense', dispensingOf(own, 1));
    const reason = 'REVERSAL_REASON_ENTRY_ERROR' as const;
    const { prescriptionId } = own;
    const lines = [{ lineId: '1', packs: packs(1) }];
    const amendment = { requestId: newId(), prescriptionId, reason, dispensingId: newId(), lines };
    const refusals = await expectNothingAppended(() =>
      Promise.all([
        refusal(otherPharmacy, 'ReverseDispensing', { requestId: newId(), prescriptionId, dispensingId, reason }),
        refusal(otherPharmacy, 'ReverseDispensing', {
          requestId: newId(),
          prescriptionId: newId(),
          dispensingId,
          reason,
        }),
        refusal(otherPharmacy, 'AmendDispensing', { ...amendment, amendedDispensingId: dispensingId }),
        refusal(client, 'AmendDispensing', { ...amendment, amendedDispensingId: newId() }),
      ]),
    );
    expect(refusals).toEqual(Array(4).fill(refusals[0]));
    expect(refusals[0]).toMatchObject({ status: 'NOT_FOUND', code: 'DISPENSING_UNKNOWN' });
  });

  it('a request id used again for something else is refused, whatever of it differs', async () => {
    const { client, otherPharmacy } = sandbox;
    const own = await prescribeAndClaim(client);
    const request = dispensingOf(own, 1);
    await call(client, 'Dispense', request);
    const { requestId, prescriptionId, claimSecret } = request;
    const refusals = await expectNothingAppended(() =>
      Promise.all([
        refusal(client, 'Dispense', { ...request, lines: [{ lineId: '1', packs: packs(2) }] }),
        refusal(client, 'Dispense', { ...request, dispensingId: newId() }),
        refusal(client, 'Dispense', {
          ...request,
          dispensingId: newId(),
          lines: [{ lineId: '1', packs: packs(1, ['R']) }],
        }),
        refusal(client, 'ReleaseClaim', { requestId, prescriptionId, claimSecret }),
        refusal(otherPharmacy, 'Dispense', request),
      ]),
    );
    for (const refused of refusals)
      expect(refused).toMatchObject({ status: 'ALREADY_EXISTS', code: 'REQUEST_ID_REUSED' });
  });

  it('nobody but a pharmacist is let in', async () => {
    const prescriber = sandbox.clientOf({ role: 'prescriber', profession: 'physician', rpps: prescriberRpps });
    const analyst = sandbox.clientOf({ role: 'analyst', subject: 'a-1' });
    for (const client of [prescriber, analyst]) {
      const refused = await refusal(client, 'Dispense', dispensingOf(claimed, 1));
      expect(refused).toMatchObject({ status: 'PERMISSION_DENIED', code: 'ROLE_NOT_ALLOWED' });
      expect((await refusal(client, 'RetrievePrescription', { code: claimed.qr }))?.code).toBe('ROLE_NOT_ALLOWED');
      expect((await refusal(client, 'ListPharmacyDispensings', {}))?.code).toBe('ROLE_NOT_ALLOWED');
    }
  });

  it('a paper that is no prescription is not transcribed', async () => {
    const { client } = sandbox;
    const transcribe = (document: Buffer, scanSha256 = 'ab'.repeat(32)) =>
      expectNothingAppended(() =>
        refusal(client, 'RecordPaperPrescription', { requestId: newId(), document, scanSha256 }),
      );
    expect(await transcribe(Buffer.from('{}'))).toMatchObject({ code: 'INVALID_REQUEST' });
    expect(await transcribe(documentOf(newId()), 'a scan')).toMatchObject({ violations: [{ field: 'scan_sha256' }] });
    const unknown = documentOf(newId(), [lineOf('1', { medicine: { cis: '69999999' } })]);
    expect(await transcribe(unknown)).toMatchObject({ code: 'MEDICINE_UNKNOWN', facts: { lineId: '1' } });
  });

  it('nothing else was wrong with what was refused', async () => {
    const { client } = sandbox;
    expect(await call(client, 'Dispense', dispensingOf(claimed, 1))).toMatchObject({ lines: [{ lineId: '1' }] });
    const document = documentOf(newId());
    const request = { requestId: newId(), document, scanSha256: 'ab'.repeat(32) };
    expect((await call(client, 'RecordPaperPrescription', request)).printedCode).not.toBeNull();
  });

  it('[DISP-121] codes that are wrong, forged or of nothing have one answer', async () => {
    const { client, store } = sandbox;
    const { prescriptionId: text, qr } = await prescribe(client);
    const prescriptionId = valid(parsePrescriptionId, text);
    const absentId = valid(parsePrescriptionId, newId());
    const contents = {
      prescriptionId,
      capability: capabilityOf(store.secrets.printedCode, prescriptionId),
      prescriberRpps,
      lines: [{ code: doliprane.cis, units: 16 }],
      notAfter: valid(parseCivilDate, '2027-09-14'),
    };
    const forger = printedCodeSigner(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey);
    const genuine = store.secrets.printedCodeSigner;
    const wrong = [
      { qrPayload: encodePrintedCode(contents, forger) },
      { qrPayload: encodePrintedCode({ ...contents, capability: 'A'.repeat(22) }, genuine) },
      { qrPayload: encodePrintedCode({ ...contents, prescriptionId: absentId }, genuine) },
      { qrPayload: withAnotherEnd(qr.qrPayload) },
      { qrPayload: 'https://example.fr/ordonnance' },
      { typedCode: typedCodeFromRandomBytes(Buffer.alloc(18, 5)) },
      { typedCode: 'OUVRE-TOI' },
    ];
    const refusals = await expectNothingAppended(() =>
      Promise.all(wrong.map((code) => refusal(client, 'RetrievePrescription', { code }))),
    );
    expect(refusals).toEqual(Array(wrong.length).fill(refusals[0]));
    expect(refusals[0]).toMatchObject({ status: 'NOT_FOUND', code: 'CODE_UNKNOWN', facts: {} });
    expect((await call(client, 'RetrievePrescription', { code: qr })).prescription).toMatchObject({ prescriptionId });
    expect(await refusal(client, 'RetrievePrescription', {})).toMatchObject({ violations: [{ field: 'code' }] });
  });

  it('[DISP-122] a pharmacy that guesses is stopped for the hour, and it alone', async () => {
    const guesserCaller = { ...pharmacist, finess: valid(parseFiness, '759900012') };
    const guesser = sandbox.clientOf(guesserCaller);
    const { typed, qr, logPosition } = await prescribe(guesser);
    await sandbox.untilTypedCodesKnown(logPosition);
    const guess = (byte: number) =>
      refusal(guesser, 'RetrievePrescription', {
        code: { typedCode: typedCodeFromRandomBytes(Buffer.alloc(18, byte)) },
      });
    for (let byte = 0; byte < 20; byte += 1) expect((await guess(byte))?.code).toBe('CODE_UNKNOWN');

    const stopped = await refusal(guesser, 'RetrievePrescription', { code: typed });
    expect(stopped).toMatchObject({
      status: 'RESOURCE_EXHAUSTED',
      code: 'CODE_GUESSES_EXHAUSTED',
      facts: { retryAtMs: String(Date.parse('2026-09-15T11:00:00Z')) },
    });
    await call(guesser, 'RetrievePrescription', { code: qr });
    await call(sandbox.client, 'RetrievePrescription', { code: typed });
    // It is remembered by no process, and by no read model either.
    const another = await sandbox.startAnother(guesserCaller);
    expect((await refusal(another, 'RetrievePrescription', { code: typed }))?.code).toBe('CODE_GUESSES_EXHAUSTED');
    sandbox.passTime(3_600_000);
    await call(guesser, 'RetrievePrescription', { code: typed });
  });

  it('[DISP-122] guesses count each, made at once or hung up on, but neither mistyped codes nor right ones', async () => {
    const { store, service, client } = sandbox;
    const codes = openPresentedCodes(store, openTypedCodeQueries(service.pool), openCodeGuesses(service.pool));
    const finess = valid(parseFiness, '130000011');
    const outcomeOf = async (text: string, signal = new AbortController().signal) => {
      const found = await codes.resolve({ kind: 'typed', text }, finess, { nowMs: 0, signal });
      return found.ok ? 'found' : found.refusal.code;
    };
    const { typed, logPosition } = await prescribe(client);
    await sandbox.untilTypedCodesKnown(logPosition);
    const { typedCode } = typed;
    const mistyped = withAnotherEnd(typedCode);
    for (let times = 0; times <= 20; times += 1) {
      expect([await outcomeOf(mistyped), await outcomeOf(typedCode)]).toEqual(['CODE_UNKNOWN', 'found']);
    }
    const guesses = Array.from({ length: 30 }, (_, byte) =>
      outcomeOf(typedCodeFromRandomBytes(Buffer.alloc(18, byte)), AbortSignal.abort()),
    );
    const exhausted = (await Promise.all(guesses)).filter((outcome) => outcome === 'CODE_GUESSES_EXHAUSTED');
    expect(exhausted).toHaveLength(10);
    expect(await outcomeOf(typedCode)).toBe('CODE_GUESSES_EXHAUSTED');
  });

  async function expectNothingAppended<T>(work: () => Promise<T>): Promise<T> {
    const before = await eventsCount();
    const outcome = await work();
    expect(await eventsCount()).toBe(before);
    return outcome;
  }

  async function eventsCount(): Promise<number> {
    const { rows } = await sandbox.service.pool.query<{ count: number }>(
      'SELECT count(*)::int AS count FROM event_log.event',
    );
    return rows[0]?.count ?? 0;
  }
});

/** Whatever the last character is. */
function withAnotherEnd(code: string): string {
  return code.replace(/.$/, (last) => (last === '0' ? '1' : '0'));
}
