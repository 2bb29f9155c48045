import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from '@jest/globals';
import { parseCivilDate } from '@ordonnancier/kernel/civil-date.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import { importEdition } from '../import-edition.ts';
import { layouts, type OfficialFileName, officialFileNames } from './layouts.ts';
import { openOfficialFiles } from './official-files.ts';
import { type ReadPresentations, readPresentations } from './read-presentations.ts';
import type { RowFault } from './row-faults.ts';

/** The sample, damaged by rules: each damage is refused, or reported, as its row says. */
const sample = fileURLToPath(new URL('sample', import.meta.url));
const root = mkdtempSync(join(tmpdir(), 'ordonnancier-damaged-'));
afterAll(() => {
  rmSync(root, { recursive: true });
});

const day = parseCivilDate('2026-07-24');
invariant(day !== undefined, 'a day');
const validFrom = day;

type Damage = (bytes: Buffer, file: OfficialFileName) => Buffer;

let folders = 0;
function damagedFolder(file: OfficialFileName, damage: Damage): string {
  const folder = join(root, `damaged-${++folders}`);
  cpSync(sample, folder, { recursive: true });
  const path = join(folder, file);
  writeFileSync(path, damage(readFileSync(path), file));
  return folder;
}

function read(folder: string): ReadPresentations {
  return readPresentations(openOfficialFiles(folder), validFrom);
}

/** Nothing is written, and the reason names the file and a line of it. */
function expectRefused(officialFolder: string, file: OfficialFileName, reason: RegExp): void {
  const editionsFolder = join(officialFolder, 'editions');
  const importIt = () => importEdition({ officialFolder, editionsFolder, validFrom });
  expect(importIt).toThrow(new RegExp(`^${file}, line [1-9]\\d*: `));
  expect(importIt).toThrow(reason);
  expect(existsSync(editionsFolder)).toBe(false);
}

const windows1252 = new TextDecoder('windows-1252');
const byteOf = new Map(
  Array.from({ length: 256 }, (_, byte) => [windows1252.decode(Uint8Array.of(byte)), byte] as const),
);

function isInUtf8(file: OfficialFileName): boolean {
  return file === 'CIS_CIP_bdpm.txt';
}

function textOf(bytes: Buffer, file: OfficialFileName): string {
  return isInUtf8(file) ? bytes.toString() : windows1252.decode(bytes);
}

function bytesOf(text: string, file: OfficialFileName): Buffer {
  return isInUtf8(file) ? Buffer.from(text) : inWindows1252(text);
}

function inWindows1252(text: string): Buffer {
  return Buffer.from(Array.from(text, (character) => byteOf.get(character) ?? 0x3f));
}

/** Damage of the text, in the file's own encoding. */
function ofText(change: (text: string) => string): Damage {
  return (bytes, file) => bytesOf(change(textOf(bytes, file)), file);
}

/** Damage of every row, without the empty column that ends the rows of some files. */
function ofRows(change: (fields: readonly string[]) => readonly string[]): Damage {
  return (bytes, file) =>
    ofText((text) =>
      text.replace(/^.+?(?=\r?\n)/gm, (row) => change(row.split('\t').slice(0, layouts[file].columns)).join('\t')),
    )(bytes, file);
}

