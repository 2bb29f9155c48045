/*
 * Whole numbers in French words ("en toutes lettres"), as narcotics are prescribed (R.5132-29 CSP). Both spellings are
 * right: the traditional one, which joins what is below a hundred by hyphens except around "et", and that of 1990 (Journal
 * officiel of 6 December 1990), which joins everything. The Unicode locale data, from which most programs count in words, join
 * all that is below a hundred and nothing else: "cent vingt-et-un".
 */

/** Beyond any quantity of a narcotic that is delivered at once. */
export const numberInWordsMax = 9_999;

const units =
  'zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf'.split(
    ' ',
  );
/** By tens; seventy and ninety go on counting from sixty and eighty. */
const tens = [
  '',
  '',
  'vingt',
  'trente',
  'quarante',
  'cinquante',
  'soixante',
  'soixante',
  'quatre-vingt',
  'quatre-vingt',
];

/** Every right spelling of a whole number from 0 to `numberInWordsMax`, in lower case, the traditional one first. */
export function frenchNumberWords(number: number): readonly string[] {
  const traditional = traditionalWords(number);
  const joinedBelowHundred = traditional.replace(' et ', '-et-');
  const masculine = [...new Set([traditional, joinedBelowHundred, traditional.replaceAll(' ', '-')])];
  // Tablets are feminine now and then: "vingt et une gélules".
  const feminine = number % 10 === 1 && /\bun$/.test(traditional) ? masculine.map((words) => `${words}e`) : [];
  return [...masculine, ...feminine];
}

function traditionalWords(number: number): string {
  if (number === 0) return unitWords(0);
  const [thousands, hundreds, rest] = [Math.floor(number / 1000), Math.floor(number / 100) % 10, number % 100];
  return [
    ...(thousands > 1 ? [unitWords(thousands)] : []),
    ...(thousands > 0 ? ['mille'] : []),
    ...(hundreds > 1 ? [unitWords(hundreds)] : []),
    ...(hundreds > 0 ? [hundreds > 1 && rest === 0 ? 'cents' : 'cent'] : []),
    ...(rest > 0 ? [wordsBelowHundred(rest)] : []),
  ].join(' ');
}

function wordsBelowHundred(number: number): string {
  if (number < 20) return unitWords(number);
  const ten = Math.floor(number / 10);
  const counted = ten === 7 || ten === 9 ? number % 20 : number % 10;
  if (number === 80) return 'quatre-vingts';
  if (counted === 0) return tens[ten] ?? '';
  const hasAnd = number < 80 && counted % 10 === 1;
  return hasAnd ? `${tens[ten]} et ${unitWords(counted)}` : `${tens[ten]}-${unitWords(counted)}`;
}

function unitWords(number: number): string {
  return units[number] ?? '';
}

const valueOfWord = new Map([
  ...units.map((word, value) => [word, value] as const),
  ...[20, 30, 40, 50, 60].map((value) => [tens[value / 10] ?? '', value] as const),
  ['une', 1],
  ['et', 0],
]);

/** The number that a text says, and says in full and rightly spelled, in capitals or not; undefined for any other text. */
export function parseFrenchNumberWords(text: string): number | undefined {
  const words = text.normalize('NFC').toLowerCase();
  const number = roughValue(words.split(/[ -]/));
  // Reading is lenient, and then writing is strict: what is not spelled as that number is none.
  return number <= numberInWordsMax && frenchNumberWords(number).includes(words) ? number : undefined;
}

/** Right for every text that is rightly spelled; anything, NaN included, for others. */
function roughValue(words: readonly string[]): number {
  return words.reduce((value, word) => {
    const hundreds = value % 1000;
    if (word === 'mille') return (value || 1) * 1000;
    if (word === 'cent' || word === 'cents') return value - hundreds + (hundreds || 1) * 100;
    if (/^vingts?$/.test(word) && value % 100 === 4) return value + 76;
    return value + (valueOfWord.get(word) ?? NaN);
  }, 0);
}

/** Parts of a unit by their number, in the singular and, from two on, in the plural. */
const parts: Readonly<Record<number, readonly [string, string]>> = {
  2: ['demi', 'demis'],
  3: ['tiers', 'tiers'],
  4: ['quart', 'quarts'],
  5: ['cinquième', 'cinquièmes'],
  6: ['sixième', 'sixièmes'],
  7: ['septième', 'septièmes'],
  8: ['huitième', 'huitièmes'],
  9: ['neuvième', 'neuvièmes'],
  10: ['dixième', 'dixièmes'],
};

/**
 * The number that a text says, as a fraction: "deux", "un demi", "trois quarts", "un et demi". Undefined for any other text, a
 * whole number beyond `numberInWordsMax` included.
 */
export function parseFrenchFractionWords(
  text: string,
): { readonly numerator: number; readonly denominator: number } | undefined {
  const whole = parseFrenchNumberWords(text);
  if (whole !== undefined) return { numerator: whole, denominator: 1 };
  const [, number = '', part = ''] = /^(.*) (\S+)$/.exec(text.normalize('NFC').toLowerCase()) ?? [];
  const halves = parseFrenchNumberWords(number.replace(/ et$/, ''));
  if (/^demie?$/.test(part) && number.endsWith(' et') && halves !== undefined) {
    return { numerator: 2 * halves + 1, denominator: 2 };
  }
  const numerator = parseFrenchNumberWords(number);
  if (numerator === undefined || numerator === 0) return undefined;
  if (number === 'une') return part === 'demie' ? { numerator, denominator: 2 } : undefined;
  for (const [denominator, [one, many]] of Object.entries(parts)) {
    if (part === (numerator === 1 ? one : many)) return { numerator, denominator: Number(denominator) };
  }
  return undefined;
}
