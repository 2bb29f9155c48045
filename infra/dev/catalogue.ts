// `npm run catalogue -- <command>`: brings the official files of medicines into a catalogue that the services read.
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { importEdition } from '@ordonnancier/catalogue/import-edition.ts';
import { importThesaurus } from '@ordonnancier/catalogue/thesaurus/import-thesaurus.ts';
import { openInteractions } from '@ordonnancier/catalogue/thesaurus/interactions.ts';
import { parseCivilDate, type CivilDate } from '@ordonnancier/kernel/civil-date.ts';
import type { Refusal } from '@ordonnancier/kernel/result.ts';
import { stateDirectoryOf } from '@ordonnancier/postgres/embedded.ts';
import { catalogueDirectory } from './catalogue-directory.ts';

const usage = `npm run catalogue -- import <folder of the official files> [--to <folder>] [--date YYYY-MM-DD]
      [--conditions-date YYYY-MM-DD] [--selection <file>] [--accept-fewer] [--confirm-changes]
npm run catalogue -- import-thesaurus <folder of the thesaurus> [--to <folder>] [--accept-fewer]
See docs/catalogue.md.`;

const projectRoot = fileURLToPath(new URL('../..', import.meta.url));
const stateDirectory = stateDirectoryOf(projectRoot, process.env['ORDONNANCIER_STATE_DIRECTORY']);

const waysOut = new Map([
  ['FAR_FEWER_THAN_BEFORE', 'nothing is written. --accept-fewer writes it all the same'],
  ['CHANGES_UNCONFIRMED', 'nothing is written. --confirm-changes writes it all the same'],
]);

try {
  process.exitCode = main();
} catch (error) {
  console.error(error instanceof Error ? error.message : 'unknown failure');
  process.exitCode = 1;
}

interface Options {
  readonly to: string;
  readonly date?: string | undefined;
  readonly 'conditions-date'?: string | undefined;
  readonly selection?: string | undefined;
  readonly 'accept-fewer': boolean;
  readonly 'confirm-changes': boolean;
}

function main(): number {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      to: { type: 'string', default: catalogueDirectory(stateDirectory) },
      date: { type: 'string' },
      'conditions-date': { type: 'string' },
      selection: { type: 'string' },
      'accept-fewer': { type: 'boolean', default: false },
      'confirm-changes': { type: 'boolean', default: false },
    },
  });
  const [command, folder] = positionals;
  if (folder !== undefined && command === 'import') return runImport(folder, values);
  if (folder !== undefined && command === 'import-thesaurus') return runThesaurusImport(folder, values);
  console.error(usage);
  return 2;
}

function runImport(folder: string, options: Options): number {
  const validFrom = dayOf(options.date);
  const conditionsDate = dayOf(options['conditions-date']);
  const imported = importEdition({
    officialFolder: folder,
    editionsFolder: options.to,
    ...(validFrom && { validFrom }),
    ...(conditionsDate && { conditionsDate }),
    ...(options.selection !== undefined && { selection: options.selection }),
    acceptFewer: options['accept-fewer'],
    confirmChanges: options['confirm-changes'],
    ...(process.stderr.isTTY && { onProgress: drawProgress }),
  });
  if (!imported.ok) return explain(imported.refusal);
  const { path, written, presentations, reported, reportPath } = imported.value;
  console.log(`${path}: ${presentations} packs, ${outcome(written)}`);
  printReported(reported, reportPath);
  return 0;
}

function runThesaurusImport(folder: string, options: Options): number {
  const imported = importThesaurus(folder, options.to, { acceptFewer: options['accept-fewer'] });
  if (!imported.ok) return explain(imported.refusal);
  const { path, written, thesaurus, reported, reportPath } = imported.value;
  console.log(`${path}: ${thesaurus.entries.length} interactions, ${outcome(written)}`);
  printReported(reported, reportPath);
  const { incompleteClasses, unplacedEntries } = openInteractions(thesaurus);
  console.log(`Classes whose members are not all known, with which nothing is excluded: ${incompleteClasses.length}`);
  for (const name of incompleteClasses) console.log(`  ${name}`);
  console.log(`Interactions between two such classes, which no look-up finds: ${unplacedEntries.length}`);
  return 0;
}

function printReported(
  reported: readonly { readonly file: string; readonly fault: string }[],
  reportPath: string,
): void {
  const byFault = Map.groupBy(reported, ({ file, fault }) => `${file.padEnd(24)} ${fault}`);
  for (const [reason, rows] of byFault) console.log(`  ${String(rows.length).padStart(6)}  ${reason}`);
  if (reported.length > 0) console.log(`Each of these rows, by file and line: ${reportPath}`);
}

function outcome(written: boolean): string {
  return written ? 'added' : 'there already, nothing written';
}

function explain({ code, facts }: Refusal): number {
  console.error(['refused:', code, ...Object.values(facts)].join(' '));
  const wayOut = waysOut.get(code);
  if (wayOut !== undefined) console.error(wayOut);
  return 1;
}

function dayOf(text: string | undefined): CivilDate | undefined {
  const day = text === undefined ? undefined : parseCivilDate(text);
  if (text !== undefined && day === undefined) throw new Error(`${text} is not a day (YYYY-MM-DD)`);
  return day;
}

function drawProgress(done: number, step: string): void {
  const width = 30;
  const filled = Math.round(done * width);
  const bar = `${'█'.repeat(filled)}${'░'.repeat(width - filled)}`;
  const percent = String(Math.round(done * 100)).padStart(3);
  process.stderr.write(`\r${bar} ${percent} %  ${step.padEnd(24)}${done < 1 ? '' : '\n'}`);
}
