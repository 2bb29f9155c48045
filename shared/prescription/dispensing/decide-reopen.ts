import type { CivilDate } from '@ordonnancier/kernel/civil-date.ts';
import type { LineId } from '@ordonnancier/kernel/identifiers.ts';
import { accept, refuse } from '@ordonnancier/kernel/result.ts';
import type { ReopenLines } from '../commands.ts';
import type { Decision, Refused } from '../decision.ts';
import type { Pharmacist } from '../events.ts';
import { lastDeliveryOn } from '../ledger.ts';
import { refusedLineSet } from '../line-set.ts';
import { type ActOfDay, type IssuedPrescription, ledgerOfLine, lineOf, type LineState } from '../state.ts';

/**
 * A line is closed by a slip at the counter, and its prescriber was told. The pharmacist who closed it opens it again on the same
 * day, once: from the next day on, the prescriber may have acted on what they heard. Who did not close a line hears nothing of it.
 */
export function decideReopenLines(command: ReopenLines, state: IssuedPrescription): Decision {
  const { pharmacist, lineIds, today } = command;
  const refused =
    refusedLineSet(lineIds.map((lineId) => ({ lineId }))) ??
    lineIds.map((lineId) => refusedLine(lineId, command, state)).find((refusedLine) => refusedLine !== undefined);
  if (refused) return refused;
  const { prescriptionId } = state;
  return accept([{ type: 'LinesReopened', prescriptionId, pharmacist, lineIds, reopenedOn: today }]);
}

function refusedLine(
  lineId: LineId,
  { pharmacist, today }: ReopenLines,
  state: IssuedPrescription,
): Refused | undefined {
  const line = lineOf(state, lineId);
  const closed = line && closureBy(pharmacist, line);
  if (line === undefined || closed === undefined) return refuse('LINE_NOT_CLOSED_BY_CALLER');
  if (state.suspended) return refuse('PRESCRIPTION_SUSPENDED');
  if (state.replacedBy !== undefined) return refuse('PRESCRIPTION_CANCELLED');
  if (line.reopened) return refuse('LINE_REOPENED_BEFORE', { lineId });
  if (closed.on !== today) return refuse('REOPENING_TOO_LATE', { lineId, closedOn: closed.on });
  return refusedExpiry(line, state, today);
}

/** By the person, in the pharmacy that they act for. */
function closureBy({ rpps, finess }: Pharmacist, { closure }: LineState): ActOfDay | undefined {
  const closed = closure?.by === 'pharmacist' ? closure.closed : undefined;
  return closed?.pharmacist.rpps === rpps && closed.pharmacist.finess === finess ? closed : undefined;
}

/** Nothing could be handed over of it. */
function refusedExpiry(line: LineState, state: IssuedPrescription, today: CivilDate): Refused | undefined {
  const lastOn = lastDeliveryOn(ledgerOfLine(state, line), state.issuedOn);
  return lastOn !== undefined && today > lastOn
    ? refuse('PRESCRIPTION_EXPIRED', { lastDeliveryOn: lastOn })
    : undefined;
}
