import type { Decider } from '@ordonnancier/kernel/decider.ts';
import type { Cip13, DispensingId, PrescriptionId } from '@ordonnancier/kernel/identifiers.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import { accept, refuse } from '@ordonnancier/kernel/result.ts';

/*
 * The pack behind a serial number is dispensed once. Its stream is not the prescription's, so no single append can hold
 * both: an attempt to dispense reserves the pack first, and gives it back when the prescription refuses. Attempts of one
 * dispensing are counted, because a client repeats a request while its first attempt may still run: the pack is free
 * again when all of them gave it back, and stays used as soon as one did not, be it by success or by a crash.
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
}

export interface SerialReleased extends OfPack, ByDispensing {
  readonly type: 'SerialReleased';
}

export type SerialCommand = ReserveSerial | ReleaseSerial;

export interface ReserveSerial extends OfPack, ByDispensing {
  readonly type: 'ReserveSerial';
  /** Dispensings of the same prescription, by the same pharmacy, that no longer stand: their packs may be used again. */
  readonly inPlaceOf: readonly DispensingId[];
}

/** Gives back what one `ReserveSerial` took. */
export interface ReleaseSerial extends OfPack, ByDispensing {
  readonly type: 'ReleaseSerial';
}

export type SerialState = { readonly status: 'free' } | TakenSerial;

interface TakenSerial extends ByDispensing {
  readonly status: 'taken';
  /** That did not give it back, at least 1. */
  readonly attempts: number;
  /** The dispensing it was taken over from. */
  readonly before: TakenSerial | undefined;
}

/** Facts: cip13, serial. */
export type SerialRefusalCode = 'SERIAL_ALREADY_USED';

export const serialDecider: Decider<SerialState, SerialCommand, SerialEvent, SerialRefusalCode> = {
  initialState: { status: 'free' },

  decide: (command, state) => {
    const { cip13, serial, prescriptionId, dispensingId } = command;
    const event = { cip13, serial, prescriptionId, dispensingId };
    if (command.type === 'ReleaseSerial') {
      return accept(isTakenBy(command, state) ? [{ type: 'SerialReleased', ...event }] : []);
    }
    const available = state.status === 'free' || isTakenBy(command, state) || isReplacedBy(command, state);
    return available
      ? accept([{ type: 'SerialDispensed', ...event }])
      : refuse('SERIAL_ALREADY_USED', { cip13, serial });
  },

  evolve: (state, event) => {
    const { prescriptionId, dispensingId } = event;
    if (event.type === 'SerialReleased') {
      invariant(
        state.status === 'taken' && isTakenBy(event, state),
        'a pack was given back by a dispensing that did not have it',
      );
      if (state.attempts > 1) return { ...state, attempts: state.attempts - 1 };
      return state.before ?? { status: 'free' };
    }
    if (state.status === 'free')
      return { status: 'taken', prescriptionId, dispensingId, attempts: 1, before: undefined };
    if (isTakenBy(event, state)) return { ...state, attempts: state.attempts + 1 };
    invariant(state.prescriptionId === prescriptionId, 'a pack went from one prescription to another');
    return { status: 'taken', prescriptionId, dispensingId, attempts: 1, before: state };
  },
};

function isTakenBy(by: ByDispensing, state: SerialState): boolean {
  return (
    state.status === 'taken' && state.prescriptionId === by.prescriptionId && state.dispensingId === by.dispensingId
  );
}

function isReplacedBy({ prescriptionId, inPlaceOf }: ReserveSerial, state: TakenSerial): boolean {
  return state.prescriptionId === prescriptionId && inPlaceOf.includes(state.dispensingId);
}