describe.each(officialFileNames)('%s', (file) => {
  const reasonOfMark = isInUtf8(file) ? /U\+FEFF/ : /letters of UTF-8/;
  it.each<[damage: string, damage: Damage, reason: RegExp]>([
    [
      'in the other encoding',
      (bytes) => (isInUtf8(file) ? inWindows1252(textOf(bytes, file)) : Buffer.from(textOf(bytes, file))),
      isInUtf8(file) ? /bytes that are no UTF-8/ : /letters of UTF-8/,
    ],
    [
      'with one row in the other encoding',
      (bytes) => {
        const row = Buffer.from(
          textOf(bytes, file)
            .split('\n')
            .find((line) => /[^\0-\x7f]/.test(line)) ?? '',
        );
        const other = isInUtf8(file) ? inWindows1252(row.toString()) : row;
        return Buffer.concat([bytes, other, Buffer.from('\n')]);
      },
      isInUtf8(file) ? /bytes that are no UTF-8/ : /letters of UTF-8/,
    ],
    ['encoded twice', (bytes) => Buffer.from(windows1252.decode(Buffer.from(textOf(bytes, file)))), /letters of UTF-8/],
    [
      'in UTF-16',
      (bytes) => Buffer.from(`\ufeff${textOf(bytes, file)}`, 'utf16le'),
      isInUtf8(file) ? /bytes that are no UTF-8/ : /U\+0000/,
    ],
    ['with two byte order marks', (bytes) => Buffer.concat([Buffer.from('\ufeff\ufeff'), bytes]), reasonOfMark],
  ])('[CAT-009] %s is refused, and nothing is written', (_, damage, reason) => {
    expectRefused(damagedFolder(file, damage), file, reason);
  });

  it.each<[damage: string, damage: Damage, reason: RegExp]>([
    ['without a byte', () => Buffer.alloc(0), /empty/],
    ['of blank lines', () => Buffer.from('\r\n\r\n\r\n'), /empty/],
    ['cut within its last row', (bytes) => bytes.subarray(0, -10), /the file is cut/],
    ['cut before its last line end', ofText((text) => text.replace(/\d?\s*$/, '')), /the file is cut/],
    ['cut in its first row', (bytes) => bytes.subarray(0, 12), /the file is cut/],
    ['with line ends of carriage returns', ofText((text) => text.replaceAll(/\r?\n/g, '\r')), /a carriage return/],
    ['with a carriage return in a row', ofText((text) => text.replace('\t', '\r\t')), /a carriage return/],
    ['with a zero byte', ofText((text) => text.replace('\t', '\t\0')), /U\+0000/],
    ['with another control character', ofText((text) => text.replace('\t', '\u0081\t')), /U\+0081/],
    ['with a header', ofText((text) => `Code\tLibellé\tValeur\n${text}`), /does not hold what it should/],
    ['with a line of something else', ofText((text) => `${text}page 2\r\n`), /does not hold what it should/],
    ['without its first column', ofRows((fields) => fields.slice(1)), /./],
    [
      'without the column of its medicine',
      ofRows((fields) => fields.toSpliced(layouts[file].forms[0].column, 1)),
      /does not hold what it should/,
    ],
    ['with a column in front', ofRows((fields) => ['1', ...fields]), /./],
    ['pasted twice', (bytes) => Buffer.concat([bytes, bytes]), /./],
  ])('[CAT-010] %s is refused, and nothing is written', (_, damage, reason) => {
    expectRefused(damagedFolder(file, damage), file, reason);
  });

  it('[CAT-010] with other line ends, or some of each, is read as it is', () => {
    const some = ofText((text) => text.replaceAll(/\r?\n/g, '\n').replace('\n', '\r\r\n'));
    for (const damage of [
      ofText((text) => text.replaceAll(/\r?\n/g, '\n')),
      ofText((text) => text.replaceAll(/\r?\n/g, '\r\n')),
      some,
    ]) {
      expect(read(damagedFolder(file, damage))).toEqual(read(sample));
    }
  });

  it('[CAT-010] compressed is read as it is, and refused when it is cut', () => {
    const folder = damagedFolder(file, (bytes) => bytes);
    const compressed = gzipSync(readFileSync(join(folder, file)));
    rmSync(join(folder, file));
    writeFileSync(join(folder, `${file}.gz`), compressed);
    expect(read(folder)).toEqual(read(sample));
    writeFileSync(join(folder, `${file}.gz`), compressed.subarray(0, -20));
    expectRefused(folder, file, /cannot be decompressed/);
  });
});

describe('a byte order mark', () => {
  it('[CAT-009] in front of UTF-8 is no part of the text', () => {
    const marked: Damage = (bytes) => Buffer.concat([Buffer.from('\ufeff'), bytes]);
    expect(read(damagedFolder('CIS_CIP_bdpm.txt', marked))).toEqual(read(sample));
  });
});

