import { describe, it } from '@jest/globals';
import { addDays } from '@ordonnancier/kernel/civil-date.ts';
import { specificationOf } from '@ordonnancier/testing/given-when-then.ts';
import type { LineToDispense, LineToPrescribe } from '../commands.ts';
import { prescriptionDecider } from '../decider.ts';
import * as example from '../testing/examples.ts';

const { claim, dispense, dispensingId, history, historyAfter, issue, lineToDispense, lineToPrescribe, pack } = example;
const { given } = specificationOf(prescriptionDecider);

const dispensed = { type: 'MedicationDispensed' } as const;
/** So many days after the issue, units counted out of boxes of fourteen. */
const narcoticOn = (days: number, units: number) =>
  dispense({
    dispensingId: dispensingId(9),
    dispensedOn: addDays(example.issuedOn, days),
    lines: [lineToDispense(units, { packs: [pack(14, Math.ceil(units / 14), { listClass: 'narcotic' })] })],
  });

describe('a narcotic for a planned operation', () => {
  /** On the 20th day, discharged on the 22nd; two units a day in two fractions of seven days. */
  const claimed = history(
    issue({
      lines: [
        lineToPrescribe({
          medicine: example.narcotic,
          unitsPerDelivery: 14,
          daysPerDelivery: 7,
          deliveries: 2,
          scheduledSurgery: {
            operationOn: addDays(example.issuedOn, 20),
            dischargeOn: addDays(example.issuedOn, 22),
          },
        }),
      ],
    }),
    claim(),
  );

  it('[DISP-035] is delivered in full from three days before it through three days after the discharge', () => {
    given(...claimed)
      .when(narcoticOn(16, 14))
      .thenRefused('TOO_EARLY', { earliestOn: addDays(example.issuedOn, 17) });
    given(...claimed)
      .when(narcoticOn(17, 14))
      .then(dispensed);
    given(...claimed)
      .when(narcoticOn(25, 14))
      .then(dispensed);
    given(...claimed)
      .when(narcoticOn(26, 7))
      .thenRefused('UNITS_EXCEED_REMAINING', { unitsDue: '6' });
    given(...claimed)
      .when(narcoticOn(26, 6))
      .then(dispensed);
  });

  it('[DISP-035] fetched ahead is taken from the discharge on, where the next fraction follows', () => {
    const ahead = historyAfter(claimed, { ...narcoticOn(17, 14), dispensingId: dispensingId(1) });
    given(...ahead)
      .when(narcoticOn(28, 14))
      .thenRefused('TOO_EARLY', { earliestOn: addDays(example.issuedOn, 29) });
    given(...ahead)
      .when(narcoticOn(29, 14))
      .then(dispensed);
  });
});

describe('buprenorphine, delivered by fractions and no narcotic', () => {
  const medicine = {
    ...example.medicine,
    secureForm: true,
    fractionDays: 7,
    prescriptionDaysMax: 28,
    smallestPackUnits: 7,
  };
  const claimedOf = (unitsPerDelivery: number) => {
    const line = lineToPrescribe({ medicine, unitsPerDelivery, daysPerDelivery: 7, deliveries: 4 });
    return history(issue({ lines: [line] }), claim());
  };
  /** Boxes of seven. */
  const on = (days: number, units: number, id = 9) =>
    dispense({
      dispensingId: dispensingId(id),
      dispensedOn: addDays(example.issuedOn, days),
      lines: [lineToDispense(units, { packs: [pack(7, Math.ceil(units / 7))], smallestPackUnits: 7 })],
    });

  it('[DISP-039] comes in no fraction early', () => {
    const first = historyAfter(claimedOf(14), on(0, 14, 1));
    given(...first)
      .when(on(6, 14))
      .thenRefused('TOO_EARLY', { earliestOn: addDays(example.issuedOn, 7) });
    given(...first)
      .when(on(7, 14))
      .then(dispensed);
  });

  it('[DISP-039] is presented whenever another medicine is, and then delivered in full', () => {
    for (const days of [4, 14, 28, 91]) {
      given(...claimedOf(14))
        .when(on(days, 14))
        .then(dispensed);
      given(...claimedOf(14))
        .when(on(days, 21))
        .thenRefused('UNITS_EXCEED_REMAINING', { unitsDue: '14' });
    }
    given(...claimedOf(14))
      .when(on(92, 14))
      .thenRefused('PRESCRIPTION_EXPIRED');
  });

  it('[DISP-039] is handed over in whole packs, and what they hold beyond a fraction postpones the next', () => {
    given(...claimedOf(11))
      .when(on(0, 11))
      .thenRefused('UNITS_NOT_OF_PACKS', { packUnits: '14' });
    given(...historyAfter(claimedOf(11), on(0, 14, 1)))
      .when(on(7, 14))
      .thenRefused('TOO_EARLY', { earliestOn: addDays(example.issuedOn, 8) });
    given(...historyAfter(claimedOf(11), on(0, 14, 1)))
      .when(on(8, 14))
      .then(dispensed);
  });
});

