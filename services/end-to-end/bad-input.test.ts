import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import path from 'node:path';
import { status } from '@grpc/grpc-js';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { patiently } from '@ordonnancier/dev/house.ts';
import type { Doors } from '@ordonnancier/dev/house.ts';
import { untilAnswered } from '@ordonnancier/dev/insistent-house.ts';
import { sandboxAudience } from '@ordonnancier/dev/issuer/issuer.ts';
import { prescriberSigningKey } from '@ordonnancier/dev/issuer/prescriber-keys.ts';
import type { PrescriberSigningKey } from '@ordonnancier/dev/issuer/prescriber-keys.ts';
import { deadlineIn, openClient } from '@ordonnancier/grpc/client.ts';
import type { DispenseRequest } from '@ordonnancier/grpc/generated/ordonnancier/dispensing/v1/DispenseRequest.ts';
import type { PrescriptionServiceDefinition } from '@ordonnancier/grpc/generated/ordonnancier/prescription/v1/PrescriptionService.ts';
import { findService } from '@ordonnancier/grpc/load-proto.ts';
import { readRefusal } from '@ordonnancier/grpc/status.ts';
import { parseRpps } from '@ordonnancier/kernel/identifiers.ts';
import { signDocument } from '@ordonnancier/security/document-signature.ts';
import { loadSigningKey } from '@ordonnancier/security/secret-keys.ts';
import { decodeProtectedHeader, SignJWT } from 'jose';
import { v4 as uuidV4, v7 as uuidV7 } from 'uuid';
import { expectNothingParked } from './expect-exact.ts';
import { openHouseDatabase } from './house-database.ts';
import type { HouseDatabase } from './house-database.ts';
import { startHouse } from './house-under-test.ts';
import type { HouseUnderTest } from './house-under-test.ts';

const testMsMax = 120_000;
const paracetamol = '3400935955838';
const imatinib = '3400936224988';
/** Well formed, and in no catalogue. */
const unknownPack = '3400900000013';
const unknownMedicine = '69999999';

const line = {
  lineId: '1',
  medicine: { cis: '60234100' },
  posology: '1 comprimé en cas de douleur',
  unitsPerDelivery: 24,
  daysPerDelivery: 8,
  deliveries: 1,
  aldRelated: false,
};
const costlyLine = {
  lineId: '2',
  medicine: { cis: '63485353' },
  posology: '1 comprimé par jour au cours du repas',
  unitsPerDelivery: 30,
  daysPerDelivery: 30,
  deliveries: 1,
  aldRelated: true,
};

let underTest: HouseUnderTest;
let database: HouseDatabase;
let doctor: Doors;
let pharmacist: Doors;
let otherPharmacist: Doors;
let patient: Doors;
let analyst: Doors;
/** A prescription that is issued, claimed and dispensed in part: what bad requests are about. */
let good: Awaited<ReturnType<typeof dispensePart>>;

beforeAll(async () => {
  underTest = await startHouse();
  database = openHouseDatabase(underTest.stack.databaseUrl);
  doctor = underTest.house.as('doctor-lefevre');
  pharmacist = underTest.house.as('pharmacist-moreau');
  otherPharmacist = underTest.house.as('pharmacist-rossi');
  patient = underTest.house.as('patient-adult');
  analyst = underTest.house.as('analyst-bernard');
  good = await dispensePart(uuidV7());
  await database.settled();
}, 300_000);

afterAll(async () => {
  await database.close();
  await underTest.stop();
});

async function dispensePart(dispensingId: string, { lines = packs(1), patient = 'patient-adult' } = {}) {
  const { prescriptionId, document, signature } = await underTest.write([line, costlyLine], { patient });
  const issue = { requestId: uuidV4(), document, signature };
  const issued = await doctor.prescription.unary('IssuePrescription', issue, patiently());
  const code = { qrPayload: issued.printedCode?.qrPayload ?? '' };
  const claim = { requestId: uuidV4(), code, claimId: uuidV4() };
  const { claimSecret } = await pharmacist.dispensing.unary('ClaimPrescription', claim, patiently());
  const dispense = {
    requestId: uuidV4(),
    prescriptionId,
    claimSecret,
    dispensingId,
    lines,
  };
  const { logPosition } = await pharmacist.dispensing.unary('Dispense', dispense, patiently());
  return { prescriptionId, issue, issuedAt: issued.logPosition, claim, dispense, logPosition };
}

