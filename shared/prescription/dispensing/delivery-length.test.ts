import { describe, it } from '@jest/globals';
import { addDays } from '@ordonnancier/kernel/civil-date.ts';
import { specificationOf } from '@ordonnancier/testing/given-when-then.ts';
import type { PackToDispense } from '../commands.ts';
import { prescriptionDecider } from '../decider.ts';
import * as example from '../testing/examples.ts';

const { amend, claim, dispense, dispensingId, history, historyAfter, issue, lineToDispense, lineToPrescribe, pack } =
  example;
const { given } = specificationOf(prescriptionDecider);

const dispensed = { type: 'MedicationDispensed' } as const;
const medicine = { ...example.medicine, quarterlyPack: true };
/** One tablet a day, three months at a time. */
const claimed = history(
  issue({ lines: [lineToPrescribe({ medicine, unitsPerDelivery: 90, daysPerDelivery: 90, deliveries: 2 })] }),
  claim(),
);
const lineOf = (given: PackToDispense) =>
  lineToDispense((given.presentation?.unitsPerPack ?? 0) * given.count, { packs: [given] });
const on = (days: number, given: PackToDispense, id = 9) =>
  dispense({
    dispensingId: dispensingId(id),
    dispensedOn: addDays(example.issuedOn, days),
    lines: [lineOf(given)],
  });

describe('a line prescribed for three months at a time', () => {
  it('[DISP-038] is delivered at once in packs made for three months, or of contraceptives', () => {
    given(...claimed)
      .when(on(0, pack(90, 1, { quarterlyPack: true })))
      .then(dispensed);
    given(...claimed)
      .when(on(0, pack(45, 2, { quarterlyPack: true })))
      .then(dispensed);
    given(...claimed)
      .when(on(0, pack(28, 3, { contraceptive: true })))
      .then(dispensed);
  });

  it('[DISP-038] is delivered for a month in other packs', () => {
    given(...claimed)
      .when(on(0, pack(30, 3)))
      .thenRefused('DELIVERY_TOO_LONG', { daysMax: '30' });
    given(...claimed)
      .when(on(0, pack(28, 2)))
      .thenRefused('DELIVERY_TOO_LONG');
    given(...claimed)
      .when(on(0, pack(15, 2)))
      .then(dispensed);
    given(...claimed)
      .when(on(0, pack(50, 1)))
      .then(dispensed);
  });

  it('[DISP-038] is delivered in one pack more where the others do not last four weeks', () => {
    // One and a half tablets a day.
    const line = lineToPrescribe({ medicine, unitsPerDelivery: 135, daysPerDelivery: 90, deliveries: 1 });
    const dosed = history(issue({ lines: [line] }), claim());
    const onlyPack = (given: PackToDispense, smallestPackUnits: number) =>
      dispense({ lines: [{ ...lineOf(given), smallestPackUnits }] });
    given(...dosed)
      .when(onlyPack(pack(28, 2), 28))
      .then(dispensed);
    given(...dosed)
      .when(onlyPack(pack(28, 3), 28))
      .thenRefused('DELIVERY_TOO_LONG');
    given(...dosed)
      .when(onlyPack(pack(28, 2), 14))
      .thenRefused('DELIVERY_TOO_LONG');
    given(...claimed)
      .when(onlyPack(pack(28, 2), 28))
      .thenRefused('DELIVERY_TOO_LONG');
    const packs = [pack(90, 1, { quarterlyPack: true }), pack(30, 2)];
    given(...dosed)
      .when(dispense({ lines: [lineToDispense(150, { packs, smallestPackUnits: 30 })] }))
      .then(dispensed);
  });

  it('[DISP-038] is delivered for the next month when the one before runs out, and the rest of a month at any time', () => {
    const month = historyAfter(claimed, on(0, pack(30), 1));
    given(...month)
      .when(on(24, pack(30)))
      .thenRefused('TOO_EARLY', { earliestOn: addDays(example.issuedOn, 25) });
    given(...month)
      .when(on(25, pack(30)))
      .then(dispensed);
    const half = historyAfter(claimed, on(0, pack(15), 1));
    given(...half)
      .when(on(1, pack(15)))
      .then(dispensed);
    given(...half)
      .when(on(1, pack(30)))
      .thenRefused('TOO_EARLY');
  });

  it('[DISP-038] is amended to no more than could be delivered', () => {
    given(...historyAfter(claimed, on(0, pack(30), 1)))
      .when(amend({ lines: [lineOf(pack(30, 3))] }))
      .thenRefused('DELIVERY_TOO_LONG');
  });
});

describe('a line of which a delivery is taken on one day, in several packs', () => {
  const syringe = { ...example.medicine, smallestPackUnits: 1, units: ['seringue'] };
  const posology = {
    sequences: [{ dose: { numerator: 2, denominator: 1 }, intakesPerDay: 1, everyDays: 84, durationDays: 336 }],
    asNeeded: false,
  };
  const terms = { medicine: syringe, unitsPerDelivery: 2, daysPerDelivery: 84, deliveries: 4 };
  const past = history(issue({ lines: [lineToPrescribe({ ...terms, posology })] }), claim());
  const packsOn = (days: number, count: number, id = 9) =>
    dispense({
      dispensingId: dispensingId(id),
      dispensedOn: addDays(example.issuedOn, days),
      lines: [lineToDispense(count, { packs: [pack(1, count)], smallestPackUnits: 1 })],
    });

  it('[DISP-262] is delivered at once, and again when its interval is over', () => {
    given(...past)
      .when(packsOn(0, 2))
      .then(dispensed);
    given(...past)
      .when(packsOn(0, 3))
      .thenRefused('UNITS_EXCEED_REMAINING', { unitsDue: '2' });
    const once = historyAfter(past, packsOn(0, 2, 4));
    given(...once)
      .when(packsOn(78, 2))
      .thenRefused('TOO_EARLY');
    given(...once)
      .when(packsOn(79, 2))
      .then(dispensed);
  });

  it('[DISP-262] is continued after its end for the same interval, once', () => {
    const ended = historyAfter(
      past,
      ...[0, 84, 168, 252].map((days, index) => packsOn(days, 2, index + 1)),
      claim({
        claimId: 'continued',
        purpose: 'exceptional-continuity',
        today: addDays(example.issuedOn, 336),
        nowMs: example.nowMs + example.leaseDurationMs,
      }),
    );
    given(...ended)
      .when(packsOn(336, 2))
      .then({ ...dispensed, purpose: 'exceptional-continuity' });
    given(...ended)
      .when(packsOn(336, 3))
      .thenRefused('UNITS_EXCEED_REMAINING');
    given(...historyAfter(ended, packsOn(336, 2)))
      .when(packsOn(336 + 84, 2, 10))
      .thenRefused('UNITS_EXCEED_REMAINING');
  });
});
