import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { specificationOf } from '@ordonnancier/testing/given-when-then.ts';
import { prescriptionDecider } from '../decider.ts';
import {
  countsUnits,
  doseDenominatorMax,
  type Posology,
  type PosologySequence,
  unitsOfTreatment,
  wordsOfPosology,
} from './posology.ts';
import { readDoseUnit } from './dose-units.ts';
import { issue, lineToPrescribe, medicine, narcotic } from '../testing/examples.ts';

const { given } = specificationOf(prescriptionDecider);

function sequence(changes: Partial<PosologySequence> = {}): PosologySequence {
  return { dose: { numerator: 1, denominator: 1 }, intakesPerDay: 1, everyDays: 1, durationDays: 14, ...changes };
}

function posology(...sequences: readonly PosologySequence[]): Posology {
  return { sequences, asNeeded: false };
}

const sequences = fc.record({
  dose: fc.record({ numerator: fc.integer({ min: 1, max: 1_000 }), denominator: fc.integer({ min: 1, max: 10 }) }),
  intakesPerDay: fc.integer({ min: 1, max: 24 }),
  everyDays: fc.integer({ min: 1, max: 28 }),
  durationDays: fc.integer({ min: 1, max: 366 }),
});

describe('the units that a treatment takes', () => {
  it.each([
    ['two a day for a week', posology(sequence({ intakesPerDay: 2, durationDays: 7 })), 14],
    [
      'half a tablet a day for a week',
      posology(sequence({ dose: { numerator: 1, denominator: 2 }, durationDays: 7 })),
      4,
    ],
    [
      'thirds that make whole ones together',
      posology(
        sequence({ dose: { numerator: 1, denominator: 3 }, durationDays: 1 }),
        sequence({ dose: { numerator: 2, denominator: 3 }, durationDays: 1 }),
      ),
      1,
    ],
    ['a patch every third day for two weeks', posology(sequence({ everyDays: 3, durationDays: 14 })), 5],
    ['six a week, as methotrexate', posology(sequence({ intakesPerDay: 6, everyDays: 7, durationDays: 28 })), 24],
    [
      'half a tablet in the morning and one and a half in the evening, every second day',
      posology(
        sequence({
          dose: { numerator: 1, denominator: 2 },
          alsoTaken: [{ dose: { numerator: 3, denominator: 2 }, intakesPerDay: 1 }],
          everyDays: 2,
          durationDays: 7,
        }),
      ),
      8,
    ],
    [
      'one to two tablets, two to three times a day',
      posology(
        sequence({
          doseMax: { numerator: 2, denominator: 1 },
          intakesPerDay: 2,
          intakesPerDayMax: 3,
          durationDays: 5,
        }),
      ),
      30,
    ],
  ])('[RX-052] counts %s', (_, treatment, units) => {
    expect(unitsOfTreatment(treatment)).toBe(units);
  });

  it('[RX-052] is the exact sum rounded up to a whole unit, in whatever order of the sequences', () => {
    fc.assert(
      fc.property(fc.array(sequences, { minLength: 1, maxLength: 10 }), (some) => {
        const units = unitsOfTreatment(posology(...some));
        // Over the product of the denominators, whatever they have in common.
        const [parts, partsOfUnit] = some.reduce<readonly [bigint, bigint]>(
          ([sum, of], { dose, intakesPerDay, everyDays, durationDays }) => {
            const taken = BigInt(dose.numerator * intakesPerDay * Math.ceil(durationDays / everyDays));
            const denominator = BigInt(dose.denominator);
            return [sum * denominator + taken * of, of * denominator];
          },
          [0n, 1n],
        );
        expect(BigInt(units)).toBe((parts + partsOfUnit - 1n) / partsOfUnit);
        expect(unitsOfTreatment(posology(...some.toReversed()))).toBe(units);
      }),
    );
    expect(doseDenominatorMax).toBe(10);
  });
});