/** What a client is told: the status, the code of the refusal, and the fields at fault. */
async function told(attempt: Promise<unknown>): Promise<string> {
  try {
    await attempt;
    return 'OK';
  } catch (error) {
    const refusal = readRefusal(error);
    if (refusal !== undefined) {
      return [refusal.status, refusal.code, ...refusal.violations.map(({ field }) => field)].join(' ');
    }
    if (error instanceof Error && 'code' in error && typeof error.code === 'number') return status[error.code] ?? '';
    throw error;
  }
}

type Case = readonly [what: string, answer: string, attempt: () => Promise<unknown>];

function describeCases(name: string, cases: readonly Case[]): void {
  describe(name, () => {
    it.each(cases)(
      '%s: %s',
      async (_, answer, attempt) => {
        const before = await database.column('SELECT count(*) FROM event_log.event');
        expect(await told(attempt())).toBe(answer);
        expect(await database.column('SELECT count(*) FROM event_log.event')).toEqual(before);
      },
      testMsMax,
    );
  });
}

async function issue(lines: readonly unknown[]): Promise<unknown> {
  const { document, signature } = await underTest.write(lines);
  return doctor.prescription.unary('IssuePrescription', { requestId: uuidV4(), document, signature }, patiently());
}

function issueBytes(document: Buffer, signature = 'eyJhbGciOiJFUzI1NiJ9..AAAA'): Promise<unknown> {
  return doctor.prescription.unary('IssuePrescription', { requestId: uuidV4(), document, signature }, patiently());
}

function dispense(fields: DispenseRequest, by: Doors = pharmacist): Promise<unknown> {
  const request = { ...good.dispense, requestId: uuidV4(), dispensingId: uuidV7(), ...fields };
  return by.dispensing.unary('Dispense', request, patiently());
}

const packs = (count: number, cip13 = paracetamol) => [{ lineId: '1', packs: [{ cip13, count }] }];

describeCases('malformed identifiers', [
  [
    'a prescription id that is no UUID',
    'INVALID_ARGUMENT INVALID_REQUEST prescription_id',
    () => doctor.prescription.unary('GetPrescription', { prescriptionId: '12' }, patiently()),
  ],
  [
    'a prescription id in capitals',
    'INVALID_ARGUMENT INVALID_REQUEST prescription_id',
    () =>
      doctor.prescription.unary('GetPrescription', { prescriptionId: good.prescriptionId.toUpperCase() }, patiently()),
  ],
  [
    'no request id',
    'INVALID_ARGUMENT INVALID_REQUEST request_id',
    () => doctor.prescription.unary('IssuePrescription', { ...good.issue, requestId: '' }, patiently()),
  ],
  [
    'a dispensing id without its time',
    'INVALID_ARGUMENT INVALID_REQUEST dispensing_id',
    () => dispense({ dispensingId: uuidV4() }),
  ],
  [
    'an empty dispensing id',
    'INVALID_ARGUMENT INVALID_REQUEST dispensing_id',
    () => pharmacist.billing.unary('GetInvoice', {}, patiently()),
  ],
  [
    'a FINESS number of three digits and the 30th of February',
    'INVALID_ARGUMENT INVALID_REQUEST pharmacy_finess from',
    () => analyst.fraud.unary('ListAlerts', { pharmacyFiness: '123', from: '2026-02-30' }, patiently()),
  ],
  [
    'a line id with a space',
    'INVALID_ARGUMENT INVALID_REQUEST line_ids[1]',
    () =>
      doctor.prescription.unary(
        'CancelLines',
        {
          requestId: uuidV4(),
          prescriptionId: good.prescriptionId,
          lineIds: ['1', '1 OR 1=1'],
          reason: 'CANCELLATION_REASON_ERROR',
        },
        patiently(),
      ),
  ],
  [
    'a page token of our own making',
    'INVALID_ARGUMENT INVALID_REQUEST page_token',
    () => patient.audit.unary('ListAccesses', { pageToken: 'e30' }, patiently()),
  ],
  [
    'a position of another log',
    'INVALID_ARGUMENT INVALID_REQUEST min_position',
    () => pharmacist.billing.unary('ListInvoices', { minPosition: 'abc' }, patiently()),
  ],
]);