describe('what is no narcotic', () => {
  it('[DISP-035] is dispensed from its issue on, though an operation is named', () => {
    const scheduledSurgery = {
      operationOn: addDays(example.issuedOn, 20),
      dischargeOn: addDays(example.issuedOn, 22),
    };
    given(...history(issue({ lines: [lineToPrescribe({ scheduledSurgery })] }), claim()))
      .when(dispense())
      .then(dispensed);
  });
});

describe('a line that a rapid test decides', () => {
  const claimed = history(
    issue({
      lines: [
        lineToPrescribe({
          medicine: { ...example.medicine, substances: ['AMOXICILLINE'] },
          deliveries: 1,
          condition: 'positive-angina-test',
        }),
      ],
    }),
    claim(),
  );
  const after = (days: number, changes: Partial<LineToDispense>) =>
    dispense({ dispensedOn: addDays(example.issuedOn, days), lines: [lineToDispense(28, changes)] });

  it('[DISP-059] is dispensed when the test was positive, and so stated', () => {
    given(...claimed)
      .when(after(0, { testResult: 'positive-angina-test' }))
      .then(dispensed);
    given(...claimed)
      .when(after(0, {}))
      .thenRefused('TEST_RESULT_MISSING', { condition: 'positive-angina-test' });
    given(...claimed)
      .when(after(0, { testResult: 'positive-urine-dipstick' }))
      .thenRefused('TEST_RESULT_MISSING');
  });

  it('[DISP-059] lapses after seven days, the day of issue being the first', () => {
    given(...claimed)
      .when(after(6, { testResult: 'positive-angina-test' }))
      .then(dispensed);
    given(...claimed)
      .when(after(7, { testResult: 'positive-angina-test' }))
      .thenRefused('PRESCRIPTION_EXPIRED', { lastDeliveryOn: addDays(example.issuedOn, 6) });
  });
});

describe('a narcotic that another prescription covers', () => {
  const claimed = (changes: Partial<LineToPrescribe> = {}) =>
    history(issue({ lines: [lineToPrescribe({ medicine: example.narcotic, deliveries: 1, ...changes })] }), claim());
  const covered = (days: number, coveredDays: number) => {
    const command = narcoticOn(days, 14);
    const coveredUntil = addDays(example.issuedOn, coveredDays);
    return { ...command, lines: command.lines.map((line) => ({ ...line, coveredUntil })) };
  };

  it('[DISP-036] is dispensed when that is used up, or by mention of the prescriber', () => {
    given(...claimed())
      .when(covered(1, 2))
      .thenRefused('NARCOTIC_OVERLAP', { coveredUntil: addDays(example.issuedOn, 2) });
    given(...claimed())
      .when(covered(2, 2))
      .then(dispensed);
    given(...claimed({ overlapAllowed: true }))
      .when(covered(1, 2))
      .then(dispensed);
    given(...claimed())
      .when(narcoticOn(1, 14))
      .then(dispensed);
  });

  it('[DISP-215] is no narcotic, and still dispensed when that is used up only, where an arrêté names the rule', () => {
    const zolpidem = { ...example.medicine, secureForm: true, overlapForbidden: true } as const;
    const whole = (days: number, changes: Partial<LineToDispense> = {}) =>
      dispense({
        dispensingId: dispensingId(9),
        dispensedOn: addDays(example.issuedOn, days),
        lines: [lineToDispense(28, changes)],
      });
    const coveredUntil = addDays(example.issuedOn, 2);
    given(...claimed({ medicine: zolpidem }))
      .when(whole(1, { coveredUntil }))
      .thenRefused('NARCOTIC_OVERLAP', { coveredUntil });
    given(...claimed({ medicine: zolpidem }))
      .when(whole(2, { coveredUntil }))
      .then(dispensed);
    given(...claimed({ medicine: zolpidem, overlapAllowed: true }))
      .when(whole(1, { coveredUntil }))
      .then(dispensed);
    given(...claimed({ medicine: { ...example.medicine, secureForm: true } }))
      .when(whole(1, { coveredUntil }))
      .then(dispensed);
  });

  it('[DISP-036] is not begun by what was taken back, and what corrects the first delivery goes on with it', () => {
    const begun = historyAfter(claimed(), { ...narcoticOn(1, 14), dispensingId: dispensingId(1) });
    const { pharmacist } = example;
    const today = addDays(example.issuedOn, 1);
    given(
      ...historyAfter(begun, {
        type: 'ReverseDispensing',
        dispensingId: dispensingId(1),
        pharmacist,
        reason: 'entry-error',
        today,
      }),
    )
      .when(covered(1, 2))
      .thenRefused('NARCOTIC_OVERLAP');
    const { lines } = covered(1, 2);
    given(...begun)
      .when(
        example.amend({
          today,
          lines: lines.map((line) => ({ ...line, units: 28, packs: [pack(28, 1, { listClass: 'narcotic' })] })),
        }),
      )
      .then({ type: 'DispensingReversed' }, dispensed);
  });

  it('[DISP-036] goes on when it was begun before the other', () => {
    const weekly = { unitsPerDelivery: 14, daysPerDelivery: 7, deliveries: 2 };
    const begun = historyAfter(claimed(weekly), { ...narcoticOn(0, 14), dispensingId: dispensingId(1) });
    given(...begun)
      .when(covered(7, 8))
      .then(dispensed);
  });
});
