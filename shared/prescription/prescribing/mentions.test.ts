import { describe, expect, it } from '@jest/globals';
import { specificationOf } from '@ordonnancier/testing/given-when-then.ts';
import type { LineToPrescribe, MedicineFacts } from '../commands.ts';
import { prescriptionDecider } from '../decider.ts';
import { isOfNarrowMargin } from '../mte-substances.ts';
import { day, issue, issuedOn, lineToPrescribe, medicine, narcotic } from '../testing/examples.ts';

const { given } = specificationOf(prescriptionDecider);

describe('a narrow therapeutic margin', () => {
  // As the public database spells them.
  it.each([
    'LAMOTRIGINE',
    'PRÉGABALINE',
    'ZONISAMIDE',
    'LÉVÉTIRACÉTAM',
    'TOPIRAMATE',
    'VALPROATE DE SODIUM',
    'SODIUM (VALPROATE DE)',
    'LACOSAMIDE',
    'OXCARBAZÉPINE',
    'LÉVOTHYROXINE SODIQUE ANHYDRE',
    'MYCOPHÉNOLATE MOFÉTIL',
    'MYCOPHÉNOLATE SODIQUE',
    'AZATHIOPRINE',
    'CICLOSPORINE',
    'ÉVÉROLIMUS',
    'CHLORHYDRATE DE BUPRÉNORPHINE',
    'BUPRÉNORPHINE (CHLORHYDRATE DE)',
  ])('[RX-016] is that of %s since 2020', (substance) => {
    given()
      .when(
        issue({
          lines: [lineToPrescribe({ nonSubstitutable: 'MTE', medicine: { ...medicine, substances: [substance] } })],
        }),
      )
      .then({ type: 'PrescriptionIssued' });
    expect(isOfNarrowMargin([substance], day('2020-01-01'))).toBe(true);
    expect(isOfNarrowMargin([substance], day('2019-12-31'))).toBe(false);
  });

  it.each(['VALPROMIDE', 'ACIDE MYCOPHÉNOLIQUE', 'GABAPENTINE', 'ROSUVASTATINE CALCIQUE', 'CARBAMAZÉPINE'])(
    '[RX-016] is not that of %s',
    (substance) => {
      expect(isOfNarrowMargin([substance], issuedOn)).toBe(false);
    },
  );
});

describe('several months at once, for a stay abroad', () => {
  const written = (
    stayAbroadMonths: number,
    changes: Partial<LineToPrescribe> = {},
    facts: Partial<MedicineFacts> = {},
  ) =>
    given().when(
      issue({ lines: [lineToPrescribe({ stayAbroadMonths, ...changes, medicine: { ...medicine, ...facts } })] }),
    );

  it('[RX-114] are no more than the treatment lasts, and six at most', () => {
    written(3).then({ type: 'PrescriptionIssued' });
    written(4).thenRefused('STAY_ABROAD_TOO_LONG', { monthsMax: '3' });
    written(6, { deliveries: 12 }).then({ type: 'PrescriptionIssued' });
    written(7, { deliveries: 12 }).thenRefused('STAY_ABROAD_TOO_LONG', { monthsMax: '6' });
  });

  it.each<[string, Partial<MedicineFacts>]>([
    ['a narcotic', { ...narcotic, prescriptionDaysMax: 84 }],
    ['what bears its secure form', { secureForm: true, figuresSuffice: true }],
    ['what is limited in duration', { prescriptionDaysMax: 84 }],
    ['what is delivered by fractions', { fractionDays: 28 }],
  ])('[RX-114] are none of %s', (_, facts) => {
    const single = { deliveries: 1, stayAbroadMonths: 2 };
    written(2, single, facts).thenRefused('STAY_ABROAD_NOT_ALLOWED', { lineId: 'a' });
  });
});

describe('a common name alone', () => {
  const biosimilarGroup = { groupId: 'adalimumab 40 mg', substitutableFrom: day('2025-02-27') };

  it('[RX-018] names no biological medicine, which is prescribed by its brand as well', () => {
    const byName = lineToPrescribe({ commonNameOnly: true });
    given()
      .when(issue({ lines: [byName] }))
      .then({ type: 'PrescriptionIssued' });
    const biological = { ...medicine, biosimilarGroup };
    given()
      .when(issue({ lines: [{ ...byName, medicine: biological }] }))
      .thenRefused('BRAND_MISSING', { lineId: 'a' });
    given()
      .when(issue({ lines: [lineToPrescribe({ medicine: biological })] }))
      .then({ type: 'PrescriptionIssued' });
  });
});
