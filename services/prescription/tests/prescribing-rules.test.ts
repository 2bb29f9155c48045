import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { deadlineIn, type ServiceClient } from '@ordonnancier/grpc/client.ts';
import type { PrescriptionServiceDefinition } from '@ordonnancier/grpc/generated/ordonnancier/prescription/v1/PrescriptionService.ts';
import { readRefusal } from '@ordonnancier/grpc/status.ts';
import { parseRpps, type Rpps } from '@ordonnancier/kernel/identifiers.ts';
import { z } from 'zod';
import { prescriptionService } from '../src/compose.ts';
import { rpps, type Sandbox, sign, startSandbox, valid } from './sandbox.ts';

const skenan10 = '61227030';
const oxynorm = '61613434';
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

function documentOf(line: object, of: object = patient, changes: object = {}): Buffer {
  const schema = 'ordonnancier/prescription-document/v1';
  number += 1;
  const prescriptionId = `01990000-0000-7000-9000-${String(number).padStart(12, '0')}`;
  const content = { schema, prescriptionId, issuedOn: '2026-09-15', prescriber: { rpps }, patient: of, lines: [line] };
  return Buffer.from(JSON.stringify({ ...content, ...changes }));
}

function posologyOf(durationDays: number, asNeeded = false) {
  return { structuredPosology: { sequences: [{ dose: 1, intakesPerDay: 2, durationDays }], asNeeded } };
}

let sandbox: Sandbox;
let physician: ServiceClient<PrescriptionServiceDefinition>;

beforeAll(async () => {
  sandbox = await startSandbox();
  physician = sandbox.service.client(prescriptionService, { role: 'prescriber', profession: 'physician', rpps });
});

afterAll(() => sandbox.stop());

function check(line: object, by = physician, of: object = patient) {
  return by.unary('CheckPrescription', { document: documentOf(line, of) }, { deadlineMs: deadlineIn(20_000) });
}

describe('who prescribes', () => {
  it('[RX-054] is told what their profession may not prescribe, and what of it nobody checked', async () => {
    const midwife = sandbox.service.client(prescriptionService, { role: 'prescriber', profession: 'midwife', rpps });
    const narcotic = lineOf(skenan10, { quantityInWords: 'vingt-huit' });
    expect(await check(narcotic, midwife)).toMatchObject({ refusalCode: 'PROFESSION_MAY_NOT_PRESCRIBE', lineId: '1' });
    expect(await check(lineOf(doliprane), midwife)).toMatchObject({
      acceptable: true,
      warnings: [{ code: 'PRESCRIBER_SCOPE_NOT_CHECKED', lineId: '1' }],
    });
    const document = documentOf(narcotic);
    const request = { requestId: randomUUID(), document, signature: await sign(document) };
    const refused = midwife.unary('IssuePrescription', request, { deadlineMs: deadlineIn(20_000) });
    await expect(refused.catch((error: unknown) => readRefusal(error))).resolves.toMatchObject({
      status: 'PERMISSION_DENIED',
      code: 'PROFESSION_MAY_NOT_PRESCRIBE',
      facts: { lineId: '1', profession: 'midwife', reason: 'narcotic-not-listed' },
    });
  });

  it('[RX-055] is a nurse in coordinated care, and nowhere else', async () => {
    const nurseIn = (activitySector: string) =>
      sandbox.service.client(prescriptionService, { role: 'prescriber', profession: 'nurse', activitySector, rpps });
    expect(await check(lineOf(doliprane), nurseIn('SA01'))).toMatchObject({ acceptable: true });
    expect(await check(lineOf(doliprane), nurseIn('SA07'))).toMatchObject({
      refusalCode: 'PROFESSION_MAY_NOT_PRESCRIBE',
      lineId: '',
    });
  });
});

