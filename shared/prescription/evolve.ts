import { invariant, unreachable } from '@ordonnancier/kernel/invariant.ts';
import type { Finess, LineId } from '@ordonnancier/kernel/identifiers.ts';
import type {
  DispensedLine,
  DispensingReversed,
  LinesNotDispensed,
  MedicationDispensed,
  PrescriptionClaimed,
  PrescriptionEvent,
  PrescriptionIssued,
  PrescriptionTranscribed,
} from './events.ts';
import {
  actsOf,
  type ActsOfPharmacy,
  type DispensingState,
  type IssuedPrescription,
  type LineClosure,
  type LineDispensed,
  type PrescriptionState,
} from './state.ts';

/** Throws InvariantViolation when the event cannot follow: the history is corrupt, and guessing would hide it. */
export function evolve(state: PrescriptionState, event: PrescriptionEvent): PrescriptionState {
  if (event.type === 'PrescriptionIssued' || event.type === 'PrescriptionTranscribed') {
    invariant(state.status === 'none', 'issued twice');
    return issued(event);
  }
  invariant(state.status === 'issued', `${event.type} before issue`);
  invariant(event.prescriptionId === state.prescriptionId, `${event.type} of another prescription`);
  if ('prescriberRpps' in event) {
    invariant(event.prescriberRpps === state.prescriber.rpps, `${event.type} of another prescriber`);
  }

  switch (event.type) {
    case 'PrescriptionClaimed':
      return claimed(state, event);
    case 'ClaimReleased':
      invariant(state.claim?.claimId === event.claimId, 'released a claim that is not held');
      return { ...state, claim: undefined };
    case 'MedicationDispensed':
      return dispensed(state, event);
    case 'DispensingReversed':
      return reversed(state, event);
    case 'LinesNotDispensed':
      return notDispensed(state, event);
    case 'LinesReopened':
      invariant(event.lineIds.length > 0, 'opened nothing again');
      return event.lineIds.reduce(reopened, state);
    case 'LinesCancelled':
      return cancelled(state, event.lineIds, { by: 'prescriber', reason: event.reason });
    case 'PrescriptionReplaced': {
      invariant(state.replacedBy === undefined, 'replaced twice');
      const withdrawn = cancelled(state, event.lineIds, { by: 'prescriber', reason: event.reason });
      return { ...withdrawn, replacedBy: event.replacedByPrescriptionId };
    }
    case 'AuthenticityConfirmed':
      return { ...state, suspended: false, confirmations: state.confirmations + 1 };
    case 'PrescriptionDisowned':
      invariant(!state.suspended, 'disowned twice');
      return { ...state, suspended: true };
    case 'DispensingRefused':
    case 'OpinionGiven':
    case 'SuspicionReported':
      // Told to others; nothing that may be done to the prescription depends on it, but how many more may follow.
      return counting(state, event.pharmacist.finess, 'statements');
    default:
      return unreachable(event);
  }
}

function issued(event: PrescriptionIssued | PrescriptionTranscribed): IssuedPrescription {
  invariant(event.lines.length > 0, 'issued without lines');
  invariant(new Set(event.lines.map((line) => line.lineId)).size === event.lines.length, 'issued with a line twice');
  return {
    status: 'issued',
    prescriptionId: event.prescriptionId,
    patientRef: event.patientRef,
    prescriber: event.prescriber,
    source: event.type === 'PrescriptionIssued' ? 'electronic' : 'paper',
    issuedOn: event.issuedOn,
    ...(event.notBefore !== undefined && { notBefore: event.notBefore }),
    ...(event.namedPharmacy !== undefined && { namedPharmacy: event.namedPharmacy }),
    ...('addedToPrescriptionId' in event && { addedTo: event.addedToPrescriptionId }),
    capabilityHash: event.capabilityHash,
    typedCodeHash: event.typedCodeHash,
    lines: event.lines.map((prescribed) => ({ prescribed })),
    dispensings: [],
    claim: undefined,
    suspended: false,
    confirmations: 0,
    acts: {},
  };
}

function claimed(state: IssuedPrescription, event: PrescriptionClaimed): IssuedPrescription {
  invariant(!state.suspended, 'claimed while suspended');
  invariant(event.expiresAtMs > event.claimedAtMs, 'claimed for no time');
  const { claimId, pharmacist, purpose, secretHash, expiresAtMs } = event;
  const claim = { claimId, pharmacist, purpose, secretHash, expiresAtMs };
  const { claim: held } = state;
  if (held?.claimId === claimId && held.pharmacist.finess === pharmacist.finess)
    return { ...state, claim: { ...claim, extensions: held.extensions + 1 } };
  return { ...counting(state, pharmacist.finess, 'claims'), claim: { ...claim, extensions: 0 } };
}

function counting(state: IssuedPrescription, finess: Finess, act: keyof ActsOfPharmacy): IssuedPrescription {
  const before = actsOf(state, finess);
  return { ...state, acts: { ...state.acts, [finess]: { ...before, [act]: before[act] + 1 } } };
}

