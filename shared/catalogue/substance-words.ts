import { unaccented } from '@ordonnancier/kernel/unaccented.ts';

/** Of the salts and hydrates of narcotics: they tell nothing of the substance. */
const wordsOfSalts = new Set([
  'ANHYDRE',
  'BASE',
  'BROMHYDRATE',
  'CHLORHYDRATE',
  'CITRATE',
  'DIMESILATE',
  'FUMARATE',
  'SULFATE',
]);
/** Shorter ones join the others. */
const wordLengthMin = 4;

/**
 * Words by which the names of one narcotic are known as such: the public database spells them in several ways,
 * `CHLORHYDRATE D'OXYCODONE` and `OXYCODONE (CHLORHYDRATE D')`.
 */
export function substanceWords(substances: readonly string[]): ReadonlySet<string> {
  const words = substances.flatMap((substance) => unaccented(substance).split(/[^A-Z]+/));
  return new Set(
    words.filter((word) => word.length >= wordLengthMin && !wordsOfSalts.has(word) && !word.endsWith('HYDRATE')),
  );
}
