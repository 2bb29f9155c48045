import { describe, it } from '@jest/globals';
import { parseCip13, parseDispensingId, parsePrescriptionId } from '@ordonnancier/kernel/identifiers.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import { specificationOf } from '@ordonnancier/testing/given-when-then.ts';
import fc from 'fast-check';
import {
  type AttemptsToRelease,
  type ReleaseSerial,
  type ReserveSerial,
  type SerialEvent,
  serialDecider,
} from './serial.ts';

const { given } = specificationOf(serialDecider);

const pack = { cip13: valid(parseCip13, '3400935955838'), serial: 'AB12' };
const prescriptionId = valid(parsePrescriptionId, '01990000-0000-7000-8000-000000000001');
const otherPrescriptionId = valid(parsePrescriptionId, '01990000-0000-7000-8000-000000000002');
const first = { prescriptionId, dispensingId: valid(parseDispensingId, '01990000-0000-7000-8000-0000000000d1') };
const second = { prescriptionId, dispensingId: valid(parseDispensingId, '01990000-0000-7000-8000-0000000000d2') };
const elsewhere = { ...second, prescriptionId: otherPrescriptionId };

/** Where the prescription's stream stands when it is of no matter. */
const anywhere = 1;

function reserve(by: typeof first, ...inPlaceOf: readonly (typeof first)[]): ReserveSerial {
  return reserveAt(anywhere, by, ...inPlaceOf);
}
function reserveAt(
  prescriptionRevision: number,
  by: typeof first,
  ...inPlaceOf: readonly (typeof first)[]
): ReserveSerial {
  const replaced = inPlaceOf.map(({ dispensingId }) => dispensingId);
  return { type: 'ReserveSerial', ...pack, ...by, inPlaceOf: replaced, prescriptionRevision };
}
function release(
  by: typeof first,
  attempts: AttemptsToRelease = 'own',
  prescriptionRevision: number = anywhere,
): ReleaseSerial {
  return { type: 'ReleaseSerial', ...pack, ...by, attempts, prescriptionRevision };
}
const dispensed = (by: typeof first, prescriptionRevision: number = anywhere): SerialEvent => {
  return { type: 'SerialDispensed', ...pack, ...by, prescriptionRevision };
};
const released = (by: typeof first, prescriptionRevision: number = anywhere): SerialEvent => {
  return { type: 'SerialReleased', ...pack, ...by, prescriptionRevision };
};
/** As an older version recorded it. */
const dispensedBefore: SerialEvent = { type: 'SerialDispensed', ...pack, ...first };

