import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { ReportedRow } from './row-faults.ts';

/** One row of an official file, split at its tabs, each field without blanks around it. */
export interface OfficialRow {
  /** In the file as published, from 1. */
  readonly line: number;
  readonly fields: readonly string[];
}

interface Layout {
  readonly encoding: 'utf-8' | 'windows-1252';
  readonly columns: number;
  /** The last column is free text that may hold a tab. */
  readonly lastIsText?: true;
}

const layouts = {
  'CIS_bdpm.txt': { encoding: 'windows-1252', columns: 12 },
  'CIS_CIP_bdpm.txt': { encoding: 'utf-8', columns: 13 },
  'CIS_COMPO_bdpm.txt': { encoding: 'windows-1252', columns: 8 },
  'CIS_CPD_bdpm.txt': { encoding: 'windows-1252', columns: 2 },
  'CIS_GENER_bdpm.txt': { encoding: 'windows-1252', columns: 5 },
  'CIS_MITM.txt': { encoding: 'windows-1252', columns: 4 },
  'CIS_CIP_Dispo_Spec.txt': { encoding: 'windows-1252', columns: 8 },
  'fic02grp.txt': { encoding: 'windows-1252', columns: 4, lastIsText: true },
  'fic03spe.txt': { encoding: 'windows-1252', columns: 5 },
} as const satisfies Record<string, Layout>;

export type OfficialFileName = keyof typeof layouts;

export const officialFileNames = Object.keys(layouts) as readonly OfficialFileName[];

/** Read anew whenever rows are asked for: all files together would fill a hundred megabytes. */
export interface OfficialFiles {
  /** Rows of the right width, in their order; every other line is reported. */
  rowsOf(file: OfficialFileName, report: (row: ReportedRow) => void): Generator<OfficialRow>;
}

/**
 * Opens the files of the base de données publique des médicaments and of the register of hybrids in a folder, as published
 * (`.txt`) or compressed (`.txt.gz`). They have no header and no quotes; all are in Windows-1252 but the file of
 * presentations, which is in UTF-8. Throws when files are absent; reading throws when bytes are not in their encoding.
 * @param onRead told of every file that has been read
 */
export function openOfficialFiles(folder: string, onRead?: (file: OfficialFileName) => void): OfficialFiles {
  const absent = officialFileNames.filter((name) => pathOf(folder, name) === undefined);
  if (absent.length > 0) throw new Error(`absent from ${folder}: ${absent.join(', ')}`);
  return {
    *rowsOf(file, report) {
      const layout: Layout = layouts[file];
      for (const [index, text] of linesOf(folder, file, layout.encoding).entries()) {
        const row = { line: index + 1, fields: fieldsOf(text, layout) };
        if (text.trim() === '') report({ file, line: row.line, fault: 'BLANK', about: '' });
        else if (row.fields.length === layout.columns) yield row;
        else report({ file, line: row.line, fault: 'OTHER_NUMBER_OF_COLUMNS', about: row.fields[0] ?? '' });
      }
      onRead?.(file);
    },
  };
}

/** When the newest of the files was last changed, in milliseconds of Unix time. */
export function officialFilesChangedAtMs(folder: string): number {
  const paths = officialFileNames.flatMap((name) => pathOf(folder, name) ?? []);
  return Math.max(...paths.map((path) => statSync(path).mtimeMs));
}

function pathOf(folder: string, name: OfficialFileName): string | undefined {
  return [join(folder, name), join(folder, `${name}.gz`)].find((path) => existsSync(path));
}

function linesOf(folder: string, name: OfficialFileName, encoding: Layout['encoding']): string[] {
  const path = pathOf(folder, name) ?? '';
  const bytes = readFileSync(path);
  const text = new TextDecoder(encoding, { fatal: true }).decode(path.endsWith('.gz') ? gunzipSync(bytes) : bytes);
  const lines = text.split(/\r?\n/);
  // What follows the last line end is no line.
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

function fieldsOf(text: string, { columns, lastIsText }: Layout): readonly string[] {
  const fields = text.split('\t').map((field) => field.trim());
  // Some publications end every row with a tab.
  while (fields.length > columns && fields.at(-1) === '') fields.pop();
  if (!lastIsText || fields.length <= columns) return fields;
  return [...fields.slice(0, columns - 1), fields.slice(columns - 1).join(' ')];
}
