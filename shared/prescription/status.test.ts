import { describe, expect, it } from '@jest/globals';
import { addDays, addMonths, type CivilDate } from '@ordonnancier/kernel/civil-date.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import type { PrescriptionEvent } from './events.ts';
import { lineStatusOn, statusTold } from './status.ts';
import * as example from './testing/examples.ts';

const { claim, dispense, history, historyAfter, historyOfDeliveries, issue, lineToPrescribe } = example;
const { issuedOn, lineA, lineB, pharmacist, prescriberRpps } = example;

function statuses(events: readonly PrescriptionEvent[], today: CivilDate = issuedOn) {
  const state = example.stateOf(events);
  invariant(state.status === 'issued', 'an example is issued');
  const whole = statusTold(state, { nowMs: Date.parse(`${today}T20:00:00Z`), today });
  return [whole, ...state.lines.map((line) => lineStatusOn(state, line, today))];
}

const closing = (...lineIds: readonly (typeof lineA)[]) =>
  example.closeLines({ lines: lineIds.map((lineId) => ({ lineId, reason: 'stock' })) });

describe('the status of a line', () => {
  it('[RX-112] is expired from the day after the last delivery on, whatever was dispensed before', () => {
    const begun = history(issue(), claim(), dispense());
    const afterYear = addMonths(issuedOn, 12);
    expect(statuses(begun, addDays(afterYear, -1))).toEqual(['in-progress', 'partially-dispensed']);
    expect(statuses(begun, afterYear)).toEqual(['expired', 'expired']);

    const afterQuarter = addMonths(issuedOn, 3);
    expect(statuses(history(issue()), addDays(afterQuarter, -1))).toEqual(['active', 'prescribed']);
    expect(statuses(history(issue()), afterQuarter)).toEqual(['expired', 'expired']);
  });

  it('[RX-112] is its own: of a narcotic and of a line that a test decides, sooner than of the others', () => {
    const narcotic = lineToPrescribe({ medicine: example.narcotic, deliveries: 1, daysPerDelivery: 7 });
    const both = history(issue({ lines: [narcotic, lineToPrescribe({ lineId: lineB })] }));
    expect(statuses(both, addDays(issuedOn, 6))).toEqual(['active', 'prescribed', 'prescribed']);
    expect(statuses(both, addDays(issuedOn, 7))).toEqual(['active', 'expired', 'prescribed']);
  });

  it('[RX-112] is what became of it when it was closed before', () => {
    const afterYear = addMonths(issuedOn, 12);
    const usedUp = historyOfDeliveries(issue(), [0, 28], [28, 28], [56, 28]);
    expect(statuses(usedUp, afterYear)).toEqual(['completed', 'dispensed']);
    const cancelled = history(issue(), { type: 'CancelLines', prescriberRpps, lineIds: [], reason: 'error' });
    expect(statuses(cancelled, afterYear)).toEqual(['cancelled', 'cancelled']);
    const closed = history(issue(), claim(), closing(lineA));
    expect(statuses(closed, afterYear)).toEqual(['not-dispensed', 'not-dispensed']);
  });
});

describe('the status of a prescription whose lines are all closed', () => {
  const two = history(issue({ lines: [lineToPrescribe(), lineToPrescribe({ lineId: lineB })] }), claim());
  const cancelling = { type: 'CancelLines', prescriberRpps, lineIds: [lineB], reason: 'error' } as const;

  it('[RX-113] is not dispensed when nothing was handed over, and completed when anything was', () => {
    expect(statuses(historyAfter(two, closing(lineA, lineB)))[0]).toBe('not-dispensed');
    expect(statuses(historyAfter(two, dispense(), closing(lineA, lineB)))[0]).toBe('completed');
  });

  it('[RX-113] is not dispensed when all that was handed over was taken back', () => {
    const takenBack = historyAfter(two, dispense(), closing(lineA, lineB), {
      type: 'ReverseDispensing',
      dispensingId: example.dispensingId(1),
      pharmacist,
      reason: 'not-collected',
      today: issuedOn,
    });
    expect(statuses(takenBack)[0]).toBe('not-dispensed');
  });

  it('[RX-113] is cancelled when the prescriber closed them all, and suspended before all else', () => {
    expect(statuses(historyAfter(two, cancelling, closing(lineA)))[0]).toBe('not-dispensed');
    expect(statuses(historyAfter(two, cancelling, { ...cancelling, lineIds: [lineA] }))[0]).toBe('cancelled');
    const disowned = historyAfter(two, closing(lineA, lineB), { type: 'DisownPrescription', prescriberRpps });
    expect(statuses(disowned)[0]).toBe('suspended');
  });
});