describe('who prescribes what hospitals and specialists do', () => {
  const glivec = '63485353';
  const curacne = '69164379';
  const bisoprolol = '66428496';
  const course = { daysPerDelivery: 28, quantityInWords: 'vingt-huit' };
  const as = (activitySector: string, ...specialities: string[]) =>
    sandbox.service.client(prescriptionService, {
      role: 'prescriber',
      profession: 'physician',
      rpps,
      activitySector,
      specialities,
    });
  const refusalOf = async (line: object, by: typeof physician) => (await check(line, by)).refusalCode;
  const warningsOf = async (line: object, by: typeof physician) =>
    (await check(line, by)).warnings.map(({ code }) => code);

  it('[RX-061] [RX-062] is a hospital, or who cites its prescription within six months', async () => {
    const cited = (issuedOn: string) => lineOf(glivec, { ...course, initialPrescription: { issuedOn } });
    expect(await refusalOf(lineOf(glivec, course), as('SA07', 'SM54'))).toBe('INITIAL_PRESCRIPTION_MISSING');
    expect(await refusalOf(cited('2026-03-15'), as('SA07', 'SM21'))).toBe('');
    expect(await refusalOf(cited('2026-03-14'), as('SA07', 'SM21'))).toBe('INITIAL_PRESCRIPTION_TOO_OLD');
    expect(await refusalOf(lineOf(glivec, course), as('SA01', 'SM36'))).toBe('');
  });

  it('[RX-063] is a specialist whom the token names', async () => {
    const line = lineOf(bisoprolol, course);
    expect(await warningsOf(line, as('SA07', 'SM04'))).not.toContain('PRESCRIBER_TO_VERIFY');
    expect(await refusalOf(line, as('SA07', 'SM04'))).toBe('');
    expect(await refusalOf(line, as('SA07', 'SM54'))).toBe('INITIAL_PRESCRIPTION_MISSING');
  });

  it('[RX-064] is told that a person will ask, where the token does not tell', async () => {
    expect(await warningsOf(lineOf(bisoprolol, course), physician)).toContain('PRESCRIBER_TO_VERIFY');
    expect(await refusalOf(lineOf(bisoprolol, course), physician)).toBe('');
  });

  it('[RX-065] says of the documents of a medicine whether they are there', async () => {
    const kinds = ['care-agreement', 'patient-booklet'];
    const documents = kinds.map((kind) => ({ kind, status: 'present' }));
    const dermatologist = as('SA07', 'SM15');
    expect(await refusalOf(lineOf(curacne, course), dermatologist)).toBe('DOCUMENT_NOT_CONFIRMED');
    expect(await refusalOf(lineOf(curacne, { ...course, documents }), dermatologist)).toBe('');
  });

  it('[RX-043] is told at the check what the issue would be refused for, in both languages', async () => {
    const curacneLine = lineOf(curacne, course);
    const facts = { lineId: '1', documents: 'care-agreement patient-booklet' };
    expect(await check(curacneLine, as('SA07', 'SM15'))).toMatchObject({
      acceptable: false,
      refusalCode: 'DOCUMENT_NOT_CONFIRMED',
      refusalFacts: facts,
      refusalMessage: 'The prescription does not say of a document that the medicine asks for whether it is there.',
      refusalMessageFr: "L'ordonnance ne confirme pas un document que ce médicament exige.",
    });
    expect(await check(lineOf(doliprane), as('SA07', 'SM54'))).toMatchObject({
      acceptable: true,
      refusalFacts: {},
      refusalMessage: '',
      refusalMessageFr: '',
    });
  });

  it('[RX-066] is told when a pharmacy should be named', async () => {
    const ritaline = lineOf('60059081', course);
    expect(await warningsOf(ritaline, as('SA07', 'SM42'))).toContain('NAMED_PHARMACY_MISSING');
    expect(await warningsOf(lineOf(bisoprolol, course), as('SA07', 'SM04'))).not.toContain('NAMED_PHARMACY_MISSING');
  });

  it('[RX-078] is told the conditions of a medicine that no program checks', async () => {
    const { warnings } = await check(lineOf(bisoprolol, course), as('SA07', 'SM04'));
    expect(warnings).toMatchObject([{ code: 'CONDITIONS_NOT_CHECKED', lineId: '1' }]);
    expect(warnings[0]?.message).toContain('surveillance particulière pendant le traitement');
    expect(warnings[0]?.messageFr).toMatch(
      /^Conditions .* ne sont pas vérifiées .*surveillance particulière pendant le traitement/,
    );
    expect(await warningsOf(lineOf(doliprane), as('SA07', 'SM04'))).toEqual([]);
  });

  it('[RX-077] is told when no pack of a medicine is reimbursed', async () => {
    expect(await warningsOf(lineOf('60095095'), as('SA07', 'SM54'))).toEqual(['NOT_REIMBURSED']);
    expect(await warningsOf(lineOf(doliprane), as('SA07', 'SM54'))).toEqual([]);
  });
});

