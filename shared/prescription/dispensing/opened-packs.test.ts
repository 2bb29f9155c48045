import { describe, expect, it } from '@jest/globals';
import { addDays } from '@ordonnancier/kernel/civil-date.ts';
import { specificationOf } from '@ordonnancier/testing/given-when-then.ts';
import fc from 'fast-check';
import type { Dispense, PackToDispense } from '../commands.ts';
import { prescriptionDecider } from '../decider.ts';
import type { MedicationDispensed, PrescriptionEvent } from '../events.ts';
import * as example from '../testing/examples.ts';

const { amend, claim, dispense, dispensingId, history, historyAfter, issue, lineToDispense, lineToPrescribe } = example;
const { given } = specificationOf(prescriptionDecider);

const packUnits = 14;

function pack(count: number, changes: Partial<PackToDispense> = {}): PackToDispense {
  return { ...example.pack(packUnits, count, { listClass: 'narcotic' }), ...changes };
}

const opened = pack(1, { openedBefore: true });

/** Units of the line counted out so many days after the issue; each day's dispensing has its number. */
function on(days: number, units: number, packs: readonly PackToDispense[], changes: Partial<Dispense> = {}): Dispense {
  return dispense({
    dispensingId: dispensingId(days + 1),
    dispensedOn: addDays(example.issuedOn, days),
    lines: [lineToDispense(units, { packs })],
    ...changes,
  });
}

/** Twenty-eight units for twenty-eight days. */
const unitsDue = 28;
const month = lineToPrescribe({ medicine: example.narcotic, daysPerDelivery: 28, deliveries: 1 });
const claimed = history(issue({ lines: [month] }), claim());
/** Four of fourteen units stay with the pharmacy. */
const begun = historyAfter(claimed, on(0, 10, [pack(1)]));

const dispensed = { type: 'MedicationDispensed' } as const;

