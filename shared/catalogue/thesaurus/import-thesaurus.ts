import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { accept, refuse, type Result } from '@ordonnancier/kernel/result.ts';
import { writeOnce } from '../write-once.ts';
import { parseDelimitedText } from './delimited-text.ts';
import { type InteractionLevel, interactionLevels, type Thesaurus, thesaurusSchema } from './thesaurus.ts';

const interactionsFile = /^thesaurus_ansm_(\d{4}-\d{2})\.csv(?:\.gz)?$/;
const classesFile = /^substance_class_(\d{4}-\d{2})\.tsv(?:\.gz)?$/;
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
 * `substance_class_YYYY-MM.tsv` (substance, class), both in UTF-8 with a header, as they are or compressed (`.gz`).
 * Throws when a file is absent or is not what it should be as a whole.
 */
export function importThesaurus(
  folder: string,
  catalogueFolder: string,
): Result<ImportedThesaurus, 'THESAURUS_DIFFERS'> {
  const reported: ThesaurusReportedRow[] = [];
  const interactions = readTable(folder, interactionsFile, ',', 5, reported);
  const classes = readTable(folder, classesFile, '\t', 2, reported);
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

interface Table {
  readonly file: string;
  readonly publishedIn: string;
  readonly rows: readonly { readonly line: number; readonly fields: readonly string[] }[];
}

function readTable(
  folder: string,
  pattern: RegExp,
  separator: ',' | '\t',
  columns: number,
  reported: ThesaurusReportedRow[],
): Table {
  const file = readdirSync(folder)
    .filter((name) => pattern.test(name))
    .sort()
    .at(-1);
  const publishedIn = pattern.exec(file ?? '')?.[1];
  if (file === undefined || publishedIn === undefined) throw new Error(`absent from ${folder}: ${pattern.source}`);
  const bytes = readFileSync(join(folder, file));
  const text = new TextDecoder('utf-8', { fatal: true }).decode(file.endsWith('.gz') ? gunzipSync(bytes) : bytes);
  const [, ...rows] = parseDelimitedText(text, separator);
  for (const { line, fields } of rows) {
    if (fields.length !== columns) reported.push({ file, line, fault: 'OTHER_NUMBER_OF_COLUMNS' });
  }
  return { file, publishedIn, rows: rows.filter(({ fields }) => fields.length === columns) };
}

function isLevel(text: string): text is InteractionLevel {
  return interactionLevels.some((level) => level === text);
}

function writeReport(path: string, reported: readonly ThesaurusReportedRow[]): void {
  const rows = reported.map(({ file, line, fault }) => `${file}\t${line}\t${fault}\n`);
  writeFileSync(path, `file\tline\treason\n${rows.join('')}`);
}