describe('a narcotic that the prescriber prescribed before', () => {
  it('[RX-074] covers its days for the same patient, unless the prescriber says otherwise', async () => {
    const narcotic = lineOf(skenan10, { quantityInWords: 'vingt-huit' });
    const overlaps = async (changes: object = {}, of: object = patient) => {
      const { warnings } = await check({ ...narcotic, ...changes }, physician, of);
      return warnings.some(({ code }) => code === 'NARCOTIC_OVERLAP');
    };
    expect(await overlaps()).toBe(false);
    const document = documentOf(narcotic);
    const request = { requestId: randomUUID(), document, signature: await sign(document) };
    const { logPosition } = await physician.unary('IssuePrescription', request, { deadlineMs: deadlineIn(20_000) });
    await physician.unary('ListPrescriptions', { minPosition: logPosition }, { deadlineMs: deadlineIn(20_000) });

    expect(await overlaps()).toBe(true);
    expect(await overlaps({ overlapAllowed: true })).toBe(false);
    expect(await overlaps({ medicine: { cis: oxynorm } })).toBe(false);
    expect(await overlaps({}, { ...patient, ins: '279062B03301764' })).toBe(false);
    expect(await check(narcotic)).toMatchObject({ acceptable: true });
  });
});

describe('what is assimilated to a narcotic, prescribed before', () => {
  it('[RX-074] covers its days as a narcotic does', async () => {
    const subutex = lineOf('68945058', { quantityInWords: 'vingt-huit', singleDelivery: true, deliveries: 1 });
    const overlaps = async (changes: object = {}) => {
      const { warnings } = await check({ ...subutex, ...changes });
      return warnings.some(({ code }) => code === 'NARCOTIC_OVERLAP');
    };
    expect(await overlaps()).toBe(false);
    const document = documentOf(subutex);
    const request = { requestId: randomUUID(), document, signature: await sign(document) };
    const { logPosition } = await physician.unary('IssuePrescription', request, { deadlineMs: deadlineIn(20_000) });
    await physician.unary('ListPrescriptions', { minPosition: logPosition }, { deadlineMs: deadlineIn(20_000) });
    expect(await overlaps()).toBe(true);
    expect(await overlaps({ overlapAllowed: true })).toBe(false);
  });
});

describe('on which day', () => {
  it('[RX-085] is that of the place of exercise, after midnight at Réunion while Paris has not come so far', async () => {
    const payet = valid(parseRpps, '99000000028');
    const there = sandbox.service.client(prescriptionService, {
      role: 'prescriber',
      profession: 'physician',
      rpps: payet,
    });
    const checked = (client: typeof there, by: Rpps) => {
      const document = documentOf(lineOf(doliprane), patient, { issuedOn: '2026-09-16', prescriber: { rpps: by } });
      return client.unary('CheckPrescription', { document }, { deadlineMs: deadlineIn(20_000) });
    };
    // From 10:00 to 21:00 UTC: 23:00 in Paris.
    sandbox.passDays(11 / 24);
    try {
      expect(await checked(there, payet)).toMatchObject({ acceptable: true });
      expect(await checked(physician, rpps)).toMatchObject({ refusalCode: 'ISSUE_DATE_IN_FUTURE' });
    } finally {
      sandbox.passDays(-11 / 24);
    }
  });
});

