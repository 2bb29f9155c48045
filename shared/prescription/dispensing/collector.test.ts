import { describe, it } from '@jest/globals';
import { specificationOf } from '@ordonnancier/testing/given-when-then.ts';
import type { Collector } from '../commands.ts';
import { prescriptionDecider } from '../decider.ts';
import * as example from '../testing/examples.ts';

const { amend, claim, dispense, history, issue, lineToDispense, lineToPrescribe, pack } = example;
const { given } = specificationOf(prescriptionDecider);

const sealed = { keyId: 'k1', nonce: 'nonce', ciphertext: 'name and address' };
const collector: Collector = { identification: 'document-shown', sealed };
const recorded = { type: 'MedicationDispensed', collectorIdentification: 'document-shown', sealed } as const;

const narcoticLine = lineToPrescribe({ medicine: example.narcotic, deliveries: 1 });
const ofNarcotic = history(issue({ lines: [narcoticLine] }), claim());
const lines = [lineToDispense(28, { packs: [pack(14, 2, { listClass: 'narcotic' })] })];

describe('who fetches medicines in the place of the patient', () => {
  it('[DISP-063] is recorded of a narcotic, also when its dispensing is set right', () => {
    given(...ofNarcotic)
      .when(dispense({ lines, collector }))
      .then(recorded);
    given(...ofNarcotic, ...history(issue({ lines: [narcoticLine] }), claim(), dispense({ lines })).slice(2))
      .when(amend({ lines, collector }))
      .then({ type: 'DispensingReversed' }, recorded);
  });

  it('[DISP-216] is recorded of what is assimilated where the law has a copy kept, and of no other', () => {
    const assimilated = { ...example.medicine, secureForm: true, overlapForbidden: true } as const;
    const claimed = (medicine: typeof example.medicine) =>
      history(issue({ lines: [lineToPrescribe({ medicine, deliveries: 1 })] }), claim());
    given(...claimed({ ...assimilated, copyKeptYears: 3 }))
      .when(dispense({ collector }))
      .then(recorded);
    given(...claimed(assimilated))
      .when(dispense({ collector }))
      .thenRefused('COLLECTOR_NOT_NEEDED');
  });

  it('[DISP-063] is not asked of anything else', () => {
    given(...history(issue(), claim()))
      .when(dispense({ collector }))
      .thenRefused('COLLECTOR_NOT_NEEDED');
    given(...history(issue(), claim(), dispense()))
      .when(amend({ collector }))
      .thenRefused('COLLECTOR_NOT_NEEDED');
  });
});
