import type { CivilDate } from '@ordonnancier/kernel/civil-date.ts';
import { earliestDeliveryOn, lastDeliveryOn, unitsDueOn } from './ledger.ts';
import { type ClaimState, type IssuedPrescription, ledgerOfLine, type LineState, unitsReversedOf } from './state.ts';

/*
 * Statuses are functions of the lines, the claim and the time. They are never stored, so they never disagree with them.
 */

export type LineStatus = 'prescribed' | 'partially-dispensed' | 'dispensed' | 'not-dispensed' | 'cancelled' | 'expired';

/** What its events made of a line, whatever the day. */
export function lineStatus(state: IssuedPrescription, line: LineState): Exclude<LineStatus, 'expired'> {
  if (line.closure?.by === 'prescriber') return 'cancelled';
  if (line.closure?.by === 'pharmacist') return 'not-dispensed';
  const ledger = ledgerOfLine(state, line);
  if (ledger.position.status === 'used-up') return 'dispensed';
  // Opened again by a reversal: it is for the new prescription to cover.
  if (state.replacedBy !== undefined) return 'cancelled';
  return ledger.unitsDispensed > 0 ? 'partially-dispensed' : 'prescribed';
}

/** The status on a day: an open line is expired once the last day of any delivery has passed. */
export function lineStatusOn(state: IssuedPrescription, line: LineState, today: CivilDate): LineStatus {
  const isExpired = isLineOpen(state, line) && isPastLastDelivery(state, line, today);
  return isExpired ? 'expired' : lineStatus(state, line);
}

export function isLineOpen(state: IssuedPrescription, line: LineState): boolean {
  const status = lineStatus(state, line);
  return status === 'prescribed' || status === 'partially-dispensed';
}

/** In order of precedence. */
export type PrescriptionStatus =
  'suspended' | 'cancelled' | 'completed' | 'expired' | 'scheduled' | 'claimed' | 'in-progress' | 'active';

/** The instant, and the day it is where the asker stands. */
export interface Moment {
  readonly nowMs: number;
  readonly today: CivilDate;
}

export function prescriptionStatus(state: IssuedPrescription, at: Moment): PrescriptionStatus {
  const statusBeforeClaim = statusWithoutClaim(state, at.today);
  if (statusBeforeClaim !== 'in-progress' && statusBeforeClaim !== 'active') return statusBeforeClaim;
  return runningClaim(state, at.nowMs) === undefined ? statusBeforeClaim : 'claimed';
}

/** The same for people: a prescription of which nothing was ever handed over is not told to be completed. */
export function statusTold(state: IssuedPrescription, at: Moment): PrescriptionStatus | 'not-dispensed' {
  const status = prescriptionStatus(state, at);
  return status === 'completed' && !isBegun(state) ? 'not-dispensed' : status;
}

function isBegun(state: IssuedPrescription): boolean {
  return state.dispensings.some((dispensing) => !dispensing.reversed);
}

/** The status on a day, as if no pharmacy held a claim. */
export function statusWithoutClaim(
  state: IssuedPrescription,
  today: CivilDate,
): Exclude<PrescriptionStatus, 'claimed'> {
  if (state.suspended) return 'suspended';
  const withdrawn = state.lines.every((line) => line.closure?.by === 'prescriber');
  if (withdrawn || state.replacedBy !== undefined) return 'cancelled';
  const openLines = state.lines.filter((line) => isLineOpen(state, line));
  if (openLines.length === 0) return 'completed';
  if (openLines.every((line) => isPastLastDelivery(state, line, today))) return 'expired';
  if (state.notBefore !== undefined && today < state.notBefore) return 'scheduled';
  return isBegun(state) ? 'in-progress' : 'active';
}

function isPastLastDelivery(state: IssuedPrescription, line: LineState, today: CivilDate): boolean {
  const lastOn = lastDeliveryOn(ledgerOfLine(state, line), state.issuedOn);
  return lastOn !== undefined && today > lastOn;
}

/** The claim whose lease runs; completing all lines ends an ordinary one. */
export function runningClaim(state: IssuedPrescription, nowMs: number): ClaimState | undefined {
  const { claim } = state;
  if (claim === undefined || nowMs >= claim.expiresAtMs) return undefined;
  const ended = claim.purpose === 'dispense' && !state.lines.some((line) => isLineOpen(state, line));
  return ended ? undefined : claim;
}

/** Quantities of a line, in dispensing units; days absent when nothing more is due. */
export interface LineQuantities {
  readonly unitsAuthorised: number;
  readonly unitsDispensed: number;
  readonly unitsReversed: number;
  readonly unitsDue: number;
  /** First day on which the next delivery may be made, tolerance included. */
  readonly nextDueOn?: CivilDate;
  readonly lastDeliveryOn?: CivilDate;
}

export function quantitiesOf(state: IssuedPrescription, line: LineState, today: CivilDate): LineQuantities {
  const ledger = ledgerOfLine(state, line);
  const counts = {
    unitsAuthorised: ledger.unitsAuthorised,
    unitsDispensed: ledger.unitsDispensed,
    unitsReversed: unitsReversedOf(state, line.prescribed.lineId),
  };
  const nextDueOn = earliestDeliveryOn(ledger, today);
  const lastOn = lastDeliveryOn(ledger, state.issuedOn);
  if (!isLineOpen(state, line) || nextDueOn === undefined || lastOn === undefined) return { ...counts, unitsDue: 0 };
  const unitsDue = today > lastOn ? 0 : unitsDueOn(ledger, today);
  return { ...counts, unitsDue, nextDueOn, lastDeliveryOn: lastOn };
}