describe('a quantity beside a posology in figures', () => {
  // 28 units, three times; the smallest pack holds 14.
  it.each([
    ['the very units', 84, true],
    ['what whole packs come to', 71, true],
    ['a pack too many', 70, false],
    ['a unit too few', 85, false],
  ])('[RX-053] says %s', (_, durationDays, agrees) => {
    const line = lineToPrescribe({ posology: posology(sequence({ durationDays })) });
    const outcome = given().when(issue({ lines: [line] }));
    const facts = { lineId: 'a', unitsPrescribed: '84', unitsOfPosology: String(durationDays) };
    if (agrees) outcome.then({ type: 'PrescriptionIssued' });
    else outcome.thenRefused('QUANTITY_DOES_NOT_MATCH_POSOLOGY', facts);
  });

  it('[RX-053] is exact for narcotics, which are delivered by the unit', () => {
    const line = lineToPrescribe({ medicine: narcotic, deliveries: 1 });
    const inWords = { doseInWords: { numerator: 1, denominator: 1 }, intakesInWords: 1 };
    given()
      .when(issue({ lines: [{ ...line, posology: posology(sequence({ durationDays: 28, ...inWords })) }] }))
      .then({ type: 'PrescriptionIssued' });
    given()
      .when(issue({ lines: [{ ...line, posology: posology(sequence({ durationDays: 27, ...inWords })) }] }))
      .thenRefused('QUANTITY_DOES_NOT_MATCH_POSOLOGY');
  });

  it('[RX-053] rounds each fraction of a narcotic up to a unit', () => {
    const tablets = (numerator: number, denominator: number) =>
      posology(
        sequence({
          dose: { numerator, denominator },
          durationDays: 28,
          doseInWords: { numerator, denominator },
          intakesInWords: 1,
        }),
      );
    const written = (unitsPerDelivery: number, treatment: Posology) => {
      const line = lineToPrescribe({ medicine: { ...narcotic, fractionDays: 7 }, deliveries: 4, daysPerDelivery: 7 });
      return given().when(
        issue({ lines: [{ ...line, unitsPerDelivery, unitsInWords: unitsPerDelivery, posology: treatment }] }),
      );
    };
    written(7, tablets(1, 1)).then({ type: 'PrescriptionIssued' });
    written(8, tablets(1, 1)).thenRefused('QUANTITY_DOES_NOT_MATCH_POSOLOGY');
    written(11, tablets(3, 2)).then({ type: 'PrescriptionIssued' });
    written(12, tablets(3, 2)).thenRefused('QUANTITY_DOES_NOT_MATCH_POSOLOGY');
  });

  it('[RX-053] is an estimate when taken as needed', () => {
    const asNeeded = { ...posology(sequence({ intakesPerDay: 3 })), asNeeded: true };
    given()
      .when(issue({ lines: [lineToPrescribe({ medicine, posology: asNeeded })] }))
      .then({ type: 'PrescriptionIssued' });
  });
});

