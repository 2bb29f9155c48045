import { describe, expect, it } from '@jest/globals';
import { openCatalogue } from '@ordonnancier/catalogue/catalogue.ts';
import { readEditions, seedEditionsFolder } from '@ordonnancier/catalogue/edition.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import { prescriptionDecider } from '@ordonnancier/prescription/decider.ts';
import { issue } from '@ordonnancier/prescription/testing/examples.ts';
import { lineToPrescribe } from './content.ts';
import { parseDocument } from './document.ts';
import { posologyView } from './structured-posology.ts';
import { exampleDocument } from './testing/example-document.ts';

const catalogue = openCatalogue(readEditions(seedEditionsFolder));
const skenan = { medicine: { cis: '61227030' }, daysPerDelivery: 28 };

const oneInTheMorningTwoInTheEvening = {
  dose: 1,
  doseInWords: 'une',
  intakesPerDay: 1,
  intakesPerDayInWords: 'un',
  moments: ['morning'],
  alsoTaken: [{ dose: 2, doseInWords: 'deux', intakesPerDay: 1, intakesPerDayInWords: 'un', moments: ['evening'] }],
  durationDays: 28,
};
const oneOrTwoTwice = {
  dose: 1,
  doseInWords: 'une',
  doseMax: 2,
  doseMaxInWords: 'deux',
  intakesPerDay: 2,
  intakesPerDayInWords: 'deux',
  intakesPerDayMax: 3,
  intakesPerDayMaxInWords: 'trois',
  durationDays: 28,
};

function lineOf(sequence: object, changes: object = {}) {
  const line = { ...skenan, structuredPosology: { sequences: [sequence] }, ...changes };
  const parsed = parseDocument(exampleDocument({ line }));
  invariant(parsed.ok && parsed.value.lines[0] !== undefined, 'a document of one line');
  return { written: parsed.value.lines[0], issuedOn: parsed.value.issuedOn };
}

function outcomeOf(sequence: object, unitsPerDelivery: number, quantityInWords: string) {
  const { written, issuedOn } = lineOf(sequence, { unitsPerDelivery, quantityInWords });
  const command = issue({ issuedOn, lines: [lineToPrescribe(written, catalogue, issuedOn)] });
  const decision = prescriptionDecider.decide(command, prescriptionDecider.initialState);
  return decision.ok ? 'accepted' : decision.refusal.code;
}

function violationsOf(sequence: object): readonly string[] {
  const parsed = parseDocument(exampleDocument({ line: { structuredPosology: { sequences: [sequence] } } }));
  return parsed.ok ? [] : parsed.refusal.violations.map(({ field }) => field.replace(/^.*sequences\[0\]\.?/, ''));
}

describe('two doses in a day', () => {
  it('[RX-088] count together, and each is in words where the law asks for words', () => {
    expect(outcomeOf(oneInTheMorningTwoInTheEvening, 84, 'quatre-vingt-quatre')).toBe('accepted');
    expect(outcomeOf(oneInTheMorningTwoInTheEvening, 28, 'vingt-huit')).toBe('QUANTITY_DOES_NOT_MATCH_POSOLOGY');
    const evening = (words: object) => ({
      ...oneInTheMorningTwoInTheEvening,
      alsoTaken: [{ dose: 2, intakesPerDay: 1, ...words }],
    });
    expect(outcomeOf(evening({ doseInWords: 'deux' }), 84, 'quatre-vingt-quatre')).toBe('WORDS_MISSING');
    const contradicting = evening({ doseInWords: 'une', intakesPerDayInWords: 'un' });
    expect(outcomeOf(contradicting, 84, 'quatre-vingt-quatre')).toBe('WORDS_DO_NOT_SAY_THE_NUMBER');
  });

  it('[RX-088] are shown with their moments', () => {
    const { structuredPosology } = lineOf(oneInTheMorningTwoInTheEvening).written;
    invariant(structuredPosology !== undefined, 'the posology was stated');
    expect(posologyView(structuredPosology)).toEqual({
      sequences: [
        {
          intakes: [
            {
              dose: { numerator: 1, denominator: 1 },
              doseMax: null,
              intakesPerDay: 1,
              intakesPerDayMax: 0,
              moments: ['MOMENT_OF_DAY_MORNING'],
            },
            {
              dose: { numerator: 2, denominator: 1 },
              doseMax: null,
              intakesPerDay: 1,
              intakesPerDayMax: 0,
              moments: ['MOMENT_OF_DAY_EVENING'],
            },
          ],
          everyDays: 1,
          durationDays: 28,
        },
      ],
      unit: '',
      asNeeded: false,
    });
  });

  it('[RX-088] are at different moments, one for each intake', () => {
    const { alsoTaken, ...morning } = oneInTheMorningTwoInTheEvening;
    expect(violationsOf({ ...morning, alsoTaken: alsoTaken.map((one) => ({ ...one, moments: ['morning'] })) })).toEqual(
      ['moments'],
    );
    expect(violationsOf({ ...morning, intakesPerDay: 2 })).toEqual(['moments']);
    expect(violationsOf({ ...morning, moments: ['midnight'] })).toEqual(['moments[0]']);
    expect(violationsOf({ ...morning, alsoTaken: [] })).toEqual(['alsoTaken']);
    expect(violationsOf({ ...morning, alsoTaken: [{ ...alsoTaken[0], alsoTaken: [] }] })).toEqual(['alsoTaken[0]']);
  });
});

describe('a range of doses', () => {
  it('[RX-089] counts with its most, and both ends are in words where the law asks for words', () => {
    expect(outcomeOf(oneOrTwoTwice, 168, 'cent soixante-huit')).toBe('accepted');
    expect(outcomeOf(oneOrTwoTwice, 56, 'cinquante-six')).toBe('QUANTITY_DOES_NOT_MATCH_POSOLOGY');
    const { doseMaxInWords, ...unsaid } = oneOrTwoTwice;
    expect(outcomeOf(unsaid, 168, 'cent soixante-huit')).toBe('WORDS_MISSING');
    expect(outcomeOf({ ...unsaid, doseMaxInWords: `${doseMaxInWords} et demie` }, 168, 'cent soixante-huit')).toBe(
      'WORDS_DO_NOT_SAY_THE_NUMBER',
    );
  });

  it('[RX-089] has a most above its least', () => {
    const half = { numerator: 1, denominator: 2 };
    const range = { dose: half, doseMax: 1, intakesPerDay: 1, intakesPerDayMax: 2, durationDays: 8 };
    expect(violationsOf(range)).toEqual([]);
    expect(violationsOf({ ...range, doseMax: { numerator: 2, denominator: 4 } })).toEqual(['doseMax']);
    expect(violationsOf({ ...range, intakesPerDay: 2 })).toEqual(['intakesPerDayMax']);
    expect(violationsOf({ dose: 1, doseMaxInWords: 'deux', intakesPerDay: 1, durationDays: 8 })).toEqual([
      'doseMaxInWords',
    ]);
  });
});