interface OddField {
  readonly file: OfficialFileName;
  readonly line: number;
  /** From 1, to the new text of each column; the first one is at fault. */
  readonly texts: Readonly<Record<number, string>>;
  readonly fault: RowFault;
  /** Owner of the row in the report. */
  readonly about: string;
  /** Packs that are left out. */
  readonly gone?: readonly string[];
  /** Packs that are stated otherwise. */
  readonly changed?: readonly string[];
}

function withFields(line: number, texts: OddField['texts']): Damage {
  return ofText((text) => {
    const lines = text.split('\n');
    const fields = lines[line - 1]?.split('\t') ?? [];
    for (const [column, field] of Object.entries(texts)) fields[Number(column) - 1] = field;
    return lines.with(line - 1, fields.join('\t')).join('\n');
  });
}

const packs = 'CIS_CIP_bdpm.txt';
const conditions = 'CIS_CPD_bdpm.txt';
const pack = { file: packs, line: 1, about: '3400990000016', gone: ['3400990000016'] } as const;
const keptPack = { file: packs, line: 1, about: '60000101' } as const;
const medicine = { line: 1, about: '60000101', gone: ['3400990000016', '3400990000023'] } as const;
const narcotic = {
  file: conditions,
  line: 9,
  about: '60000103',
  gone: ['3400990000047', '3400990000115'],
  fault: 'CONDITION_MISSPELT',
} as const;

