import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from '@jest/globals';
import { parseCivilDate } from '@ordonnancier/kernel/civil-date.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import { importEdition } from '../import-edition.ts';
import { type OfficialFileName, officialFileNames, openOfficialFiles } from './official-files.ts';
import { type ReadPresentations, readPresentations } from './read-presentations.ts';

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

/** Damage of every row, without the tab that ends some. */
function ofRows(change: (fields: readonly string[]) => readonly string[]): Damage {
  return ofText((text) =>
    text.replace(/^.*[^\r\n].*?(?=\t?\r?\n)/gm, (row) => change(row.replace(/\t$/, '').split('\t')).join('\t')),
  );
}

const owners: Readonly<Record<OfficialFileName, number>> = {
  'CIS_bdpm.txt': 0,
  'CIS_CIP_bdpm.txt': 0,
  'CIS_COMPO_bdpm.txt': 0,
  'CIS_CPD_bdpm.txt': 0,
  'CIS_GENER_bdpm.txt': 2,
  'CIS_MITM.txt': 0,
  'CIS_CIP_Dispo_Spec.txt': 0,
  'fic02grp.txt': 1,
  'fic03spe.txt': 1,
};

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
      ofRows((fields) => fields.toSpliced(owners[file], 1)),
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
