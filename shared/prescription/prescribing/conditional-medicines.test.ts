import { describe, expect, it } from '@jest/globals';
import { addDays, type CivilDate } from '@ordonnancier/kernel/civil-date.ts';
import { specificationOf } from '@ordonnancier/testing/given-when-then.ts';
import { prescriptionDecider } from '../decider.ts';
import type { LineCondition } from '../events.ts';
import { day, history, issue, lineToPrescribe, medicine } from '../testing/examples.ts';

const { given } = specificationOf(prescriptionDecider);

function conditional(condition: LineCondition, ...substances: readonly string[]) {
  return [lineToPrescribe({ condition, deliveries: 1, medicine: { ...medicine, substances } })];
}

describe('a line that depends on a rapid test', () => {
  it('[RX-058] makes a line depend on a rapid test, which has an age from which it may be done', () => {
    const lines = conditional('positive-angina-test', 'AMOXICILLINE', 'AMOXICILLINE TRIHYDRATÉE');
    expect(history(issue({ lines, patientAgeYears: 3 }))).toMatchObject([
      { type: 'PrescriptionIssued', lines: [{ condition: 'positive-angina-test' }] },
    ]);
    given()
      .when(issue({ lines, patientAgeYears: 2 }))
      .thenRefused('TEST_AGE_TOO_LOW', { lineId: 'a', ageYearsMin: '3' });
    const cefuroxime = conditional('positive-angina-test', 'CÉFUROXIME', 'CÉFUROXIME AXÉTIL');
    given()
      .when(issue({ lines: cefuroxime, patientAgeYears: 18 }))
      .then({ type: 'PrescriptionIssued' });
    given()
      .when(issue({ lines: cefuroxime, patientAgeYears: 17 }))
      .thenRefused('TEST_AGE_TOO_LOW', { lineId: 'a', ageYearsMin: '18' });
  });

  it.each<[LineCondition, readonly string[]]>([
    ['positive-angina-test', ['CEFPODOXIME PROXÉTIL', 'CEFPODOXIME']],
    ['positive-angina-test', ['AZITHROMYCINE ANHYDRE', 'AZITHROMYCINE DIHYDRATÉE']],
    ['positive-angina-test', ['CLARITHROMYCINE']],
    ['positive-angina-test', ['JOSAMYCINE (PROPIONATE DE)', 'JOSAMYCINE BASE']],
    ['positive-urine-dipstick', ['FOSFOMYCINE', 'FOSFOMYCINE TROMÉTAMOL']],
    ['positive-urine-dipstick', ['PIVMÉCILLINAM (CHLORHYDRATE DE)']],
  ])('[RX-084] takes, if %s, %s, and for the other test it does not', (condition, substances) => {
    const other = condition === 'positive-angina-test' ? 'positive-urine-dipstick' : 'positive-angina-test';
    given()
      .when(issue({ lines: conditional(condition, ...substances), patientSex: 'F' }))
      .then({ type: 'PrescriptionIssued' });
    given()
      .when(issue({ lines: conditional(other, ...substances), patientSex: 'F' }))
      .thenRefused('MEDICINE_NOT_CONDITIONAL', { lineId: 'a', condition: other });
  });

  it.each([
    [['OMÉPRAZOLE']],
    [['SULFATE DE MORPHINE']],
    [['AMOXICILLINE', 'AMOXICILLINE TRIHYDRATÉE', 'ACIDE CLAVULANIQUE', 'CLAVULANATE DE POTASSIUM']],
    [['CÉFUROXIME', 'CÉFUROXIME SODIQUE']],
    [['FOSFOMYCINE', 'FOSFOMYCINE SODIQUE']],
  ])('[RX-084] takes of %s no line that a test decides', (substances) => {
    for (const condition of ['positive-angina-test', 'positive-urine-dipstick'] as const) {
      given()
        .when(issue({ lines: conditional(condition, ...substances), patientSex: 'F' }))
        .thenRefused('MEDICINE_NOT_CONDITIONAL', { lineId: 'a', condition });
    }
  });

  it.each([
    ['poudre pour suspension buvable', true],
    ['gélule', true],
    ['comprimé pelliculé', true],
    ['collyre en solution', false],
    ['poudre pour solution injectable ou pour perfusion', false],
    ['poudre pour solution à diluer pour perfusion', false],
  ])('[RX-123] takes it by mouth: as %s it does or does not', (form, isTaken) => {
    const line = lineToPrescribe({
      condition: 'positive-angina-test',
      deliveries: 1,
      medicine: { ...medicine, form, substances: ['AZITHROMYCINE'] },
    });
    const written = given().when(issue({ lines: [line] }));
    if (isTaken) written.then({ type: 'PrescriptionIssued' });
    else written.thenRefused('MEDICINE_NOT_CONDITIONAL', { lineId: 'a', condition: 'positive-angina-test' });
  });

  it('[RX-084] has a urine test decide for women from 16 to 65', () => {
    const lines = conditional('positive-urine-dipstick', 'PIVMÉCILLINAM');
    for (const patientAgeYears of [16, 65]) {
      given()
        .when(issue({ lines, patientAgeYears, patientSex: 'F' }))
        .then({ type: 'PrescriptionIssued' });
    }
    const refused = (patientAgeYears: number, patientSex: 'F' | 'M') =>
      given().when(issue({ lines, patientAgeYears, patientSex }));
    refused(40, 'M').thenRefused('TEST_NOT_FOR_PATIENT', { lineId: 'a', reason: 'sex' });
    refused(5, 'M').thenRefused('TEST_NOT_FOR_PATIENT', { lineId: 'a', reason: 'sex' });
    refused(66, 'F').thenRefused('TEST_NOT_FOR_PATIENT', { lineId: 'a', reason: 'age' });
    refused(15, 'F').thenRefused('TEST_AGE_TOO_LOW', { lineId: 'a', ageYearsMin: '16' });
  });

  it.each<[LineCondition, string, string]>([
    ['positive-angina-test', 'AMOXICILLINE', '2021-12-15'],
    ['positive-urine-dipstick', 'PIVMÉCILLINAM', '2023-12-01'],
  ])('[RX-084] takes no line that depends on a %s before its list was in force', (condition, substance, since) => {
    const on = (issuedOn: CivilDate) =>
      given().when(issue({ lines: conditional(condition, substance), patientSex: 'F', issuedOn }));
    on(day(since)).then({ type: 'PrescriptionIssued' });
    on(addDays(day(since), -1)).thenRefused('MEDICINE_NOT_CONDITIONAL');
  });
});