describe('[DISP-101] a pack with a serial number', () => {
  it('is taken once', () => {
    given().when(reserve(first)).then(dispensed(first));
    given(dispensed(first)).when(reserve(second)).thenRefused('SERIAL_ALREADY_USED', pack);
    given(dispensed(first)).when(reserve(elsewhere, first)).thenRefused('SERIAL_ALREADY_USED', pack);
  });

  it('is taken again by the same dispensing, whose first attempt may have been lost', () => {
    given(dispensed(first)).when(reserve(first)).then(dispensed(first));
  });

  it('is free again once it was given back', () => {
    given(dispensed(first), released(first)).when(reserve(elsewhere)).then(dispensed(elsewhere));
  });

  it('is given back by nobody who does not have it', () => {
    given(dispensed(first)).when(release(second)).then();
    given().when(release(first)).then();
  });

  it('is given back by earlier attempts too, which can no longer come, and by no other', () => {
    given(dispensed(first, 3))
      .when(release(first, 'earlier', 4))
      .then(released(first, 3));
    given(dispensed(first, 3))
      .when(release(first, 'earlier', 3))
      .then();
    given(dispensed(first, 3), dispensed(first, 4))
      .when(release(first, 'own-and-earlier', 4))
      .then(released(first, 3), released(first, 4));
    given(dispensed(first, 3), dispensed(first, 4))
      .when(release(first, 'own', 4))
      .then(released(first, 4));
    given(dispensed(first, 3), dispensed(first, 4), released(first, 3))
      .when(reserve(second))
      .thenRefused('SERIAL_ALREADY_USED', pack);
    // An older version did not say where the stream stood.
    given(dispensedBefore)
      .when(release(first, 'own-and-earlier', 9))
      .then();
  });

  it('goes to the dispensing in the place of a reversed one, and back to it when that is refused', () => {
    given(dispensed(first)).when(reserve(second, first)).then(dispensed(second));
    given(dispensed(first), dispensed(second), released(second))
      .when(reserve(elsewhere))
      .thenRefused('SERIAL_ALREADY_USED', pack);
    given(dispensed(first), dispensed(second), released(second)).when(reserve(second, first)).then(dispensed(second));
  });

  it('is never in two dispensings that stand, in whatever order attempts run, are refused, succeed and crash', () => {
    const step = fc.record({ attempt: fc.nat(8), fate: fc.constantFrom('refused', 'dispensed', 'crashed') });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40, size: 'max' }), (steps) => {
        let state = serialDecider.initialState;
        const apply = (command: ReserveSerial | ReleaseSerial): boolean => {
          const decision = serialDecider.decide(command, state);
          if (decision.ok) for (const event of decision.value) state = serialDecider.evolve(state, event);
          return decision.ok;
        };
        const owners = [first, second, elsewhere];
        const running = new Map<number, typeof first>();
        const standing = new Set<typeof first>();
        let isAmended = false;
        for (const { attempt, fate } of steps) {
          const by = running.get(attempt);
          const asked = owners[attempt % owners.length];
          invariant(asked !== undefined, 'attempts have an owner');
          if (by === undefined) {
            // The second amends the first, once that stands.
            const inPlaceOf = asked === second && standing.has(first) ? [first] : [];
            if (apply(reserve(asked, ...inPlaceOf))) running.set(attempt, asked);
            continue;
          }
          running.delete(attempt);
          const isRefused = fate === 'refused' || (by === second && !isAmended && !standing.has(first));
          if (fate === 'crashed') continue;
          if (isRefused) {
            apply(release(by));
            continue;
          }
          if (by === second) {
            standing.delete(first);
            isAmended = true;
          }
          // What is repeated of the first after that gets its old answer, and records nothing.
          if (by !== first || !isAmended) standing.add(by);
        }
        return standing.size <= 1;
      }),
      { numRuns: 1_000 },
    );
  });

  it('is never in two that are recorded, whenever lost attempts land, streams move and repetitions are refused', () => {
    const kinds = fc.constantFrom('reserve', 'crash', 'record', 'move', 'repeat in vain');
    fc.assert(
      fc.property(fc.array(fc.record({ kind: kinds, who: fc.nat(1) }), { maxLength: 40, size: 'max' }), (steps) => {
        let state = serialDecider.initialState;
        const apply = (command: ReserveSerial | ReleaseSerial): boolean => {
          const decision = serialDecider.decide(command, state);
          if (decision.ok) for (const event of decision.value) state = serialDecider.evolve(state, event);
          return decision.ok;
        };
        const dispensings = [first, elsewhere].map((by) => ({
          by,
          revision: 0,
          isRecorded: false,
          attempts: [] as { revision: number; hasCrashed: boolean }[],
        }));
        for (const { kind, who } of steps) {
          const one = dispensings[who];
          invariant(one !== undefined, 'there are two');
          const { by, revision, attempts } = one;
          if (kind === 'reserve' && !one.isRecorded && apply(reserveAt(revision, by)))
            attempts.push({ revision, hasCrashed: false });
          if (kind === 'crash') for (const attempt of attempts) attempt.hasCrashed = true;
          if (kind === 'move') one.revision += 1;
          if (kind === 'repeat in vain' && !one.isRecorded) apply(release(by, 'earlier', revision));
          if (kind !== 'record') continue;
          // What was lost may land at any time: the log takes it at its own revision, or never.
          const attempt = attempts.shift();
          if (attempt?.revision === revision) {
            one.isRecorded = true;
            one.revision += 1;
          } else if (attempt?.hasCrashed === false && !one.isRecorded) {
            apply(release(by, 'own-and-earlier', attempt.revision));
          }
        }
        return dispensings.filter(({ isRecorded }) => isRecorded).length <= 1;
      }),
      { numRuns: 2_000 },
    );
  });
});

function valid<T>(parse: (text: string) => T | undefined, text: string): T {
  const value = parse(text);
  invariant(value !== undefined, `${text} is not valid`);
  return value;
}
