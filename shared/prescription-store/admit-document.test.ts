import { expect, it } from '@jest/globals';
import { admitDocument, type InsDomains } from './admit-document.ts';
import { parseDocument } from './document.ts';
import { exampleDocument } from './testing/example-document.ts';

it.each<[string, string, InsDomains]>([
  ['NIR', '1.2.250.1.213.1.4.8', 'production'],
  ['NIA', '1.2.250.1.213.1.4.9', 'production'],
  ['test', '1.2.250.1.213.1.4.10', 'test'],
  ['demonstration', '1.2.250.1.213.1.4.11', 'test'],
])('[RX-056] takes an identity of the domain %s where it belongs, and nowhere else', (_, oid, home) => {
  const elsewhere = home === 'test' ? 'production' : 'test';
  expect(admitDocument(exampleDocument({ insOid: oid }), home).ok).toBe(true);
  expect(admitDocument(exampleDocument({ insOid: oid }), elsewhere)).toMatchObject({
    refusal: { code: 'INS_DOMAIN_NOT_ALLOWED', facts: { insDomains: elsewhere } },
  });
});

it('[RX-049] takes characters beyond the sixteenth bit, and refuses half of one', () => {
  expect(admitDocument(exampleDocument({ line: { posology: 'la nuit \u{1F319}' } }), 'test').ok).toBe(true);
  for (const half of ['\uD83C', '\uDF19']) {
    expect(admitDocument(exampleDocument({ line: { posology: `la nuit ${half}` } }), 'test')).toMatchObject({
      refusal: { code: 'INVALID_REQUEST', violations: [{ field: 'document.lines[0].posology' }] },
    });
  }
});

it('[RX-049] takes no renewal of itself, and reads what was taken before that was asked', () => {
  const renewing = (prescriptionId: string) =>
    exampleDocument({ line: { initialPrescription: { issuedOn: '2026-09-15', prescriptionId } } });
  expect(admitDocument(renewing('01990000-0000-7000-8000-000000000002'), 'test').ok).toBe(true);
  const ofItself = renewing('01990000-0000-7000-8000-000000000001');
  expect(admitDocument(ofItself, 'test')).toMatchObject({
    refusal: {
      code: 'INVALID_REQUEST',
      violations: [{ field: 'document.lines[0].initialPrescription.prescriptionId' }],
    },
  });
  expect(parseDocument(ofItself).ok).toBe(true);
});

it.each([
  ['a bidirectional override', { posology: '1 comprimé, pas plus de \u202E2' }, 'document.lines[0].posology'],
  ['an isolate', { posology: '1 comprimé \u2066(jamais 3)\u2069' }, 'document.lines[0].posology'],
  ['a blank of no width', { quantityInWords: 'vingt\u200B-huit' }, 'document.lines[0].quantityInWords'],
  [
    'a soft hyphen',
    { nonSubstitutable: { code: 'CIF', reason: 'lac\u00ADtose' } },
    'document.lines[0].nonSubstitutable.reason',
  ],
  ['an accent apart from its letter', { posology: '1 comprime\u0301' }, 'document.lines[0].posology'],
  ['a tab', { posology: '1\tcomprimé' }, 'document.lines[0].posology'],
  [
    'a second line in a unit',
    { structuredPosology: { sequences: [{ dose: 1, intakesPerDay: 2, durationDays: 8 }], unit: 'cp\n' } },
    'document.lines[0].structuredPosology.unit',
  ],
])('[RX-086] takes no document with %s, and reads those that were taken before', (_, line, field) => {
  const bytes = exampleDocument({ line });
  expect(admitDocument(bytes, 'test')).toMatchObject({
    refusal: { code: 'INVALID_REQUEST', violations: [{ field }] },
  });
  expect(parseDocument(bytes).ok).toBe(true);
});

it('[RX-086] takes lines of a posology one below the other', () => {
  expect(admitDocument(exampleDocument({ line: { posology: '1 le matin\n2 le soir' } }), 'test').ok).toBe(true);
});
