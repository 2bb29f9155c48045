import { describe, it } from '@jest/globals';
import { addDays } from '@ordonnancier/kernel/civil-date.ts';
import { specificationOf } from '@ordonnancier/testing/given-when-then.ts';
import type { CancelLines, DisownPrescription, ReplacePrescription, ReverseDispensing } from '../commands.ts';
import { prescriptionDecider } from '../decider.ts';
import * as example from '../testing/examples.ts';

const { amend, claim, dispense, dispensingId, history, historyAfter, issue, lineToDispense, lineToPrescribe } = example;
const { lineA, lineB, prescriberRpps } = example;
const { given } = specificationOf(prescriptionDecider);

const twoLines = issue({ lines: [lineToPrescribe(), lineToPrescribe({ lineId: lineB })] });
const cancel: CancelLines = { type: 'CancelLines', prescriberRpps, lineIds: [], reason: 'treatment-changed' };
const disown: DisownPrescription = { type: 'DisownPrescription', prescriberRpps };
const replace: ReplacePrescription = {
  type: 'ReplacePrescription',
  prescriberRpps,
  reason: 'error',
  replacedByPrescriptionId: example.otherPrescriptionId,
};
const reverse: ReverseDispensing = {
  type: 'ReverseDispensing',
  dispensingId: dispensingId(1),
  pharmacist: example.pharmacist,
  reason: 'not-collected',
  today: example.issuedOn,
};

describe('what the signatory withdraws', () => {
  it('[RX-020] cancels what is still open, and what was dispensed stays dispensed', () => {
    const partly = history(twoLines, claim(), dispense());
    given(...partly)
      .when(cancel)
      .then({ type: 'LinesCancelled', lineIds: [lineA, lineB] });
    given(...partly)
      .when({ ...cancel, lineIds: [lineB] })
      .then({ type: 'LinesCancelled', lineIds: [lineB] });
    given(...historyAfter(partly, { ...cancel, lineIds: [lineB] }))
      .when(cancel)
      .then({ type: 'LinesCancelled', lineIds: [lineA] });
    given(...historyAfter(partly, cancel))
      .when(cancel)
      .thenRefused('NOTHING_TO_CANCEL');
  });

  it('[RX-021] cancels or dispenses, not both', () => {
    given(...history(twoLines, claim(), { ...cancel, lineIds: [lineB] }))
      .when(dispense())
      .then({ type: 'MedicationDispensed' });
    given(...history(issue(), claim(), cancel))
      .when(dispense())
      .thenRefused('LINE_CANCELLED', { lineId: lineA });
    given(...history(issue(), cancel))
      .when(claim())
      .thenRefused('PRESCRIPTION_CANCELLED');
  });

  it('[RX-022] is the signatory, and nobody else', () => {
    const confirm = { type: 'ConfirmAuthenticity', prescriberRpps } as const;
    for (const [command, type] of [
      [cancel, 'LinesCancelled'],
      [replace, 'PrescriptionReplaced'],
      [disown, 'PrescriptionDisowned'],
      [confirm, 'AuthenticityConfirmed'],
    ] as const) {
      given(...history(issue()))
        .when(command)
        .then({ type });
      given(...history(issue()))
        .when({ ...command, prescriberRpps: example.otherRpps })
        .thenRefused('NOT_THE_SIGNATORY');
    }
  });

  it('[RX-023] replaces once, by another prescription', () => {
    given(...history(issue()))
      .when(replace)
      .then({ type: 'PrescriptionReplaced', lineIds: [lineA] });
    given(...history(issue(), replace))
      .when(replace)
      .thenRefused('NOTHING_TO_CANCEL');
    given(...history(issue()))
      .when({ ...replace, replacedByPrescriptionId: example.prescriptionId })
      .thenRefused('REPLACED_BY_ITSELF');
  });

  it('[RX-023] leaves what a reversal opens again to the new prescription', () => {
    const bothDispensed = [lineToDispense(28), lineToDispense(28, { lineId: lineB })];
    const lines = [lineToPrescribe({ deliveries: 1 }), lineToPrescribe({ lineId: lineB })];
    const begun = history(issue({ lines }), claim(), dispense({ lines: bothDispensed }), replace);
    const opened = historyAfter(begun, reverse);
    for (const events of [begun, opened]) {
      given(...events)
        .when(claim())
        .thenRefused('PRESCRIPTION_CANCELLED');
    }
    given(...opened)
      .when(dispense({ dispensingId: dispensingId(2) }))
      .thenRefused('PRESCRIPTION_CANCELLED');
    const halves = historyAfter(
      history(issue({ lines }), claim()),
      dispense({ lines: [lineToDispense(14)] }),
      dispense({ dispensingId: dispensingId(2), lines: [lineToDispense(14)] }),
      replace,
      reverse,
    );
    given(...halves)
      .when(amend({ amendedDispensingId: dispensingId(2), dispensingId: dispensingId(3), lines: [lineToDispense(28)] }))
      .thenRefused('PRESCRIPTION_CANCELLED');
    for (const command of [cancel, replace]) {
      given(...opened)
        .when(command)
        .thenRefused('NOTHING_TO_CANCEL');
    }
    given(...begun)
      .when(amend())
      .then({ type: 'DispensingReversed' }, { type: 'MedicationDispensed' });
  });

  it('[RX-024] disowns, which suspends until the signatory confirms', () => {
    const disowned = history(issue(), claim(), disown);
    given(...disowned)
      .when(dispense())
      .thenRefused('PRESCRIPTION_SUSPENDED');
    given(...disowned)
      .when(disown)
      .thenRefused('PRESCRIPTION_SUSPENDED');
    given(...historyAfter(disowned, { type: 'ConfirmAuthenticity', prescriberRpps }))
      .when(dispense())
      .then({ type: 'MedicationDispensed' });
  });
});