describe('for whom', () => {
  it('[RX-056] is an invented person in a house of tests', async () => {
    const real = { ...patient, insOid: '1.2.250.1.213.1.4.8' };
    const refused = check(lineOf(doliprane), physician, real).catch((error: unknown) => readRefusal(error));
    expect(await refused).toMatchObject({ code: 'INS_DOMAIN_NOT_ALLOWED', facts: { insDomains: 'test' } });
  });
});

describe('what a document may say of its lines', () => {
  const crestor = '68479386';
  const levothyrox = '68416845';
  const unjustified = 'NON_SUBSTITUTABLE_UNJUSTIFIED';
  const [amoxicillin, selexid] = ['69118175', '60670489'] as const;
  const ifAngina = { condition: 'positive-angina-test' };
  const ifCystitis = { condition: 'positive-urine-dipstick' };
  const born = (birthDate: string) => ({ ...patient, birthDate });
  const excluded = (code: string, reason?: string) => ({
    nonSubstitutable: { code, ...(reason !== undefined && { reason }) },
  });

  // Issued on 15 September 2026.
  it.each<[string, string, object, object, string]>([
    ['RX-016', 'MTE of a narrow margin', lineOf(levothyrox, excluded('MTE')), patient, ''],
    ['RX-016', 'no MTE of anything else', lineOf(crestor, excluded('MTE')), patient, unjustified],
    ['RX-017', 'EFG on the eve of the sixth birthday', lineOf(crestor, excluded('EFG')), born('2020-09-16'), ''],
    ['RX-017', 'no EFG on the sixth birthday', lineOf(crestor, excluded('EFG')), born('2020-09-15'), unjustified],
    ['RX-016', 'CIF with its reason', lineOf(crestor, excluded('CIF', 'Intolérance au lactose')), patient, ''],
    ['RX-058', 'a test of angina', lineOf(amoxicillin, ifAngina), born('2023-09-15'), ''],
    ['RX-058', 'no test of angina before three', lineOf(amoxicillin, ifAngina), born('2023-09-16'), 'TEST_AGE_TOO_LOW'],
    ['RX-084', 'no test that decides of paracetamol', lineOf(doliprane, ifAngina), patient, 'MEDICINE_NOT_CONDITIONAL'],
    ['RX-084', 'a urine test of a woman', lineOf(selexid, ifCystitis), { ...born('1990-01-01'), sex: 'F' }, ''],
    [
      'RX-084',
      'no urine test of a boy',
      lineOf(selexid, ifCystitis),
      { ...born('2021-01-01'), sex: 'M' },
      'TEST_NOT_FOR_PATIENT',
    ],
  ])('[%s] is %s', async (_, __, line, of, refusalCode) => {
    expect(await check(line, physician, of)).toMatchObject({ refusalCode });
  });

  it('[RX-049] is no CIF without its reason, nor any other code', async () => {
    for (const wrong of [excluded('CIF'), excluded('CIF', ' '), excluded('NS')]) {
      const refused = check(lineOf(crestor, wrong)).catch((error: unknown) => readRefusal(error));
      expect(await refused).toMatchObject({ code: 'INVALID_REQUEST' });
    }
  });
});

