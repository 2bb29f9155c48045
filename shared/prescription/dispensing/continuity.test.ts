import { describe, it } from '@jest/globals';
import { addDays } from '@ordonnancier/kernel/civil-date.ts';
import { specificationOf } from '@ordonnancier/testing/given-when-then.ts';
import type { LineToDispense, PackFacts } from '../commands.ts';
import { prescriptionDecider } from '../decider.ts';
import type { ClaimPurpose } from '../events.ts';
import * as example from '../testing/examples.ts';

const { claim, dispense, dispensingId, historyAfter, historyOfDeliveries, issue, lineToDispense } = example;
const { lineToPrescribe, pack } = example;
const { given } = specificationOf(prescriptionDecider);

const dispensed = { type: 'MedicationDispensed' } as const;
const claimed = (purpose: ClaimPurpose, days: number) =>
  claim({
    claimId: 'continued',
    purpose,
    today: addDays(example.issuedOn, days),
    nowMs: example.nowMs + example.leaseDurationMs,
  });
const on = (days: number, line: LineToDispense, id = 9) =>
  dispense({ dispensingId: dispensingId(id), dispensedOn: addDays(example.issuedOn, days), lines: [line] });

describe('oral contraceptives after the end of their prescription', () => {
  const purpose = 'contraceptive-continuity';
  /** Four weeks, once. */
  const ended = historyOfDeliveries(issue({ lines: [lineToPrescribe({ deliveries: 1 })] }), [0, 28]);
  const pill = (units: number, changes: Partial<PackFacts> = { oralContraceptive: true }) =>
    lineToDispense(units, { packs: [pack(units, 1, changes)] });

  it('[DISP-032] are dispensed for six months in all, three at once at most, and the purpose is recorded', () => {
    const begun = historyAfter(ended, claimed(purpose, 28));
    given(...begun)
      .when(on(28, pill(84)))
      .then({ ...dispensed, purpose });
    given(...begun)
      .when(on(28, pill(98)))
      .thenRefused('UNITS_EXCEED_REMAINING', { unitsDue: '84' });
    const once = historyAfter(begun, on(28, pill(84), 4));
    given(...once)
      .when(on(106, pill(84)))
      .thenRefused('TOO_EARLY');
    given(...once)
      .when(on(107, pill(84)))
      .then(dispensed);
    const twice = historyAfter(once, on(112, pill(84), 5));
    given(...twice)
      .when(on(196, pill(84)))
      .thenRefused('UNITS_EXCEED_REMAINING', { unitsDue: '0' });
  });

  it('[DISP-261] are dispensed again on the day after the last pill of three packs of four weeks', () => {
    const threePacks = lineToDispense(84, {
      packs: [pack(28, 3, { contraceptive: true, oralContraceptive: true })],
      smallestPackUnits: 28,
    });
    const once = historyAfter(ended, claimed(purpose, 28), on(28, threePacks, 4));
    given(...once)
      .when(on(112, threePacks))
      .then({ ...dispensed, purpose });
    given(...once)
      .when(on(106, threePacks))
      .thenRefused('TOO_EARLY', { earliestOn: addDays(example.issuedOn, 107) });
  });

  it('[DISP-032] are dispensed while the prescription is less than a year old, and nothing else is', () => {
    const yearly = historyOfDeliveries(
      issue({ lines: [lineToPrescribe({ daysPerDelivery: 30, deliveries: 11 })] }),
      [0, 28],
    );
    given(...yearly)
      .when(claimed(purpose, 365))
      .thenRefused('CONTINUITY_NOT_ALLOWED');
    given(...ended)
      .when(claimed(purpose, 27))
      .thenRefused('CONTINUITY_NOT_ALLOWED');
    given(...historyAfter(ended, claimed(purpose, 28)))
      .when(on(28, pill(28, {})))
      .thenRefused('CONTINUITY_NOT_ALLOWED');
  });
});