const oddFields: readonly OddField[] = [
  { ...pack, texts: { 4: 'Présentation Active' }, fault: 'STATUS_UNKNOWN' },
  { ...pack, texts: { 4: 'Présentation  active' }, fault: 'STATUS_UNKNOWN' },
  { ...pack, texts: { 4: '' }, fault: 'STATUS_UNKNOWN' },
  { ...pack, texts: { 5: 'Déclaration  de commercialisation' }, fault: 'MARKETING_UNKNOWN' },
  { ...pack, texts: { 5: 'Commercialisée' }, fault: 'MARKETING_UNKNOWN' },
  { ...pack, texts: { 9: '' }, fault: 'RATE_ABSENT' },
  { ...pack, texts: { 9: '', 10: '' }, fault: 'RATE_ABSENT' },
  { ...pack, texts: { 9: '', 10: '', 11: '' }, fault: 'RATE_ABSENT' },
  { ...pack, texts: { 9: '45%' }, fault: 'RATE_WITHOUT_ACT_CODE' },
  { ...pack, texts: { 9: '65' }, fault: 'RATE_WITHOUT_ACT_CODE' },
  { ...pack, texts: { 9: '6 5%' }, fault: 'RATE_WITHOUT_ACT_CODE' },
  { ...pack, texts: { 10: '' }, fault: 'PRICE_UNREADABLE' },
  { ...pack, texts: { 10: '0,00', 11: '1,02' }, fault: 'PRICE_UNREADABLE' },
  { ...pack, texts: { 10: '6.34' }, fault: 'PRICE_UNREADABLE' },
  { ...pack, texts: { 10: '-6,34' }, fault: 'PRICE_UNREADABLE' },
  { ...pack, texts: { 10: '6,3' }, fault: 'PRICE_UNREADABLE' },
  { ...pack, texts: { 10: '6,34 €' }, fault: 'PRICE_UNREADABLE' },
  { ...pack, texts: { 10: '1,6,34' }, fault: 'PRICE_UNREADABLE' },
  { ...pack, texts: { 11: '' }, fault: 'PRICE_UNREADABLE' },
  { ...pack, texts: { 12: '' }, fault: 'PRICE_UNREADABLE' },
  { ...pack, texts: { 12: '0,00' }, fault: 'PRICE_UNREADABLE' },
  { ...pack, texts: { 11: '7,37' }, fault: 'PRICE_AND_FEE_DIFFER_FROM_PUBLIC_PRICE' },
  { ...pack, texts: { 12: '1,20', 11: '7,54' }, fault: 'FEE_OF_NO_TARIFF' },
  { ...pack, texts: { 3: '30' }, fault: 'UNITS_UNREADABLE' },
  { ...pack, texts: { 2: '9000002' }, fault: 'CIP7_DIFFERS' },
  { ...pack, texts: { 7: '3400990000017' }, fault: 'CIP13_INVALID', about: '60000101' },
  { ...keptPack, texts: { 6: '31/02/2020' }, fault: 'UNUSED_FIELD_ODD_KEPT' },
  { ...keptPack, texts: { 6: '01/01/2924' }, fault: 'UNUSED_FIELD_ODD_KEPT' },
  { ...keptPack, texts: { 8: 'Oui' }, fault: 'UNUSED_FIELD_ODD_KEPT' },
  { ...medicine, file: 'CIS_bdpm.txt', texts: { 2: '' }, fault: 'NAME_OR_FORM_UNREADABLE' },
  { ...medicine, file: 'CIS_bdpm.txt', texts: { 2: '0,00' }, fault: 'NAME_OR_FORM_UNREADABLE' },
  { ...medicine, file: 'CIS_bdpm.txt', texts: { 2: 'EXEMPLINE 5 mg, comprim?' }, fault: 'NAME_OR_FORM_UNREADABLE' },
  { ...medicine, file: 'CIS_bdpm.txt', texts: { 3: 'Orale' }, fault: 'NAME_OR_FORM_UNREADABLE' },
  {
    file: 'CIS_bdpm.txt',
    line: 1,
    about: '60000101',
    texts: { 4: 'Orale' },
    fault: 'ROUTE_UNKNOWN_KEPT',
    changed: medicine.gone,
  },
  {
    file: 'CIS_bdpm.txt',
    line: 1,
    about: '60000101',
    texts: { 5: 'Autorisation Active' },
    fault: 'UNUSED_FIELD_ODD_KEPT',
  },
  { file: 'CIS_bdpm.txt', line: 1, about: '60000101', texts: { 7: 'Commercialisé' }, fault: 'UNUSED_FIELD_ODD_KEPT' },
  { ...medicine, file: 'CIS_COMPO_bdpm.txt', texts: { 4: '' }, fault: 'SUBSTANCE_UNREADABLE' },
  { ...medicine, file: 'CIS_COMPO_bdpm.txt', texts: { 4: '5,5 mg' }, fault: 'SUBSTANCE_UNREADABLE' },
  { ...medicine, file: 'CIS_COMPO_bdpm.txt', texts: { 4: 'EXEMPL?NE' }, fault: 'SUBSTANCE_UNREADABLE' },
  { file: 'CIS_COMPO_bdpm.txt', line: 1, about: '60000101', texts: { 7: 'XX' }, fault: 'UNUSED_FIELD_ODD_KEPT' },
  { ...narcotic, texts: { 2: 'Stupéfiants' } },
  { ...narcotic, texts: { 2: 'stupefiants' } },
  { ...narcotic, texts: { 2: 'stupéfiants.' } },
  { ...narcotic, texts: { 2: 'stup?fiants' } },
  { ...narcotic, texts: { 2: 'stu péfiants' } },
  { ...narcotic, texts: { 2: '' } },
  { ...narcotic, line: 10, texts: { 2: 'délivrance  fractionnée de 14 jours' } },
  {
    file: 'CIS_GENER_bdpm.txt',
    line: 1,
    about: '60000101',
    texts: { 4: '9' },
    fault: 'GENERIC_ROLE_UNKNOWN',
    changed: medicine.gone,
  },
  {
    file: 'CIS_GENER_bdpm.txt',
    line: 2,
    about: '60000102',
    texts: { 1: '7003' },
    fault: 'GENERIC_GROUP_UNSURE',
    changed: ['3400990000030'],
  },
  {
    file: 'CIS_CIP_Dispo_Spec.txt',
    line: 2,
    about: '60000101',
    texts: { 3: '7' },
    fault: 'SUPPLY_STATUS_UNKNOWN',
    changed: ['3400990000023'],
  },
  {
    file: 'CIS_CIP_Dispo_Spec.txt',
    line: 2,
    about: '60000101',
    texts: { 4: 'Remise à disposition' },
    fault: 'SUPPLY_STATUS_UNKNOWN',
    changed: ['3400990000023'],
  },
  {
    file: 'CIS_CIP_Dispo_Spec.txt',
    line: 2,
    about: '60000101',
    texts: { 5: '31/02/2026' },
    fault: 'DATE_INVALID',
    changed: ['3400990000023'],
  },
  {
    file: 'CIS_CIP_Dispo_Spec.txt',
    line: 2,
    about: '60000101',
    texts: { 2: '3400990000024' },
    fault: 'CIP13_INVALID',
    changed: ['3400990000023'],
  },
];