describe('the unit of a posology in figures', () => {
  // One bottle of what is taken by drops, for 84 days.
  const ofUnit = (unit: string) => ({ ...posology(sequence({ intakesPerDay: 20 })), unit });
  const bottle = { ...medicine, units: ['flacon'] };
  const line = { unitsPerDelivery: 1, unitsInWords: 1, medicine: bottle };

  it.each([['goutte'], ['ml']])('[RX-076] is another than that of the quantity, which is not held to %s', (unit) => {
    expect(countsUnits(ofUnit(unit), bottle)).toBe(false);
    given()
      .when(issue({ lines: [lineToPrescribe({ ...line, posology: ofUnit(unit) })] }))
      .then({ type: 'PrescriptionIssued' });
  });

  it.each([
    [
      'gélule',
      ['gélule', 'Gélules', 'gélule(s)', 'gel.', 'gél', 'GELULE', 'Gélule ou capsule molle', 'capsule', 'caps.'],
    ],
    [
      'comprimé',
      ['comprimé', 'comprimés', 'comprimé(s)', 'cp', 'cps', 'cpr.', 'comp.', 'Comprimé pelliculé sécable', 'cp LP'],
    ],
    ['sachet-dose', ['sachet', 'sachets', 'sachet(s)', 'sachet-dose', 'sachets-doses']],
    ['ampoule', ['amp.', 'ampoules', 'ampoule(s)']],
    ['suppositoire', ['suppo', 'suppositoires', 'supp.']],
    ['dispositif', ['patch', 'patchs', 'patches', 'dispositif transdermique']],
    ['unidose', ['unidose', 'récipient unidose', 'dosettes', 'doses']],
    ['récipient unidose', ['dose(s)', 'unidose']],
  ])('[RX-083] is %s, however it is written', (packUnit, written) => {
    for (const unit of written) expect([unit, readDoseUnit(unit, [packUnit])]).toEqual([unit, 'counts-packs']);
  });

  it.each([
    [
      'flacon',
      ['mL', 'ml', 'goutte(s)', 'gouttes', 'mg', 'µg', 'UI', 'dose correspondant à la graduation de 7 kg', 'bouffées'],
    ],
    ['tube', ['application', 'applications', 'Application']],
  ])('[RX-083] measures what is in %s', (packUnit, written) => {
    for (const unit of written) expect([unit, readDoseUnit(unit, [packUnit])]).toEqual([unit, 'measures-content']);
  });

  it('[RX-083] is unknown where it fits no pack', () => {
    for (const unit of ['mg', 'goutte', 'sachet', 'boîte', 'comprimé', 'gélule/2', '½ gélule', 'demi-gélule', 'gg']) {
      expect([unit, readDoseUnit(unit, ['gélule'])]).toEqual([unit, 'unknown']);
    }
    expect(readDoseUnit('gel.', ['flacon'])).toBe('unknown');
  });

  it.each([
    ['a narcotic', narcotic],
    ['what is in words', { ...medicine, secureForm: true }],
    ['what is delivered by fractions', { ...medicine, fractionDays: 28 }],
  ])('[RX-083] is refused of %s when it is unknown, and remarked on elsewhere', (_, counted) => {
    const inWords = { doseInWords: { numerator: 1, denominator: 1 }, intakesInWords: 1 };
    const taken = { ...posology(sequence({ durationDays: 28, ...inWords })), unit: 'boîte' };
    const of = (facts: typeof medicine, treatment: Posology, changes: object = {}) =>
      given().when(
        issue({ lines: [lineToPrescribe({ medicine: facts, deliveries: 1, posology: treatment, ...changes })] }),
      );
    of(counted, taken).thenRefused('DOSE_UNIT_UNKNOWN', { lineId: 'a', units: 'comprimé' });
    of(counted, { ...taken, asNeeded: true }).thenRefused('DOSE_UNIT_UNKNOWN');
    of(counted, { ...taken, unit: 'cp' }).then({ type: 'PrescriptionIssued' });
    const many = { unitsPerDelivery: 300, unitsInWords: 300 };
    of(counted, { ...taken, unit: 'cp' }, many).thenRefused('QUANTITY_DOES_NOT_MATCH_POSOLOGY');
    of({ ...counted, units: ['flacon'] }, { ...taken, unit: 'mL' }).then({ type: 'PrescriptionIssued' });
    of(medicine, taken).then({ type: 'PrescriptionIssued' });
  });

  it.each([['flacon'], ['Flacons']])('[RX-053] is that of the quantity, which is held to %s', (unit) => {
    expect(countsUnits(ofUnit(unit), bottle)).toBe(true);
    given()
      .when(issue({ lines: [lineToPrescribe({ ...line, posology: ofUnit(unit) })] }))
      .thenRefused('QUANTITY_DOES_NOT_MATCH_POSOLOGY');
  });
});

