import type { Decider } from '@ordonnancier/kernel/decider.ts';
import type { Cip13, DispensingId, PrescriptionId } from '@ordonnancier/kernel/identifiers.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import { accept, refuse } from '@ordonnancier/kernel/result.ts';

/*
 * The pack behind a serial number is dispensed once. Its stream is not the prescription's, so no single append can hold
 * both: an attempt to dispense reserves the pack first, and gives it back when the prescription refuses. Attempts of one
 * dispensing are told apart, because a client repeats a request while its first attempt may still run: the pack is free
 * again when none is left. One that got lost, or crashed, is left until the prescription's stream has moved past the
 * revision that it was to be recorded after: then it can no longer come.
 */

export type SerialEvent = SerialDispensed | SerialReleased;

interface OfPack {
  readonly cip13: Cip13;
  readonly serial: string;
}

interface ByDispensing {
  readonly prescriptionId: PrescriptionId;
  readonly dispensingId: DispensingId;
}

/** See protos/ordonnancier/events/v1/serial_events.proto for both. */
export interface SerialDispensed extends OfPack, ByDispensing {
  readonly type: 'SerialDispensed';
  /** Of the prescription's stream, after which alone this attempt is recorded. Older events do not tell. */
  readonly prescriptionRevision?: number;
}

export interface SerialReleased extends OfPack, ByDispensing {
  readonly type: 'SerialReleased';
  /** Of the attempt that is given back. */
  readonly prescriptionRevision?: number;
}

export type SerialCommand = ReserveSerial | ReleaseSerial;

export interface ReserveSerial extends OfPack, ByDispensing {
  readonly type: 'ReserveSerial';
  readonly prescriptionRevision: number;
  /** Dispensings of the same prescription, by the same pharmacy, that no longer stand: their packs may be used again. */
  readonly inPlaceOf: readonly DispensingId[];
}

/** Gives back what attempts took that come to nothing: one at a revision, those at earlier revisions, or all of these. */
export interface ReleaseSerial extends OfPack, ByDispensing {
  readonly type: 'ReleaseSerial';
  readonly attempts: AttemptsToRelease;
  readonly prescriptionRevision: number;
}

export type AttemptsToRelease = 'own' | 'earlier' | 'own-and-earlier';

export type SerialState = { readonly status: 'free' } | TakenSerial;

interface TakenSerial extends ByDispensing {
  readonly status: 'taken';
  /** That did not give it back, at least one: by the revision that each is recorded after, where it is known. */
  readonly attempts: readonly (number | undefined)[];
  /** The dispensing it was taken over from. */
  readonly before: TakenSerial | undefined;
}

/** Facts: cip13, serial. */
export type SerialRefusalCode = 'SERIAL_ALREADY_USED';

export const serialDecider: Decider<SerialState, SerialCommand, SerialEvent, SerialRefusalCode> = {
  initialState: { status: 'free' },

  decide: (command, state) => {
    const { cip13, serial, prescriptionId, dispensingId, prescriptionRevision } = command;
    const event = { cip13, serial, prescriptionId, dispensingId };
    if (command.type === 'ReleaseSerial') {
      const released = state.status === 'taken' && isTakenBy(command, state) ? attemptsToRelease(command, state) : [];
      return accept(released.map((revision) => ({ type: 'SerialReleased', ...event, prescriptionRevision: revision })));
    }
    const available = state.status === 'free' || isTakenBy(command, state) || isReplacedBy(command, state);
    return available
      ? accept([{ type: 'SerialDispensed', ...event, prescriptionRevision }])
      : refuse('SERIAL_ALREADY_USED', { cip13, serial });
  },

  evolve: (state, event) => {
    const { prescriptionId, dispensingId, prescriptionRevision } = event;
    if (event.type === 'SerialReleased') {
      invariant(
        state.status === 'taken' && isTakenBy(event, state),
        'a pack was given back by a dispensing that did not have it',
      );
      const attempts = without(state.attempts, prescriptionRevision);
      return attempts.length > 0 ? { ...state, attempts } : (state.before ?? { status: 'free' });
    }
    const attempts = [prescriptionRevision];
    if (state.status === 'free') return { status: 'taken', prescriptionId, dispensingId, attempts, before: undefined };
    if (isTakenBy(event, state)) return { ...state, attempts: [...state.attempts, ...attempts] };
    invariant(state.prescriptionId === prescriptionId, 'a pack went from one prescription to another');
    return { status: 'taken', prescriptionId, dispensingId, attempts, before: state };
  },
};

function attemptsToRelease({ attempts, prescriptionRevision }: ReleaseSerial, state: TakenSerial): readonly number[] {
  const known = state.attempts.filter((revision) => revision !== undefined);
  const earlier = attempts === 'own' ? [] : known.filter((revision) => revision < prescriptionRevision);
  const own = attempts !== 'earlier' && known.includes(prescriptionRevision) ? [prescriptionRevision] : [];
  return [...earlier, ...own];
}

/** One less, of that revision; where an older event does not tell which, of those that did not either. */
function without(attempts: TakenSerial['attempts'], revision: number | undefined): TakenSerial['attempts'] {
  const index = attempts.indexOf(revision);
  return attempts.toSpliced(index === -1 ? attempts.length - 1 : index, 1);
}

function isTakenBy(by: ByDispensing, state: SerialState): boolean {
  return (
    state.status === 'taken' && state.prescriptionId === by.prescriptionId && state.dispensingId === by.dispensingId
  );
}

function isReplacedBy({ prescriptionId, inPlaceOf }: ReserveSerial, state: TakenSerial): boolean {
  return state.prescriptionId === prescriptionId && inPlaceOf.includes(state.dispensingId);
}
