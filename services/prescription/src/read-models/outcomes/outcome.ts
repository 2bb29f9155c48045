import { unreachable } from '@ordonnancier/kernel/invariant.ts';
import type { Cip13, DispensingId, LineId } from '@ordonnancier/kernel/identifiers.ts';
import type {
  ClaimPurpose,
  DispensedLine,
  NotDispensedLine,
  NotDispensedReason,
  OpinionGiven,
  PrescriptionEvent,
  SubstitutionReason,
} from '@ordonnancier/prescription/events.ts';

/** What became of a prescription by one event, as its prescriber hears of it. */
export interface Outcome {
  readonly kind: OutcomeKind;
  readonly dispensingId?: DispensingId;
  readonly lines: readonly LineOutcome[];
}

export type OutcomeKind =
  | 'issued'
  | 'claimed'
  | 'released'
  | 'dispensed'
  | 'reversed'
  | 'not-dispensed'
  | 'reopened'
  | 'refused'
  | 'cancelled'
  | 'disputed'
  | 'confirmed'
  | 'opinion';

export interface LineOutcome {
  /** Absent when the reason is one of the whole prescription. */
  readonly lineId?: LineId;
  readonly units?: number;
  readonly reason?: string;
  readonly cip13?: readonly Cip13[];
  /** Of a supplementary dispensing, which its prescriber is informed of (R.5123-2-1 CSP). */
  readonly continuity?: Exclude<ClaimPurpose, 'dispense'>;
  /** Of a replacement in a shortage. */
  readonly recommendationReference?: string;
  readonly result?: LineResult;
  /** Absent when there are none, or none were recorded. */
  readonly unitsOutstanding?: number;
  readonly outstandingReason?: NotDispensedReason;
  /** Of a pharmacist, whose problem is the reason. */
  readonly opinion?: Pick<OpinionGiven, 'proposal' | 'answer'>;
}

/** What a pharmacist made of a line: of what was due, when it was less. */
export type LineResult = 'delivered' | 'substituted' | 'adapted' | 'partial' | 'not-delivered';

/** The lines of a reversal are not here: the event names a dispensing, whose outcome has them. */
export function outcomeOf(event: PrescriptionEvent): Outcome {
  switch (event.type) {
    case 'PrescriptionIssued':
    case 'PrescriptionTranscribed':
      return { kind: 'issued', lines: event.lines.map(({ lineId }) => ({ lineId })) };
    case 'PrescriptionClaimed':
      return { kind: 'claimed', lines: [] };
    case 'ClaimReleased':
      return { kind: 'released', lines: [] };
    case 'MedicationDispensed':
      return {
        kind: 'dispensed',
        dispensingId: event.dispensingId,
        lines: [
          ...event.lines.map((line) => dispensedLine(line, event.purpose)),
          ...(event.withheld ?? []).map(notDispensedLine),
        ],
      };
    case 'DispensingReversed':
      return { kind: 'reversed', dispensingId: event.dispensingId, lines: [] };
    case 'LinesNotDispensed':
      return { kind: 'not-dispensed', lines: event.lines.map(notDispensedLine) };
    case 'LinesReopened':
      return { kind: 'reopened', lines: event.lineIds.map((lineId) => ({ lineId })) };
    case 'DispensingRefused':
      return { kind: 'refused', lines: [{ reason: event.reason }] };
    case 'LinesCancelled':
    case 'PrescriptionReplaced':
      return { kind: 'cancelled', lines: event.lineIds.map((lineId) => ({ lineId, reason: event.reason })) };
    case 'OpinionGiven': {
      const { lineId, problem, proposal, answer } = event;
      const ofLine = lineId !== undefined && { lineId };
      return { kind: 'opinion', lines: [{ ...ofLine, reason: problem, opinion: { proposal, answer } }] };
    }
    case 'SuspicionReported':
      return { kind: 'disputed', lines: [{ reason: event.kind }] };
    case 'PrescriptionDisowned':
      return { kind: 'disputed', lines: [] };
    case 'AuthenticityConfirmed':
      return { kind: 'confirmed', lines: [] };
    default:
      return unreachable(event);
  }
}

function dispensedLine(line: DispensedLine, purpose: ClaimPurpose): LineOutcome {
  const { lineId, units, packs, substitution, notSubstituted, recommendationReference } = line;
  const { unitsOutstanding = 0, outstandingReason } = line;
  const reason = substitution ?? notSubstituted;
  return {
    lineId,
    units,
    ...(reason !== undefined && { reason }),
    cip13: packs.map((pack) => pack.cip13),
    ...(purpose !== 'dispense' && { continuity: purpose }),
    ...(recommendationReference !== undefined && { recommendationReference }),
    result: resultOf(line),
    ...(unitsOutstanding > 0 && { unitsOutstanding }),
    ...(outstandingReason !== undefined && { outstandingReason }),
  };
}

function notDispensedLine({ lineId, reason }: NotDispensedLine): LineOutcome {
  return { lineId, reason, result: 'not-delivered' };
}

function resultOf({ substitution, unitsOutstanding = 0 }: DispensedLine): LineResult {
  if (unitsOutstanding > 0) return 'partial';
  return substitution === undefined ? 'delivered' : resultsOfSubstitution[substitution];
}

const resultsOfSubstitution: Readonly<Record<SubstitutionReason, LineResult>> = {
  generic: 'substituted',
  hybrid: 'substituted',
  biosimilar: 'substituted',
  'shortage-recommendation': 'adapted',
  'prescriber-agreement': 'adapted',
  urgency: 'adapted',
};