describe('the days of a posology in figures', () => {
  const oneADay = (...days: readonly number[]) => posology(...days.map((durationDays) => sequence({ durationDays })));
  const everySecondDay = posology(sequence({ everyDays: 2, durationDays: 168 }));

  // 84 days.
  it.each([
    ['as many as the deliveries cover', oneADay(84)],
    ['so many in all sequences together', oneADay(60, 24)],
    ['fewer, of what is not taken all the time', posology(sequence({ intakesPerDay: 2, durationDays: 42 }))],
  ])('[RX-075] are %s', (_, treatment) => {
    given()
      .when(issue({ lines: [lineToPrescribe({ posology: treatment })] }))
      .then({ type: 'PrescriptionIssued' });
  });

  it.each([
    ['in all sequences together', oneADay(60, 25), '85'],
    ['though the units be those of the posology', everySecondDay, '168'],
    ['of what is taken as needed', { ...everySecondDay, asNeeded: true }, '168'],
  ])('[RX-075] are no more %s', (_, treatment, posologyDays) => {
    const line = lineToPrescribe({ unitsPerDelivery: 29, posology: treatment });
    const facts = { lineId: 'a', posologyDays, treatmentDays: '84' };
    given()
      .when(issue({ lines: [line] }))
      .thenRefused('POSOLOGY_OUTLASTS_DELIVERIES', facts);
  });

  it('[RX-075] are three months of a single pack, which is not split, and no more than the medicine allows', () => {
    const ofBottles = (bottles: number, durationDays: number, prescriptionDaysMax?: number) => {
      const bottle = { ...medicine, units: ['flacon'], smallestPackUnits: 1 };
      const limited = { ...bottle, ...(prescriptionDaysMax !== undefined && { prescriptionDaysMax }) };
      const treatment = { ...oneADay(durationDays), unit: 'goutte' };
      const quantity = { unitsPerDelivery: bottles, daysPerDelivery: 28, deliveries: 1 };
      return given().when(issue({ lines: [lineToPrescribe({ ...quantity, medicine: limited, posology: treatment })] }));
    };
    ofBottles(1, 90).then({ type: 'PrescriptionIssued' });
    ofBottles(1, 91).thenRefused('POSOLOGY_OUTLASTS_DELIVERIES', { treatmentDays: '90' });
    ofBottles(2, 29).thenRefused('POSOLOGY_OUTLASTS_DELIVERIES', { treatmentDays: '28' });
    ofBottles(1, 56, 56).then({ type: 'PrescriptionIssued' });
    ofBottles(1, 57, 56).thenRefused('POSOLOGY_OUTLASTS_DELIVERIES', { treatmentDays: '56' });
  });

  it('[RX-075] evade no limit of a narcotic', () => {
    const inWords = { doseInWords: { numerator: 1, denominator: 1 }, intakesInWords: 1 };
    const ofDays = (durationDays: number, everyDays: number) =>
      lineToPrescribe({
        medicine: narcotic,
        deliveries: 1,
        posology: posology(sequence({ ...inWords, durationDays, everyDays })),
      });
    given()
      .when(issue({ lines: [ofDays(28, 1)] }))
      .then({ type: 'PrescriptionIssued' });
    given()
      .when(issue({ lines: [ofDays(56, 2)] }))
      .thenRefused('POSOLOGY_OUTLASTS_DELIVERIES');
  });
});

