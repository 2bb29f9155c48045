import { describe, it } from '@jest/globals';
import { addDays } from '@ordonnancier/kernel/civil-date.ts';
import { specificationOf } from '@ordonnancier/testing/given-when-then.ts';
import type { LineToDispense, LineToPrescribe, PackFacts, PackToDispense } from '../commands.ts';
import { prescriptionDecider } from '../decider.ts';
import * as example from '../testing/examples.ts';

const { claim, day, dispense, dispensingId, genericCis, history, historyAfter, issue, lineToDispense } = example;
const { lineToPrescribe, medicine, pack, strangerCis } = example;
const { given } = specificationOf(prescriptionDecider);

const dispensed = { type: 'MedicationDispensed' } as const;
/** Another medicine than the prescribed one, in no group of its own. */
const other = (changes: Partial<PackFacts> = {}): PackToDispense =>
  pack(28, 1, { cis: genericCis, genericGroups: [], ...changes });
const claimed = (changes: Partial<LineToPrescribe> = {}) =>
  history(issue({ lines: [lineToPrescribe(changes)] }), claim());
const giving = (packGiven: PackToDispense, changes: Partial<LineToDispense> = {}) =>
  dispense({ dispensingId: dispensingId(9), lines: [lineToDispense(28, { packs: [packGiven], ...changes })] });

describe('generics', () => {
  const complement = [{ groupId: '17', role: 'generic-by-dose-complement' }] as const;

  it('[DISP-052] are given unit for unit, hence not by dose complement', () => {
    given(...claimed())
      .when(giving(other({ genericGroups: [{ groupId: '17', role: 'generic' }] }), { substitution: 'generic' }))
      .then(dispensed);
    given(...claimed())
      .when(giving(other({ genericGroups: complement }), { substitution: 'generic' }))
      .thenRefused('SUBSTITUTION_NOT_ALLOWED');
    given(...claimed())
      .when(giving(other({ genericGroups: complement }), { substitution: 'prescriber-agreement' }))
      .then(dispensed);
  });

  it('[DISP-052] by dose complement that are prescribed are not substituted either', () => {
    given(...claimed({ medicine: { ...medicine, genericGroups: complement } }))
      .when(giving(other({ genericGroups: [{ groupId: '17', role: 'generic' }] }), { substitution: 'generic' }))
      .thenRefused('SUBSTITUTION_NOT_ALLOWED');
  });

  it('[DISP-055] of a common name are the prescribed medicine, within its groups', () => {
    const generic = other({ genericGroups: [{ groupId: '17', role: 'generic' }] });
    given(...claimed({ commonNameOnly: true }))
      .when(giving(generic))
      .then(dispensed);
    given(...claimed({ commonNameOnly: true }))
      .when(giving(other({ genericGroups: [{ groupId: '99', role: 'generic' }] })))
      .thenRefused('SUBSTITUTION_REASON_MISSING');
    given(...claimed())
      .when(giving(generic))
      .thenRefused('SUBSTITUTION_REASON_MISSING');
  });

  it('[DISP-057] are withheld by the pharmacist for a narrow margin, of the listed substances only', () => {
    given(...claimed())
      .when(giving(pack(28), { notSubstituted: 'MTE-PH' }))
      .then(dispensed);
    given(...claimed())
      .when(giving(pack(28, 1, { substances: ['ROSUVASTATINE'] }), { notSubstituted: 'MTE-PH' }))
      .thenRefused('NON_SUBSTITUTABLE_UNJUSTIFIED');
    given(...claimed({ nonSubstitutable: 'MTE' }))
      .when(giving(pack(28), { notSubstituted: 'MTE-PH' }))
      .thenRefused('NON_SUBSTITUTABLE_UNJUSTIFIED');
  });
});

