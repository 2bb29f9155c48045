import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type CivilDate, parseCivilDate } from './civil-date.ts';
import { cip13OfGtin, type DataMatrix, parseDataMatrix } from './data-matrix.ts';
import { invariant } from './invariant.ts';

const separator = '\u001d';
const characterSet82 = '!"%&\'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz';
const today = day('2026-09-15');
const gtin = '03400930202074';

type Element = readonly [identifier: string, value: string];

/** Elements as a printer writes them: those of variable length are separated from what follows. */
function print(elements: readonly Element[]): string {
  return elements
    .map(([identifier, value], index) => {
      const isVariable = identifier === '10' || identifier === '21';
      return identifier + value + (isVariable && index < elements.length - 1 ? separator : '');
    })
    .join('');
}

const value = fc.string({ unit: fc.constantFrom(...Array.from(characterSet82)), minLength: 1, maxLength: 20 });
const expiry = fc
  .date({ min: new Date('1977-01-01'), max: new Date('2076-12-31'), noInvalidDate: true })
  .map((date) => day(date.toISOString().slice(0, 10)));
const medicine = fc.nat(9_999_999).map((cip7) => gtinOf(`34009${String(cip7).padStart(7, '0')}`));

/** What is on a pack, and its elements in some order. */
const printed = fc
  .record<DataMatrix>({ gtin: medicine, expiresOn: expiry, lot: value, serial: value })
  .chain((pack) => fc.tuple(fc.constant(pack), inAnyOrder(elementsOf(pack))));