describe('positions', () => {
  const year = { fromDay: '2026-01-01', toDay: '2099-12-31' };
  /** Every method that takes one. */
  const methods: readonly (readonly [method: string, ask: (position: string) => Promise<unknown>])[] = [
    [
      'ListPrescriptions',
      (minPosition) => doctor.prescription.unary('ListPrescriptions', { minPosition }, patiently()),
    ],
    [
      'ListPharmacyDispensings',
      (minPosition) => pharmacist.dispensing.unary('ListPharmacyDispensings', { minPosition }, patiently()),
    ],
    [
      'ListRegister',
      (minPosition) => pharmacist.dispensing.unary('ListRegister', { ...year, minPosition }, patiently()),
    ],
    [
      'GetInvoice',
      (minPosition) =>
        pharmacist.billing.unary('GetInvoice', { dispensingId: good.dispense.dispensingId, minPosition }, patiently()),
    ],
    ['ListInvoices', (minPosition) => pharmacist.billing.unary('ListInvoices', { minPosition }, patiently())],
    ['ListLots', (minPosition) => pharmacist.billing.unary('ListLots', { minPosition }, patiently())],
    [
      'GetMonthlyStatement',
      (minPosition) => pharmacist.billing.unary('GetMonthlyStatement', { month: '2026-01', minPosition }, patiently()),
    ],
    ['ListAlerts', (minPosition) => analyst.fraud.unary('ListAlerts', { minPosition }, patiently())],
    ['ListAccesses', (minPosition) => patient.audit.unary('ListAccesses', { minPosition }, patiently())],
    [
      'WatchPrescriptions',
      (afterPosition) => firstOf(doctor.prescription.serverStream('WatchPrescriptions', { afterPosition })),
    ],
    ['WatchClaims', (afterPosition) => firstOf(pharmacist.dispensing.serverStream('WatchClaims', { afterPosition }))],
    ['StreamAlerts', (afterPosition) => firstOf(analyst.fraud.serverStream('StreamAlerts', { afterPosition }))],
  ];

  it.each(methods)(
    '[OPS-043] %s knows one that an answer gave, and refuses any other at once',
    async (method, ask) => {
      const field = /^(Watch|Stream)/.test(method) ? 'after_position' : 'min_position';
      const given = good.logPosition;
      const others = [
        BigInt(given).toString(),
        `0${given}`,
        given.slice(1),
        '0',
        `${'0'.repeat(20)}-${'0'.repeat(20)}`,
        (BigInt(given) + 1_000_000n).toString().padStart(given.length, '0'),
      ];
      const answers = await Promise.all(others.map((position) => told(ask(position))));
      expect(answers).toEqual(others.map(() => `INVALID_ARGUMENT INVALID_REQUEST ${field}`));
      if (field === 'min_position') expect(await told(ask(given))).toBe('OK');
      if (method === 'WatchPrescriptions') expect(await told(ask(good.issuedAt))).toBe('OK');
    },
    testMsMax,
  );
});

async function firstOf(stream: AsyncIterable<unknown>): Promise<unknown> {
  for await (const message of stream) return message;
  return undefined;
}

describeCases('medicines that nobody knows', [
  [
    'prescribed',
    'FAILED_PRECONDITION MEDICINE_UNKNOWN',
    () => issue([{ ...line, medicine: { cis: unknownMedicine } }]),
  ],
  ['dispensed', 'FAILED_PRECONDITION PACK_UNKNOWN', () => dispense({ lines: packs(1, unknownPack) })],
]);