describe('what the pharmacy takes back', () => {
  const once = issue({ lines: [lineToPrescribe({ deliveries: 1 })] });
  const dispensedOnce = history(once, claim(), dispense());

  it('[DISP-040] reverses its own dispensing once, and the units are due again', () => {
    given(...dispensedOnce)
      .when(reverse)
      .then({ type: 'DispensingReversed', reversedOn: example.issuedOn });
    given(...historyAfter(dispensedOnce, reverse))
      .when(reverse)
      .thenRefused('ALREADY_REVERSED');
    given(...dispensedOnce)
      .when({ ...reverse, pharmacist: example.otherPharmacist })
      .thenRefused('NOT_THE_DISPENSING_PHARMACY');
    given(...dispensedOnce)
      .when({ ...reverse, dispensingId: dispensingId(7) })
      .thenRefused('DISPENSING_UNKNOWN');
    given(...historyAfter(dispensedOnce, reverse))
      .when(dispense({ dispensingId: dispensingId(2) }))
      .then({ type: 'MedicationDispensed' });
  });

  it('[DISP-041] amends without a claim, on the day of the first, in one append', () => {
    given(...dispensedOnce)
      .when(amend({ today: addDays(example.issuedOn, 40) }))
      .then({ type: 'DispensingReversed' }, { type: 'MedicationDispensed', dispensedOn: example.issuedOn });
    given(...dispensedOnce)
      .when(amend({ lines: [lineToDispense(42)] }))
      .thenRefused('UNITS_EXCEED_REMAINING');
    given(...dispensedOnce)
      .when(amend({ pharmacist: example.otherPharmacist }))
      .thenRefused('NOT_THE_DISPENSING_PHARMACY');
    given(...dispensedOnce)
      .when(amend({ dispensingId: dispensingId(1) }))
      .thenRefused('DISPENSING_ALREADY_EXISTS');
    given(...historyAfter(dispensedOnce, reverse))
      .when(amend())
      .thenRefused('ALREADY_REVERSED');
  });

  it('[DISP-042] lowers an old dispensing at any time, and raises it only while nothing was delivered since', () => {
    const line = lineToPrescribe({ unitsPerDelivery: 28 });
    const two = example.historyOfDeliveries(issue({ lines: [line] }), [0, 14], [3, 14]);
    const amendment = { dispensingId: dispensingId(9), today: addDays(example.issuedOn, 3) };
    given(...two)
      .when(amend({ ...amendment, lines: [lineToDispense(7)] }))
      .then({ type: 'DispensingReversed' }, { type: 'MedicationDispensed' });
    given(...two)
      .when(amend({ ...amendment, lines: [lineToDispense(28)] }))
      .thenRefused('UNITS_EXCEED_REMAINING');
    given(...two)
      .when(amend({ ...amendment, lines: [lineToDispense(21)] }))
      .thenRefused('TOO_EARLY');
  });

  it('[DISP-042] raises a dispensing, or adds a line to it, only while its day may still be entered', () => {
    const begun = history(twoLines, claim(), dispense({ lines: [lineToDispense(14)] }));
    const raised = [lineToDispense(28)];
    const extended = [lineToDispense(14), lineToDispense(28, { lineId: lineB })];
    for (const lines of [raised, extended]) {
      given(...begun)
        .when(amend({ lines, today: addDays(example.issuedOn, 3) }))
        .then({ type: 'DispensingReversed' }, { type: 'MedicationDispensed' });
      given(...begun)
        .when(amend({ lines, today: addDays(example.issuedOn, 4) }))
        .thenRefused('DISPENSING_DATE_OUT_OF_BOUNDS');
    }
  });

  it('[DISP-043] lowers a dispensing of a line that was closed since, and never raises it', () => {
    const begun = history(twoLines, claim(), dispense());
    const close = example.closeLines();
    for (const closing of [cancel, close]) {
      given(...historyAfter(begun, closing))
        .when(amend({ lines: [lineToDispense(14)] }))
        .then({ type: 'DispensingReversed' }, { type: 'MedicationDispensed' });
    }
    given(...historyAfter(begun, cancel))
      .when(amend({ lines: [lineToDispense(42)] }))
      .thenRefused('LINE_CANCELLED');
    given(...historyAfter(begun, close))
      .when(amend({ lines: [lineToDispense(42)] }))
      .thenRefused('LINE_CLOSED');
    given(...historyAfter(begun, cancel))
      .when(amend({ lines: [lineToDispense(14), lineToDispense(14, { lineId: lineB })] }))
      .thenRefused('LINE_CANCELLED', { lineId: lineB });
  });
});
