import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isCis } from '@ordonnancier/kernel/identifiers.ts';
import { FileRefused, linesOf, readWholeText, type TextEncoding } from '../whole-text.ts';
import type { ReportedRow } from './row-faults.ts';

/** One row of an official file, split at its tabs, each field without blanks around it. */
export interface OfficialRow {
  /** In the file as published, from 1. */
  readonly line: number;
  readonly fields: readonly string[];
  /** Whose facts it states: a medicine's CIS, or the number of a group in the register of groups. */
  readonly owner: string;
}

interface Layout {
  readonly encoding: TextEncoding;
  readonly columns: number;
  /** Columns that are of one form in every row; the first one tells whose facts the row states. */
  readonly forms: readonly [owner: ColumnForm, ...others: ColumnForm[]];
  /** Columns that no two rows have in common; absent where a repeated row changes nothing. */
  readonly key?: readonly number[];
  /** The last column is free text that may hold a tab. */
  readonly lastIsText?: true;
  /** The last line has no end: its last column ends with its owner, which tells that it is whole. */
  readonly endsWithOwner?: true;
}

interface ColumnForm {
  readonly column: number;
  is(text: string): boolean;
}

const medicineIn = (column: number): ColumnForm => ({ column, is: isCis });
const groupIn = (column: number): ColumnForm => ({ column, is: (text) => /^\d{1,5}$/.test(text) });
const routeIn = (column: number): ColumnForm => ({ column, is: (text) => text.startsWith('Voie ') });

const layouts = {
  'CIS_bdpm.txt': { encoding: 'windows-1252', columns: 12, forms: [medicineIn(0)], key: [0] },
  'CIS_CIP_bdpm.txt': { encoding: 'utf-8', columns: 13, forms: [medicineIn(0)], key: [6] },
  'CIS_COMPO_bdpm.txt': { encoding: 'windows-1252', columns: 8, forms: [medicineIn(0)] },
  'CIS_CPD_bdpm.txt': { encoding: 'windows-1252', columns: 2, forms: [medicineIn(0)] },
  'CIS_GENER_bdpm.txt': { encoding: 'windows-1252', columns: 5, forms: [medicineIn(2), groupIn(0)], key: [0, 2] },
  'CIS_MITM.txt': { encoding: 'windows-1252', columns: 4, forms: [medicineIn(0)], key: [0], endsWithOwner: true },
  'CIS_CIP_Dispo_Spec.txt': { encoding: 'windows-1252', columns: 8, forms: [medicineIn(0)] },
  'fic02grp.txt': {
    encoding: 'windows-1252',
    columns: 4,
    forms: [groupIn(1), groupIn(0), routeIn(2)],
    key: [1],
    lastIsText: true,
  },
  'fic03spe.txt': { encoding: 'windows-1252', columns: 5, forms: [medicineIn(1), groupIn(0)], key: [0, 1] },
} as const satisfies Record<string, Layout>;

export type OfficialFileName = keyof typeof layouts;

export const officialFileNames = Object.keys(layouts) as readonly OfficialFileName[];

/** Read anew whenever rows are asked for: all files together would fill a hundred megabytes. */
export interface OfficialFiles {
  /** Rows of the right width, in their order; every other line is reported. Throws FileRefused, perhaps after rows. */
  rowsOf(file: OfficialFileName, report: (row: ReportedRow) => void): Generator<OfficialRow>;
}

/**
 * Opens the files of the base de données publique des médicaments and of the register of hybrids in a folder, as published
 * (`.txt`) or compressed (`.txt.gz`). They have no header and no quotes; all are in Windows-1252 but the file of
 * presentations, which is in UTF-8. Throws when files are absent; reading throws FileRefused when a file is not whole.
 * @param onRead told of every file that has been read
 */
export function openOfficialFiles(folder: string, onRead?: (file: OfficialFileName) => void): OfficialFiles {
  const absent = officialFileNames.filter((name) => pathOf(folder, name) === undefined);
  if (absent.length > 0) throw new Error(`absent from ${folder}: ${absent.join(', ')}`);
  return {
    *rowsOf(file, report) {
      yield* wholeRows(file, pathOf(folder, file) ?? '', report);
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

function* wholeRows(file: OfficialFileName, path: string, report: (row: ReportedRow) => void): Generator<OfficialRow> {
  const layout: Layout = layouts[file];
  const text = readWholeText(path, layout.encoding, layout.endsWithOwner ? 'perhaps' : 'always');
  const refuseAt = (line: number, reason: string) => new FileRefused(file, line, reason);
  const lineByKey = new Map<string, number>();
  const otherWidths: number[] = [];
  let rows = 0;
  let last: OfficialRow | undefined;
  for (const [index, textOfLine] of linesOf(text).entries()) {
    const line = index + 1;
    if (textOfLine.trim() === '') {
      report({ file, line, fault: 'BLANK', about: '' });
      continue;
    }
    const fields = fieldsOf(textOfLine, layout);
    // Nobody knows whose facts the row states: it is a header, its columns stand in another order, or it is damaged.
    const odd = layout.forms.find((form) => !form.is(fields[form.column] ?? ''));
    if (odd) throw refuseAt(line, `column ${odd.column + 1} does not hold what it should`);
    const owner = fields[layout.forms[0].column] ?? '';
    const key = layout.key?.map((column) => fields[column]).join('\t') ?? textOfLine;
    const before = lineByKey.get(key);
    // Nobody knows which of the two is right.
    if (layout.key && before !== undefined) throw refuseAt(line, `states again what line ${before} states`);
    lineByKey.set(key, line);
    rows += 1;
    last = { line, fields, owner };
    if (fields.length === layout.columns) {
      yield last;
    } else {
      otherWidths.push(line);
      report({ file, line, fault: 'OTHER_NUMBER_OF_COLUMNS', about: owner });
    }
  }
  if (last && !text.endsWith('\n') && !last.fields.at(-1)?.endsWith(last.owner)) {
    throw refuseAt(last.line, 'the last line does not end as it should: the file is cut');
  }
  const [firstOfOtherWidth] = otherWidths;
  if (firstOfOtherWidth !== undefined && otherWidths.length > rows / 2) {
    throw refuseAt(firstOfOtherWidth, `not ${layout.columns} columns, as in most rows`);
  }
  if (lineByKey.size <= rows / 2) throw refuseAt(rows, 'the file holds its rows twice');
}

function fieldsOf(text: string, { columns, lastIsText }: Layout): readonly string[] {
  const fields = text.split('\t').map((field) => field.trim());
  // Some publications end every row with a tab.
  while (fields.length > columns && fields.at(-1) === '') fields.pop();
  if (!lastIsText || fields.length <= columns) return fields;
  return [...fields.slice(0, columns - 1), fields.slice(columns - 1).join(' ')];
}