describe('[DISP-051] DataMatrix of a pack', () => {
  it('is read as it is printed', () => {
    const text = `]d201034009302020741728113010AB12${separator}21X7Y8Z9`;
    const value = { gtin, expiresOn: '2028-11-30', lot: 'AB12', serial: 'X7Y8Z9' };
    expect(parseDataMatrix(text, today)).toEqual({ ok: true, value });
    expect(parseDataMatrix(text.slice(3), today)).toEqual({ ok: true, value });
    expect(cip13OfGtin(gtin)).toBe('3400930202074');
  });

  it('comes back from print whatever the order of its elements', () => {
    fc.assert(
      fc.property(printed, fc.boolean(), ([pack, elements], withSymbology) => {
        const text = (withSymbology ? ']d2' : '') + print(elements);
        expect(parseDataMatrix(text, today)).toEqual({ ok: true, value: pack });
        expect(`0${cip13OfGtin(pack.gtin)}`).toBe(pack.gtin);
      }),
    );
  });

  it('is refused without one of its separators', () => {
    fc.assert(
      fc.property(printed, ([, elements]) => {
        const text = print(elements);
        for (const { index } of text.matchAll(/\u001d/g)) {
          expect(parseDataMatrix(text.slice(0, index) + text.slice(index + 1), today).ok).toBe(false);
        }
      }),
    );
  });

  it('cut short is refused, or lacks only the end of its last lot or serial number', () => {
    fc.assert(
      fc.property(printed, fc.nat(), ([pack, elements], cut) => {
        const text = print(elements);
        const kept = text.slice(0, cut % text.length);
        const parsed = parseDataMatrix(kept, today);
        if (!parsed.ok) return;
        const last = elements.at(-1)?.[0] === '10' ? 'lot' : 'serial';
        expect({ ...parsed.value, [last]: pack[last] }).toEqual(pack);
        expect(kept.endsWith(parsed.value[last])).toBe(true);
        expect(pack[last].startsWith(parsed.value[last])).toBe(true);
      }),
    );
  });

  it('takes the characters of set 82 and no other', () => {
    for (let code = 0; code < 256; code += 1) {
      const character = String.fromCharCode(code);
      const text = print([
        ['01', gtin],
        ['17', '281130'],
        ['10', 'L'],
        ['21', `S${character}9`],
      ]);
      expect(parseDataMatrix(text, today).ok).toBe(characterSet82.includes(character));
    }
    expect(characterSet82).toHaveLength(82);
  });

  it.each([
    ['at the end', `01${gtin}1728113010L${separator}21S${separator}`],
    ['after a fixed length', `01${gtin}${separator}17281130${separator}10L${separator}21S`],
    ['wherever one may be', `01${gtin}${separator}17281130${separator}10L${separator}21S${separator}`],
  ])('is read with a superfluous separator %s', (_, text) => {
    const value = { gtin, expiresOn: '2028-11-30', lot: 'L', serial: 'S' };
    expect(parseDataMatrix(text, today)).toEqual({ ok: true, value });
  });

  const twenty = 'A'.repeat(20);
  it.each([
    ['nothing', '', 'element-missing'],
    ['a symbology identifier alone', ']d2', 'element-missing'],
    ['another symbology', `]Q301${gtin}1728113010L${separator}21S`, 'element-unknown'],
    ['an element of something else', `01${gtin}1128113010L${separator}21S`, 'element-unknown'],
    ['half an identifier', `01${gtin}1728113010L${separator}2`, 'element-unknown'],
    ['an element twice', `01${gtin}1728113010L${separator}10L${separator}21S`, 'element-repeated'],
    ['no serial number', `01${gtin}1728113010L`, 'element-missing'],
    ['no lot', `01${gtin}1728113021S`, 'element-missing'],
    ['no expiry', `01${gtin}10L${separator}21S`, 'element-missing'],
    ['no article', `1728113010L${separator}21S`, 'element-missing'],
    ['a separator in front', `${separator}01${gtin}1728113010L${separator}21S`, 'separator-misplaced'],
    ['two separators', `01${gtin}1728113010L${separator}${separator}21S`, 'separator-misplaced'],
    ['a wrong check digit', `01034009302020751728113010L${separator}21S`, 'gtin-invalid'],
    ['a case of packs', `01134009302020711728113010L${separator}21S`, 'gtin-invalid'],
    ['a month that does not exist', `01${gtin}1728130010L${separator}21S`, 'expiry-invalid'],
    ['a day that does not exist', `01${gtin}1727022910L${separator}21S`, 'expiry-invalid'],
    ['an empty lot', `01${gtin}1728113010${separator}21S`, 'lot-invalid'],
    ['a lot of 21', `01${gtin}1728113010${twenty}A${separator}21S`, 'lot-invalid'],
    ['an empty serial number', `01${gtin}1728113010L${separator}21`, 'serial-invalid'],
    ['a serial number of 21', `01${gtin}1728113010L${separator}21${twenty}A`, 'serial-invalid'],
    ['a page of text', 'A'.repeat(10_000), 'too-long'],
  ])('with %s is refused', (_, text, flaw) => {
    expect(parseDataMatrix(text, today)).toEqual({ ok: false, flaw });
  });

  it.each([
    ['281130', '2026-09-15', '2028-11-30'],
    ['271200', '2026-09-15', '2027-12-31'],
    ['270200', '2026-09-15', '2027-02-28'],
    ['280200', '2026-09-15', '2028-02-29'],
    ['760101', '2026-09-15', '2076-01-01'],
    ['770101', '2026-09-15', '1977-01-01'],
    ['000101', '2050-01-01', '2100-01-01'],
    ['010101', '2050-01-01', '2001-01-01'],
    ['990101', '2100-01-01', '2099-01-01'],
    ['500101', '2100-01-01', '2150-01-01'],
    ['510101', '2100-01-01', '2051-01-01'],
  ])('that says %s in %s may be used until %s', (written, on, expiresOn) => {
    const text = print([
      ['01', gtin],
      ['17', written],
      ['10', 'L'],
      ['21', 'S'],
    ]);
    expect(parseDataMatrix(text, day(on))).toMatchObject({ ok: true, value: { expiresOn } });
  });
});

function day(text: string): CivilDate {
  const date = parseCivilDate(text);
  invariant(date !== undefined, `${text} is a date`);
  return date;
}

function gtinOf(twelveDigits: string): string {
  const sum = Array.from(twelveDigits, Number).reduce(
    (sum, digit, index) => sum + digit * (index % 2 === 0 ? 1 : 3),
    0,
  );
  return `0${twelveDigits}${(10 - (sum % 10)) % 10}`;
}

function elementsOf({ gtin, expiresOn, lot, serial }: DataMatrix): Element[] {
  return [
    ['01', gtin],
    ['17', expiresOn.slice(2).replaceAll('-', '')],
    ['10', lot],
    ['21', serial],
  ];
}

function inAnyOrder(elements: Element[]): fc.Arbitrary<Element[]> {
  return fc.shuffledSubarray(elements, { minLength: elements.length });
}
