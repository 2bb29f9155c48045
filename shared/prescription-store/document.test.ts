import { describe, expect, it } from '@jest/globals';
import { parseDocument } from './document.ts';

const lines = [
  {
    lineId: '1',
    medicine: { cis: '60234100' },
    posology: '1 comprimé matin et soir, à distance des repas',
    unitsPerDelivery: 16,
    daysPerDelivery: 8,
    deliveries: 1,
    aldRelated: false,
  },
];
const patient = {
  ins: '255081416802538',
  insOid: '1.2.250.1.213.1.4.10',
  birthName: "D'ARTAGNAN-LÉVÊQUE",
  firstGivenName: 'ANNE MARIE',
  birthDate: '1955-08-02',
  sex: 'F',
  birthPlaceCode: '14168',
};
const document = {
  schema: 'ordonnancier/prescription-document/v1',
  prescriptionId: '01990000-0000-7000-8000-000000000001',
  issuedOn: '2026-09-15',
  prescriber: { rpps: '10002909371' },
  patient,
  lines,
};
const [line] = lines;

function posologyOf(dose: unknown) {
  return { sequences: [{ dose, intakesPerDay: 1, durationDays: 8 }] };
}

function parsed(value: unknown) {
  return parseDocument(Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)));
}

function violatedFields(value: unknown): readonly string[] {
  const outcome = parsed(value);
  return outcome.ok ? [] : outcome.refusal.violations.map(({ field }) => field);
}