describe('what a document must say of its lines', () => {
  it('[RX-051] is the quantity of a narcotic in words', async () => {
    const refusalOf = async (changes: object) => (await check(lineOf(skenan10, changes))).refusalCode;
    expect(await refusalOf({})).toBe('WORDS_MISSING');
    expect(await refusalOf({ quantityInWords: 'vingt-huit gélules' })).toBe('WORDS_DO_NOT_SAY_THE_NUMBER');
    expect(await refusalOf({ quantityInWords: 'vingt-sept' })).toBe('WORDS_DO_NOT_SAY_THE_NUMBER');
    expect(await refusalOf({ quantityInWords: 'vingt-huit' })).toBe('');
    const inFigures = { dose: 1, intakesPerDay: 2, durationDays: 14 };
    const sequence = { ...inFigures, doseInWords: 'une', intakesPerDayInWords: 'deux' };
    const withDoses = (of: object) => ({ quantityInWords: 'vingt-huit', structuredPosology: { sequences: [of] } });
    expect(await refusalOf(withDoses(inFigures))).toBe('WORDS_MISSING');
    expect(await refusalOf(withDoses({ ...sequence, doseInWords: 'une et demie' }))).toBe(
      'WORDS_DO_NOT_SAY_THE_NUMBER',
    );
    expect(await refusalOf(withDoses(sequence))).toBe('');
    const document = documentOf(lineOf(skenan10, { quantityInWords: 'vingt-huit' }));
    const request = { requestId: randomUUID(), document, signature: await sign(document) };
    const issued = await physician.unary('IssuePrescription', request, { deadlineMs: deadlineIn(20_000) });
    expect(issued.logPosition).not.toBe('');
  });

  it('[RX-018] is the brand of what is biological', async () => {
    const amgevita = { ...lineOf('64591690'), unitsPerDelivery: 2, daysPerDelivery: 28 };
    const asSpecialist = sandbox.service.client(prescriptionService, {
      role: 'prescriber',
      profession: 'physician',
      rpps,
      activitySector: 'SA01',
      specialities: ['SM48'],
    });
    expect(await check(amgevita, asSpecialist)).toMatchObject({ refusalCode: '' });
    expect(await check({ ...amgevita, commonNameOnly: true }, asSpecialist)).toMatchObject({
      refusalCode: 'BRAND_MISSING',
      lineId: '1',
    });
    expect(await check(lineOf(doliprane, { commonNameOnly: true }))).toMatchObject({ refusalCode: '' });
  });

  it('[RX-053] is a quantity that its posology takes, or a remark when it is taken as needed', async () => {
    const code = 'QUANTITY_DOES_NOT_MATCH_POSOLOGY';
    // The pack holds eight tablets: 28 are four packs less four tablets.
    expect(await check(lineOf(doliprane, posologyOf(14)))).toMatchObject({ acceptable: true, warnings: [] });
    expect(await check(lineOf(doliprane, posologyOf(11)))).toMatchObject({ acceptable: true, warnings: [] });
    expect(await check(lineOf(doliprane, posologyOf(10)))).toMatchObject({ refusalCode: code, lineId: '1' });
    expect(await check(lineOf(doliprane, posologyOf(15)))).toMatchObject({ refusalCode: code });
    expect(await check(lineOf(doliprane, posologyOf(10, true)))).toMatchObject({
      acceptable: true,
      warnings: [{ code, lineId: '1' }],
    });
  });

  it('[RX-076] is a posology in the unit of the quantity, or a remark that nobody compared them', async () => {
    const [code, mismatch] = ['QUANTITY_NOT_CHECKED', 'QUANTITY_DOES_NOT_MATCH_POSOLOGY'];
    const ofUnit = (unit: string, durationDays = 14) => ({
      structuredPosology: { ...posologyOf(durationDays).structuredPosology, unit },
    });
    expect(await check(lineOf(doliprane, ofUnit('comprimés')))).toMatchObject({ acceptable: true, warnings: [] });
    expect(await check(lineOf(doliprane, ofUnit('comprimés', 10)))).toMatchObject({ refusalCode: mismatch });
    expect(await check(lineOf(doliprane, ofUnit('mg', 10)))).toMatchObject({
      acceptable: true,
      warnings: [{ code, lineId: '1' }],
    });
  });

  it('[RX-068] is doses of a narcotic in words, or a remark that no program read them', async () => {
    const code = 'POSOLOGY_WORDS_NOT_CHECKED';
    const sequence = { dose: 1, doseInWords: 'une', intakesPerDay: 2, intakesPerDayInWords: 'deux', durationDays: 14 };
    const inText = { quantityInWords: 'vingt-huit' };
    const inFigures = { ...inText, structuredPosology: { sequences: [sequence] } };
    const codesOf = async (line: object) => (await check(line)).warnings.map((warning) => warning.code);
    expect(await codesOf(lineOf(skenan10, inText))).toContain(code);
    expect(await codesOf(lineOf(skenan10, inFigures))).not.toContain(code);
    expect(await codesOf(lineOf(doliprane))).toEqual([]);
    expect(await check(lineOf(skenan10, inText))).toMatchObject({ acceptable: true });
  });

  it('[RX-075] is no posology that lasts longer than what is delivered', async () => {
    const sequences = [{ dose: 1, intakesPerDay: 1, durationDays: 28 }];
    expect(await check(lineOf(doliprane, { structuredPosology: { sequences } }))).toMatchObject({
      refusalCode: 'POSOLOGY_OUTLASTS_DELIVERIES',
      lineId: '1',
    });
    expect(await check(lineOf(doliprane, { structuredPosology: { sequences }, daysPerDelivery: 28 }))).toMatchObject({
      acceptable: true,
      warnings: [],
    });
  });
});