const whole = read(sample);

describe('an odd field', () => {
  const linesOf = ({ reported }: ReadPresentations) => reported.map((row) => JSON.stringify(row));

  it.each(oddFields)('[CAT-011] of $file, line $line, $texts is reported as $fault', (odd) => {
    const { file, line, texts, fault, about, gone = [], changed = [] } = odd;
    const damaged = read(damagedFolder(file, withFields(line, texts)));
    const [column, text] = Object.entries(texts)[odd.fault === 'FEE_OF_NO_TARIFF' ? 1 : 0] ?? [];
    expect(damaged.reported).toContainEqual({ file, line, fault, about, field: `column ${column}: ${text}` });
    const byCip13 = new Map(damaged.presentations.map((one) => [String(one.cip13), one]));
    const others = whole.presentations.filter((one) => JSON.stringify(byCip13.get(one.cip13)) !== JSON.stringify(one));
    expect(others.map(({ cip13 }) => cip13)).toEqual([...gone, ...changed]);
    expect([...byCip13.keys()].filter((cip13) => gone.includes(cip13))).toEqual([]);
    // Whatever comes out otherwise is named by its CIP13 or its CIS.
    const named = new Set(
      damaged.reported.filter((row) => !linesOf(whole).includes(JSON.stringify(row))).map((row) => row.about),
    );
    expect(others.filter(({ cip13, cis }) => !named.has(cip13) && !named.has(cis))).toEqual([]);
  });
});

function exchanged(one: number, other: number): Damage {
  return ofRows((fields) => fields.with(one - 1, fields[other - 1] ?? '').with(other - 1, fields[one - 1] ?? ''));
}

function without(column: number): Damage {
  return ofRows((fields) => fields.toSpliced(column - 1, 1));
}

describe('a file of which half of the rows are odd', () => {
  it.each<[file: OfficialFileName, what: string, damage: Damage, reason: RegExp]>([
    ['CIS_bdpm.txt', 'columns 2 and 3 exchanged', exchanged(2, 3), /NAME_OR_FORM_UNREADABLE column 2: .*5 of 5 rows/],
    ['CIS_bdpm.txt', 'columns 3 and 4 exchanged', exchanged(3, 4), /ROUTE_UNKNOWN_KEPT/],
    ['CIS_bdpm.txt', 'no column 2', without(2), /OTHER_NUMBER_OF_COLUMNS/],
    [packs, 'columns 4 and 5 exchanged', exchanged(4, 5), /STATUS_UNKNOWN/],
    [packs, 'columns 9 and 10 exchanged', exchanged(9, 10), /RATE_WITHOUT_ACT_CODE/],
    [packs, 'columns 10 and 11 exchanged', exchanged(10, 11), /PRICE_AND_FEE_DIFFER/],
    [packs, 'no column 6', without(6), /OTHER_NUMBER_OF_COLUMNS/],
    [packs, 'no last column', without(13), /OTHER_NUMBER_OF_COLUMNS/],
    [packs, 'a column more', ofRows((fields) => fields.toSpliced(2, 0, 'x')), /states again/],
    ['CIS_COMPO_bdpm.txt', 'columns 3 and 4 exchanged', exchanged(3, 4), /SUBSTANCE_UNREADABLE/],
    ['CIS_COMPO_bdpm.txt', 'columns 4 and 5 exchanged', exchanged(4, 5), /SUBSTANCE_UNREADABLE/],
    [conditions, 'no column 2', without(2), /OTHER_NUMBER_OF_COLUMNS/],
    ['CIS_GENER_bdpm.txt', 'columns 1 and 5 exchanged', exchanged(1, 5), /GENERIC_GROUP_UNSURE/],
    ['CIS_GENER_bdpm.txt', 'columns 4 and 5 exchanged', exchanged(4, 5), /GENERIC_ROLE_UNKNOWN/],
    ['CIS_MITM.txt', 'columns 2 and 3 exchanged', exchanged(2, 3), /ATC_CODE_INVALID/],
    ['CIS_MITM.txt', 'two codes of three that are none', withFields(1, { 2: 'G03' }), /ATC_CODE_INVALID .*2 of 3 rows/],
    ['CIS_CIP_Dispo_Spec.txt', 'columns 3 and 4 exchanged', exchanged(3, 4), /SUPPLY_STATUS_UNKNOWN/],
    ['fic03spe.txt', 'two rows of three', withFields(1, { 3: 'X' }), /HYBRID_ROLE_UNKNOWN .*2 of 3 rows/],
  ])('[CAT-010] %s with %s is refused', (file, _, damage, reason) => {
    expectRefused(damagedFolder(file, damage), file, reason);
  });

  it('[CAT-010] or a tenth of whose labels nobody knows, is refused', () => {
    const reason = /CONDITION_UNKNOWN_KEPT_FOR_REVIEW column 2: une autre, as 2 of 14 rows/;
    expectRefused(damagedFolder(conditions, withFields(1, { 2: 'une autre' })), conditions, reason);
  });
});

