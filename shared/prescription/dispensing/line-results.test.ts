import { describe, expect, it } from '@jest/globals';
import { specificationOf } from '@ordonnancier/testing/given-when-then.ts';
import type { PrescriptionCommand } from '../commands.ts';
import { prescriptionDecider } from '../decider.ts';
import type { NotDispensedLine, PrescriptionEvent } from '../events.ts';
import * as example from '../testing/examples.ts';

const { amend, claim, dispense, dispensingId, history, historyAfter, issue, lineA, lineB } = example;
const { lineToDispense, lineToPrescribe, prescriberRpps } = example;
const { given } = specificationOf(prescriptionDecider);

const twoLines = issue({ lines: [lineToPrescribe(), lineToPrescribe({ lineId: lineB })] });
const claimed = history(twoLines, claim());
const half = (outstandingReason?: 'stock') =>
  dispense({ lines: [lineToDispense(14, { ...(outstandingReason && { outstandingReason }) })] });

describe('the result of each line', () => {
  it('[DISP-065] counts the units that were due and not handed over, with the reason that is given for them', () => {
    expect(lineAfter(claimed, dispense())).toMatchObject({ units: 28, unitsOutstanding: 0 });
    expect(lineAfter(claimed, half())).toMatchObject({ units: 14, unitsOutstanding: 14 });
    expect(lineAfter(claimed, half('stock'))).toMatchObject({ unitsOutstanding: 14, outstandingReason: 'stock' });
    const rest = dispense({ dispensingId: dispensingId(2), lines: [lineToDispense(14)] });
    expect(lineAfter(historyAfter(claimed, half()), rest)).toMatchObject({ unitsOutstanding: 0 });
  });

  it('[DISP-065] gives no reason for nothing', () => {
    const lines = [lineToDispense(28, { outstandingReason: 'stock' })];
    given(...claimed)
      .when(dispense({ lines }))
      .thenRefused('NOTHING_OUTSTANDING', { lineId: lineA });
    given(...historyAfter(claimed, dispense()))
      .when(amend({ lines }))
      .thenRefused('NOTHING_OUTSTANDING');
    expect(lineAfter(historyAfter(claimed, dispense()), amend())).toMatchObject({ unitsOutstanding: 14 });
  });

  it('[DISP-065] is told of a line that is withheld too, which stays open', () => {
    const withheld: readonly NotDispensedLine[] = [{ lineId: lineB, reason: 'already-owned' }];
    given(...claimed)
      .when(dispense({ withheld }))
      .then({ type: 'MedicationDispensed', withheld });
    const later = dispense({ dispensingId: dispensingId(2), lines: [lineToDispense(28, { lineId: lineB })] });
    given(...historyAfter(claimed, dispense({ withheld })))
      .when(later)
      .then({ type: 'MedicationDispensed' });
  });

  it('[DISP-065] is corrected as it was that day, whatever was dispensed since', () => {
    const withheld: readonly NotDispensedLine[] = [{ lineId: lineB, reason: 'stock' }];
    const rest = dispense({
      dispensingId: dispensingId(2),
      lines: [lineToDispense(14), lineToDispense(28, { lineId: lineB })],
    });
    const past = historyAfter(claimed, { ...half('stock'), withheld }, rest);
    const { lines } = half('stock');
    const corrected = amend({ dispensingId: dispensingId(3), lines, withheld });
    given(...past)
      .when(corrected)
      .then({ type: 'DispensingReversed' }, { type: 'MedicationDispensed', withheld });
    expect(lineAfter(past, corrected)).toMatchObject({ unitsOutstanding: 14, outstandingReason: 'stock' });
  });

  it('[DISP-065] is one for each line, and of open lines', () => {
    const refusedWithheld = (past: readonly PrescriptionEvent[], lineId = lineB) =>
      given(...past).when(dispense({ withheld: [{ lineId, reason: 'stock' }] }));
    refusedWithheld(claimed, lineA).thenRefused('LINE_DUPLICATED', { lineId: lineA });
    refusedWithheld(history(issue(), claim())).thenRefused('LINE_UNKNOWN', { lineId: lineB });
    const cancelled = historyAfter(claimed, {
      type: 'CancelLines',
      prescriberRpps,
      lineIds: [lineB],
      reason: 'error',
    });
    refusedWithheld(cancelled).thenRefused('LINE_CANCELLED', { lineId: lineB });
    const closed = historyAfter(claimed, example.closeLines({ lines: [{ lineId: lineB, reason: 'stock' }] }));
    refusedWithheld(closed).thenRefused('LINE_CLOSED', { lineId: lineB });
  });
});

/** What is recorded of the line that a command dispenses. */
function lineAfter(past: readonly PrescriptionEvent[], command: PrescriptionCommand) {
  const event = historyAfter(past, command).at(-1);
  return event?.type === 'MedicationDispensed' ? event.lines[0] : undefined;
}
