import { addDays, type CivilDate } from '@ordonnancier/kernel/civil-date.ts';
import type { Finess } from '@ordonnancier/kernel/identifiers.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import { accept, refuse } from '@ordonnancier/kernel/result.ts';
import { refusedDispensingCount } from './acts-of-pharmacy.ts';
import { recordedCollector, refusedCollector } from './collector.ts';
import type { Dispense, LineToDispense, StatedDispensing } from '../commands.ts';
import { continuityOf, refusedContinuityPacks } from './continuity.ts';
import { refusedSecret } from './decide-claim.ts';
import { deliveryAllowanceOf, dispensedLine, refusedPacks } from './decide-packs.ts';
import type { Decision, Refused } from '../decision.ts';
import { refusedLength } from './delivery-length.ts';
import type { ClaimPurpose, MedicationDispensed } from '../events.ts';
import { lastDeliveryOn, type LineLedger, objectionTo, unitsDueOn } from '../ledger.ts';
import { refusedLineSet } from '../line-set.ts';
import { outstandingOf, refusedResults } from './line-results.ts';
import { refusedStatements } from './line-statements.ts';
import { refusedPreconditions } from './preconditions.ts';
import { type IssuedPrescription, latestGiven, ledgerOfLine, lineOf, type LineState } from '../state.ts';
import { refusedChangeOfBiosimilar } from './substitution.ts';

/** What was handed over while the register could not be reached is entered when it can, within these days. */
const recordingDelayDaysMax = 3;

/**
 * The order of the refusals is part of the contract: of many requests for the last units under one claim, one is accepted
 * and all others hear UNITS_EXCEED_REMAINING, whatever the first made of the prescription and of the claim.
 */
export function decideDispense(command: Dispense, state: IssuedPrescription): Decision {
  const { claim } = state;
  const refused =
    refusedRecording(command, state) ??
    refusedDate(command, state) ??
    refusedSecret(command, state) ??
    refusedClosedLines(command.lines, state, claim?.purpose ?? 'dispense');
  if (refused) return refused;
  if (claim === undefined) return refuse('CLAIM_REQUIRED');
  const { notBefore } = state;
  if (notBefore !== undefined && command.dispensedOn < notBefore)
    return refuse('PRESCRIPTION_SCHEDULED', { notBefore });

  const { claimId, purpose } = claim;
  for (const line of command.lines) {
    const at = { finess: command.pharmacist.finess, on: command.dispensedOn };
    const refusedLine = refusedDelivery(line, state, purpose, at);
    if (refusedLine) return refusedLine;
  }
  const refusedSaid =
    refusedResults(command, state, (line) =>
      unitsDueFor(state, knownLine(state, line), purpose, command.dispensedOn),
    ) ??
    refusedCollector(command, state) ??
    refusedDispensingCount(state, command.pharmacist.finess);
  if (refusedSaid) return refusedSaid;
  return accept([medicationDispensed({ ...command, claimId, purpose }, state)]);
}

/** Whether the prescription takes no dispensing at all, or not this one. */
export function refusedRecording(
  command: Pick<StatedDispensing, 'dispensingId' | 'lines'>,
  state: IssuedPrescription,
): Refused | undefined {
  if (state.suspended) return refuse('PRESCRIPTION_SUSPENDED');
  const known = state.dispensings.some((dispensing) => dispensing.dispensingId === command.dispensingId);
  return known ? refuse('DISPENSING_ALREADY_EXISTS') : refusedLineSet(command.lines);
}

/** Whether more is entered for a day than may still be entered for it. */
export function refusedDate(
  { dispensedOn, today }: Pick<Dispense, 'dispensedOn' | 'today'>,
  state: IssuedPrescription,
): Refused | undefined {
  const earliestRecordedOn = addDays(today, -recordingDelayDaysMax);
  const earliestOn = earliestRecordedOn > state.issuedOn ? earliestRecordedOn : state.issuedOn;
  if (dispensedOn >= earliestOn && dispensedOn <= today) return undefined;
  return refuse('DISPENSING_DATE_OUT_OF_BOUNDS', { earliestOn, latestOn: today });
}

/** Whether a line is unknown, closed, or has nothing left of what the prescriber authorised. */
export function refusedClosedLines(
  lines: readonly LineToDispense[],
  state: IssuedPrescription,
  purpose: ClaimPurpose,
): Refused | undefined {
  for (const { lineId } of lines) {
    const line = lineOf(state, lineId);
    if (line === undefined) return refuse('LINE_UNKNOWN', { lineId });
    if (line.closure?.by === 'prescriber') return refuse('LINE_CANCELLED', { lineId });
    if (line.closure?.by === 'pharmacist') return refuse('LINE_CLOSED', { lineId });
    if (purpose === 'dispense' && ledgerOfLine(state, line).position.status === 'used-up') {
      return refuse('UNITS_EXCEED_REMAINING', { lineId, unitsDue: '0' });
    }
  }
  return undefined;
}