describe('the example prescriptions', () => {
  const directory = new URL('../../../examples/prescriptions/', import.meta.url);

  it.each(readdirSync(directory))('[RX-043] %s would be issued', async (file) => {
    const { lines } = z
      .object({ lines: z.array(z.looseObject({})) })
      .parse(JSON.parse(readFileSync(new URL(file, directory), 'utf8')));
    for (const line of lines) expect(await check(line)).toMatchObject({ acceptable: true, refusalCode: '' });
  });
});

describe('how long a treatment may be', () => {
  interface Course {
    readonly daysPerDelivery: number;
    readonly deliveries: number;
    readonly singleDelivery?: true;
  }
  const twelveWeeks = { daysPerDelivery: 28, deliveries: 3 };
  const aDayMore = { daysPerDelivery: 17, deliveries: 5 };
  const fourWeeks = { daysPerDelivery: 28, deliveries: 1 };
  const exceeded = 'MEDICINE_DURATION_EXCEEDED';

  it.each<[string, string, string, Course, string]>([
    ['RX-013', 'twelve weeks of tramadol', '69521824', twelveWeeks, ''],
    ['RX-013', 'no day more of tramadol', '69521824', aDayMore, exceeded],
    ['RX-013', 'twelve weeks of codeine', '67869942', twelveWeeks, ''],
    ['RX-013', 'no day more of codeine', '67869942', aDayMore, exceeded],
    ['RX-013', 'four weeks of a hypnotic', '68508795', fourWeeks, ''],
    ['RX-013', 'no day more of a hypnotic', '68508795', { ...fourWeeks, daysPerDelivery: 29 }, exceeded],
    ['RX-013', 'twelve weeks of an anxiolytic', '69847791', twelveWeeks, ''],
    ['RX-013', 'no day more of an anxiolytic', '69847791', aDayMore, exceeded],
    ['RX-014', 'no day more than 28 of morphine', skenan10, { ...fourWeeks, daysPerDelivery: 29 }, exceeded],
    ['RX-015', 'buprenorphine week by week', '68945058', { daysPerDelivery: 7, deliveries: 4 }, ''],
    ['RX-015', 'no eight days of it', '68945058', { daysPerDelivery: 8, deliveries: 1 }, 'FRACTION_TOO_LONG'],
    ['RX-015', 'all of it at once when stated', '68945058', { ...fourWeeks, singleDelivery: true }, ''],
    ['RX-015', 'fentanyl by fortnights', '60914025', { daysPerDelivery: 14, deliveries: 2 }, ''],
    ['RX-015', 'no fifteen days of it', '60914025', { daysPerDelivery: 15, deliveries: 1 }, 'FRACTION_TOO_LONG'],
  ])('[%s] %s', async (_, __, cis, course, refusalCode) => {
    expect(await check(lineOf(cis, { ...course, quantityInWords: 'vingt-huit' }))).toMatchObject({ refusalCode });
  });
});
