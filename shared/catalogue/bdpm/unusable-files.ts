import { FileRefused } from '../whole-text.ts';
import { isOfForm, type ReportedRow } from './row-faults.ts';

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
