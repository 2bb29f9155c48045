import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { FileRefused, linesOf, readWholeText } from '../whole-text.ts';
import { type Layout, layouts, type OfficialFileName, officialFileNames } from './layouts.ts';
import { fieldIn, type ReportedRow } from './row-faults.ts';

/** One row of an official file, split at its tabs, each field without blanks around it. */
export interface OfficialRow {
  /** In the file as published, from 1. */
  readonly line: number;
  readonly fields: readonly string[];
  /** Whose facts it states: a medicine's CIS, or the number of a group in the register of groups. */
  readonly owner: string;
}

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
  let rows = 0;
  let last: OfficialRow | undefined;
  for (const [index, textOfLine] of linesOf(text).entries()) {
    const line = index + 1;
    if (textOfLine.trim() === '') {
      report({ file, line, fault: 'BLANK', about: '', field: '' });
      continue;
    }
    const fields = fieldsOf(textOfLine, layout);
    // Nobody knows whose facts the row states: it is a header, its columns stand in another order, or it is damaged.
    const odd = layout.forms.find((form) => !form.is(fields[form.column] ?? ''));
    if (odd) throw refuseAt(line, `column ${odd.column + 1} does not hold what it should`);
    const owner = fields[layout.forms[0].column] ?? '';
    last = { line, fields, owner };
    if (fields.length !== layout.columns) {
      report({ file, line, fault: 'OTHER_NUMBER_OF_COLUMNS', about: owner, field: '' });
      continue;
    }
    const key = layout.key?.map((column) => fields[column]).join('\t') ?? textOfLine;
    const before = lineByKey.get(key);
    // Nobody knows which of the two is right.
    if (layout.key && before !== undefined) throw refuseAt(line, `states again what line ${before} states`);
    lineByKey.set(key, line);
    rows += 1;
    const unusual = layout.unused?.find((form) => !form.is(fields[form.column] ?? ''));
    if (unusual) {
      report({ file, line, fault: 'UNUSED_FIELD_ODD_KEPT', about: owner, field: fieldIn(fields, unusual.column) });
    }
    yield last;
  }
  if (last && !text.endsWith('\n') && !last.fields.at(-1)?.endsWith(last.owner)) {
    throw refuseAt(last.line, 'the last line does not end as it should: the file is cut');
  }
  if (rows > 0 && lineByKey.size <= rows / 2) throw refuseAt(rows, 'the file holds its rows twice');
}

function fieldsOf(text: string, { columns, lastIsText }: Layout): readonly string[] {
  const fields = text.split('\t').map((field) => field.trim());
  // Some publications end every row with a tab.
  while (fields.length > columns && fields.at(-1) === '') fields.pop();
  if (!lastIsText || fields.length <= columns) return fields;
  return [...fields.slice(0, columns - 1), fields.slice(columns - 1).join(' ')];
}