describe('hybrids', () => {
  const inhaled = (changes: Partial<LineToPrescribe> = {}) =>
    claimed({ medicine: { ...medicine, hybridGroups: [{ groupId: '48', role: 'reference' }] }, ...changes });
  const hybrid = (atcCode?: string, groupId = '48') =>
    giving(other({ hybridGroups: [{ groupId, role: 'hybrid', ...(atcCode !== undefined && { atcCode }) }] }), {
      substitution: 'hybrid',
    });

  it('[DISP-053] are substituted within their group, in the listed classes', () => {
    given(...inhaled())
      .when(hybrid('R03AK06'))
      .then(dispensed);
    given(...inhaled())
      .when(hybrid('S01EE01'))
      .then(dispensed);
    given(...inhaled())
      .when(hybrid('R03AK06', '49'))
      .thenRefused('SUBSTITUTION_NOT_ALLOWED');
    for (const atcCode of ['D07AD01', undefined]) {
      given(...inhaled())
        .when(hybrid(atcCode))
        .thenRefused('SUBSTITUTION_NOT_ALLOWED');
    }
  });

  it('[DISP-053] of a class are substituted from the day on which it was listed', () => {
    const issuedOn = day('2025-07-09');
    const lines = [
      lineToPrescribe({ medicine: { ...medicine, hybridGroups: [{ groupId: '48', role: 'reference' }] } }),
    ];
    const early = history(issue({ issuedOn, lines }), claim({ today: issuedOn }));
    given(...early)
      .when({ ...hybrid('S01EE01'), dispensedOn: issuedOn, today: issuedOn })
      .thenRefused('SUBSTITUTION_NOT_ALLOWED');
    const nextDay = day('2025-07-10');
    given(...early)
      .when({ ...hybrid('S01EE01'), dispensedOn: nextDay, today: nextDay })
      .then(dispensed);
  });

  it('[DISP-053] are excluded by EFG or CIF, and not by a narrow margin', () => {
    given(...inhaled({ nonSubstitutable: 'CIF' }))
      .when(hybrid('R03AK06'))
      .thenRefused('SUBSTITUTION_NOT_ALLOWED', { nonSubstitutable: 'CIF' });
    given(...inhaled({ nonSubstitutable: 'MTE' }))
      .when(hybrid('R03AK06'))
      .then(dispensed);
  });
});

describe('biosimilars', () => {
  const from = day('2025-02-27');
  const group = (groupId = 'adalimumab 40 mg', substitutableFrom = from) => ({ groupId, substitutableFrom });
  const prescribed = { medicine: { ...medicine, genericGroups: [], biosimilarGroup: group() } };
  const biosimilar = (changes: Partial<PackToDispense> = {}, facts: Partial<PackFacts> = {}) =>
    giving(
      { ...other({ biosimilarGroup: group(), ...facts }), lots: ['LOT1'], ...changes },
      { substitution: 'biosimilar' },
    );

  it('[DISP-054] are substituted within their group, from its day on', () => {
    given(...claimed(prescribed))
      .when(biosimilar())
      .then(dispensed);
    given(...claimed(prescribed))
      .when(biosimilar({}, { biosimilarGroup: group('adalimumab 80 mg') }))
      .thenRefused('SUBSTITUTION_NOT_ALLOWED');
    given(...claimed(prescribed))
      .when(biosimilar({}, { biosimilarGroup: group('adalimumab 40 mg', addDays(example.issuedOn, 1)) }))
      .thenRefused('SUBSTITUTION_NOT_ALLOWED');
    given(...claimed({ ...prescribed, nonSubstitutable: 'CIF' }))
      .when(biosimilar())
      .thenRefused('SUBSTITUTION_NOT_ALLOWED');
  });

  it('[DISP-054] are substituted with the lot of each pack, typed or scanned', () => {
    given(...claimed(prescribed))
      .when(biosimilar({ lots: [] }))
      .thenRefused('LOT_MISSING');
    const scanned = [{ lot: 'LOT2', expiresOn: addDays(example.issuedOn, 90) }];
    given(...claimed(prescribed))
      .when(biosimilar({ lots: [], serials: ['S1'], scanned }))
      .then(dispensed);
  });

  it('[DISP-054] are kept to once begun, unless the prescriber agrees', () => {
    const begun = historyAfter(claimed(prescribed), { ...biosimilar(), dispensingId: dispensingId(1) });
    const later = { dispensedOn: addDays(example.issuedOn, 28), today: addDays(example.issuedOn, 28) };
    given(...begun)
      .when({ ...biosimilar(), ...later })
      .then(dispensed);
    given(...begun)
      .when({ ...biosimilar({}, { cis: strangerCis }), ...later })
      .thenRefused('BIOSIMILAR_CHANGED');
    given(...begun)
      .when({ ...giving(pack(28)), ...later })
      .thenRefused('BIOSIMILAR_CHANGED');
    given(...begun)
      .when({ ...giving(pack(28), { substitution: 'prescriber-agreement' }), ...later })
      .then(dispensed);
    given(...begun)
      .when({ ...giving(pack(28), { substitution: 'biosimilar' }), ...later })
      .thenRefused('SUBSTITUTION_NOT_NEEDED');
    given(...begun)
      .when({ ...giving(other({ cis: strangerCis }), { substitution: 'prescriber-agreement' }), ...later })
      .then(dispensed);
    const reference = historyAfter(claimed(prescribed), dispense());
    given(...reference)
      .when({ ...biosimilar(), ...later })
      .then(dispensed);
  });
});

describe('a shortage', () => {
  it('[DISP-056] is met as the ANSM recommends, and the recommendation is recorded', () => {
    given(...claimed({ nonSubstitutable: 'MTE' }))
      .when(giving(other(), { substitution: 'shortage-recommendation', recommendationReference: 'ANSM-2026-03-02' }))
      .then(dispensed);
    given(...claimed())
      .when(giving(other(), { substitution: 'shortage-recommendation' }))
      .thenRefused('RECOMMENDATION_MISSING');
  });
});