describe('a prescription document', () => {
  it('[RX-049] is read whatever its white space and the order of its members', () => {
    const reversed = Object.fromEntries(Object.entries(document).reverse());
    expect(parsed(document)).toEqual({ ok: true, value: document });
    expect(parsed(JSON.stringify(reversed, null, 2))).toEqual({ ok: true, value: document });
  });

  it('[RX-049] says doses in figures, as whole units or a fraction of them', () => {
    for (const dose of [2, { numerator: 1, denominator: 2 }]) {
      const value = { ...document, lines: [{ ...line, structuredPosology: posologyOf(dose) }] };
      expect(parsed(value)).toEqual({ ok: true, value });
      const inDrops = {
        ...document,
        lines: [{ ...line, structuredPosology: { ...posologyOf(dose), unit: 'goutte' } }],
      };
      expect(parsed(inDrops)).toEqual({ ok: true, value: inDrops });
    }
  });

  it.each([
    ['a member that nobody knows', { ...document, lines: [{ ...line, dose: 2 }] }, 'document.lines[0]'],
    ['a blank posology', { ...document, lines: [{ ...line, posology: ' ' }] }, 'document.lines[0].posology'],
    ['a control character', { ...document, lines: [{ ...line, posology: 'a\u0000' }] }, 'document.lines[0].posology'],
    [
      'a fraction of a unit',
      { ...document, lines: [{ ...line, unitsPerDelivery: 0.5 }] },
      'document.lines[0].unitsPerDelivery',
    ],
    [
      'more units than a code holds',
      { ...document, lines: [{ ...line, unitsPerDelivery: 10_000, deliveries: 11 }] },
      'document.lines[0].unitsPerDelivery',
    ],
    [
      'CIF without its reason',
      { ...document, lines: [{ ...line, nonSubstitutable: { code: 'CIF' } }] },
      'document.lines[0].nonSubstitutable.reason',
    ],
    [
      'an INS with a wrong key',
      { ...document, patient: { ...patient, ins: '255081416802539' } },
      'document.patient.ins',
    ],
    [
      'a birth after the issue',
      { ...document, patient: { ...patient, birthDate: '2026-09-16' } },
      'document.patient.birthDate',
    ],
    [
      'a dose of nothing',
      { ...document, lines: [{ ...line, structuredPosology: posologyOf({ numerator: 1, denominator: 0 }) }] },
      'document.lines[0].structuredPosology.sequences[0].dose.denominator',
    ],
    [
      'a dose that is no fraction of whole numbers',
      { ...document, lines: [{ ...line, structuredPosology: posologyOf(0.5) }] },
      'document.lines[0].structuredPosology.sequences[0].dose',
    ],
    [
      'a single delivery with renewals',
      { ...document, lines: [{ ...line, deliveries: 2, singleDelivery: true }] },
      'document.lines[0].deliveries',
    ],
    [
      'a renewal of what was begun later',
      { ...document, lines: [{ ...line, initialPrescription: { issuedOn: '2026-09-16' } }] },
      'document.lines[0].initialPrescription.issuedOn',
    ],
    [
      'a blank unit of doses',
      { ...document, lines: [{ ...line, structuredPosology: { ...posologyOf(1), unit: ' ' } }] },
      'document.lines[0].structuredPosology.unit',
    ],
    [
      'a document of the medicine stated twice',
      {
        ...document,
        lines: [
          {
            ...line,
            documents: [
              { kind: 'care-agreement', status: 'present' },
              { kind: 'care-agreement', status: 'not-applicable' },
            ],
          },
        ],
      },
      'document.lines[0].documents',
    ],
    [
      'more documents of the medicine than there are, without looking at each',
      { ...document, lines: [{ ...line, documents: Array.from({ length: 40_000 }, () => ({})) }] },
      'document.lines[0].documents',
    ],
    [
      'renewals of what a rapid test decides',
      { ...document, lines: [{ ...line, deliveries: 2, condition: 'positive-angina-test' }] },
      'document.lines[0].deliveries',
    ],
    [
      'a reason for lines that are not there',
      { ...document, contraindicationOverrides: [{ lineIds: ['1', '9'], reason: 'no-alternative' }] },
      'document.contraindicationOverrides',
    ],
    [
      'a reason in words of its own',
      { ...document, contraindicationOverrides: [{ lineIds: ['1'], reason: 'parce que' }] },
      'document.contraindicationOverrides[0].reason',
    ],
    ['a pharmacy with a wrong key', { ...document, namedPharmacy: '240000118' }, 'document.namedPharmacy'],
    ['51 lines', { ...document, lines: Array.from({ length: 51 }, () => line) }, 'document.lines'],
    ['another schema', { ...document, schema: 'ordonnancier/prescription-document/v2' }, 'document.schema'],
    ['what is not JSON', '{', 'document'],
  ])('[RX-049] refuses %s, naming the member', (_, value, field) => {
    expect(violatedFields(value)).toEqual([field]);
  });

  it('[RX-049] never repeats in a refusal what the document says, names of members included', () => {
    const unknown = { 'MARQUEUR 255081416802538': 'MARQUEUR' };
    const marked = (members: object) => Object.fromEntries(Object.keys(members).map((name) => [name, 'MARQUEUR']));
    for (const wrong of [
      { ...document, ...unknown },
      { ...document, patient: { ...patient, ...unknown }, prescriber: { ...document.prescriber, ...unknown } },
      { ...document, lines: [{ ...line, ...unknown, medicine: unknown, nonSubstitutable: unknown }] },
      { ...marked(document), patient: marked(patient), lines: [marked({ ...line })] },
    ]) {
      const outcome = parsed(wrong);
      expect(outcome.ok).toBe(false);
      expect(JSON.stringify(outcome)).not.toContain('MARQUEUR');
    }
  });

  it('[RX-049] refuses a member stated twice, which two readers could read differently', () => {
    const json = JSON.stringify(document);
    expect(violatedFields(json.replace('"deliveries":1', '"deliveries":12,"deliveries":1'))).toEqual(['document']);
    expect(violatedFields(json.replace('"lineId":"1"', '"lineId" : "2", "lineI\\u0064":"1"'))).toEqual(['document']);
    expect(violatedFields(json.replace('1 comprimé', 'matin\\" : 1, \\"midi\\":'))).toEqual([]);
  });

  it('[RX-049] refuses bytes that are not UTF-8, and more of them than fit', () => {
    const bytes = Buffer.from(JSON.stringify(document));
    bytes[bytes.indexOf('é')] = 0xff;
    expect(parseDocument(bytes)).toMatchObject({ ok: false, refusal: { code: 'INVALID_REQUEST' } });
    expect(violatedFields(`${JSON.stringify(document)}${' '.repeat(128 * 1024)}`)).toEqual(['document']);
    expect(violatedFields(`\uFEFF${JSON.stringify(document)}`)).toEqual(['document']);
  });
});
