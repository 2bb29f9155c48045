import type { MedicinePresentation } from '@ordonnancier/kernel/catalogue-facts.ts';
import { FileRefused } from '../whole-text.ts';
import type { OfficialFileName } from './layouts.ts';
import { type ConditionRule, conditionRules } from './condition-rules.ts';
import { isOfForm, type ReportedRow, type RowFault } from './row-faults.ts';

/** When half of the rows are so, the columns or their words are others; a single one is an error of the publisher's. */
const faultyRowsShareRefused = 1 / 2;
/** The files of July 2026 hold no unknown label: with a tenth, labels are written in another way, and classes would be lost. */
const unknownLabelsShareRefused = 1 / 10;

/**
 * Throws FileRefused, which names the first row, when too many rows of a file are written otherwise than they should be.
 * @param rowCounts of the rows of the right width, by file
 */
export function refuseUnusableFiles(reported: readonly ReportedRow[], rowCounts: ReadonlyMap<string, number>): void {
  for (const [file, rows] of Map.groupBy(reported, (row) => row.file)) {
    const otherWidths = rows.filter(({ fault }) => fault === 'OTHER_NUMBER_OF_COLUMNS').length;
    const rowsOfFile = (rowCounts.get(file) ?? 0) + otherWidths;
    const ofForm = rows.filter(({ fault }) => isOfForm(fault));
    const unknownLabels = rows.filter(({ fault }) => fault === 'CONDITION_UNKNOWN_KEPT_FOR_REVIEW');
    refuseFrom(faultyRowsShareRefused, ofForm, rowsOfFile);
    refuseFrom(unknownLabelsShareRefused, unknownLabels, rowsOfFile);
  }
}

function refuseFrom(shareRefused: number, rows: readonly ReportedRow[], rowsOfFile: number): void {
  const [first] = rows;
  if (first === undefined || rows.length < shareRefused * rowsOfFile) return;
  const reason = `${first.fault} ${first.field}, as ${rows.length} of ${rowsOfFile} rows are not what they should be`;
  throw new FileRefused(first.file, first.line, reason);
}

/** What the other files say that a file should know, and it does not. */
interface Silence {
  readonly file: OfficialFileName;
  readonly what: string;
  readonly silent: number;
  readonly of: number;
  /** Of July 2026, the files leave out the share that stands beside each. */
  readonly shareMax: number;
}

/** What medicines are freed of when their labels are lost. The file is in the order of its labels, which a cut loses as a whole. */
const bindingKinds: ReadonlySet<ConditionRule['kind']> = new Set([
  'list-class',
  'secure-form',
  'fraction',
  'hospital-only',
  'hospital-prescription',
]);

/**
 * Throws FileRefused when no medicine has one of the labels that bind most. A file of fewer rows than there are labels cannot have
 * them all.
 * @param rows of the file of conditions
 */
export function refuseLostLabels(conditions: ReadonlyMap<string, readonly string[]>, rows: number): void {
  if (rows < conditionRules.size) return;
  const stated = new Set([...conditions.values()].flat());
  const lost = [...conditionRules].find(([label, { kind }]) => bindingKinds.has(kind) && !stated.has(label));
  if (lost) throw new FileRefused('CIS_CPD_bdpm.txt', rows, `no medicine is of "${lost[0]}": the file is cut`);
}

/** A share of fewer says nothing. */
const silentMin = 10;

/**
 * Throws FileRefused when a file leaves out more than it should of what the others speak of. One that is cut at the end of a line
 * is whole by its form, and the first edition of a folder has none before it to be held against.
 */
export function refuseCutFiles(
  presentations: readonly MedicinePresentation[],
  reported: readonly ReportedRow[],
  rowCounts: ReadonlyMap<string, number>,
  medicinesSold: number,
): void {
  const count = (fault: RowFault, file: OfficialFileName) =>
    reported.filter((row) => row.fault === fault && row.file === file).length;
  const packs = rowCounts.get('CIS_CIP_bdpm.txt') ?? 0;
  const reimbursed = presentations.filter(({ reimbursement }) => reimbursement !== undefined);
  const ofReimbursed = (isSilent: (pack: MedicinePresentation) => boolean) => ({
    silent: reimbursed.filter(isSilent).length,
    of: reimbursed.length,
  });
  const silences: readonly Silence[] = [
    // 3 of 20,874.
    {
      file: 'CIS_bdpm.txt',
      what: 'packs are of a medicine that is not in it',
      silent: count('SPECIALITY_ABSENT', 'CIS_CIP_bdpm.txt'),
      of: packs,
      shareMax: 1 / 100,
    },
    // 1 of 12,284.
    {
      file: 'CIS_CIP_bdpm.txt',
      what: 'medicines that are sold have no pack in it',
      silent: count('PACKS_ABSENT', 'CIS_bdpm.txt'),
      of: medicinesSold,
      shareMax: 1 / 100,
    },
    // One in two hundred, when it is two months older than the file of packs.
    {
      file: 'CIS_COMPO_bdpm.txt',
      what: 'packs have no substance in it',
      silent: count('SUBSTANCE_ABSENT', 'CIS_CIP_bdpm.txt'),
      of: packs,
      shareMax: 1 / 20,
    },
    // 6 in a hundred: insurance pays little that anybody may buy.
    {
      file: 'CIS_CPD_bdpm.txt',
      what: 'reimbursed packs have no class in it',
      ...ofReimbursed(({ listClass }) => listClass === 'none'),
      shareMax: 1 / 10,
    },
    // 29 in a hundred.
    {
      file: 'CIS_GENER_bdpm.txt',
      what: 'reimbursed packs are in no group of it',
      ...ofReimbursed(({ genericGroups }) => genericGroups.length === 0),
      shareMax: 2 / 5,
    },
    // 35 in a hundred.
    {
      file: 'CIS_MITM.txt',
      what: 'reimbursed packs have no ATC code in it',
      ...ofReimbursed(({ atcCode }) => atcCode === undefined),
      shareMax: 1 / 2,
    },
  ];
  for (const { file, what, silent, of, shareMax } of silences) {
    if (silent < silentMin || silent <= of * shareMax) continue;
    throw new FileRefused(file, rowCounts.get(file) ?? 0, `${silent} of ${of} ${what}: the file is cut`);
  }
}
