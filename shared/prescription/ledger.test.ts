import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '@ordonnancier/kernel/civil-date.ts';
import { type Delivery, lastDeliveryOn, ledgerOf, type LedgerTerms, objectionTo, unitsDueOn } from './ledger.ts';
import { day } from './testing/examples.ts';

const issuedOn = day('2026-02-01');
const on = (days: number) => addDays(issuedOn, days);
/** Deliveries by days after the issue. */
const given = (...deliveries: readonly (readonly [days: number, units: number])[]) =>
  deliveries.map(([days, units]): Delivery => ({ on: on(days), units }));

/** Two units a day. */
const narcotic = (daysPerDelivery: number, deliveries: number): LedgerTerms => ({
  unitsPerDelivery: 2 * daysPerDelivery,
  daysPerDelivery,
  deliveries,
  narcotic: true,
  firstDueOn: issuedOn,
});
/** One unit a day. */
const monthly = (deliveries: number): LedgerTerms => ({
  unitsPerDelivery: 28,
  daysPerDelivery: 28,
  deliveries,
  narcotic: false,
  firstDueOn: issuedOn,
});

describe("the days of a narcotic's treatment", () => {
  it.each([
    ['2026-02-01', 28],
    ['2026-02-04', 28],
    ['2026-02-05', 24],
    ['2026-02-06', 23],
    ['2026-02-28', 1],
    ['2026-03-01', 0],
  ])('[DISP-013] of 1 February and 28 days: presented on %s, %i days are left', (presentedOn, days) => {
    expect(unitsDueOn(ledgerOf(narcotic(28, 1), []), day(presentedOn))).toBe(2 * days);
  });

  it.each([
    { daysPerDelivery: 14, deliveries: 2, days: { 17: 14, 18: 10, 27: 1 } },
    { daysPerDelivery: 7, deliveries: 4, days: { 10: 7, 11: 3, 13: 1 } },
  ])('[DISP-013] shorten the second fraction of $daysPerDelivery days', ({ daysPerDelivery, deliveries, days }) => {
    const first = ledgerOf(narcotic(daysPerDelivery, deliveries), given([0, 2 * daysPerDelivery]));
    for (const [presentedOn, daysLeft] of Object.entries(days)) {
      expect(unitsDueOn(first, on(Number(presentedOn)))).toBe(2 * daysLeft);
    }
  });

  it('[DISP-013] shorten a fraction that is fetched late, which ends when it would have ended', () => {
    const late = ledgerOf(narcotic(7, 4), given([0, 14], [11, 6]));
    expect(late.position).toMatchObject({ status: 'due', dueOn: on(14) });
    const odd = ledgerOf({ ...narcotic(14, 2), unitsPerDelivery: 5 }, given([5, 3]));
    expect(odd.position).toMatchObject({ status: 'due', dueOn: on(14) });
  });

  it('[DISP-013] pass without the fractions that were not fetched', () => {
    const first = ledgerOf(narcotic(7, 4), given([0, 14]));
    expect([13, 14, 15, 20, 21, 27, 28].map((days) => unitsDueOn(first, on(days)))).toEqual([2, 14, 12, 2, 14, 2, 0]);
    expect(lastDeliveryOn(first, issuedOn)).toBe(on(27));
    const third = ledgerOf(narcotic(7, 4), given([0, 14], [14, 14]));
    expect(third).toMatchObject({ unitsForfeited: 14, position: { status: 'due', dueOn: on(21) } });
  });

  it('[DISP-013] leave the next fraction due where a part of one was never fetched', () => {
    const partly = ledgerOf(narcotic(7, 4), given([0, 8]));
    expect([6, 7, 10, 11].map((days) => unitsDueOn(partly, on(days)))).toEqual([6, 14, 14, 6]);
    expect(lastDeliveryOn(partly, issuedOn)).toBe(on(27));
  });

  it('[DISP-013] are full up to three days late, and then those left of the fraction that runs, of any fractions', () => {
    const fractions = fc.record({
      unitsPerDay: fc.integer({ min: 1, max: 20 }),
      daysPerDelivery: fc.integer({ min: 4, max: 28 }),
      deliveries: fc.integer({ min: 1, max: 4 }),
    });
    const lateness = fc.array(fc.oneof(fc.nat(4), fc.nat(60)), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(fractions, lateness, ({ unitsPerDay, daysPerDelivery, deliveries }, daysLate) => {
        const terms = { ...narcotic(daysPerDelivery, deliveries), unitsPerDelivery: unitsPerDay * daysPerDelivery };
        const made: Delivery[] = [];
        let dueOn = issuedOn;
        let fractionsLeft = deliveries;
        for (const days of daysLate) {
          const isLate = days > 3;
          const fractionsPassed = isLate ? Math.floor(days / daysPerDelivery) : 0;
          const daysLeft = isLate ? daysPerDelivery - (days % daysPerDelivery) : daysPerDelivery;
          const presentedOn = addDays(dueOn, days);
          const units = fractionsPassed < fractionsLeft ? daysLeft * unitsPerDay : 0;
          expect(unitsDueOn(ledgerOf(terms, made), presentedOn)).toBe(units);
          if (units === 0) return;
          made.push({ on: presentedOn, units });
          fractionsLeft -= fractionsPassed + 1;
          dueOn = isLate
            ? addDays(dueOn, (fractionsPassed + 1) * daysPerDelivery)
            : addDays(presentedOn, daysPerDelivery);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('periods of other medicines', () => {
  it('[DISP-026] forfeit what an old one still owed when the next is delivered, and only then', () => {
    const partly = ledgerOf(monthly(3), given([0, 14]));
    expect([1, 27, 28, 60].map((days) => unitsDueOn(partly, on(days)))).toEqual([14, 14, 28, 28]);
    const next = ledgerOf(monthly(3), given([0, 14], [60, 28]));
    expect(next).toMatchObject({ unitsForfeited: 14, position: { status: 'due', dueOn: on(88) } });
    expect(unitsDueOn(next, on(87))).toBe(28);
    expect(ledgerOf(monthly(3), given([0, 14], [60, 28], [88, 28])).position.status).toBe('used-up');
  });

  it('[DISP-026] keep the rest of the last one due, which nothing follows', () => {
    expect(unitsDueOn(ledgerOf(monthly(1), given([0, 14])), on(60))).toBe(14);
  });

  it('[DISP-027] count no days for which nothing was given', () => {
    const late = ledgerOf(monthly(3), given([0, 14], [20, 14]));
    expect(late.position).toMatchObject({ status: 'due', dueOn: on(34) });
    const inTime = ledgerOf(monthly(3), given([0, 14], [10, 14]));
    expect(inTime.position).toMatchObject({ status: 'due', dueOn: on(28) });
  });

  it('[DISP-028] never leave more in hand than a period, the tolerance and a pack, however they are fetched', () => {
    const terms = fc.record({
      unitsPerDay: fc.constantFrom(1, 2, 5),
      daysPerDelivery: fc.constantFrom(7, 28, 30),
      deliveries: fc.integer({ min: 1, max: 12 }),
      smallestPackUnits: fc.constantFrom(1, 14),
    });
    const days = fc.oneof(fc.nat(5), fc.nat(40));
    const attempts = fc.array(fc.record({ days, parts: fc.constantFrom(1, 2, 3, 4, 5) }), {
      maxLength: 40,
      size: 'max',
    });
    const toleranceDays = 5;
    fc.assert(
      fc.property(terms, attempts, ({ unitsPerDay, daysPerDelivery, deliveries: count, smallestPackUnits }, tries) => {
        const unitsPerDelivery = unitsPerDay * daysPerDelivery;
        const lineTerms = { ...monthly(count), unitsPerDelivery, daysPerDelivery };
        let deliveries: readonly Delivery[] = [];
        let today = issuedOn;
        let inHandUnits = 0;
        for (const { days, parts } of tries) {
          const units = Math.ceil((unitsPerDelivery * parts) / 4);
          today = addDays(today, days);
          inHandUnits = Math.max(0, inHandUnits - days * unitsPerDay);
          const ledger = ledgerOf(lineTerms, deliveries);
          if (objectionTo(ledger, { on: today, units }, { smallestPackUnits })) continue;
          deliveries = [...deliveries, { on: today, units }];
          inHandUnits += units;
          expect(inHandUnits).toBeLessThan(unitsPerDelivery + (toleranceDays + 1) * unitsPerDay + smallestPackUnits);
        }
        const unitsGiven = deliveries.reduce((sum, { units }) => sum + units, 0);
        expect(unitsGiven).toBeLessThan(unitsPerDelivery * count + smallestPackUnits);
      }),
      { numRuns: 500 },
    );
  });

  it('[DISP-033] of contraceptives hold twelve weeks at once, within what is authorised, and postpone the next', () => {
    const refused = (deliveries: readonly Delivery[], days: number, units: number, daysAtOnceMax?: number) =>
      objectionTo(
        ledgerOf(monthly(12), deliveries),
        { on: on(days), units },
        { smallestPackUnits: 28, ...(daysAtOnceMax !== undefined && { daysAtOnceMax }) },
      )?.code;
    expect(refused([], 0, 84, 84)).toBeUndefined();
    expect(refused([], 0, 85, 84)).toBe('UNITS_EXCEED_REMAINING');
    expect(refused([], 0, 84)).toBe('UNITS_EXCEED_REMAINING');
    expect(refused(given([0, 84]), 78, 28, 84)).toBe('TOO_EARLY');
    expect(refused(given([0, 84]), 79, 84, 84)).toBeUndefined();
    const lastButOne = given([0, 84], [84, 84], [168, 84], [252, 56]);
    expect(refused(lastButOne, 308, 55, 84)).toBeUndefined();
    expect(refused(lastButOne, 308, 56, 84)).toBe('UNITS_EXCEED_REMAINING');
  });
});