describe('a medicine', () => {
  const gone = (folder: string) => {
    const { presentations, reported } = read(folder);
    const stated = new Set(presentations.map(({ cis }) => cis));
    return {
      cis: new Set(whole.presentations.flatMap(({ cis }) => (stated.has(cis) ? [] : [cis]))),
      reported: reported.map(({ file, fault, about }) => `${file} ${fault} ${about}`),
    };
  };

  it('[CAT-012] is left out when a row of its conditions or of its substances cannot be read', () => {
    const split = ofText((text) => text.replace('stup', 'stup\t'));
    expect(gone(damagedFolder(conditions, split))).toMatchObject({
      cis: new Set(['60000103']),
      reported: expect.arrayContaining([
        `${conditions} OTHER_NUMBER_OF_COLUMNS 60000103`,
        `${packs} CONDITIONS_INCOMPLETE 3400990000047`,
        `${packs} CONDITIONS_INCOMPLETE 3400990000115`,
      ]),
    });
    const nameless = withFields(6, { 4: '' });
    expect(gone(damagedFolder('CIS_COMPO_bdpm.txt', nameless))).toMatchObject({
      cis: new Set(['60000104']),
      reported: expect.arrayContaining([`${packs} SUBSTANCES_INCOMPLETE 3400990000054`]),
    });
  });

  it('[CAT-012] is left out when it has no class but a label that nobody knows, and kept when it has both', () => {
    const onlyUnknown = ofText((text) => text.replace('60000102\tliste I\r\n', ''));
    expect(gone(damagedFolder(conditions, onlyUnknown)).cis).toEqual(new Set(['60000102']));
    expect(read(sample).presentations.filter(({ cis }) => cis === '60000102')).toMatchObject([{ listClass: 'list-1' }]);
  });

  it('[CAT-013] that is sold and has no pack, or has packs and no condition, is shown', () => {
    const cutAtALine = ofText((text) => text.split('\n').slice(0, 4).join('\n').concat('\n'));
    expect(gone(damagedFolder(packs, cutAtALine)).reported).toEqual(
      expect.arrayContaining(['CIS_bdpm.txt PACKS_ABSENT 60000104', 'CIS_bdpm.txt PACKS_ABSENT 60000105']),
    );
    const cutConditions = ofText((text) => text.split('\n').slice(0, 5).join('\n').concat('\n'));
    expect(gone(damagedFolder(conditions, cutConditions)).reported).toEqual(
      expect.arrayContaining([
        'CIS_bdpm.txt CONDITIONS_ABSENT_KEPT 60000103',
        'CIS_bdpm.txt CONDITIONS_ABSENT_KEPT 60000104',
      ]),
    );
    expect(gone(sample).reported.filter((row) => row.includes('ABSENT_KEPT') || row.includes('PACKS_ABSENT'))).toEqual(
      [],
    );
  });
});
