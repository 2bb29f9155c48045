import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { accept, refuse, type Result } from '@ordonnancier/kernel/result.ts';
import { isFarFewer } from '../edition-changes.ts';
import { FileRefused, readWholeText } from '../whole-text.ts';
import { writeOnce } from '../write-once.ts';
import { parseDelimitedText } from './delimited-text.ts';
import { type InteractionLevel, interactionLevels, type Thesaurus, thesaurusSchema } from './thesaurus.ts';

interface TableFile {
  readonly pattern: RegExp;
  readonly separator: ',' | '\t';
  /** Names of its columns, as its first line has them. */
  readonly header: readonly string[];
}

const interactionsFile: TableFile = {
  pattern: /^thesaurus_ansm_(\d{4}-\d{2})\.csv(?:\.gz)?$/,
  separator: ',',
  header: ['substance', 'interactant', 'niveau', 'description', 'conduite'],
};
const classesFile: TableFile = {
  pattern: /^substance_class_(\d{4}-\d{2})\.tsv(?:\.gz)?$/,
  separator: '\t',
  header: ['molecule', 'famille'],
};
/** When half of the rows are so, the columns or their words are others. */
const faultyRowsShareRefused = 1 / 2;
const importedFile = /^thesaurus-\d{4}-\d{2}\.json$/;

export type ThesaurusRowFault = 'OTHER_NUMBER_OF_COLUMNS' | 'TERM_ABSENT' | 'LEVEL_UNKNOWN';

export interface ThesaurusReportedRow {
  readonly file: string;
  readonly line: number;
  readonly fault: ThesaurusRowFault;
}

export interface ImportedThesaurus {
  readonly path: string;
  /** False when it was there already, in which case nothing was written. */
  readonly written: boolean;
  readonly thesaurus: Thesaurus;
  readonly reported: readonly ThesaurusReportedRow[];
  readonly reportPath: string;
}

/**
 * Brings a thesaurus of interactions into the catalogue's folder, beside the editions and as immutable as they are. The folder
 * that is read holds `thesaurus_ansm_YYYY-MM.csv` (substance, interactant, level, description, advice) and
 * `substance_class_YYYY-MM.tsv` (substance, class), both in UTF-8 with a header, as they are or compressed (`.gz`). Far fewer
 * rows than in the thesaurus of before are refused, unless the order says otherwise.
 * Throws when a file is absent, and FileRefused when one is not what it should be as a whole; nothing is written then.
 */
export function importThesaurus(
  folder: string,
  catalogueFolder: string,
  { acceptFewer = false }: { readonly acceptFewer?: boolean } = {},
): Result<ImportedThesaurus, 'THESAURUS_DIFFERS' | 'FAR_FEWER_THAN_BEFORE'> {
  const reported: ThesaurusReportedRow[] = [];
  const interactions = readTable(folder, interactionsFile, reported);
  const classes = readTable(folder, classesFile, reported);
  const thesaurus: Thesaurus = {
    source:
      `Thesaurus des interactions médicamenteuses (ANSM), ${interactions.publishedIn}; ` +
      `members of its classes, ${classes.publishedIn}`,
    publishedIn: interactions.publishedIn,
    classesPublishedIn: classes.publishedIn,
    entries: interactions.rows.flatMap(
      ({ line, fields: [one = '', other = '', level = '', description = '', advice = ''] }) => {
        if (isLevel(level) && one !== '' && other !== '') return { one, other, level, description, advice };
        const fault = isLevel(level) ? 'TERM_ABSENT' : 'LEVEL_UNKNOWN';
        reported.push({ file: interactions.file, line, fault });
        return [];
      },
    ),
    members: classes.rows.flatMap(({ line, fields: [substance = '', inClass = ''] }) => {
      if (substance !== '' && inClass !== '') return { substance, inClass };
      reported.push({ file: classes.file, line, fault: 'TERM_ABSENT' });
      return [];
    }),
  };
  for (const table of [interactions, classes]) refuseUnusableTable(table, reported);
  const fewer = acceptFewer ? [] : fewerThanBefore(catalogueFolder, thesaurus);
  if (fewer.length > 0) return refuse('FAR_FEWER_THAN_BEFORE', { fewer: fewer.join('; ') });
  mkdirSync(catalogueFolder, { recursive: true });
  const path = join(catalogueFolder, `thesaurus-${thesaurus.publishedIn}.json`);
  const reportPath = join(catalogueFolder, `thesaurus-${thesaurus.publishedIn}.left-out.tsv`);
  const outcome = writeOnce(path, Buffer.from(`${JSON.stringify(thesaurusSchema.parse(thesaurus))}\n`));
  if (outcome === 'differs') return refuse('THESAURUS_DIFFERS', { path });
  if (outcome === 'written') writeReport(reportPath, reported);
  return accept({ path, written: outcome === 'written', thesaurus, reported, reportPath });
}

