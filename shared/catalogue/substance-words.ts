import { unaccented } from '@ordonnancier/kernel/unaccented.ts';

/** Of salts and hydrates, and of the antagonist that is added against misuse: they tell nothing of the substance. */
const wordsOfSalts = new Set([
  'ANHYDRE',
  'BASE',
  'BROMHYDRATE',
  'CHLORHYDRATE',
  'CITRATE',
  'DIMESILATE',
  'DIPOTASSIQUE',
  'FUMARATE',
  'NALOXONE',
  'SODIQUE',
  'SULFATE',
  'TARTRATE',
]);
/** Shorter ones join the others. */
const wordLengthMin = 4;

/**
 * Words by which the names of one substance are known as such: the public database spells them in several ways,
 * `CHLORHYDRATE D'OXYCODONE` and `OXYCODONE (CHLORHYDRATE D')`.
 */
export function substanceWords(substances: readonly string[]): ReadonlySet<string> {
  const words = substances.flatMap((substance) => unaccented(substance).split(/[^A-Z]+/));
  return new Set(
    words.filter((word) => word.length >= wordLengthMin && !wordsOfSalts.has(word) && !word.endsWith('HYDRATE')),
  );
}
