import { describe, expect, it } from '@jest/globals';
import { conditionsOf } from './conditions.ts';

describe('conditions of prescription', () => {
  it.each([
    ['2 jours', 2],
    ['3 jours', 3],
    ['7 jours', 7],
    ['2 semaines', 14],
    ['4 semaines', 28],
    ['12 semaines', 84],
    ['6 mois', 184],
  ])('[CAT-005] limit a prescription to %s, that is %i days', (duration, prescriptionDaysMax) => {
    const label = `prescription limitée à ${duration}`;
    expect(conditionsOf(['liste I', label])).toMatchObject({ prescriptionDaysMax, otherConditions: [] });
    expect(conditionsOf(['liste I', ` ${label}`])).not.toHaveProperty('prescriptionDaysMax');
  });

  it('[CAT-005] take the longest bound where a person has to choose, and show it', () => {
    const label = 'prescription limitée à 7 jours ou 28 jours';
    expect(conditionsOf([label])).toMatchObject({ prescriptionDaysMax: 28, otherConditions: [label] });
  });

  it('[CAT-005] take the strictest of several, and never more than 28 days of a narcotic', () => {
    const limited = (...durations: readonly string[]) =>
      conditionsOf(durations.map((duration) => `prescription limitée à ${duration}`)).prescriptionDaysMax;
    expect(limited('12 semaines', '4 semaines')).toBe(28);
    expect(limited()).toBeUndefined();
    expect(conditionsOf(['stupéfiants', 'liste I'])).toMatchObject({ listClass: 'narcotic', prescriptionDaysMax: 28 });
    expect(conditionsOf(['stupéfiants', 'prescription limitée à 7 jours'])).toMatchObject({ prescriptionDaysMax: 7 });
  });

  it.each([7, 14])('[CAT-005] part the delivery into fractions of %i days', (fractionDays) => {
    expect(conditionsOf([`délivrance fractionnée de ${fractionDays} jours`])).toMatchObject({ fractionDays });
    expect(conditionsOf(['stupéfiants'])).not.toHaveProperty('fractionDays');
  });

  it.each([
    ['', {}],
    [' trimestrielle', { monthsMax: 3 }],
    [' semestrielle', { monthsMax: 6 }],
    [' annuelle', { monthsMax: 12 }],
  ])('[CAT-005] let a hospital begin%s', (period, initialHospitalPrescription) => {
    expect(conditionsOf([`prescription initiale hospitalière${period}`])).toMatchObject({
      hospitalOnly: false,
      initialHospitalPrescription,
    });
  });

  it.each(['prescription sur ordonnance sécurisée', 'prescription en toutes lettres sur ordonnance sécurisée'])(
    '[CAT-005] ask for the secure form by "%s"',
    (label) => {
      expect(conditionsOf([label]).secureForm).toBe(true);
      expect(conditionsOf(['liste II'])).toMatchObject({ secureForm: false, listClass: 'list-2' });
    },
  );

  it('[RX-081] ask for words by the label that says so, and by that of the secure form alone for none', () => {
    const figures = 'prescription sur ordonnance sécurisée';
    const words = 'prescription en toutes lettres sur ordonnance sécurisée';
    expect(conditionsOf(['liste I', figures])).toMatchObject({ secureForm: true, figuresSuffice: true });
    for (const labels of [['liste I', words], [figures, words], ['liste I'], ['stupéfiants', figures]]) {
      expect(conditionsOf(labels)).not.toHaveProperty('figuresSuffice');
    }
  });

  it("[CAT-005] tell a hospital's use from its prescription", () => {
    expect(conditionsOf(["réservé à l'usage HOSPITALIER"])).toMatchObject({ hospitalOnly: true });
    const prescribed = conditionsOf(['prescription hospitalière']);
    expect(prescribed).toMatchObject({ hospitalOnly: false, hospitalPrescription: true });
  });
});
