import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from '@jest/globals';
import { passesEan13 } from '@ordonnancier/kernel/check-digits.ts';
import { parseCivilDate } from '@ordonnancier/kernel/civil-date.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import { conditionRules } from './condition-rules.ts';
import type { OfficialFileName } from './layouts.ts';
import { openOfficialFiles } from './official-files.ts';
import { readPresentations } from './read-presentations.ts';

const validFrom = parseCivilDate('2026-07-24');
invariant(validFrom !== undefined, 'a day');
const onDay = validFrom;

/** Twelve hundred medicines of one reimbursed pack each, which every file knows, beside what the sample has of the others. */
const count = 1_200;
const medicines = Array.from({ length: count }, (_, index) => ({
  cis: String(61_000_000 + index),
  cip7: String(9_100_000 + index),
  group: String(1 + index),
}));
const conditions = 'CIS_CPD_bdpm.txt';
const binding = ['list-class', 'secure-form', 'fraction', 'hospital-only', 'hospital-prescription'];
const bindingLabels = [...conditionRules].flatMap(([label, { kind }]) => (binding.includes(kind) ? [label] : []));

const rows: Readonly<Partial<Record<OfficialFileName, readonly string[]>>> = {
  'CIS_bdpm.txt': medicines.map(({ cis }) =>
    columns(
      [cis, `EXEMPLINE ${cis} mg`, 'gélule', 'orale', 'Autorisation active', 'Procédure nationale', 'Commercialisée'],
      ['01/01/2020', '', '', 'LABORATOIRE', 'Non'],
    ),
  ),
  'CIS_CIP_bdpm.txt': medicines.map(({ cis, cip7 }) =>
    columns(
      [cis, cip7, 'plaquette(s) PVC de 30 gélule(s)', 'Présentation active', 'Déclaration de commercialisation'],
      ['01/01/2020', cip13Of(cip7), 'oui', '65%', '6,34', '7,36', '1,02', ''],
    ),
  ),
  'CIS_COMPO_bdpm.txt': medicines.map(({ cis }) =>
    columns([cis, 'gélule', '00001', 'EXEMPLINE', '5 mg', 'une gélule', 'SA', '1']),
  ),
  [conditions]: [
    ...bindingLabels.map((label) => columns(['61000000', label])),
    ...medicines.map(({ cis }) => columns([cis, 'liste I'])),
  ],
  'CIS_GENER_bdpm.txt': medicines.map(({ cis, group }) => columns([group, `EXEMPLINE ${group}`, cis, '1', '1'])),
  'CIS_MITM.txt': medicines.map(({ cis }) => columns([cis, 'N02BE01', 'EXEMPLINE', `http://exemple.invalid/${cis}`])),
};

function columns(...parts: readonly (readonly string[])[]): string {
  return parts.flat().join('\t');
}

function cip13Of(cip7: string): string {
  const found = Array.from({ length: 10 }, (_, digit) => `34009${cip7}${digit}`).find(passesEan13);
  invariant(found !== undefined, 'a check digit');
  return found;
}

const root = mkdtempSync(join(tmpdir(), 'ordonnancier-cut-'));
afterAll(() => {
  rmSync(root, { recursive: true });
});

function readWith(changed: typeof rows) {
  const folder = mkdtempSync(join(root, 'folder-'));
  cpSync(fileURLToPath(new URL('sample', import.meta.url)), folder, { recursive: true });
  for (const [file, lines] of Object.entries({ ...rows, ...changed })) {
    const text = `${lines.join('\n')}\n`;
    writeFileSync(join(folder, file), Buffer.from(text, file === 'CIS_CIP_bdpm.txt' ? 'utf8' : 'latin1'));
  }
  return readPresentations(openOfficialFiles(folder), onDay).presentations;
}

describe('a file that is cut at the end of a line', () => {
  it.each<[file: OfficialFileName, lost: number, reason: RegExp]>([
    ['CIS_bdpm.txt', 12, /13 of 1200 packs are of a medicine that is not in it/],
    ['CIS_CIP_bdpm.txt', 12, /13 of 1200 medicines that are sold have no pack in it/],
    ['CIS_COMPO_bdpm.txt', 60, /61 of 1200 packs have no substance in it/],
    [conditions, 120, /121 of 1200 reimbursed packs have no class in it/],
    ['CIS_GENER_bdpm.txt', 480, /481 of 1200 reimbursed packs are in no group of it/],
    ['CIS_MITM.txt', 600, /601 of 1200 reimbursed packs have no ATC code in it/],
  ])('[CAT-020] %s may lack %i of its rows, and is refused when it lacks one more', (file, lost, reason) => {
    const whole = rows[file] ?? [];
    expect(() => readWith({ [file]: whole.slice(0, whole.length - lost) })).not.toThrow();
    expect(() => readWith({ [file]: whole.slice(0, whole.length - lost - 1) })).toThrow(reason);
    if (file !== conditions) expect(() => readWith({ [file]: whole.slice(lost + 1) })).toThrow(reason);
  });

  it.each(bindingLabels)('[CAT-020] of conditions is refused when no medicine is of "%s"', (label) => {
    const others = (rows[conditions] ?? []).filter((row) => !row.endsWith(`\t${label}`));
    // Medicines keep a class: it is not for want of that.
    const lines = label === 'liste I' ? [...others, ...medicines.map(({ cis }) => columns([cis, 'liste II']))] : others;
    expect(() => readWith({ [conditions]: lines })).toThrow(`no medicine is of "${label}": the file is cut`);
  });

  it('[CAT-020] is read when it is too short to hold every label, and the medicines are few', () => {
    const few = Object.fromEntries(
      Object.entries(rows).map(([file, lines]) => [file, file === conditions ? lines.slice(-9) : lines.slice(-18)]),
    );
    expect(readWith(few)).toHaveLength(18);
  });
});
