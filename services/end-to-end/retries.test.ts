import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openHouse, patiently } from '@ordonnancier/dev/house.ts';
import type { Doors, House } from '@ordonnancier/dev/house.ts';
import { insistentHouse } from '@ordonnancier/dev/insistent-house.ts';
import { writePayerReturn } from '@ordonnancier/dev/payer-return.ts';
import { findService } from '@ordonnancier/grpc/load-proto.ts';
import { v4 as uuidV4, v7 as uuidV7 } from 'uuid';
import { openHouseDatabase } from './house-database.ts';
import type { HouseDatabase } from './house-database.ts';
import { startHouse } from './house-under-test.ts';
import type { HouseUnderTest } from './house-under-test.ts';
import { pidOf, serving, until } from './until.ts';

const services = [
  'ordonnancier.prescription.v1.PrescriptionService',
  'ordonnancier.dispensing.v1.DispensingService',
  'ordonnancier.billing.v1.BillingService',
  'ordonnancier.fraud.v1.FraudService',
  'ordonnancier.audit.v1.AuditService',
];

const paracetamol = { cis: '60234100', cip13: '3400935955838', unitsPerPack: 8 } as const;
const levocetirizine = { cis: '66296411', cip13: '3400935850249', unitsPerPack: 14 } as const;
/** Above 300 €: a first delivery of it raises an alert. */
const tirzepatide = { cis: '65111938', cip13: '3400930292945', unitsPerPack: 1 } as const;

type Medicine = typeof paracetamol | typeof levocetirizine | typeof tirzepatide;

function lineOf(lineId: string, { cis, unitsPerPack }: Medicine) {
  return {
    lineId,
    medicine: { cis },
    posology: 'comme convenu',
    unitsPerDelivery: unitsPerPack,
    daysPerDelivery: 28,
    deliveries: 1,
    aldRelated: false,
  };
}

function packOf(lineId: string, { cip13 }: Medicine) {
  return { lineId, packs: [{ cip13, count: 1 }] };
}

/** A write as it was first sent, and what it was answered. */
interface Sent {
  readonly rpc: string;
  readonly repeat: () => Promise<object>;
  readonly answer: object;
}

const sent: Sent[] = [];
let underTest: HouseUnderTest;
let house: House;
let database: HouseDatabase;

beforeAll(async () => {
  underTest = await startHouse();
  house = underTest.house;
  database = openHouseDatabase(underTest.stack.databaseUrl);
  await liveAndSettle(await prescribe());
  await replaceAndTranscribe();
}, 400_000);

afterAll(async () => {
  await database.close();
  await underTest.stop();
});

describe('a write that is repeated when its time has passed', () => {
  it('is any write of the five services', () => {
    const writes = services.flatMap((name) =>
      [...findService(name).methods].flatMap(([rpc, { requestType }]) =>
        JSON.stringify(requestType.type).includes('"requestId"') ? [rpc] : [],
      ),
    );
    expect(writes.length).toBeGreaterThan(15);
    expect(new Set(sent.map(({ rpc }) => rpc))).toEqual(new Set(writes));
  });

  it('[DISP-204] gets its first answer, and nothing is recorded of it', expectFirstAnswers, 400_000);

  it('[DISP-204] gets it also from services that were killed since and remember nothing', async () => {
    await restartAll();
    await expectFirstAnswers();
  }, 400_000);
});

async function expectFirstAnswers(): Promise<void> {
  await database.settled();
  const before = await written();
  for (const { rpc, repeat, answer } of sent) expect({ rpc, answer: await repeat() }).toEqual({ rpc, answer });
  await database.settled();
  expect(await written()).toEqual(before);
}

/** Every event but those of readings. */
function written(): Promise<readonly unknown[]> {
  return database.column(`SELECT event_id::text FROM event_log.event WHERE NOT stream ^@ 'access-' ORDER BY position`);
}

async function restartAll(): Promise<void> {
  const killed = underTest.stack.services.map((service) => ({ service, pid: pidOf(service) }));
  for (const { pid } of killed) process.kill(pid, 'SIGKILL');
  for (const { service, pid } of killed) {
    await until(async () => ![undefined, pid].includes(service.process.pid), `${service.name} to start again`);
    await serving(service);
  }
  // Connections that broke would be tried again only after a while.
  house.close();
  house = insistentHouse(openHouse({ tokenUrl: underTest.stack.issuer.tokenUrl, grpc: underTest.stack.grpc }));
}