function dispensed(state: IssuedPrescription, event: MedicationDispensed): IssuedPrescription {
  const { dispensingId, claimId, purpose, dispensedOn } = event;
  invariant(!state.suspended, 'dispensed while suspended');
  invariant(event.lines.length > 0, 'dispensed nothing');
  invariant(
    !state.dispensings.some((dispensing) => dispensing.dispensingId === dispensingId),
    'dispensed twice under one identifier',
  );
  invariant(isUnderClaim(state, event), 'dispensed without a claim');
  for (const { lineId, units } of event.lines) {
    invariant(Number.isSafeInteger(units) && units > 0, 'dispensed no whole number of units');
    const isOpen = knownLine(state, lineId).closure === undefined;
    invariant(isOpen || lowersReversed(state, event, lineId, units), 'dispensed a closed line');
  }
  const dispensing: DispensingState = {
    dispensingId,
    pharmacyFiness: event.pharmacist.finess,
    claimId,
    purpose,
    dispensedOn,
    reversed: false,
    lines: event.lines.map(lineDispensed),
  };
  return { ...state, dispensings: [...state.dispensings, dispensing] };
}

function lineDispensed({ lineId, units, packs }: DispensedLine): LineDispensed {
  const opened = packs.filter(({ openedBefore }) => openedBefore === undefined);
  const unitsKept = opened.reduce((sum, { count, unitsPerPack }) => sum + count * unitsPerPack, 0) - units;
  const mayHoldMore = opened.length > 0 && (unitsKept !== 0 || opened.length < packs.length);
  return {
    lineId,
    units,
    given: packs.map(({ cis }) => cis),
    ...(unitsKept !== 0 && { unitsKept }),
    ...(mayHoldMore && { opened: opened.map(({ cip13 }) => cip13) }),
  };
}

/** Whether it puts right what a reversed dispensing of this pharmacy gave too much of. */
function lowersReversed(state: IssuedPrescription, event: MedicationDispensed, lineId: LineId, units: number): boolean {
  return reversedBefore(state, event).some(({ lines }) =>
    lines.some((line) => line.lineId === lineId && units <= line.units),
  );
}

/** By the holder of the claim, or in the place of a reversed dispensing of the same pharmacy. */
function isUnderClaim(state: IssuedPrescription, event: MedicationDispensed): boolean {
  const { claimId, purpose, pharmacist } = event;
  const { claim } = state;
  if (claim?.claimId === claimId && claim.purpose === purpose && claim.pharmacist.finess === pharmacist.finess)
    return true;
  return reversedBefore(state, event).length > 0;
}

/** Reversed dispensings in whose place it may stand. */
function reversedBefore(
  state: IssuedPrescription,
  { claimId, purpose, pharmacist }: MedicationDispensed,
): readonly DispensingState[] {
  return state.dispensings.filter(
    (earlier) =>
      earlier.reversed &&
      earlier.claimId === claimId &&
      earlier.purpose === purpose &&
      earlier.pharmacyFiness === pharmacist.finess,
  );
}

function reversed(state: IssuedPrescription, event: DispensingReversed): IssuedPrescription {
  const target = state.dispensings.find((dispensing) => dispensing.dispensingId === event.dispensingId);
  invariant(target !== undefined, 'reversed an unknown dispensing');
  invariant(!target.reversed, 'reversed twice');
  invariant(target.pharmacyFiness === event.pharmacist.finess, 'reversed by another pharmacy');
  return {
    ...state,
    dispensings: state.dispensings.map((dispensing) =>
      dispensing === target ? { ...dispensing, reversed: true } : dispensing,
    ),
  };
}

function notDispensed(
  state: IssuedPrescription,
  { lines, pharmacist, closedOn }: LinesNotDispensed,
): IssuedPrescription {
  const act = closedOn !== undefined && { closed: { pharmacist, on: closedOn } };
  return lines.reduce(
    (current, { lineId, reason }) => closed(current, lineId, { by: 'pharmacist', reason, ...act }),
    state,
  );
}

function reopened(state: IssuedPrescription, lineId: LineId): IssuedPrescription {
  const target = knownLine(state, lineId);
  invariant(target.closure?.by === 'pharmacist', 'opened a line again that no pharmacist closed');
  invariant(target.reopened === undefined, 'opened a line again twice');
  const { prescribed } = target;
  return { ...state, lines: state.lines.map((line) => (line === target ? { prescribed, reopened: true } : line)) };
}

function cancelled(state: IssuedPrescription, lineIds: readonly LineId[], closure: LineClosure): IssuedPrescription {
  invariant(lineIds.length > 0, 'cancelled nothing');
  return lineIds.reduce((current, lineId) => closed(current, lineId, closure), state);
}

function closed(state: IssuedPrescription, lineId: LineId, closure: LineClosure): IssuedPrescription {
  const target = knownLine(state, lineId);
  invariant(target.closure === undefined, 'closed a line twice');
  return { ...state, lines: state.lines.map((line) => (line === target ? { ...line, closure } : line)) };
}

function knownLine(state: IssuedPrescription, lineId: LineId): IssuedPrescription['lines'][number] {
  const line = state.lines.find((candidate) => candidate.prescribed.lineId === lineId);
  invariant(line !== undefined, 'an event names an unknown line');
  return line;
}
