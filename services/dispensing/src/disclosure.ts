import type { HandlingRefusal } from '@ordonnancier/event-sourcing/handle-command.ts';
import { refuse, type Result } from '@ordonnancier/kernel/result.ts';
import type { Pharmacist } from '@ordonnancier/prescription/events.ts';
import type { PrescriptionState } from '@ordonnancier/prescription/state.ts';

/*
 * A prescription's id is no right to hear of it. Whoever names one without the right to act on it gets one answer, be
 * the prescription absent, suspended or another's.
 */

type Refused<Code extends string> = Extract<Result<never, Code>, { ok: false }>;

/** About the request itself; they tell nothing of the prescription. */
const ofRequest: ReadonlySet<string> = new Set<HandlingRefusal>(['REQUEST_ID_REUSED', 'STREAM_CONTENDED']);

/** By what a caller proves a claim. */
interface ShownClaim {
  readonly pharmacist: Pharmacist;
  readonly secretHash: string;
}

/** What may be told of a refusal to who acts under a claim: everything to its holder, and else only that it is not. */
export function toldToHolder<Code extends string>(
  refused: Refused<Code>,
  state: PrescriptionState,
  shown: ShownClaim,
): Refused<Code | 'CLAIM_SECRET_WRONG'> {
  if (ofRequest.has(refused.refusal.code)) return refused;
  return isHolder(state, shown) ? refused : refuse('CLAIM_SECRET_WRONG');
}

/** Whether a caller showed the claim that is held. */
export function isHolder(state: PrescriptionState, { pharmacist, secretHash }: ShownClaim): boolean {
  if (state.status === 'none' || state.claim === undefined) return false;
  return state.claim.secretHash === secretHash && state.claim.pharmacist.finess === pharmacist.finess;
}

/** What may be told of a refusal to who corrects a dispensing: of those of others, nothing. */
export function toldToDispenser<Code extends string>(refused: Refused<Code>): Refused<Code | 'DISPENSING_UNKNOWN'> {
  const code: string = refused.refusal.code;
  const isOfOthers = code === 'PRESCRIPTION_UNKNOWN' || code === 'NOT_THE_DISPENSING_PHARMACY';
  return isOfOthers ? refuse('DISPENSING_UNKNOWN') : refused;
}

/** What may be told of a refusal to who opens lines again: of prescriptions of others, not even that they are there. */
export function toldToCloser<Code extends string>(refused: Refused<Code>): Refused<Code | 'LINE_NOT_CLOSED_BY_CALLER'> {
  const code: string = refused.refusal.code;
  return code === 'PRESCRIPTION_UNKNOWN' ? refuse('LINE_NOT_CLOSED_BY_CALLER') : refused;
}