/** Whether an open line does not take these packs of this pharmacy on this day. */
export function refusedDelivery(
  toDispense: LineToDispense,
  state: IssuedPrescription,
  purpose: ClaimPurpose,
  { finess, on }: { readonly finess: Finess; readonly on: CivilDate },
): Refused | undefined {
  // A reversal opens a line again, also on a prescription whose place another has taken.
  if (state.replacedBy !== undefined) return refuse('PRESCRIPTION_CANCELLED');
  const { lineId, units } = toDispense;
  const line = knownLine(state, toDispense);
  const { prescribed } = line;
  const refused =
    refusedPacks(toDispense, line, state, { finess, on }) ??
    refusedStatements(toDispense, prescribed, state.source, on);
  if (refused) return refused;

  const refusedInCourse =
    refusedPreconditions(toDispense, line.prescribed, state, on) ??
    refusedChangeOfBiosimilar(toDispense, line.prescribed, latestGiven(state, lineId));
  if (refusedInCourse) return refusedInCourse;

  const terms = deliveryTermsOf(state, line, purpose, on);
  if (terms === undefined) return refuse('CONTINUITY_NOT_ALLOWED', { lineId });
  if (terms.lastOn !== undefined && on > terms.lastOn) {
    return refuse('PRESCRIPTION_EXPIRED', { lineId, lastDeliveryOn: terms.lastOn });
  }
  const refusedContinuity =
    purpose === 'dispense' ? undefined : refusedContinuityPacks(toDispense, purpose, unitsDueOn(terms.ledger, on));
  if (refusedContinuity) return refusedContinuity;
  const monthsAtOnce = purpose === 'dispense' ? (prescribed.stayAbroadMonths ?? 1) : 1;
  const objection = objectionTo(terms.ledger, { on, units }, deliveryAllowanceOf(toDispense, monthsAtOnce, on));
  switch (objection?.code) {
    case 'UNITS_EXCEED_REMAINING':
      return refuse(objection.code, { lineId, unitsDue: String(objection.unitsDue) });
    case 'TOO_EARLY':
      return refuse(objection.code, { lineId, earliestOn: objection.earliestOn });
    case undefined:
      return prescribed.ofOneDay ? undefined : refusedLength(toDispense, terms.ledger, monthsAtOnce, on);
  }
}

/** Units of a line that a delivery on a day may hold, before rounding up to whole packs. */
export function unitsDueFor(state: IssuedPrescription, line: LineState, purpose: ClaimPurpose, on: CivilDate): number {
  const terms = deliveryTermsOf(state, line, purpose, on);
  const isPast = terms?.lastOn !== undefined && on > terms.lastOn;
  return terms === undefined || isPast ? 0 : unitsDueOn(terms.ledger, on);
}

function deliveryTermsOf(
  state: IssuedPrescription,
  line: LineState,
  purpose: ClaimPurpose,
  on: CivilDate,
): { readonly ledger: LineLedger; readonly lastOn: CivilDate | undefined } | undefined {
  if (purpose === 'dispense') {
    const ledger = ledgerOfLine(state, line);
    return { ledger, lastOn: lastDeliveryOn(ledger, state.issuedOn) };
  }
  const continuity = continuityOf(state, line, purpose, on);
  return continuity && { ledger: continuity.ledger, lastOn: continuity.lastDeliveryOn };
}

interface AcceptedDispensing extends StatedDispensing {
  readonly claimId: string;
  readonly purpose: ClaimPurpose;
  readonly dispensedOn: CivilDate;
}

export function medicationDispensed(accepted: AcceptedDispensing, state: IssuedPrescription): MedicationDispensed {
  const { dispensingId, pharmacist, claimId, purpose, dispensedOn, lines, coverage, collector, withheld } = accepted;
  return {
    type: 'MedicationDispensed',
    prescriptionId: state.prescriptionId,
    dispensingId,
    patientRef: state.patientRef,
    prescriberRpps: state.prescriber.rpps,
    pharmacist,
    claimId,
    purpose,
    source: state.source,
    dispensedOn,
    lines: lines.map((line) => {
      const known = knownLine(state, line);
      const unitsDue = unitsDueFor(state, known, purpose, dispensedOn);
      const isLong = known.prescribed.stayAbroadMonths !== undefined && line.units >= unitsDue + line.smallestPackUnits;
      return {
        ...dispensedLine(line, known.prescribed),
        ...outstandingOf(line, unitsDue),
        ...(isLong && { forStayAbroad: true }),
      };
    }),
    ...(withheld && { withheld }),
    coverage,
    ...recordedCollector(collector),
  };
}

function knownLine(state: IssuedPrescription, { lineId }: LineToDispense): LineState {
  const line = lineOf(state, lineId);
  invariant(line !== undefined, 'an unknown line was refused before');
  return line;
}
