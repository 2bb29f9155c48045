import { describe, expect, it } from '@jest/globals';
import type { GenericGroupMembership } from '@ordonnancier/kernel/catalogue-facts.ts';
import { specificationOf } from '@ordonnancier/testing/given-when-then.ts';
import { cents } from '@ordonnancier/kernel/money.ts';
import { costlyPackOf } from './costly-packs.ts';
import { prescriptionDecider } from '../decider.ts';
import type { LineToDispense, PackToDispense, PrescriptionCommand } from '../commands.ts';
import type { DispensedLine, PrescriptionEvent, SecurityControl } from '../events.ts';
import * as example from '../testing/examples.ts';

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

describe('the control of a costly pack', () => {
  const costing = (priceCents: number, units = 28): PackToDispense =>
    pack(units, 1, {
      reimbursement: { rateKind: 'PH1', ratePerMille: 1000, priceCents: cents(priceCents), feeCents: cents(102) },
    });
  /** With its fee, one cent above 300 €. */
  const costly = costing(298_99);
  const secured: SecurityControl = { outcome: 'secured', patientKnown: false, prescriberKnown: false };
  const temporary: SecurityControl = { ...secured, outcome: 'temporary' };
  const controlled = (packs: readonly PackToDispense[], securityControl?: SecurityControl, units = 28) =>
    dispense({ lines: [lineToDispense(units, { packs, ...(securityControl && { securityControl }) })] });
  const onPaper = history(
    { ...issue(), type: 'TranscribePaperPrescription', pharmacist: example.pharmacist, scanSha256: '0'.repeat(64) },
    claim(),
  );

  it('[DISP-061] is stated above 300 € with the fee, and for nothing else', () => {
    given(...claimed)
      .when(controlled([costly]))
      .thenRefused('SECURITY_CONTROL_MISSING', { lineId: example.lineA });
    expect(lineAfter(claimed, controlled([costly], secured))).toMatchObject({ securityControl: secured });
    expect(lineAfter(claimed, controlled([costing(298_98)]))).not.toHaveProperty('securityControl');
    given(...claimed)
      .when(controlled([costing(298_98)], secured))
      .thenRefused('SECURITY_CONTROL_NOT_NEEDED');
    const corrected = amend({ lines: [lineToDispense(14, { packs: [costing(300_00, 14)] })] });
    given(...history(issue(), claim(), dispense()))
      .when(corrected)
      .thenRefused('SECURITY_CONTROL_MISSING');
  });

  it('[DISP-061] is asked for since 24 October 2022', () => {
    expect(costlyPackOf({ packs: [costly] }, example.day('2022-10-23'))).toBeUndefined();
    expect(costlyPackOf({ packs: [costly] }, example.day('2022-10-24'))).toBe(costly);
  });

  it('[DISP-062] ends in a temporary delivery on paper only, of patient and prescriber both unknown', () => {
    const smallest = [costing(300_00, 14)];
    expect(lineAfter(onPaper, controlled(smallest, temporary, 14))).toMatchObject({ securityControl: temporary });
    for (const known of [{ patientKnown: true }, { prescriberKnown: true }]) {
      given(...onPaper)
        .when(controlled(smallest, { ...temporary, ...known }, 14))
        .thenRefused('TEMPORARY_DELIVERY_NOT_ALLOWED');
      given(...onPaper)
        .when(controlled(smallest, { ...secured, ...known }, 14))
        .then(dispensed);
    }
    given(...claimed)
      .when(controlled(smallest, temporary, 14))
      .thenRefused('TEMPORARY_DELIVERY_NOT_ALLOWED');
  });

  it('[DISP-062] lets one smallest pack go temporarily, and no more', () => {
    given(...onPaper)
      .when(controlled([costly], temporary))
      .thenRefused('TEMPORARY_DELIVERY_TOO_LARGE', { unitsMax: '14' });
    given(...onPaper)
      .when(controlled([{ ...costing(300_00, 7), count: 2 }], temporary, 14))
      .thenRefused('TEMPORARY_DELIVERY_TOO_LARGE');
    given(...onPaper)
      .when(controlled([costly], secured))
      .then(dispensed);
  });
});

/** What is recorded of the line that a command dispenses. */
function lineAfter(past: readonly PrescriptionEvent[], command: PrescriptionCommand): DispensedLine | undefined {
  const event = historyAfter(past, command).at(-1);
  return event?.type === 'MedicationDispensed' ? event.lines[0] : undefined;
}