/** Sends a write for the first time. A fraud score is of the moment: it may come too late the one time and not the other. */
async function write<Answer extends object>(
  rpc: string,
  as: string,
  send: (doors: Doors, requestId: string) => Promise<Answer>,
): Promise<Answer> {
  const requestId = uuidV4();
  const answer = await send(house.as(as), requestId);
  const settled = (answered: object) => ({ ...answered, screening: undefined });
  sent.push({ rpc, repeat: async () => settled(await send(house.as(as), requestId)), answer: settled(answer) });
  return answer;
}

const doctor = 'doctor-lefevre';
const pharmacist = 'pharmacist-moreau';
const payer = 'payer-front-end';

interface Prescribed {
  readonly prescriptionId: string;
  readonly code: { readonly qrPayload: string };
}

async function prescribe(): Promise<Prescribed> {
  const medicines = [paracetamol, levocetirizine, tirzepatide];
  const { prescriptionId, document, signature } = await underTest.write(
    medicines.map((medicine, index) => lineOf(String(index + 1), medicine)),
  );
  const { printedCode } = await write('IssuePrescription', doctor, ({ prescription }, requestId) =>
    prescription.unary('IssuePrescription', { requestId, document, signature }, patiently()),
  );
  await write('ConfirmAuthenticity', doctor, ({ prescription }, requestId) =>
    prescription.unary('ConfirmAuthenticity', { requestId, prescriptionId }, patiently()),
  );
  return { prescriptionId, code: { qrPayload: printedCode?.qrPayload ?? '' } };
}

/** All that a pharmacy does, then what it undoes, and at last the prescription is disowned: hardly anything is allowed any more. */
async function liveAndSettle({ prescriptionId, code }: Prescribed): Promise<void> {
  const claimId = uuidV4();
  const [costly, plain, amended] = [uuidV7(), uuidV7(), uuidV7()];
  const { claimSecret } = await write('ClaimPrescription', pharmacist, ({ dispensing }, requestId) =>
    dispensing.unary('ClaimPrescription', { requestId, code, claimId }, patiently()),
  );
  await write('GiveOpinion', pharmacist, ({ dispensing }, requestId) =>
    dispensing.unary(
      'GiveOpinion',
      { requestId, code, problem: 'OPINION_PROBLEM_INTERACTION', proposal: 'OPINION_PROPOSAL_MONITOR' },
      patiently(),
    ),
  );
  await write('RefuseDispensing', pharmacist, ({ dispensing }, requestId) =>
    dispensing.unary('RefuseDispensing', { requestId, code, reason: 'NOT_DISPENSED_REASON_STOCK' }, patiently()),
  );
  await write('ReportSuspicion', pharmacist, ({ dispensing }, requestId) =>
    dispensing.unary('ReportSuspicion', { requestId, code, kind: 'SUSPICION_KIND_FORGED' }, patiently()),
  );
  const controlled = {
    ...packOf('3', tirzepatide),
    securityControl: { outcome: 'SECURITY_CONTROL_OUTCOME_SECURED' as const, prescriberKnown: true },
  };
  for (const [dispensingId, line] of [[costly, controlled] as const, [plain, packOf('1', paracetamol)] as const]) {
    await write('Dispense', pharmacist, ({ dispensing }, requestId) =>
      dispensing.unary(
        'Dispense',
        { requestId, prescriptionId, claimSecret, dispensingId, lines: [line], carteVitalePresented: true },
        patiently(),
      ),
    );
  }
  const correction = {
    amendedDispensingId: plain,
    reason: 'REVERSAL_REASON_ENTRY_ERROR' as const,
    dispensingId: amended,
    lines: [packOf('1', paracetamol)],
  };
  await write('AmendDispensing', pharmacist, ({ dispensing }, requestId) =>
    dispensing.unary('AmendDispensing', { requestId, prescriptionId, ...correction }, patiently()),
  );
  const lines = [{ lineId: '2', reason: 'NOT_DISPENSED_REASON_STOCK' as const }];
  await write('CloseLines', pharmacist, ({ dispensing }, requestId) =>
    dispensing.unary('CloseLines', { requestId, prescriptionId, claimSecret, lines }, patiently()),
  );
  await write('ReopenLines', pharmacist, ({ dispensing }, requestId) =>
    dispensing.unary('ReopenLines', { requestId, prescriptionId, lineIds: ['2'] }, patiently()),
  );

  await claimFromPayers(costly);
  await decideAlertOf(costly);

  const reversal = { prescriptionId, dispensingId: costly, reason: 'REVERSAL_REASON_NOT_COLLECTED' as const };
  await write('ReverseDispensing', pharmacist, ({ dispensing }, requestId) =>
    dispensing.unary('ReverseDispensing', { requestId, ...reversal }, patiently()),
  );
  await write('ReleaseClaim', pharmacist, ({ dispensing }, requestId) =>
    dispensing.unary('ReleaseClaim', { requestId, prescriptionId, claimSecret }, patiently()),
  );
  await write('CancelLines', doctor, ({ prescription }, requestId) =>
    prescription.unary('CancelLines', { requestId, prescriptionId, reason: 'CANCELLATION_REASON_ERROR' }, patiently()),
  );
  await write('DisownPrescription', doctor, ({ prescription }, requestId) =>
    prescription.unary('DisownPrescription', { requestId, prescriptionId }, patiently()),
  );
}

