import { describe, expect, it } from '@jest/globals';
import { addDays, addMonths } from '@ordonnancier/kernel/civil-date.ts';
import { specificationOf } from '@ordonnancier/testing/given-when-then.ts';
import type { ReopenLines } from '../commands.ts';
import { prescriptionDecider } from '../decider.ts';
import type { PrescriptionEvent } from '../events.ts';
import * as example from '../testing/examples.ts';

const { claim, closeLines, dispense, history, historyAfter, issue, issuedOn, lineA, lineB } = example;
const { lineToPrescribe, otherPharmacist, otherPrescriptionId, pharmacist, prescriberRpps } = example;
const { given } = specificationOf(prescriptionDecider);

const reopen = (changes: Partial<ReopenLines> = {}): ReopenLines => ({
  type: 'ReopenLines',
  pharmacist,
  lineIds: [lineA],
  today: issuedOn,
  ...changes,
});

describe('a line that was closed by mistake', () => {
  const closed = history(issue(), claim(), closeLines());

  it('[DISP-227] is opened again and dispensed, as if it had never been closed', () => {
    given(...closed)
      .when(reopen())
      .then({ type: 'LinesReopened', lineIds: [lineA], pharmacist, reopenedOn: issuedOn });
    given(...historyAfter(closed, reopen()))
      .when(dispense())
      .then({ type: 'MedicationDispensed' });
    // The claim ended with the last line, and the pharmacy may have given it back.
    const released = { type: 'ReleaseClaim', pharmacist, secretHash: example.secretHashOf(pharmacist) } as const;
    given(...historyAfter(closed, released))
      .when(reopen())
      .then({ type: 'LinesReopened' });
  });

  it('[DISP-227] is opened by the pharmacist who closed it, in the same pharmacy, and by nobody else', () => {
    const refusedFor = (changes: Partial<ReopenLines>, past: readonly PrescriptionEvent[] = closed) => {
      given(...past)
        .when(reopen(changes))
        .thenRefused('LINE_NOT_CLOSED_BY_CALLER');
    };
    refusedFor({ pharmacist: { ...pharmacist, rpps: prescriberRpps } });
    refusedFor({ pharmacist: otherPharmacist });
    refusedFor({ lineIds: [lineA, lineB] });
    refusedFor({}, history(issue(), claim()));
    refusedFor({}, history(issue(), { type: 'CancelLines', prescriberRpps, lineIds: [], reason: 'error' }));
    refusedFor({}, historyAfter(closed, reopen()));
  });

  it('[DISP-227] is opened on the day on which it was closed', () => {
    given(...closed)
      .when(reopen({ today: addDays(issuedOn, 1) }))
      .thenRefused('REOPENING_TOO_LATE', { closedOn: issuedOn });
    // Older versions did not record the day: such a closure stays.
    const undated = closed.map((event) =>
      event.type === 'LinesNotDispensed' ? { ...event, closedOn: undefined as never } : event,
    );
    given(...undated)
      .when(reopen())
      .thenRefused('LINE_NOT_CLOSED_BY_CALLER');
  });

  it('[DISP-227] is opened once', () => {
    given(...historyAfter(closed, reopen(), closeLines()))
      .when(reopen())
      .thenRefused('LINE_REOPENED_BEFORE', { lineId: lineA });
  });

  it('[DISP-227] is not opened while the prescription is disowned, replaced or too old', () => {
    given(...historyAfter(closed, { type: 'DisownPrescription', prescriberRpps }))
      .when(reopen())
      .thenRefused('PRESCRIPTION_SUSPENDED');
    const twoLines = issue({ lines: [lineToPrescribe(), lineToPrescribe({ lineId: lineB })] });
    const replaced = history(twoLines, claim(), closeLines(), {
      type: 'ReplacePrescription',
      prescriberRpps,
      reason: 'error',
      replacedByPrescriptionId: otherPrescriptionId,
    });
    given(...replaced)
      .when(reopen())
      .thenRefused('PRESCRIPTION_CANCELLED');
    const tooLateOn = addMonths(issuedOn, 3);
    given(...history(issue(), claim(), closeLines({ today: tooLateOn })))
      .when(reopen({ today: tooLateOn }))
      .thenRefused('PRESCRIPTION_EXPIRED');
  });

  it('[DISP-227] is opened with others or not at all, each named once', () => {
    const lines = [lineA, lineB].map((lineId) => ({ lineId, reason: 'stock' as const }));
    const twoLines = issue({ lines: [lineToPrescribe(), lineToPrescribe({ lineId: lineB })] });
    const both = history(twoLines, claim(), closeLines({ lines }));
    given(...both)
      .when(reopen({ lineIds: [lineA, lineB] }))
      .then({ type: 'LinesReopened', lineIds: [lineA, lineB] });
    given(...both)
      .when(reopen({ lineIds: [lineA, lineA] }))
      .thenRefused('LINE_DUPLICATED', { lineId: lineA });
    given(...both)
      .when(reopen({ lineIds: [] }))
      .thenRefused('LINE_COUNT_OUT_OF_BOUNDS');
  });

  it('[DISP-227] that no pharmacist closed is a corrupt history', () => {
    const event = { type: 'LinesReopened', prescriptionId: example.prescriptionId, pharmacist } as const;
    const again = { ...event, lineIds: [lineA], reopenedOn: issuedOn };
    expect(() => example.stateOf([...history(issue()), again])).toThrow('no pharmacist closed');
  });
});