describeCases('quantities', [
  [
    'a billion units prescribed, of one delivery and of all',
    `INVALID_ARGUMENT INVALID_REQUEST ${'document.lines[0].unitsPerDelivery '.repeat(2).trim()}`,
    () => issue([{ ...line, unitsPerDelivery: 1e9 }]),
  ],
  ...[-1, 0, 1.5, '24', null].map((unitsPerDelivery): Case => [
    `${JSON.stringify(unitsPerDelivery)} units prescribed`,
    'INVALID_ARGUMENT INVALID_REQUEST document.lines[0].unitsPerDelivery',
    () => issue([{ ...line, unitsPerDelivery }]),
  ]),
  ...[-1, 0, 2 ** 31 - 1].map((count): Case => [
    `${count} packs dispensed`,
    'INVALID_ARGUMENT INVALID_REQUEST lines[0].packs[0].count',
    () => dispense({ lines: packs(count) }),
  ]),
  [
    'a negative number of units dispensed',
    'INVALID_ARGUMENT INVALID_REQUEST lines[0].units',
    () => dispense({ lines: [{ lineId: '1', packs: [{ cip13: paracetamol, count: 1 }], units: -8 }] }),
  ],
  ['more than was prescribed', 'FAILED_PRECONDITION UNITS_EXCEED_REMAINING', () => dispense({ lines: packs(3) })],
  [
    'a page of minus one',
    'INVALID_ARGUMENT INVALID_REQUEST page_size',
    () => doctor.prescription.unary('ListPrescriptions', { pageSize: -1 }, patiently()),
  ],
]);

describeCases('empty and damaged contents', [
  ['a document without lines', 'INVALID_ARGUMENT INVALID_REQUEST document.lines', () => issue([])],
  ['a dispensing without lines', 'INVALID_ARGUMENT INVALID_REQUEST lines', () => dispense({ lines: [] })],
  [
    'a line without packs',
    'INVALID_ARGUMENT INVALID_REQUEST lines[0].packs',
    () => dispense({ lines: [{ lineId: '1' }] }),
  ],
  [
    'U+0000 in a posology',
    'INVALID_ARGUMENT INVALID_REQUEST document.lines[0].posology',
    () => issue([{ ...line, posology: 'un\u0000deux' }]),
  ],
  [
    'a bidirectional override in a posology',
    'INVALID_ARGUMENT INVALID_REQUEST document.lines[0].posology',
    () => issue([{ ...line, posology: '1 comprimé, pas plus de \u202E2' }]),
  ],
  [
    'a blank of no width in a secret',
    'INVALID_ARGUMENT INVALID_REQUEST claim_secret',
    () => dispense({ claimSecret: 'un\u200Bdeux' }),
  ],
  [
    'U+0000 in a secret',
    'INVALID_ARGUMENT INVALID_REQUEST claim_secret',
    () => dispense({ claimSecret: 'un\u0000deux' }),
  ],
  [
    'U+0000 in a typed code',
    'INVALID_ARGUMENT INVALID_REQUEST code.typed_code',
    () => pharmacist.dispensing.unary('RetrievePrescription', { code: { typedCode: '\u0000' } }, patiently()),
  ],
  ['no document', 'INVALID_ARGUMENT INVALID_REQUEST document', () => issueBytes(Buffer.alloc(0))],
  [
    'half a document',
    'INVALID_ARGUMENT INVALID_REQUEST document',
    () => issueBytes(good.issue.document.subarray(0, 99)),
  ],
  [
    'a document of 129 KiB',
    'INVALID_ARGUMENT INVALID_REQUEST document',
    () => issueBytes(Buffer.alloc(129 * 1024, ' ')),
  ],
  ['a message of 300 KiB', 'RESOURCE_EXHAUSTED', () => issueBytes(Buffer.alloc(300 * 1024, ' '))],
  [
    'no code',
    'INVALID_ARGUMENT INVALID_REQUEST code',
    () => pharmacist.dispensing.unary('RetrievePrescription', {}, patiently()),
  ],
  [
    'a code that is none',
    'NOT_FOUND CODE_UNKNOWN',
    () => pharmacist.dispensing.unary('RetrievePrescription', { code: { qrPayload: 'HELLO' } }, patiently()),
  ],
  [
    'no verdict',
    'INVALID_ARGUMENT INVALID_REQUEST verdict',
    () => analyst.fraud.unary('RecordVerdict', { requestId: uuidV4(), alertId: uuidV4() }, patiently()),
  ],
]);

