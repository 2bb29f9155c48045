import { refuse } from '@ordonnancier/kernel/result.ts';
import type { LineToDispense, StatedDispensing } from '../commands.ts';
import type { Refused } from '../decision.ts';
import type { DispensedLine, NotDispensedLine } from '../events.ts';
import { refusedLineSet } from '../line-set.ts';
import { type IssuedPrescription, lineOf } from '../state.ts';
import { lineStatus } from '../status.ts';

/*
 * What became of each line at the counter: the prescriber hears it also of what was not handed over, with its reason.
 */

/** What a delivery leaves of what was due on its day, and why. */
export function outstandingOf(
  { units, outstandingReason }: LineToDispense,
  unitsDue: number,
): Pick<DispensedLine, 'unitsOutstanding' | 'outstandingReason'> {
  const unitsOutstanding = Math.max(0, unitsDue - units);
  return { unitsOutstanding, ...(outstandingReason !== undefined && { outstandingReason }) };
}

/** Whether a reason is given for what is not the case: nothing is outstanding, or a line is withheld that is not open. */
export function refusedResults(
  { lines, withheld = [] }: Pick<StatedDispensing, 'lines' | 'withheld'>,
  state: IssuedPrescription,
  unitsDueOf: (line: LineToDispense) => number,
): Refused | undefined {
  const whole = lines.find((line) => line.outstandingReason !== undefined && unitsDueOf(line) <= line.units);
  if (whole) return refuse('NOTHING_OUTSTANDING', { lineId: whole.lineId });
  return refusedLineSet([...lines, ...withheld]) ?? refusedEnded(withheld, state);
}

/** Whether a line is unknown, or has come to its end. */
export function refusedEnded(
  lines: readonly Pick<NotDispensedLine, 'lineId'>[],
  state: IssuedPrescription,
): Refused | undefined {
  for (const { lineId } of lines) {
    const line = lineOf(state, lineId);
    if (line === undefined) return refuse('LINE_UNKNOWN', { lineId });
    const status = lineStatus(state, line);
    if (status === 'cancelled') return refuse('LINE_CANCELLED', { lineId });
    if (status === 'not-dispensed' || status === 'dispensed') return refuse('LINE_CLOSED', { lineId });
  }
  return undefined;
}
