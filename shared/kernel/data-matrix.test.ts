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

const predefined = /^(?:0[0-4]|1[1-9]|20|3[1-6]|41)/;

/** Elements as a printer writes them: those of no predefined length are separated from what follows. */
function print(elements: readonly Element[]): string {
  return elements
    .map(([identifier, value], index) => {
      const isLast = index === elements.length - 1;
      return identifier + value + (isLast || predefined.test(identifier) ? '' : separator);
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

const text = (lengthMax: number) =>
  fc.string({ unit: fc.constantFrom(...Array.from(characterSet82)), minLength: 1, maxLength: lengthMax });
const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`));
const someOf = (identifiers: readonly string[], value: fc.Arbitrary<string>): fc.Arbitrary<Element> =>
  fc.tuple(fc.constantFrom(...identifiers), value);

/** An element of every length, with an identifier that GS1 has given or not. */
const other: fc.Arbitrary<Element> = fc.oneof(
  someOf(['00', '8017'], digits(18)),
  someOf(['02', '03'], digits(14)),
  someOf(['11', '12', '13', '15', '16', '3103', '3559', '7006'], digits(6)),
  someOf(['14', '18', '19'], digits(6)),
  someOf(['20', '7241'], digits(2)),
  someOf(['22', '243', '420', '710', '711', '714', '716', '7240'], text(20)),
  someOf(['240', '250', '400', '90', '7023'], text(30)),
  someOf(['30', '37'], digits(8)),
  someOf(['410', '414', '417', '7001'], digits(13)),
  someOf(['91', '99', '8110', '55', '88'], text(70)),
);

const printedWithOthers = fc
  .record({
    pack: fc.record<DataMatrix>({ gtin: medicine, expiresOn: expiry, lot: value, serial: value }),
    others: fc.array(other, { maxLength: 8 }),
  })
  .chain(({ pack, others }) => fc.tuple(fc.constant(pack), inAnyOrder([...elementsOf(pack), ...others])));

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
    ['a symbology of DataMatrix', `]d201${gtin}1728113010L${separator}21S`],
    ['a symbology of code 128', `]C101${gtin}1728113010L${separator}21S`],
    ['a symbology of QR code', `]Q301${gtin}1728113010L${separator}21S`],
    ['the leading FNC1 sent', `${separator}01${gtin}1728113010L${separator}21S`],
    ['a symbology and the leading FNC1', `]d2${separator}01${gtin}1728113010L${separator}21S`],
    ['a line end', `01${gtin}1728113010L${separator}21S\r\n`],
    ['a carriage return', `01${gtin}1728113010L${separator}21S\r`],
    ['a tabulator', `01${gtin}1728113010L${separator}21S\t`],
    ['a separator and a line end', `01${gtin}1728113010L${separator}21S${separator}\r\n`],
  ])('[DISP-206] is read with %s around it', (_, text) => {
    const value = { gtin, expiresOn: '2028-11-30', lot: 'L', serial: 'S' };
    expect(parseDataMatrix(text, today)).toEqual({ ok: true, value });
  });

  it.each([
    ['a national number last', `01${gtin}1728113010L${separator}21S${separator}711${gtin.slice(1)}`],
    ['a national number first', `711${gtin.slice(1)}${separator}01${gtin}1728113010L${separator}21S`],
    ['numbers of two nations', `01${gtin}714123456${separator}716987${separator}1728113010L${separator}21S`],
    ['a date of manufacture', `01${gtin}111125011728113010L${separator}21S`],
    ['a date of manufacture and a separator', `01${gtin}11112501${separator}1728113010L${separator}21S`],
    ['an element of the firm', `01${gtin}1728113010L${separator}21S${separator}91XYZ`],
    ['a further number of the article', `01${gtin}240A-17${separator}1728113010L${separator}21S`],
    ['a weight', `01${gtin}31030012501728113010L${separator}21S`],
    ['a price, of four digits of identifier', `01${gtin}392212345${separator}1728113010L${separator}21S`],
    ['a place of thirteen digits', `01${gtin}41400000000000171728113010L${separator}21S`],
    ['an identifier that GS1 has not given', `01${gtin}1728113010L${separator}55XYZ${separator}21S`],
    ['the same, last', `01${gtin}1728113010L${separator}21S${separator}55XYZ`],
    ['one that GS1 has not given, of a length that it has', `01${gtin}181231991728113010L${separator}21S`],
    ['values that look like identifiers', `01${gtin}240172110${separator}1728113010L${separator}21S`],
  ])('[DISP-205] is read with %s in it', (_, text) => {
    const value = { gtin, expiresOn: '2028-11-30', lot: 'L', serial: 'S' };
    expect(parseDataMatrix(text, today)).toEqual({ ok: true, value });
  });

  it('[DISP-251] is read with the blanks and the frame that a reader puts around it, and with none inside', () => {
    const code = `01${gtin}1728113010L${separator}21S`;
    const value = { gtin, expiresOn: '2028-11-30', lot: 'L', serial: 'S' };
    for (const [before, after] of [
      [' ', ''],
      ['', ' '],
      ['\t', ' \r\n'],
      ['\u0002', '\u0003'],
      ['\r\n\u0002]d2', `${separator}\u0003\r\n`],
      [` ]d2${separator}`, ''],
    ]) {
      expect(parseDataMatrix(`${before}${code}${after}`, today)).toEqual({ ok: true, value });
    }
    for (const inside of [' ', '\t', '\u0002', '\u0003']) {
      expect(parseDataMatrix(`${code}${inside}T`, today)).toEqual({ ok: false, flaw: 'serial-invalid' });
      expect(parseDataMatrix(`01${gtin}${inside}1728113010L${separator}21S`, today).ok).toBe(false);
    }
  });

  it('[DISP-205] is read the same with any other elements, in any order', () => {
    fc.assert(
      fc.property(
        printedWithOthers,
        fc.constantFrom('', ']d2', separator, `]C1${separator}`),
        ([pack, elements], front) => {
          expect(parseDataMatrix(front + print(elements), today)).toEqual({ ok: true, value: pack });
        },
      ),
    );
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
    ['another symbology', `]E001${gtin}1728113010L${separator}21S`, 'element-unknown'],
    ['a symbology of no GS1 code', `]d101${gtin}1728113010L${separator}21S`, 'element-unknown'],
    ['its printed text', `(01)${gtin}(17)281130(10)L(21)S`, 'human-readable'],
    ['its printed text behind a symbology', `]d2(01)${gtin}(17)281130(10)L(21)S`, 'human-readable'],
    ['an address', `https://id.gs1.org/01/${gtin}/10/L/21/S?17=281130`, 'element-unknown'],
    ['separators written out', `01${gtin}1728113010AB12<GS>21X7Y8Z9`, 'element-missing'],
    ['a date of something else that is none', `01${gtin}11ABCDEF1728113010L${separator}21S`, 'other-element-invalid'],
    [
      'a national number of 21',
      `01${gtin}1728113010L${separator}21S${separator}711${twenty}1`,
      'other-element-invalid',
    ],
    [
      'a national number without its separator',
      `01${gtin}1728113010L${separator}21S711${gtin.slice(1)}`,
      'separator-misplaced',
    ],
    ['an internal element without its separator', `01${gtin}1728113010L${separator}91XYZ21S`, 'element-missing'],
    ['an unknown element without its separator', `01${gtin}1728113010L${separator}55XYZ21S`, 'element-missing'],
    ['an unknown element that is empty', `01${gtin}1728113010L${separator}21S${separator}55`, 'other-element-invalid'],
    ['what no identifier leads', `01${gtin}1728113010L${separator}21S${separator}X1`, 'element-unknown'],
    [
      'a date of something else cut short',
      `01${gtin}1728113010L${separator}21S${separator}1128`,
      'other-element-invalid',
    ],
    ['half an identifier', `01${gtin}1728113010L${separator}2`, 'element-unknown'],
    ['an element twice', `01${gtin}1728113010L${separator}10L${separator}21S`, 'element-repeated'],
    ['no serial number', `01${gtin}1728113010L`, 'element-missing'],
    ['no lot', `01${gtin}1728113021S`, 'element-missing'],
    ['no expiry', `01${gtin}10L${separator}21S`, 'element-missing'],
    ['no article', `1728113010L${separator}21S`, 'element-missing'],
    ['two separators in front', `${separator}${separator}01${gtin}1728113010L${separator}21S`, 'separator-misplaced'],
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
