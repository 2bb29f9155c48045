import { describe, expect, it } from '@jest/globals';
import { specificationOf } from '@ordonnancier/testing/given-when-then.ts';
import { prescriptionDecider } from '../decider.ts';
import { isOfNarrowMargin } from '../mte-substances.ts';
import { day, issue, issuedOn, lineToPrescribe, medicine } from '../testing/examples.ts';

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
