import type { CivilDate } from '@ordonnancier/kernel/civil-date.ts';
import type { DispensingId, Finess } from '@ordonnancier/kernel/identifiers.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import { accept, refuse, type Result } from '@ordonnancier/kernel/result.ts';
import { refusedDispensingCount } from './acts-of-pharmacy.ts';
import { refusedCollector } from './collector.ts';
import type { AmendDispensing, LineToDispense, ReverseDispensing } from '../commands.ts';
import {
  medicationDispensed,
  refusedClosedLines,
  refusedDate,
  refusedDelivery,
  refusedRecording,
  unitsDueFor,
} from './decide-dispense.ts';
import { refusedPacks } from './decide-packs.ts';
import type { Decision, Refused } from '../decision.ts';
import type { DispensingReversed, MedicationDispensed, Pharmacist, ReversalReason } from '../events.ts';
import { evolve } from '../evolve.ts';
import { refusedResults } from './line-results.ts';
import { refusedStatements } from './line-statements.ts';
import type { PrescriptionRefusalCode } from '../refusals.ts';
import { type DispensingState, type IssuedPrescription, lineOf, unitsKeptBy } from '../state.ts';

/** Always open to the pharmacy that dispensed: what was not handed over must not stand in the register as if it were. */
export function decideReverse(command: ReverseDispensing, state: IssuedPrescription): Decision {
  const { dispensingId, pharmacist, reason, today } = command;
  const found = correctable(dispensingId, pharmacist, state);
  if (!found.ok) return found;
  return accept([reversal(found.value, pharmacist, reason, today, state)]);
}

/**
 * The reversal and the dispensing in its place, on the day of the first. A line that gets no more than it had is taken as it
 * is: the truth may be told late. A line that gets more is decided like a new delivery on that day, entered today.
 */
export function decideAmend(command: AmendDispensing, state: IssuedPrescription): Decision {
  const { amendedDispensingId, pharmacist, reason, today, lines } = command;
  const found = correctable(amendedDispensingId, pharmacist, state);
  if (!found.ok) return found;
  const amended = found.value;
  const recordingRefused = refusedRecording(command, state);
  if (recordingRefused) return recordingRefused;

  const reversed = reversal(amended, pharmacist, reason, today, state);
  const stateAfter = evolve(state, reversed);
  invariant(stateAfter.status === 'issued', 'a reversal leaves the prescription issued');
  const { purpose, claimId, dispensedOn } = amended;
  // What became of the line since does not keep the truth from being told.
  const raised = lines.filter((line) => !lowers(line, amended));
  const linesRefused = refusedClosedLines(raised, stateAfter, purpose);
  if (linesRefused) return linesRefused;
  const at = { finess: pharmacist.finess, on: dispensedOn };
  for (const line of lines) {
    const refused = raised.includes(line)
      ? (refusedDate({ dispensedOn, today }, stateAfter) ??
        refusedDelivery(begun(line, amended), stateAfter, purpose, at))
      : refusedCorrectedPacks(line, stateAfter, at);
    if (refused) return refused;
  }
  const stateThen = stateBefore(amended, state);
  const refusedSaid =
    refusedResults(command, stateThen, (line) => unitsDueOf(line, stateThen, amended)) ??
    refusedCollector(command, stateThen) ??
    refusedDispensingCount(state, pharmacist.finess);
  if (refusedSaid) return refusedSaid;
  const dispensed = medicationDispensed({ ...command, claimId, purpose, dispensedOn }, stateThen);
  return refusedTaken(dispensed, state, stateAfter) ?? accept([reversed, dispensed]);
}

/** Whether the packs do not hold what later deliveries took of them, as those before did. */
function refusedTaken(
  dispensed: MedicationDispensed,
  before: IssuedPrescription,
  reversed: IssuedPrescription,
): Refused | undefined {
  const after = evolve(reversed, dispensed);
  invariant(after.status === 'issued', 'a dispensing leaves the prescription issued');
  const { finess } = dispensed.pharmacist;
  for (const { lineId, units } of dispensed.lines) {
    const unitsKept = unitsKeptBy(after, lineId, finess);
    if (unitsKept < Math.min(0, unitsKeptBy(before, lineId, finess))) {
      return refuse('UNITS_NOT_OF_PACKS', { lineId, packUnits: String(units + unitsKept) });
    }
  }
  return undefined;
}

/** A line that the amended dispensing began goes on, whatever other prescriptions have covered since. */
function begun(line: LineToDispense, amended: DispensingState): LineToDispense {
  const isBegun = amended.lines.some(({ lineId }) => lineId === line.lineId);
  return isBegun ? { ...line, coveredUntil: undefined } : line;
}

/** What was due at the counter, and what was withheld, does not depend on what was dispensed since. */
function stateBefore(amended: DispensingState, state: IssuedPrescription): IssuedPrescription {
  return { ...state, dispensings: state.dispensings.slice(0, state.dispensings.indexOf(amended)) };
}

function unitsDueOf(
  { lineId }: LineToDispense,
  state: IssuedPrescription,
  { purpose, dispensedOn }: DispensingState,
): number {
  const line = lineOf(state, lineId);
  invariant(line !== undefined, 'an unknown line was refused before');
  return unitsDueFor(state, line, purpose, dispensedOn);
}

function correctable(
  dispensingId: DispensingId,
  pharmacist: Pharmacist,
  state: IssuedPrescription,
): Result<DispensingState, PrescriptionRefusalCode> {
  const dispensing = state.dispensings.find((candidate) => candidate.dispensingId === dispensingId);
  if (dispensing === undefined) return refuse('DISPENSING_UNKNOWN');
  if (dispensing.pharmacyFiness !== pharmacist.finess) return refuse('NOT_THE_DISPENSING_PHARMACY');
  return dispensing.reversed ? refuse('ALREADY_REVERSED') : accept(dispensing);
}

function reversal(
  { dispensingId }: DispensingState,
  pharmacist: Pharmacist,
  reason: ReversalReason,
  reversedOn: ReverseDispensing['today'],
  { prescriptionId, patientRef }: IssuedPrescription,
): DispensingReversed {
  return { type: 'DispensingReversed', prescriptionId, dispensingId, patientRef, pharmacist, reason, reversedOn };
}

function lowers(line: LineToDispense, amended: DispensingState): boolean {
  return amended.lines.some(({ lineId, units }) => lineId === line.lineId && line.units <= units);
}

function refusedCorrectedPacks(
  toDispense: LineToDispense,
  state: IssuedPrescription,
  at: { readonly finess: Finess; readonly on: CivilDate },
): Refused | undefined {
  const line = lineOf(state, toDispense.lineId);
  invariant(line !== undefined, 'an unknown line was refused before');
  return (
    refusedPacks(toDispense, line, state, at) ?? refusedStatements(toDispense, line.prescribed, state.source, at.on)
  );
}