/** The latest thesaurus of a catalogue's folder; undefined when it holds none. Throws ZodError when it is damaged. */
export function readThesaurus(catalogueFolder: string | URL): Thesaurus | undefined {
  const path = typeof catalogueFolder === 'string' ? catalogueFolder : fileURLToPath(catalogueFolder);
  const latest = readdirSync(path)
    .filter((name) => importedFile.test(name))
    .sort()
    .at(-1);
  if (latest === undefined) return undefined;
  return thesaurusSchema.parse(JSON.parse(readFileSync(join(path, latest), 'utf8')));
}

/** Of the latest thesaurus of another month in the folder, when there is one. */
function fewerThanBefore(catalogueFolder: string, thesaurus: Thesaurus): readonly string[] {
  const before = existsSync(catalogueFolder) ? readThesaurus(catalogueFolder) : undefined;
  if (before === undefined || before.publishedIn === thesaurus.publishedIn) return [];
  return [
    { what: 'interactions', before: before.entries.length, now: thesaurus.entries.length },
    { what: 'members of classes', before: before.members.length, now: thesaurus.members.length },
  ]
    .filter(isFarFewer)
    .map(({ what, before, now }) => `${now} ${what} after ${before}`);
}

interface Table {
  readonly file: string;
  readonly publishedIn: string;
  /** Of whatever width, without the header. */
  readonly rowCount: number;
  readonly rows: readonly { readonly line: number; readonly fields: readonly string[] }[];
}

function readTable(folder: string, { pattern, separator, header }: TableFile, reported: ThesaurusReportedRow[]): Table {
  const file = readdirSync(folder)
    .filter((name) => pattern.test(name))
    .sort()
    .at(-1);
  const publishedIn = pattern.exec(file ?? '')?.[1];
  if (file === undefined || publishedIn === undefined) throw new Error(`absent from ${folder}: ${pattern.source}`);
  const [first, ...rows] = parseDelimitedText(readWholeText(join(folder, file), 'utf-8'), separator, file);
  if (first?.fields.join() !== header.join()) throw new FileRefused(file, 1, `the header is not ${header.join(', ')}`);
  if (rows.length === 0) throw new FileRefused(file, 1, 'the file holds no row');
  const texts = new Set(rows.map(({ fields }) => fields.join('\t')));
  if (rows.length > 1 && texts.size <= rows.length / 2) throw new FileRefused(file, 1, 'the file holds its rows twice');
  for (const { line, fields } of rows) {
    if (fields.length !== header.length) reported.push({ file, line, fault: 'OTHER_NUMBER_OF_COLUMNS' });
  }
  return {
    file,
    publishedIn,
    rowCount: rows.length,
    rows: rows.filter(({ fields }) => fields.length === header.length),
  };
}

function refuseUnusableTable({ file, rowCount }: Table, reported: readonly ThesaurusReportedRow[]): void {
  const [first, ...others] = reported.filter((row) => row.file === file);
  if (first === undefined || others.length + 1 < rowCount * faultyRowsShareRefused) return;
  throw new FileRefused(file, first.line, `${first.fault}, as ${others.length + 1} of ${rowCount} rows`);
}

function isLevel(text: string): text is InteractionLevel {
  return interactionLevels.some((level) => level === text);
}

function writeReport(path: string, reported: readonly ThesaurusReportedRow[]): void {
  const rows = reported.map(({ file, line, fault }) => `${file}\t${line}\t${fault}\n`);
  writeFileSync(path, `file\tline\treason\n${rows.join('')}`);
}
