import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** Rows of the official files, split at tabs: they have no header and no quotes. */
export interface OfficialFiles {
  readonly specialities: readonly (readonly string[])[];
  readonly presentations: readonly (readonly string[])[];
  readonly substances: readonly (readonly string[])[];
  readonly conditions: readonly (readonly string[])[];
  readonly genericGroups: readonly (readonly string[])[];
}

/**
 * Reads the files of the base de données publique des médicaments from a folder, as published (`.txt`) or compressed
 * (`.txt.gz`). All are in Windows-1252 but the file of presentations, which is in UTF-8. Throws when a file is absent or
 * its bytes are not in that encoding.
 */
export function readOfficialFiles(folder: string): OfficialFiles {
  return {
    specialities: rowsOf(folder, 'CIS_bdpm.txt', 'windows-1252'),
    presentations: rowsOf(folder, 'CIS_CIP_bdpm.txt', 'utf-8'),
    substances: rowsOf(folder, 'CIS_COMPO_bdpm.txt', 'windows-1252'),
    conditions: rowsOf(folder, 'CIS_CPD_bdpm.txt', 'windows-1252'),
    genericGroups: rowsOf(folder, 'CIS_GENER_bdpm.txt', 'windows-1252'),
  };
}

function rowsOf(folder: string, name: string, encoding: 'utf-8' | 'windows-1252'): readonly (readonly string[])[] {
  const path = join(folder, name);
  const bytes = existsSync(path) ? readFileSync(path) : gunzipSync(readFileSync(`${path}.gz`));
  const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
  return text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map((line) => line.split('\t').map((field) => field.trim()));
}
