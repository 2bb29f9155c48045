import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from '@jest/globals';
import { importThesaurus } from './import-thesaurus.ts';

const sample = fileURLToPath(new URL('sample', import.meta.url));
const interactions = 'thesaurus_ansm_2000-01.csv';
const classes = 'substance_class_2000-01.tsv';

const root = mkdtempSync(join(tmpdir(), 'ordonnancier-damaged-thesaurus-'));
afterAll(() => {
  rmSync(root, { recursive: true });
});

let folders = 0;
function damaged(file: string, damage: (bytes: Buffer) => Buffer): string {
  const folder = join(root, `damaged-${++folders}`);
  cpSync(sample, folder, { recursive: true });
  writeFileSync(join(folder, file), damage(readFileSync(join(folder, file))));
  return folder;
}

const ofText = (change: (text: string) => string) => (bytes: Buffer) => Buffer.from(change(bytes.toString()));

describe.each([interactions, classes])('%s', (file) => {
  it.each<[damage: string, damage: (bytes: Buffer) => Buffer, reason: RegExp]>([
    ['in Latin-1', (bytes) => Buffer.from(bytes.toString(), 'latin1'), /bytes that are no UTF-8/],
    ['encoded twice', (bytes) => Buffer.from(new TextDecoder('windows-1252').decode(bytes)), /letters of UTF-8/],
    ['in UTF-16', (bytes) => Buffer.from(`\ufeff${bytes.toString()}`, 'utf16le'), /bytes that are no UTF-8/],
    ['without a byte', () => Buffer.alloc(0), /empty/],
    ['of its header alone', ofText((text) => text.slice(0, text.indexOf('\n') + 1)), /no row/],
    ['without its header', ofText((text) => text.slice(text.indexOf('\n') + 1)), /the header is not/],
    [
      'with other columns',
      ofText((text) => text.replaceAll(/^(?=.)/gm, file === classes ? '1\t' : '1,')),
      /the header is not/,
    ],
    ['cut', (bytes) => bytes.subarray(0, -3), /the file is cut/],
    ['with line ends of carriage returns', ofText((text) => text.replaceAll('\n', '\r')), /a carriage return/],
    ['with a zero byte', ofText((text) => text.replace('EXEMPLINE', 'EX\0').replace('exempline', 'ex\0')), /U\+0000/],
    ['pasted twice', ofText((text) => `${text}${text.slice(text.indexOf('\n') + 1)}`), /twice/],
    ['with an open quote', ofText((text) => `${text}"EXEMPLINE`.concat('\n')), /neither quoted nor free/],
  ])('[CAT-016] %s is refused, and nothing is written', (_, damage, reason) => {
    const into = join(root, `into-${folders}`);
    const importIt = () => importThesaurus(damaged(file, damage), into);
    expect(importIt).toThrow(new RegExp(`^${file}, line [1-9]\\d*: `));
    expect(importIt).toThrow(reason);
    expect(existsSync(into)).toBe(false);
  });
});

describe('a thesaurus', () => {
  it('[CAT-016] half of whose levels nobody knows is refused', () => {
    const folder = damaged(
      interactions,
      ofText((text) => text.replaceAll(/,(?:CI|AD|PE)(?=,)/g, ',X')),
    );
    expect(() => importThesaurus(folder, join(root, 'levels'))).toThrow(/line 12: .*, as 9 of 11 rows/);
  });

  it('[CAT-016] of far fewer interactions than the one before is refused, unless fewer are accepted', () => {
    const into = join(root, 'fewer');
    importThesaurus(sample, into);
    const before = readdirSync(into);
    const folder = damaged(
      interactions,
      ofText((text) => `${text.split('\n').slice(0, 3).join('\n')}\n`),
    );
    renameSync(join(folder, interactions), join(folder, interactions.replace('2000-01', '2000-02')));
    expect(importThesaurus(folder, into)).toMatchObject({
      ok: false,
      refusal: { code: 'FAR_FEWER_THAN_BEFORE', facts: { fewer: expect.stringMatching(/^2 interactions after \d+$/) } },
    });
    expect(readdirSync(into)).toEqual(before);
    expect(importThesaurus(folder, into, { acceptFewer: true })).toMatchObject({ ok: true, value: { written: true } });
  });
});