describeCases('signatures', [
  ['of nothing', 'INVALID_ARGUMENT SIGNATURE_INVALID', () => issueBytes(good.issue.document, 'x')],
  [
    'of other bytes',
    'INVALID_ARGUMENT SIGNATURE_INVALID',
    () => issueBytes(Buffer.concat([good.issue.document, Buffer.from(' ')]), good.issue.signature),
  ],
  [
    'of somebody else',
    'PERMISSION_DENIED SIGNATORY_NOT_CALLER',
    async () => {
      const { document, signature } = await underTest.write([line], { doctor: 'doctor-payet' });
      return issueBytes(document, signature);
    },
  ],
]);

describeCases('requests of who may not', [
  [
    'a pharmacist prescribes',
    'PERMISSION_DENIED ROLE_NOT_ALLOWED',
    () => pharmacist.prescription.unary('IssuePrescription', good.issue, patiently()),
  ],
  ['a doctor dispenses', 'PERMISSION_DENIED ROLE_NOT_ALLOWED', () => dispense({}, doctor)],
  [
    'a patient reads alerts',
    'PERMISSION_DENIED ROLE_NOT_ALLOWED',
    () => patient.fraud.unary('ListAlerts', {}, patiently()),
  ],
  [
    'an analyst reads accesses',
    'PERMISSION_DENIED ROLE_NOT_ALLOWED',
    () => analyst.audit.unary('ListAccesses', {}, patiently()),
  ],
  [
    'a pharmacist asks for a score',
    'PERMISSION_DENIED ROLE_NOT_ALLOWED',
    () => pharmacist.fraud.unary('ScoreDispensing', {}, patiently()),
  ],
  [
    "another pharmacy shows this one's secret",
    'PERMISSION_DENIED CLAIM_SECRET_WRONG',
    () => dispense({}, otherPharmacist),
  ],
  ['a secret is guessed', 'PERMISSION_DENIED CLAIM_SECRET_WRONG', () => dispense({ claimSecret: 'open sesame' })],
  [
    "another pharmacy takes back this one's dispensing",
    'NOT_FOUND DISPENSING_UNKNOWN',
    () => {
      const { prescriptionId, dispensingId } = good.dispense;
      const reason = 'REVERSAL_REASON_ENTRY_ERROR' as const;
      const request = { requestId: uuidV4(), prescriptionId, dispensingId, reason };
      return otherPharmacist.dispensing.unary('ReverseDispensing', request, patiently());
    },
  ],
  [
    "another pharmacy reads this one's invoice",
    'NOT_FOUND INVOICE_NOT_FOUND',
    () => otherPharmacist.billing.unary('GetInvoice', { dispensingId: good.dispense.dispensingId }, patiently()),
  ],
  [
    "another doctor reads this one's prescription",
    'NOT_FOUND PRESCRIPTION_UNKNOWN',
    () =>
      underTest.house
        .as('doctor-payet')
        .prescription.unary('GetPrescription', { prescriptionId: good.prescriptionId }, patiently()),
  ],
]);

describeCases('tokens', [
  ['none', 'UNAUTHENTICATED TOKEN_MISSING', () => listWith(async () => '')],
  [
    'of a key that the issuer does not know',
    'UNAUTHENTICATED TOKEN_INVALID',
    () => listWith(() => signed(strangersKey())),
  ],
  ['that expired', 'UNAUTHENTICATED TOKEN_EXPIRED', () => listWith(() => signed(issuersKey(), { agedSeconds: 900 }))],
  [
    'for another audience',
    'UNAUTHENTICATED TOKEN_INVALID',
    () => listWith(() => signed(issuersKey(), { audience: 'elsewhere' })),
  ],
  [
    'without a signature',
    'UNAUTHENTICATED TOKEN_INVALID',
    () =>
      listWith(async () => {
        const [, claims = ''] = (await underTest.stack.issuer.tokenFor('doctor-lefevre')).split('.');
        return `${Buffer.from('{"alg":"none"}').toString('base64url')}.${claims}.`;
      }),
  ],
  ['as good as the issuer makes', 'OK', () => listWith(() => signed(issuersKey()))],
]);

describeCases('deadlines', [
  [
    'none',
    'INVALID_ARGUMENT DEADLINE_REQUIRED',
    () => doctor.prescription.unary('IssuePrescription', good.issue, { deadlineMs: Infinity }),
  ],
  [
    'passed before it began',
    'DEADLINE_EXCEEDED',
    () =>
      underTest.impatient
        .as('doctor-lefevre')
        .prescription.unary('IssuePrescription', good.issue, { deadlineMs: deadlineIn(-1) }),
  ],
]);