describe('an exceptional supplementary dispensing', () => {
  const purpose = 'exceptional-continuity';
  const begun = historyAfter(
    historyOfDeliveries(issue({ lines: [lineToPrescribe({ daysPerDelivery: 30 })] }), [0, 28], [30, 28], [60, 28]),
    claimed(purpose, 90),
  );
  const month = (changes: Partial<LineToDispense> = {}, facts: Partial<PackFacts> = {}) =>
    on(90, lineToDispense(28, { packs: [pack(14, 2, facts)], ...changes }));
  const priced = (centsOf14: number) => ({
    pricedPacks: [
      { cip13: example.cip13, unitsPerPack: 14, cents: centsOf14 },
      { cip13: example.otherCip13, unitsPerPack: 28, cents: 900 },
    ],
  });

  it('[DISP-034] is made of the cheapest packs that hold what is due', () => {
    given(...begun)
      .when(month(priced(450)))
      .then({ ...dispensed, purpose });
    given(...begun)
      .when(month(priced(451)))
      .thenRefused('CHEAPER_PACKS_EXIST', { cents: '900' });
    given(...begun)
      .when(month())
      .then(dispensed);
  });

  it.each([
    ['a pack of 28 for four weeks', { unitsPerDelivery: 28, daysPerDelivery: 28 }, 28, 28],
    ['a pack of 28 for thirty days', { unitsPerDelivery: 30, daysPerDelivery: 30 }, 28, 28],
    ['a pack of 30 for thirty days', { unitsPerDelivery: 30, daysPerDelivery: 30 }, 30, 30],
    ['one injection for six weeks', { unitsPerDelivery: 1, daysPerDelivery: 42 }, 1, 42],
  ])('[DISP-225] is of %s, once for each month and never two', (_, terms, packUnits, packDays) => {
    const { unitsPerDelivery, daysPerDelivery } = terms;
    const smallest = { medicine: { ...example.medicine, smallestPackUnits: packUnits } };
    const line = lineToPrescribe({ ...terms, ...smallest, deliveries: 4 });
    const deliveries = [0, 1, 2, 3].map((index) => [index * daysPerDelivery, unitsPerDelivery] as const);
    const end = 4 * daysPerDelivery;
    const ended = historyAfter(historyOfDeliveries(issue({ lines: [line] }), ...deliveries), claimed(purpose, end));
    const packs = (count: number) =>
      lineToDispense(packUnits * count, { packs: [pack(packUnits, count)], smallestPackUnits: packUnits });
    given(...ended)
      .when(on(end, packs(2)))
      .thenRefused('UNITS_EXCEED_REMAINING');
    given(...ended)
      .when(on(end, packs(1)))
      .then({ ...dispensed, purpose });
    const once = historyAfter(ended, on(end, packs(1)));
    given(...once)
      .when(on(end + packDays - 6, packs(1), 10))
      .thenRefused('TOO_EARLY', { earliestOn: addDays(example.issuedOn, end + packDays - 5) });
  });

  it.each([
    [42, 2],
    [56, 2],
    [84, 1],
    [91, 1],
  ])(
    '[DISP-226] of a pack that lasts %i days covers three months in %i, and no fourth month',
    (packDays, packCount) => {
      const facts = { medicine: { ...example.medicine, smallestPackUnits: 1 } };
      const line = lineToPrescribe({ ...facts, unitsPerDelivery: 1, daysPerDelivery: packDays, deliveries: 2 });
      const end = 2 * packDays;
      const one = lineToDispense(1, { packs: [pack(1)], smallestPackUnits: 1 });
      const supplementary = Array.from({ length: packCount }, (_, index) =>
        on(end + index * packDays, one, 10 + index),
      );
      let events = historyAfter(
        historyOfDeliveries(issue({ lines: [line] }), [0, 1], [packDays, 1]),
        claimed(purpose, end),
      );
      for (const command of supplementary) {
        given(...events)
          .when(command)
          .then({ ...dispensed, purpose });
        events = historyAfter(events, command);
      }
      // Three months have not passed since the prescription ended, and are covered.
      given(...events)
        .when(on(end + 88, one, 20))
        .thenRefused('UNITS_EXCEED_REMAINING', { unitsDue: '0' });
    },
  );

  it('[DISP-034] is made instead of the supplement of contraceptives, or the reverse, and never besides', () => {
    const oral = { oralContraceptive: true } as const;
    const next = (of: ClaimPurpose) => ({ ...claimed(of, 90), claimId: 'next', nowMs: example.nowMs + 3_600_000 });
    const exceptional = historyAfter(begun, month({}, oral));
    given(...exceptional)
      .when(next('contraceptive-continuity'))
      .thenRefused('CONTINUITY_NOT_ALLOWED');
    const takenBack = historyAfter(exceptional, {
      type: 'ReverseDispensing',
      dispensingId: dispensingId(9),
      pharmacist: example.pharmacist,
      reason: 'entry-error',
      today: addDays(example.issuedOn, 90),
    });
    given(...takenBack)
      .when(next('contraceptive-continuity'))
      .then({ type: 'PrescriptionClaimed' });
    const ofContraceptive = historyAfter(takenBack, next('contraceptive-continuity'), {
      ...month({}, oral),
      dispensingId: dispensingId(10),
    });
    given(...ofContraceptive)
      .when({ ...next(purpose), claimId: 'last', nowMs: example.nowMs + 7_200_000 })
      .thenRefused('CONTINUITY_NOT_ALLOWED');
  });

  it('[DISP-260] is never made of anxiolytics or hypnotics, whose prescription is limited in time', () => {
    given(...begun)
      .when(month({}, { listClass: 'list-1' }))
      .then({ ...dispensed, purpose });
    for (const prescriptionDaysMax of [28, 84]) {
      given(...begun)
        .when(month({}, { listClass: 'list-1', prescriptionDaysMax }))
        .thenRefused('CONTINUITY_NOT_ALLOWED');
    }
  });

  it('[DISP-034] is never made of narcotics, nor of what is assimilated to them', () => {
    given(...begun)
      .when(month({}, { secureForm: true }))
      .thenRefused('CONTINUITY_NOT_ALLOWED');
    const ofNarcotic = historyOfDeliveries(
      issue({ lines: [lineToPrescribe({ medicine: example.narcotic, daysPerDelivery: 7, deliveries: 4 })] }),
      [0, 28],
    );
    given(...ofNarcotic)
      .when(claimed(purpose, 28))
      .thenRefused('CONTINUITY_NOT_ALLOWED');
  });
});

describe('renewals', () => {
  const later = (days: number) => on(days, lineToDispense(28));

  it('[DISP-029] are those that the prescriber wrote, of list I as of list II', () => {
    for (const listClass of ['list-1', 'list-2'] as const) {
      const medicine = { ...example.medicine, listClass };
      const without = historyOfDeliveries(issue({ lines: [lineToPrescribe({ medicine, deliveries: 1 })] }), [0, 28]);
      given(...without)
        .when(later(28))
        .thenRefused('UNITS_EXCEED_REMAINING', { unitsDue: '0' });
      const threeMonths = issue({ lines: [lineToPrescribe({ medicine, daysPerDelivery: 30, deliveries: 3 })] });
      given(...historyOfDeliveries(threeMonths, [0, 28], [30, 28]))
        .when(later(60))
        .then(dispensed);
      given(...historyOfDeliveries(threeMonths, [0, 28], [30, 28], [60, 28]))
        .when(later(90))
        .thenRefused('UNITS_EXCEED_REMAINING', { unitsDue: '0' });
    }
  });
});
