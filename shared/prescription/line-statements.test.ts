import { describe, expect, it } from '@jest/globals';
import type { GenericGroupMembership } from '@ordonnancier/kernel/catalogue-facts.ts';
import { specificationOf } from '@ordonnancier/testing/given-when-then.ts';
import { prescriptionDecider } from './decider.ts';
import type { LineToDispense, PrescriptionCommand } from './commands.ts';
import type { DispensedLine, PrescriptionEvent } from './events.ts';
import * as example from './testing/examples.ts';

const { amend, claim, dispense, history, historyAfter, issue, lineToDispense, lineToPrescribe, pack } = example;
const { given } = specificationOf(prescriptionDecider);

const dispensed = { type: 'MedicationDispensed' } as const;
const claimed = history(issue(), claim());

describe('a generic that the patient refuses', () => {
  const refusing = (packs = [pack(28)], changes: Partial<LineToDispense> = {}) =>
    dispense({ lines: [lineToDispense(28, { packs, genericRefused: true, ...changes })] });
  const ofGroup = (...genericGroups: GenericGroupMembership[]) => [pack(28, 1, { genericGroups })];

  it('[DISP-060] is recorded with the reference that is handed over, and is absent otherwise', () => {
    expect(lineAfter(claimed, refusing())).toMatchObject({ genericRefused: true });
    expect(lineAfter(claimed, dispense())).not.toHaveProperty('genericRefused');
  });

  it('[DISP-060] was never there when the prescriber excluded it, when it is handed over, or when there is none', () => {
    const excluded = history(issue({ lines: [lineToPrescribe({ nonSubstitutable: 'MTE' })] }), claim());
    given(...excluded)
      .when(refusing())
      .thenRefused('GENERIC_REFUSAL_CONTRADICTED', { nonSubstitutable: 'MTE' });
    given(...excluded)
      .when(dispense())
      .then(dispensed);
    given(...claimed)
      .when(refusing(ofGroup({ groupId: '17', role: 'generic' })))
      .thenRefused('GENERIC_REFUSAL_CONTRADICTED', { lineId: example.lineA });
    given(...claimed)
      .when(refusing(ofGroup()))
      .thenRefused('GENERIC_REFUSAL_CONTRADICTED');
  });

  it('[DISP-060] is corrected like everything else of a dispensing, within the same bounds', () => {
    const once = history(issue(), claim(), dispense());
    const lines = [lineToDispense(28, { genericRefused: true })];
    expect(lineAfter(once, amend({ lines }))).toMatchObject({ genericRefused: true });
    given(...once)
      .when(amend({ lines: [lineToDispense(28, { genericRefused: true, packs: ofGroup() })] }))
      .thenRefused('GENERIC_REFUSAL_CONTRADICTED');
  });
});

/** What is recorded of the line that a command dispenses. */
function lineAfter(past: readonly PrescriptionEvent[], command: PrescriptionCommand): DispensedLine | undefined {
  const event = historyAfter(past, command).at(-1);
  return event?.type === 'MedicationDispensed' ? event.lines[0] : undefined;
}