describeCases('repeated requests', [
  ['the same issue', 'OK', () => doctor.prescription.unary('IssuePrescription', good.issue, patiently())],
  [
    'the issue with another signature',
    'ALREADY_EXISTS REQUEST_ID_REUSED',
    async () => {
      const document = Buffer.from(good.issue.document.toString().replace('8,"deliveries":1', '8,"deliveries":2'));
      const signature = await signDocument(document, await lefevresKey());
      return doctor.prescription.unary('IssuePrescription', { ...good.issue, document, signature }, patiently());
    },
  ],
  ['the same claim', 'OK', () => pharmacist.dispensing.unary('ClaimPrescription', good.claim, patiently())],
  [
    'the claim under another id',
    'ALREADY_EXISTS REQUEST_ID_REUSED',
    () => pharmacist.dispensing.unary('ClaimPrescription', { ...good.claim, claimId: uuidV4() }, patiently()),
  ],
  ['the same dispensing', 'OK', () => pharmacist.dispensing.unary('Dispense', good.dispense, patiently())],
  [
    'the dispensing of two packs',
    'ALREADY_EXISTS REQUEST_ID_REUSED',
    () => pharmacist.dispensing.unary('Dispense', { ...good.dispense, lines: packs(2) }, patiently()),
  ],
  [
    'the dispensing in another request',
    'ALREADY_EXISTS DISPENSING_ALREADY_EXISTS',
    () => dispense({ dispensingId: good.dispense.dispensingId }),
  ],
]);

it(
  'goes on for everybody when a pharmacy uses the id of a dispensing for that of another prescription',
  async () => {
    const { dispensingId } = good.dispense;
    const securityControl = { outcome: 'SECURITY_CONTROL_OUTCOME_SECURED' } as const;
    const costly = [{ lineId: '2', packs: [{ cip13: imatinib, count: 1 }], securityControl }];
    await dispensePart(dispensingId, { lines: costly, patient: 'patient-elder' });
    await dispensePart(dispensingId, { lines: costly, patient: 'patient-overseas' });
    const { dispense: next } = await dispensePart(uuidV7());
    await database.settled();
    await expectNothingParked(database);
    const invoiced = await database.column('SELECT dispensing_id FROM billing.invoices ORDER BY position');
    expect(invoiced).toEqual([dispensingId, next.dispensingId]);
    expect(await database.column('SELECT dispensing_id FROM fraud.alerts')).toEqual([dispensingId, dispensingId]);
  },
  testMsMax * 2,
);

async function listWith(token: () => Promise<string>): Promise<unknown> {
  const service = findService<PrescriptionServiceDefinition>('ordonnancier.prescription.v1.PrescriptionService');
  const client = openClient(service, underTest.stack.grpc.prescription, { token });
  try {
    return await untilAnswered(() => client.unary('ListPrescriptions', {}, patiently()));
  } finally {
    client.close();
  }
}

/** A doctor's token, signed anew. */
async function signed(key: KeyObject, { agedSeconds = 0, audience = sandboxAudience } = {}): Promise<string> {
  const { issuer } = underTest.stack;
  const genuine = await issuer.tokenFor('doctor-lefevre');
  const claims: unknown = JSON.parse(Buffer.from(genuine.split('.')[1] ?? '', 'base64url').toString());
  const issuedAt = Math.floor(Date.now() / 1000) - agedSeconds;
  return new SignJWT({ ...(claims as Record<string, unknown>) })
    .setProtectedHeader({ ...decodeProtectedHeader(genuine), alg: 'ES256' })
    .setAudience(audience)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + 300)
    .sign(key);
}

function issuersKey(): KeyObject {
  return loadSigningKey(path.join(underTest.stateDirectory, 'issuer', 'issuer.pem'), 'refuse');
}

function lefevresKey(): Promise<PrescriberSigningKey> {
  const rpps = parseRpps('99000000010');
  if (rpps === undefined) throw new Error('a test constant does not pass its check');
  return prescriberSigningKey(path.join(underTest.stateDirectory, 'issuer'), rpps);
}

function strangersKey(): KeyObject {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
}
