import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from '@jest/globals';
import { type CivilDate, parseCivilDate } from '@ordonnancier/kernel/civil-date.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import { readEditions } from './edition.ts';
import { importEdition } from './import-edition.ts';

const root = mkdtempSync(join(tmpdir(), 'ordonnancier-editions-'));
afterAll(() => {
  rmSync(root, { recursive: true });
});

const sample = fileURLToPath(new URL('bdpm/sample', import.meta.url));

function day(text: string): CivilDate {
  const date = parseCivilDate(text);
  invariant(date !== undefined, `${text} is not a day`);
  return date;
}

/** A copy of the sample, last changed at noon of a day. */
function officialFiles(name: string, changedOn: string): string {
  const folder = join(root, name);
  cpSync(sample, folder, { recursive: true });
  const noon = new Date(`${changedOn}T12:00:00Z`);
  for (const file of readdirSync(folder)) utimesSync(join(folder, file), noon, noon);
  return folder;
}

describe('importing an edition', () => {
  it('[CAT-003] adds it with the report of what it leaves out, and writes nothing when it is imported again', () => {
    const editionsFolder = join(root, 'added');
    const order = { officialFolder: sample, editionsFolder, validFrom: day('2026-07-24') };
    expect(importEdition(order)).toMatchObject({ ok: true, value: { written: true, presentations: 6 } });
    const files = readdirSync(editionsFolder);
    expect(files).toEqual(['edition-2026-07-24.left-out.tsv', 'edition-2026-07-24.ndjson']);
    const report = readFileSync(join(editionsFolder, 'edition-2026-07-24.left-out.tsv'), 'utf8');
    expect(report).toContain('CIS_CIP_bdpm.txt\t6\tUNITS_UNREADABLE\t3400990000061\tcolumn 3: 1 flacon(s)');

    const before = files.map((file) => statSync(join(editionsFolder, file), { bigint: true }).mtimeNs);
    expect(importEdition(order)).toMatchObject({ ok: true, value: { written: false, presentations: 6 } });
    expect(files.map((file) => statSync(join(editionsFolder, file), { bigint: true }).mtimeNs)).toEqual(before);
    expect(readEditions(editionsFolder)[0]?.presentations).toHaveLength(6);
  });

  it('[CAT-003] refuses other content under the same date, and adds it under another', () => {
    const editionsFolder = join(root, 'differs');
    const officialFolder = officialFiles('official-differs', '2026-07-24');
    const order = { officialFolder, editionsFolder, validFrom: day('2026-07-24') };
    importEdition(order);
    const path = join(editionsFolder, 'edition-2026-07-24.ndjson');
    const before = readFileSync(path);
    const prices = join(officialFolder, 'CIS_CIP_bdpm.txt');
    writeFileSync(prices, readFileSync(prices, 'utf8').replace('6,34\t7,36', '6,44\t7,46'));
    expect(importEdition(order)).toMatchObject({ ok: false, refusal: { code: 'EDITION_DIFFERS', facts: { path } } });
    expect(readFileSync(path).equals(before)).toBe(true);
    const later = { ...order, validFrom: day('2026-07-31'), confirmChanges: true };
    expect(importEdition(later)).toMatchObject({ ok: true });
    expect(readEditions(editionsFolder).map(({ validFrom }) => validFrom)).toEqual(['2026-07-24', '2026-07-31']);
  });

  it('[CAT-003] dates an edition by its files, and knows the same files when they are copied later', () => {
    const editionsFolder = join(root, 'dated');
    const first = importEdition({ officialFolder: officialFiles('first', '2026-07-24'), editionsFolder });
    const copied = importEdition({ officialFolder: officialFiles('copied', '2026-08-02'), editionsFolder });
    const path = join(editionsFolder, 'edition-2026-07-24.ndjson');
    expect([first, copied]).toMatchObject([
      { ok: true, value: { path, written: true } },
      { ok: true, value: { path, written: false } },
    ]);
  });

  it.each([
    ['CIS_CIP_bdpm.txt', 'packs', 2, 'CIS_CIP_bdpm.txt: 2 packs after 6'],
    ['CIS_CPD_bdpm.txt', 'conditions', 6, 'CIS_CPD_bdpm.txt: 3 packs with a class after 6'],
    ['CIS_GENER_bdpm.txt', 'groups', 1, 'CIS_GENER_bdpm.txt: 2 packs in groups of generics after 3'],
    ['CIS_MITM.txt', 'ATC codes', 1, 'CIS_MITM.txt: 2 packs with an ATC code after 4'],
    ['fic03spe.txt', 'groups of hybrids', 1, 'fic03spe.txt: 2 packs in groups of hybrids after 3'],
  ])(
    '[CAT-014] refuses %s that was cut at a line end, whose %s are far fewer than before',
    (file, what, lines, fewer) => {
      const editionsFolder = join(root, `fewer ${what}`);
      importEdition({ officialFolder: sample, editionsFolder, validFrom: day('2026-07-24') });
      const before = readdirSync(editionsFolder);
      const officialFolder = officialFiles(`cut ${what}`, '2026-07-31');
      const path = join(officialFolder, file);
      const whole = readFileSync(path, 'latin1').split('\n');
      writeFileSync(path, `${whole.slice(0, lines).join('\n')}\n`, 'latin1');
      const order = { officialFolder, editionsFolder, validFrom: day('2026-07-31'), confirmChanges: true };
      expect(importEdition(order)).toMatchObject({
        ok: false,
        refusal: { code: 'FAR_FEWER_THAN_BEFORE', facts: { fewer } },
      });
      expect(readdirSync(editionsFolder)).toEqual(before);
      expect(importEdition({ ...order, acceptFewer: true })).toMatchObject({ ok: true, value: { written: true } });
    },
  );

  it.each([
    ['classes', 'CIS_CPD_bdpm.txt', '60000101\tliste I\r', '60000101\tliste II\r', 'classes of 2 packs in 6'],
    ['prices', 'CIS_CIP_bdpm.txt', '6,34\t7,36', '6,44\t7,46', 'prices of 1 packs in 6'],
    ['groups', 'CIS_GENER_bdpm.txt', '60000101\t0', '60000101\t4', 'groups of 2 packs in 6'],
    ['names', 'CIS_bdpm.txt', 'EXEMPLINE 5 mg', 'EXEMPLINE 7 mg', 'names, substances or contents of 2 packs in 6'],
  ])('[CAT-015] asks before it changes the %s of many packs at once', (what, file, from, to, changes) => {
    const editionsFolder = join(root, `changed ${what}`);
    importEdition({ officialFolder: sample, editionsFolder, validFrom: day('2026-07-24') });
    const before = readdirSync(editionsFolder);
    const officialFolder = officialFiles(`other ${what}`, '2026-07-31');
    const path = join(officialFolder, file);
    writeFileSync(path, readFileSync(path, 'latin1').replace(from, to), 'latin1');
    const order = { officialFolder, editionsFolder, validFrom: day('2026-07-31'), acceptFewer: true };
    expect(importEdition(order)).toMatchObject({
      ok: false,
      refusal: { code: 'CHANGES_UNCONFIRMED', facts: { changes } },
    });
    expect(readdirSync(editionsFolder)).toEqual(before);
    expect(importEdition({ ...order, confirmChanges: true })).toMatchObject({ ok: true, value: { written: true } });
  });

  it('names the selected packs that it cannot take', () => {
    const selection = join(root, 'selection.txt');
    writeFileSync(selection, '# trial\n3400990000016 EXEMPLINE × 30\n3400990000061 a kit\n');
    const order = { officialFolder: sample, editionsFolder: join(root, 'selected'), validFrom: day('2026-08-01') };
    expect(importEdition({ ...order, selection })).toMatchObject({
      ok: false,
      refusal: { code: 'SELECTED_PACKS_MISSING', facts: { cip13: '3400990000061' } },
    });
  });

  it('tells the files that are absent', () => {
    const officialFolder = officialFiles('incomplete', '2026-07-24');
    rmSync(join(officialFolder, 'CIS_MITM.txt'));
    expect(() => importEdition({ officialFolder, editionsFolder: join(root, 'none') })).toThrow('CIS_MITM.txt');
  });
});

describe('an imported edition', () => {
  it('is not read when a line of it was changed', () => {
    const editionsFolder = join(root, 'tampered');
    importEdition({ officialFolder: sample, editionsFolder, validFrom: day('2026-07-24') });
    const path = join(editionsFolder, 'edition-2026-07-24.ndjson');
    writeFileSync(path, readFileSync(path, 'utf8').replace('"priceCents":634', '"priceCents":633'));
    expect(() => readEditions(editionsFolder)).toThrow('another hash');
  });

  it('is looked at field by field when it has no hash', () => {
    const editionsFolder = join(root, 'without-hash');
    importEdition({ officialFolder: sample, editionsFolder, validFrom: day('2026-07-24') });
    const path = join(editionsFolder, 'edition-2026-07-24.ndjson');
    const withoutHash = readFileSync(path, 'utf8').replace(/,"lines":\{[^}]*\}/, '');
    writeFileSync(path, withoutHash);
    expect(readEditions(editionsFolder)[0]?.presentations).toHaveLength(6);
    writeFileSync(path, withoutHash.replace('"priceCents":634', '"priceCents":-634'));
    expect(() => readEditions(editionsFolder)).toThrow('priceCents');
  });
});
