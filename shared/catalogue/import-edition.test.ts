import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from '@jest/globals';
import { readEditions } from './edition.ts';

const folder = mkdtempSync(join(tmpdir(), 'ordonnancier-editions-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function importEdition(...args: readonly string[]): { status: number | null; stderr: string } {
  const script = fileURLToPath(new URL('import-edition.ts', import.meta.url));
  const sample = fileURLToPath(new URL('bdpm/sample', import.meta.url));
  return spawnSync(process.execPath, [script, sample, ...args], { encoding: 'utf8' });
}

describe('importing an edition', () => {
  it('adds it, and never overwrites one', () => {
    expect(importEdition('2026-07-24', '2026-05-26', folder)).toMatchObject({ status: 0 });
    expect(importEdition('2026-07-31', '2026-05-26', folder)).toMatchObject({ status: 0 });
    const editions = readEditions(folder);
    expect(editions.map(({ validFrom }) => validFrom).sort()).toEqual(['2026-07-24', '2026-07-31']);
    expect(editions[0]?.presentations).toHaveLength(6);

    const path = join(folder, 'edition-2026-07-24.ndjson');
    const before = readFileSync(path);
    const again = importEdition('2026-07-24', '2026-06-30', folder);
    expect(again.status).not.toBe(0);
    expect(again.stderr).toContain('EEXIST');
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it('names the selected packs that it cannot take', () => {
    const selection = join(folder, 'selection.txt');
    writeFileSync(selection, '# trial\n3400990000016 EXEMPLINE × 30\n3400990000061 a kit\n');
    const { status, stderr } = importEdition('2026-08-01', '2026-05-26', folder, selection);
    expect(status).not.toBe(0);
    expect(stderr).toContain('selected but absent or unreadable: 3400990000061');
  });
});
