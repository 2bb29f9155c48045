import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MedicinePresentation } from '@ordonnancier/kernel/catalogue-facts.ts';
import { type CivilDate, civilDateAt } from '@ordonnancier/kernel/civil-date.ts';
import { accept, refuse, type Result } from '@ordonnancier/kernel/result.ts';
import { officialFileNames } from './bdpm/layouts.ts';
import { officialFilesChangedAtMs, openOfficialFiles } from './bdpm/official-files.ts';
import { readPresentations } from './bdpm/read-presentations.ts';
import type { ReportedRow } from './bdpm/row-faults.ts';
import { formatEdition, presentationsIn } from './edition.ts';
import { changesBetween } from './edition-changes.ts';
import { writeOnce } from './write-once.ts';

export interface EditionImport {
  /** Holds the official files. */
  readonly officialFolder: string;
  /** Receives the edition. */
  readonly editionsFolder: string;
  /** From which day on the edition is valid; the day on which the newest file was last changed when absent. */
  readonly validFrom?: CivilDate;
  /** Of the files of substances, conditions, classes and announcements, when it is another than `validFrom`. */
  readonly conditionsDate?: CivilDate;
  /** Text file whose lines begin with a CIP13: takes these packs only. `seed-selection.txt` made the seed. */
  readonly selection?: string;
  /** Writes an edition that states far fewer packs, or facts of packs, than the one before. */
  readonly acceptFewer?: boolean;
  /** Writes an edition that changes an unusual share of the classes, prices, groups … of the one before. */
  readonly confirmChanges?: boolean;
  /** @param done of 1, growing */
  readonly onProgress?: (done: number, step: string) => void;
}

export interface ImportedEdition {
  readonly path: string;
  /** False when the edition was there already, in which case nothing was written. */
  readonly written: boolean;
  readonly presentations: number;
  /** Every row that is not wholly in the edition. */
  readonly reported: readonly ReportedRow[];
  readonly reportPath: string;
}

type ImportRefusal = 'EDITION_DIFFERS' | 'SELECTED_PACKS_MISSING' | ChangeRefusal;
type ChangeRefusal = 'FAR_FEWER_THAN_BEFORE' | 'CHANGES_UNCONFIRMED';

/**
 * Makes an edition of the catalogue out of the official files, with a report of the rows left out beside it. An edition is
 * never overwritten: the same files again change nothing, and others under the same date are refused. So is one that differs
 * too much from the edition before, in the same folder, unless the order says otherwise.
 * Throws when a file is absent, and FileRefused when one is not what it should be as a whole; nothing is written then.
 */
export function importEdition(order: EditionImport): Result<ImportedEdition, ImportRefusal> {
  const { officialFolder, editionsFolder, onProgress } = order;
  const steps = officialFileNames.length + 4;
  let stepsDone = 0;
  const finished = (step: string): void => onProgress?.(++stepsDone / steps, step);

  const files = openOfficialFiles(officialFolder, finished);
  const validFrom = order.validFrom ?? civilDateAt(officialFilesChangedAtMs(officialFolder), 'Europe/Paris');
  const { presentations, reported } = readPresentations(files, validFrom);
  const selection = order.selection === undefined ? undefined : selectedCip13s(order.selection);
  const taken = [...selectedIn(presentations, selection)];
  const takenCip13s = new Set<string>(taken.map(({ cip13 }) => cip13));
  const missing = [...(selection ?? [])].filter((cip13) => !takenCip13s.has(cip13));
  if (missing.length > 0) return refuse('SELECTED_PACKS_MISSING', { cip13: missing.join(', ') });
  finished('packs');

  const path = join(editionsFolder, `edition-${validFrom}.ndjson`);
  const inForce = latestEditionUntil(editionsFolder, validFrom);
  if (inForce && inForce.path !== path) {
    const before = selectedIn(presentationsIn(readFileSync(inForce.path)), selection);
    const checked = checkChanges(before, taken, order);
    if (!checked.ok) return checked;
  }
  finished('changes');

  const content = formatEdition({
    source: sourceOf(validFrom, order.conditionsDate ?? validFrom),
    validFrom,
    presentations: taken,
  });
  finished('edition');

  const reportPath = join(editionsFolder, `edition-${validFrom}.left-out.tsv`);
  const imported = { path, presentations: taken.length, reported, reportPath };
  // Copied files bear a new date: without a date that is asked for, what is in force already is not stated again.
  if (inForce && order.validFrom === undefined && linesOf(readFileSync(inForce.path)).equals(linesOf(content))) {
    return accept({ ...imported, ...inForce, written: false });
  }
  mkdirSync(editionsFolder, { recursive: true });
  if (!existsSync(path)) writeReport(reportPath, reported);
  const outcome = writeOnce(path, content);
  finished('written');
  if (outcome === 'differs') return refuse('EDITION_DIFFERS', { path });
  return accept({ ...imported, written: outcome === 'written' });
}

