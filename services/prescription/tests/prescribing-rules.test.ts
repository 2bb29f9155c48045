import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { deadlineIn, type ServiceClient } from '@ordonnancier/grpc/client.ts';
import type { PrescriptionServiceDefinition } from '@ordonnancier/grpc/generated/ordonnancier/prescription/v1/PrescriptionService.ts';
import { prescriptionService } from '../src/compose.ts';
import { rpps, type Sandbox, sign, startSandbox } from './sandbox.ts';

const skenan10 = '61227030';
const doliprane = '60234100';

const patient = {
  ins: '255081416802538',
  insOid: '1.2.250.1.213.1.4.10',
  birthName: 'DUBOIS',
  firstGivenName: 'ANNE',
  birthDate: '1955-08-02',
  sex: 'F',
  birthPlaceCode: '14168',
};

function lineOf(cis: string, changes: object = {}) {
  return {
    lineId: '1',
    medicine: { cis },
    posology: '2 par jour pendant 14 jours',
    unitsPerDelivery: 28,
    daysPerDelivery: 14,
    deliveries: 1,
    aldRelated: false,
    ...changes,
  };
}

let number = 0;

function documentOf(line: object): Buffer {
  const schema = 'ordonnancier/prescription-document/v1';
  number += 1;
  const prescriptionId = `01990000-0000-7000-9000-${String(number).padStart(12, '0')}`;
  const content = { schema, prescriptionId, issuedOn: '2026-09-15', prescriber: { rpps }, patient, lines: [line] };
  return Buffer.from(JSON.stringify(content));
}

function posologyOf(durationDays: number, asNeeded = false) {
  return { structuredPosology: { sequences: [{ dose: 1, intakesPerDay: 2, durationDays }], asNeeded } };
}

let sandbox: Sandbox;
let physician: ServiceClient<PrescriptionServiceDefinition>;

beforeAll(async () => {
  sandbox = await startSandbox();
  physician = sandbox.service.client(prescriptionService, { role: 'prescriber', rpps });
});

afterAll(() => sandbox.stop());

function check(line: object, by = physician) {
  return by.unary('CheckPrescription', { document: documentOf(line) }, { deadlineMs: deadlineIn(5_000) });
}

describe('what a document must say of its lines', () => {
  it('[RX-051] is the quantity of a narcotic in words', async () => {
    const refusalOf = async (changes: object) => (await check(lineOf(skenan10, changes))).refusalCode;
    expect(await refusalOf({})).toBe('WORDS_MISSING');
    expect(await refusalOf({ quantityInWords: 'vingt-huit gélules' })).toBe('WORDS_DO_NOT_SAY_THE_NUMBER');
    expect(await refusalOf({ quantityInWords: 'vingt-sept' })).toBe('WORDS_DO_NOT_SAY_THE_NUMBER');
    expect(await refusalOf({ quantityInWords: 'vingt-huit' })).toBe('');
    const document = documentOf(lineOf(skenan10, { quantityInWords: 'vingt-huit' }));
    const request = { requestId: randomUUID(), document, signature: await sign(document) };
    const issued = await physician.unary('IssuePrescription', request, { deadlineMs: deadlineIn(5_000) });
    expect(issued.logPosition).not.toBe('');
  });

  it('[RX-053] is a quantity that its posology takes, or a remark when it is taken as needed', async () => {
    const code = 'QUANTITY_DOES_NOT_MATCH_POSOLOGY';
    // The pack holds eight tablets: 28 are four packs less four tablets.
    expect(await check(lineOf(doliprane, posologyOf(14)))).toMatchObject({ acceptable: true, warnings: [] });
    expect(await check(lineOf(doliprane, posologyOf(11)))).toMatchObject({ acceptable: true, warnings: [] });
    expect(await check(lineOf(doliprane, posologyOf(10)))).toMatchObject({ refusalCode: code, lineId: '1' });
    expect(await check(lineOf(doliprane, posologyOf(15)))).toMatchObject({ refusalCode: code });
    expect(await check(lineOf(doliprane, posologyOf(15, true)))).toMatchObject({
      acceptable: true,
      warnings: [{ code, lineId: '1' }],
    });
  });
});