describe('a posology in words', () => {
  const one = { numerator: 1, denominator: 1 };
  const half = { numerator: 1, denominator: 2 };
  const [said, unsaid] = [sequence({ doseInWords: one, intakesInWords: 1 }), sequence()];
  it.each<[string, readonly PosologySequence[], 'missing' | 'contradict' | 'agree']>([
    ['of the dose and of the intakes of every sequence', [said, said], 'agree'],
    [
      'of a dose that is the same in other parts',
      [sequence({ dose: { numerator: 2, denominator: 4 }, doseInWords: half, intakesInWords: 1 })],
      'agree',
    ],
    ['of no dose', [sequence({ intakesInWords: 1 })], 'missing'],
    ['of no intakes', [sequence({ doseInWords: one })], 'missing'],
    ['of one sequence of two', [said, unsaid], 'missing'],
    ['of another dose', [unsaid, sequence({ doseInWords: half, intakesInWords: 1 })], 'contradict'],
    ['of a dose that is no number', [sequence({ doseInWords: 'not-a-number', intakesInWords: 1 })], 'contradict'],
    ['of other intakes', [said, sequence({ doseInWords: one, intakesInWords: 2 })], 'contradict'],
    ['of intakes that are no number', [sequence({ doseInWords: one, intakesInWords: 'not-a-number' })], 'contradict'],
  ])('[RX-051] %s', (_, some, words) => {
    const treatment = { ...posology(...some), asNeeded: true };
    expect(wordsOfPosology(treatment)).toBe(words);
    const refusals = { missing: 'WORDS_MISSING', contradict: 'WORDS_DO_NOT_SAY_THE_NUMBER' } as const;
    const ofNarcotic = given().when(
      issue({ lines: [lineToPrescribe({ medicine: narcotic, deliveries: 1, posology: treatment })] }),
    );
    if (words === 'agree') ofNarcotic.then({ type: 'PrescriptionIssued' });
    else ofNarcotic.thenRefused(refusals[words], { lineId: 'a' });
    // Nobody asks for words of this one; wrong ones mislead all the same.
    const ofOther = given().when(issue({ lines: [lineToPrescribe({ medicine, posology: treatment })] }));
    if (words === 'contradict') ofOther.thenRefused('WORDS_DO_NOT_SAY_THE_NUMBER', { lineId: 'a' });
    else ofOther.then({ type: 'PrescriptionIssued' });
  });
});

describe('a delivery for more than a month', () => {
  const syringe = { ...medicine, smallestPackUnits: 1, units: ['seringue'] };
  /** For 84 days, four times. */
  const written = (unitsPerDelivery: number, treatment?: Posology) =>
    given().when(
      issue({
        lines: [
          lineToPrescribe({
            medicine: syringe,
            unitsPerDelivery,
            unitsInWords: unitsPerDelivery,
            daysPerDelivery: 84,
            deliveries: 4,
            ...(treatment && { posology: treatment }),
          }),
        ],
      }),
    );
  const every = (everyDays: number, numerator: number, changes: Partial<PosologySequence> = {}) =>
    posology(sequence({ dose: { numerator, denominator: 1 }, everyDays, durationDays: 336, ...changes }));

  it('[RX-122] holds what is taken on one day, in whole packs', () => {
    written(2, every(84, 2)).then({ type: 'PrescriptionIssued' });
    written(2, every(84, 1, { intakesPerDay: 2 })).then({ type: 'PrescriptionIssued' });
    written(3, every(84, 1, { intakesPerDay: 1, doseMax: { numerator: 3, denominator: 1 } })).then({
      type: 'PrescriptionIssued',
    });
  });

  it('[RX-122] holds nothing for a later day, nor what nobody says in figures', () => {
    written(2, every(42, 1)).thenRefused('DELIVERY_TOO_LONG', { lineId: 'a', daysMax: '30' });
    written(2, every(83, 2)).thenRefused('DELIVERY_TOO_LONG');
    written(3, every(84, 2)).thenRefused('DELIVERY_TOO_LONG');
    written(2, { ...every(84, 2), asNeeded: true }).thenRefused('DELIVERY_TOO_LONG');
    written(2, { ...every(84, 90), unit: 'mg' }).thenRefused('DELIVERY_TOO_LONG');
    written(2).thenRefused('DELIVERY_TOO_LONG');
  });
});