/** Refused are far fewer packs or facts than before, by file, and more changes than a person has confirmed. */
function checkChanges(
  before: Iterable<MedicinePresentation>,
  now: readonly MedicinePresentation[],
  { acceptFewer, confirmChanges }: EditionImport,
): Result<undefined, ChangeRefusal> {
  const { losses, unusual } = changesBetween(before, now);
  if (losses.length > 0 && !acceptFewer) {
    const fewer = losses.map(({ file, what, before, now }) => `${file}: ${now} ${what} after ${before}`);
    return refuse('FAR_FEWER_THAN_BEFORE', { fewer: fewer.join('; ') });
  }
  if (unusual.length > 0 && !confirmChanges) {
    const changes = unusual.map(({ what, changed, of }) => `${what} of ${changed} packs in ${of}`);
    return refuse('CHANGES_UNCONFIRMED', { changes: changes.join('; ') });
  }
  return accept(undefined);
}

function sourceOf(validFrom: CivilDate, conditionsDate: CivilDate): string {
  return (
    'Base de données publique des médicaments (ANSM, HAS, UNCAM), https://base-donnees-publique.medicaments.gouv.fr, and ' +
    `register of hybrids (ANSM): presentations, prices, generic and hybrid groups of ${validFrom}; substances, ` +
    `conditions, ATC codes and supply announcements of ${conditionsDate}`
  );
}

function latestEditionUntil(folder: string, day: CivilDate): { path: string; reportPath: string } | undefined {
  if (!existsSync(folder)) return undefined;
  const [latest] = readdirSync(folder)
    .flatMap((name) => /^edition-(\d{4}-\d{2}-\d{2})\.ndjson$/.exec(name)?.[1] ?? [])
    .filter((date) => date <= day)
    .sort()
    .reverse();
  if (latest === undefined) return undefined;
  return { path: join(folder, `edition-${latest}.ndjson`), reportPath: join(folder, `edition-${latest}.left-out.tsv`) };
}

function linesOf(edition: Buffer): Buffer {
  return edition.subarray(edition.indexOf('\n'));
}

function writeReport(path: string, reported: readonly ReportedRow[]): void {
  const rows = reported.map(
    ({ file, line, fault, about, field }) => `${[file, line, fault, about, field].join('\t')}\n`,
  );
  writeFileSync(path, `file\tline\treason\trow\tfield\n${rows.join('')}`);
}

/** All of them without a selection. */
function* selectedIn(
  presentations: Iterable<MedicinePresentation>,
  selection: ReadonlySet<string> | undefined,
): Generator<MedicinePresentation> {
  for (const presentation of presentations) if (selection?.has(presentation.cip13) ?? true) yield presentation;
}

function selectedCip13s(file: string): ReadonlySet<string> {
  return new Set(readFileSync(file, 'utf8').match(/^\d{13}(?=\s|$)/gm));
}