describe('[DISP-049] a pack that was opened for the line', () => {
  it('is handed over further, as far as it has units left', () => {
    given(...begun)
      .when(on(1, 4, [opened]))
      .then(dispensed);
    expect(historyAfter(begun, on(1, 4, [opened])).at(-1)).toMatchObject({
      lines: [{ units: 4, packs: [{ count: 1, openedBefore: true }] }],
    });
    given(...begun)
      .when(on(1, 5, [opened]))
      .thenRefused('UNITS_NOT_OF_PACKS', { packUnits: '4' });
    const twice = historyAfter(begun, on(1, 3, [opened]));
    given(...twice)
      .when(on(2, 1, [opened]))
      .then(dispensed);
    given(...twice)
      .when(on(2, 2, [opened]))
      .thenRefused('UNITS_NOT_OF_PACKS', { packUnits: '1' });
  });

  it('is handed over with another one, of which less than all stays', () => {
    given(...begun)
      .when(on(1, 18, [opened, pack(1)]))
      .then(dispensed);
    given(...begun)
      .when(on(1, 17, [opened, pack(1)]))
      .then(dispensed);
    given(...historyAfter(begun, on(1, 5, [opened, pack(1)])))
      .when(on(2, 13, [opened]))
      .then(dispensed);
    given(...begun)
      .when(on(1, 14, [opened, pack(2)]))
      .thenRefused('UNITS_NOT_OF_PACKS');
    const small = (count: number) => example.pack(7, count, { listClass: 'narcotic' });
    given(...begun)
      .when(on(1, 5, [opened, small(1)]))
      .then(dispensed);
    given(...begun)
      .when(on(1, 1, [opened, small(2)]))
      .thenRefused('UNITS_NOT_OF_PACKS');
  });

  it('is none where nothing stayed, of another medicine, or in another pharmacy', () => {
    const refused = 'PACK_NOT_OPENED_BEFORE';
    given(...claimed)
      .when(on(0, 4, [opened]))
      .thenRefused(refused);
    given(...historyAfter(claimed, on(0, 14, [pack(1)])))
      .when(on(1, 4, [opened]))
      .thenRefused(refused);
    const stranger = {
      ...example.pack(packUnits, 1, { cis: example.strangerCis, listClass: 'narcotic' }),
      cip13: example.otherCip13,
      openedBefore: true as const,
    };
    given(...begun)
      .when(on(1, 4, [stranger], { lines: [lineToDispense(4, { packs: [stranger], substitution: 'urgency' })] }))
      .thenRefused(refused);
    const elsewhere = { pharmacist: example.otherPharmacist };
    const moved = historyAfter(
      begun,
      { type: 'ReleaseClaim', pharmacist: example.pharmacist, secretHash: example.secretHashOf(example.pharmacist) },
      claim(elsewhere),
    );
    given(...moved)
      .when(on(1, 4, [opened], elsewhere))
      .thenRefused(refused);
    given(...moved)
      .when(on(1, 4, [pack(1)], elsewhere))
      .then(dispensed);
  });

  it('is of the presentation that was opened, and of none that was handed over whole', () => {
    const other = { cip13: example.otherCip13 };
    given(...begun)
      .when(on(1, 4, [{ ...opened, ...other }]))
      .thenRefused('PACK_NOT_OPENED_BEFORE', { lineId: example.lineA, cip13: example.otherCip13 });
    const afterWhole = historyAfter(begun, on(1, 14, [{ ...pack(1), ...other }]));
    given(...afterWhole)
      .when(on(2, 4, [{ ...opened, ...other }]))
      .thenRefused('PACK_NOT_OPENED_BEFORE');
    given(...afterWhole)
      .when(on(2, 4, [opened]))
      .then(dispensed);
    // Of these two either may be the one that has four units left.
    const afterBoth = historyAfter(begun, on(1, 14, [opened, { ...pack(1), ...other }]));
    for (const either of [opened, { ...opened, ...other }]) {
      given(...afterBoth)
        .when(on(2, 4, [either]))
        .then(dispensed);
    }
  });

  it('is one for each delivery that opened one', () => {
    given(...begun)
      .when(on(1, 4, [{ ...opened, count: 2 }]))
      .thenRefused('PACK_NOT_OPENED_BEFORE');
    given(...begun)
      .when(on(1, 4, [opened, opened]))
      .thenRefused('PACK_NOT_OPENED_BEFORE');
    const twice = historyAfter(begun, on(1, 10, [pack(1)]));
    given(...twice)
      .when(on(2, 8, [{ ...opened, count: 2 }]))
      .then(dispensed);
    given(...twice)
      .when(on(2, 8, [{ ...opened, count: 3 }]))
      .thenRefused('PACK_NOT_OPENED_BEFORE');
  });

  it('is none of a medicine that is handed over in whole packs', () => {
    const whole = [example.pack(packUnits, 1)];
    const afterWhole = historyAfter(history(issue(), claim()), on(0, packUnits, whole));
    given(...afterWhole)
      .when(on(1, packUnits, [{ ...example.pack(packUnits, 1), openedBefore: true }]))
      .thenRefused('PACK_NOT_OPENED_BEFORE');
  });

  it('gave its serial number when it was opened', () => {
    given(...begun)
      .when(on(1, 4, [{ ...opened, serials: ['S1'] }]))
      .thenRefused('SERIALS_INVALID');
  });

  it('is closed again when its opening is taken back, and may be corrected', () => {
    const taken = historyAfter(begun, on(1, 4, [opened]));
    given(...taken)
      .when(
        amend({
          amendedDispensingId: dispensingId(2),
          dispensingId: dispensingId(3),
          lines: [lineToDispense(3, { packs: [opened] })],
        }),
      )
      .then({ type: 'DispensingReversed' }, dispensed);
    const reversed = historyAfter(taken, {
      type: 'ReverseDispensing',
      dispensingId: dispensingId(1),
      pharmacist: example.pharmacist,
      reason: 'entry-error',
      today: addDays(example.issuedOn, 1),
    });
    given(...reversed)
      .when(on(2, 1, [opened]))
      .thenRefused('PACK_NOT_OPENED_BEFORE');
  });

  it('still holds what later deliveries took of it when the one that opened it is corrected', () => {
    const taken = historyAfter(begun, on(0, 3, [opened], { dispensingId: dispensingId(2) }));
    const corrected = (units: number, ...packs: readonly PackToDispense[]) =>
      amend({
        amendedDispensingId: dispensingId(1),
        dispensingId: dispensingId(3),
        lines: [lineToDispense(units, { packs })],
      });
    for (const units of [9, 11]) {
      given(...taken)
        .when(corrected(units, pack(1)))
        .then({ type: 'DispensingReversed' }, dispensed);
    }
    given(...taken)
      .when(corrected(12, pack(1)))
      .thenRefused('UNITS_NOT_OF_PACKS', { packUnits: '11' });
    given(...taken)
      .when(corrected(10, example.pack(10, 1, { listClass: 'narcotic' })))
      .thenRefused('UNITS_NOT_OF_PACKS', { packUnits: '7' });
    // What takes nothing more from a pack that nobody opened any longer may be corrected all the same.
    const reverse = {
      type: 'ReverseDispensing',
      dispensingId: dispensingId(1),
      pharmacist: example.pharmacist,
      reason: 'entry-error',
      today: example.issuedOn,
    } as const;
    given(...historyAfter(taken, reverse))
      .when(
        amend({
          amendedDispensingId: dispensingId(2),
          dispensingId: dispensingId(3),
          lines: [lineToDispense(3, { packs: [pack(1)] })],
        }),
      )
      .then({ type: 'DispensingReversed' }, dispensed);
  });

  it('spares another one: what is counted out day by day is taken from as few packs as hold it', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 10 }), { minLength: 10, maxLength: 28 }), (wanted) => {
        let events: readonly PrescriptionEvent[] = claimed;
        let unitsGiven = 0;
        let packsOpened = 0;
        for (let day = 0; unitsGiven < unitsDue; day += 1) {
          const units = Math.min(wanted[day] ?? 1, unitsDue - unitsGiven);
          const isOneOpen = unitsGiven < packsOpened * packUnits;
          const count = Math.ceil((unitsGiven + units) / packUnits) - packsOpened;
          const packs = [...(isOneOpen ? [opened] : []), ...(count > 0 ? [pack(count)] : [])];
          events = historyAfter(events, on(day, units, packs));
          unitsGiven += units;
          packsOpened += count;
        }
        expect(packsOpened).toBe(unitsDue / packUnits);
      }),
    );
  });

  it('holds with the others what one day handed over, in whatever way it was dispensed and corrected', () => {
    const step = fc.record({
      units: fc.integer({ min: 1, max: 16 }),
      own: fc.array(fc.constantFrom(7, packUnits), { maxLength: 2 }),
      namesOpened: fc.boolean(),
      /** Which of the standing deliveries it corrects, counted from the latest; none where there are fewer. */
      corrected: fc.option(fc.integer({ min: 0, max: 3 })),
    });
    fc.assert(
      fc.property(fc.array(step, { minLength: 6, maxLength: 20 }), (steps) => {
        let events = begun;
        for (const [index, { units, own, namesOpened, corrected }] of steps.entries()) {
          const packs = [
            ...own.map((size) => example.pack(size, 1, { listClass: 'narcotic' })),
            ...(namesOpened ? [opened] : []),
          ];
          const delivery = { dispensingId: dispensingId(index + 2), lines: [lineToDispense(units, { packs })] };
          const standing = standingOf(events);
          const amendedDispensingId = corrected === null ? undefined : standing.at(-1 - corrected)?.dispensingId;
          const decision = prescriptionDecider.decide(
            amendedDispensingId === undefined ? dispense(delivery) : amend({ amendedDispensingId, ...delivery }),
            example.stateOf(events),
          );
          if (!decision.ok) continue;
          events = [...events, ...decision.value];
          const lines = standingOf(events).flatMap((event) => event.lines);
          const packUnitsNamed = lines
            .flatMap((line) => line.packs.filter(({ openedBefore }) => !openedBefore))
            .reduce((sum, { count, unitsPerPack }) => sum + count * unitsPerPack, 0);
          expect(lines.reduce((sum, line) => sum + line.units, 0)).toBeLessThanOrEqual(packUnitsNamed);
        }
      }),
      { numRuns: 500 },
    );
  });
});

/** The deliveries that were not reversed, in their order. */
function standingOf(events: readonly PrescriptionEvent[]): readonly MedicationDispensed[] {
  const reversed = new Set(events.flatMap((event) => (event.type === 'DispensingReversed' ? event.dispensingId : [])));
  return events.flatMap((event) =>
    event.type === 'MedicationDispensed' && !reversed.has(event.dispensingId) ? event : [],
  );
}
