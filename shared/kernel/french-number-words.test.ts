import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  frenchNumberWords,
  numberInWordsMax,
  parseFrenchFractionWords,
  parseFrenchNumberWords,
} from './french-number-words.ts';

const allNumbers = Array.from({ length: numberInWordsMax + 1 }, (_, number) => number);

describe('numbers in French words', () => {
  const spellings: readonly [string, number][] = [
    ['zéro', 0],
    ['une', 1],
    ['quatorze', 14],
    ['dix-sept', 17],
    ['vingt et un', 21],
    ['vingt-et-une', 21],
    ['vingt-huit', 28],
    ['cinquante-six', 56],
    ['soixante-dix', 70],
    ['soixante et onze', 71],
    ['soixante-dix-huit', 78],
    ['quatre-vingts', 80],
    ['quatre-vingt-une', 81],
    ['quatre-vingt-onze', 91],
    ['quatre-vingt-dix-neuf', 99],
    ['cent un', 101],
    ['cent quatre-vingts', 180],
    ['deux cents', 200],
    ['deux cent vingt et un', 221],
    ['deux-cent-vingt-et-un', 221],
    ['deux cent vingt-et-un', 221],
    ['cent soixante-et-onze', 171],
    ['deux cent un', 201],
    ['mille neuf cents', 1900],
    ['mille-neuf-cent-quatre-vingt-dix', 1990],
    ['deux mille vingt-et-une', 2021],
    ['mille', 1000],
    ['mille cent', 1100],
    ['quatre mille quatre-vingt-quatre', 4084],
    ['neuf-mille-neuf-cent-quatre-vingt-dix-neuf', 9999],
    ['VINGT-HUIT', 28],
    ['ze\u0301ro', 0],
  ];
  it.each(spellings)('[RX-050] reads %s', (text, number) => {
    expect(parseFrenchNumberWords(text)).toBe(number);
  });

  const others = [
    '',
    '28',
    'vingt huit',
    'vingt-un',
    'vingt et deux',
    'quatre-vingt',
    'quatre-vingts-un',
    'quatre-vingt-et-un',
    'soixante-onze',
    'deux cent',
    'deux cents un',
    'un cent',
    'un mille',
    'deux milles',
    'mille et un',
    'dix mille',
    'vingt-huit comprimés',
    ' vingt-huit',
    'vingt-huit ',
    'vingt--huit',
    'zéro un',
    'deux cent-vingt',
    'deux-cent vingt-et-un',
    'vingt-et un',
    'dix-neuf cents',
    'mille neuf cent',
    'onzee',
    'constructor',
  ];
  it.each(others)('[RX-050] reads no number in "%s"', (text) => {
    expect(parseFrenchNumberWords(text)).toBeUndefined();
  });

  it('[RX-050] reads every number in each of its spellings, and no spelling says two numbers', () => {
    const said = new Map(allNumbers.flatMap((number) => frenchNumberWords(number).map((words) => [words, number])));
    expect(said.size).toBe(allNumbers.reduce((sum, number) => sum + frenchNumberWords(number).length, 0));
    expect([...said].filter(([words, number]) => parseFrenchNumberWords(words) !== number)).toEqual([]);
  });

  it('[RX-050] reads nothing in any other order of the words', () => {
    const said = new Map(allNumbers.flatMap((number) => frenchNumberWords(number).map((words) => [words, number])));
    const words = [...new Set([...said.keys()].flatMap((text) => text.split(/[ -]/))), 'cents', 'milles', ''];
    const joint = fc.constantFrom(' ', '-');
    fc.assert(
      fc.property(fc.array(fc.tuple(joint, fc.constantFrom(...words)), { maxLength: 8 }), (parts) => {
        const text = parts.flat().slice(1).join('');
        expect(parseFrenchNumberWords(text)).toBe(said.get(text));
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('fractions in French words', () => {
  it.each<[string, number, number]>([
    ['deux', 2, 1],
    ['un demi', 1, 2],
    ['une demie', 1, 2],
    ['un et demi', 3, 2],
    ['deux et demie', 5, 2],
    ['un tiers', 1, 3],
    ['deux tiers', 2, 3],
    ['un quart', 1, 4],
    ['Trois quarts', 3, 4],
    ['sept dixièmes', 7, 10],
    ['vingt et un cinquièmes', 21, 5],
  ])('[RX-050] reads %s', (text, numerator, denominator) => {
    expect(parseFrenchFractionWords(text)).toEqual({ numerator, denominator });
  });

  it('[RX-050] reads any number of any parts, in each spelling of the number, and no number of them in the wrong one', () => {
    const one = ['demi', 'tiers', 'quart', 'cinquième', 'sixième', 'septième', 'huitième', 'neuvième', 'dixième'];
    const numerators = fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: numberInWordsMax }));
    fc.assert(
      fc.property(numerators, fc.integer({ min: 2, max: 10 }), (numerator, denominator) => {
        const singular = one[denominator - 2] ?? '';
        const plural = singular === 'tiers' ? singular : `${singular}s`;
        const [right, wrong] = numerator === 1 ? [singular, plural] : [plural, singular];
        for (const words of frenchNumberWords(numerator).filter((spelling) => !spelling.endsWith('une'))) {
          expect(parseFrenchFractionWords(`${words} ${right}`)).toEqual({ numerator, denominator });
          if (wrong !== right) expect(parseFrenchFractionWords(`${words} ${wrong}`)).toBeUndefined();
          const andHalf = { numerator: 2 * numerator + 1, denominator: 2 };
          expect(parseFrenchFractionWords(`${words} et demi`)).toEqual(andHalf);
        }
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    'demi',
    'et demi',
    'un demis',
    'trois quart',
    'zéro quart',
    'un douzième',
    '1 quart',
    'un  quart',
    '',
    'une demi',
  ])('[RX-050] reads no fraction in "%s"', (text) => {
    expect(parseFrenchFractionWords(text)).toBeUndefined();
  });
});