/** Asked, rejected and corrected. */
async function claimFromPayers(dispensingId: string): Promise<void> {
  await database.settled();
  const dispensingIds = [dispensingId];
  await write('SignInvoices', pharmacist, ({ billing }, requestId) =>
    billing.unary('SignInvoices', { requestId, dispensingIds }, patiently()),
  );
  const { lotId } = await write('SendLot', pharmacist, ({ billing }, requestId) =>
    billing.unary('SendLot', { requestId, regime: 'PAYER_REGIME_GENERAL', dispensingIds }, patiently()),
  );
  await database.settled();
  await write('RecordAcknowledgement', payer, ({ billing }, requestId) =>
    billing.unary('RecordAcknowledgement', { requestId, lotId }, patiently()),
  );
  const file = writePayerReturn(lotId, [{ outcome: 'rejected', dispensingId, reason: 'BASE_OR_RATE_MISMATCH' }]);
  await write('RecordPayerReturn', payer, ({ billing }, requestId) =>
    billing.unary('RecordPayerReturn', { requestId, file }, patiently()),
  );
  await database.settled();
  await write('CorrectInvoice', pharmacist, ({ billing }, requestId) =>
    billing.unary('CorrectInvoice', { requestId, dispensingId, coverage: { exemption: 'EXEMPTION_ALD' } }, patiently()),
  );
}

async function decideAlertOf(dispensingId: string): Promise<void> {
  const analyst = 'analyst-bernard';
  const { alerts } = await house.as(analyst).fraud.unary('ListAlerts', {}, patiently());
  const alertId = alerts.find((alert) => alert.dispensingId === dispensingId)?.alertId ?? '';
  await write('RecordVerdict', analyst, ({ fraud }, requestId) =>
    fraud.unary('RecordVerdict', { requestId, alertId, verdict: 'VERDICT_DISMISSED' }, patiently()),
  );
}

async function replaceAndTranscribe(): Promise<void> {
  const [old, other, paper] = [
    await underTest.write([lineOf('1', paracetamol)]),
    await underTest.write([lineOf('1', levocetirizine)]),
    await underTest.write([lineOf('1', paracetamol)]),
  ];
  const { prescriptionId } = old;
  await write('IssuePrescription', doctor, ({ prescription }, requestId) =>
    prescription.unary(
      'IssuePrescription',
      { requestId, document: old.document, signature: old.signature },
      patiently(),
    ),
  );
  const { document, signature } = other;
  await write('ReplacePrescription', doctor, ({ prescription }, requestId) =>
    prescription.unary(
      'ReplacePrescription',
      { requestId, prescriptionId, document, signature, reason: 'CANCELLATION_REASON_ERROR' },
      patiently(),
    ),
  );
  await write('RecordPaperPrescription', pharmacist, ({ dispensing }, requestId) =>
    dispensing.unary(
      'RecordPaperPrescription',
      { requestId, document: paper.document, scanSha256: 'ab'.repeat(32) },
      patiently(),
    ),
  );
}
