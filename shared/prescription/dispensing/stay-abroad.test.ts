import { describe, expect, it } from '@jest/globals';
import { addDays } from '@ordonnancier/kernel/civil-date.ts';
import { specificationOf } from '@ordonnancier/testing/given-when-then.ts';
import type { LineToPrescribe, PackFacts, PrescriptionCommand } from '../commands.ts';
import { prescriptionDecider } from '../decider.ts';
import * as example from '../testing/examples.ts';

const { claim, dispense, dispensingId, history, historyAfter, issue, lineToDispense, lineToPrescribe, pack } = example;
const { given } = specificationOf(prescriptionDecider);

const claimed = (changes: Partial<LineToPrescribe>) =>
  history(issue({ lines: [lineToPrescribe({ deliveries: 6, ...changes })] }), claim());
const packsOn = (days: number, count: number, facts: Partial<PackFacts> = {}, packUnits = 28) =>
  dispense({
    dispensingId: dispensingId(days + 1),
    dispensedOn: addDays(example.issuedOn, days),
    lines: [
      lineToDispense(packUnits * count, { packs: [pack(packUnits, count, facts)], smallestPackUnits: packUnits }),
    ],
  });

describe('a delivery for a stay abroad', () => {
  const mentioned = claimed({ stayAbroadMonths: 3 });
  const lineAfter = (command: PrescriptionCommand) => {
    const event = historyAfter(mentioned, command).at(-1);
    return event?.type === 'MedicationDispensed' ? event.lines[0] : undefined;
  };

  it('[DISP-228] is of the months that the prescriber allows at once, in whole packs, and is recorded as such', () => {
    given(...mentioned)
      .when(packsOn(0, 3))
      .then({ type: 'MedicationDispensed' });
    given(...mentioned)
      .when(packsOn(0, 4))
      .thenRefused('UNITS_EXCEED_REMAINING');
    given(...claimed({}))
      .when(packsOn(0, 3))
      .thenRefused('UNITS_EXCEED_REMAINING', { unitsDue: '28' });
    expect(lineAfter(packsOn(0, 3))).toMatchObject({ units: 84, daysCovered: 84, forStayAbroad: true });
    expect(lineAfter(packsOn(0, 1))).not.toHaveProperty('forStayAbroad');
  });

  it.each([
    [10, 9],
    [14, 6],
    [30, 3],
    [50, 2],
  ])('[DISP-228] is of packs of %i, %i for three months of thirty days', (packUnits, count) => {
    const past = claimed({ unitsPerDelivery: 30, daysPerDelivery: 30, stayAbroadMonths: 3 });
    given(...past)
      .when(packsOn(0, count, {}, packUnits))
      .then({ type: 'MedicationDispensed' });
    given(...past)
      .when(packsOn(0, count + 1, {}, packUnits))
      .thenRefused('UNITS_EXCEED_REMAINING');
  });

  it('[DISP-228] postpones the next one by all that it covers', () => {
    const gone = historyAfter(mentioned, packsOn(0, 3));
    given(...gone)
      .when(packsOn(78, 1))
      .thenRefused('TOO_EARLY', { earliestOn: addDays(example.issuedOn, 79) });
    given(...gone)
      .when(packsOn(79, 1))
      .then({ type: 'MedicationDispensed' });
  });

  it('[DISP-228] takes no more than was prescribed', () => {
    const begun = historyAfter(claimed({ deliveries: 3, stayAbroadMonths: 3 }), packsOn(0, 1));
    given(...begun)
      .when(packsOn(28, 2))
      .then({ type: 'MedicationDispensed' });
    given(...begun)
      .when(packsOn(28, 3))
      .thenRefused('UNITS_EXCEED_REMAINING');
  });

  it('[DISP-228] is made of monthly packs, also of a line prescribed for three months at a time', () => {
    const quarterly = {
      medicine: { ...example.medicine, quarterlyPack: true },
      unitsPerDelivery: 90,
      daysPerDelivery: 90,
      deliveries: 2,
    };
    given(...claimed({ ...quarterly, stayAbroadMonths: 6 }))
      .when(packsOn(0, 6, {}, 30))
      .then({ type: 'MedicationDispensed' });
    given(...claimed(quarterly))
      .when(packsOn(0, 3, {}, 30))
      .thenRefused('DELIVERY_TOO_LONG', { daysMax: '30' });
  });

  it('[DISP-228] is never made of what has become assimilated to narcotics', () => {
    given(...mentioned)
      .when(packsOn(0, 3, { secureForm: true }))
      .thenRefused('UNITS_EXCEED_REMAINING');
  });
});
