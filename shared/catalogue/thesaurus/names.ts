import { unaccented } from '@ordonnancier/kernel/unaccented.ts';

// `SODIUM (VALPROATE DE)` is `VALPROATE DE SODIUM`, `FUSIDIQUE (ACIDE)` `ACIDE FUSIDIQUE`: both tables publish either order.
const invertedPattern = /^(?<base>[^()]+)\((?<salt>ACIDE|[^()]+ (?:DE|D['’]) ?)\)(?<rest>.*)$/i;

/** A name as the thesaurus is searched by: capitals without accents, words parted by one blank, a salt before its base. */
export function plainName(name: string): string {
  return unaccented(name.replace(invertedPattern, '$<salt> $<base> $<rest>'))
    .replaceAll('Œ', 'OE')
    .replaceAll('Æ', 'AE')
    .replace(/[^A-Z0-9]+/g, ' ')
    .trim();
}

// `CHLORHYDRATE DE TRAMADOL`, `FUMARATE ACIDE DE …`: an acid, then what acts.
const saltPattern = /^(?<salt>[A-Z]*(?:ATE|URE)(?: ACIDE)?) (?:DE|D) (?<base>.+)$/;
const trailingSaltPattern =
  / (?:(?:MONO|DI|TRI|TETRA|PENTA|HEXA|HEPTA|SESQUI|HEMI)?HYDRATEE?|ANHYDRE|(?:MONO|DI|TRI)?(?:SODIQUE|POTASSIQUE|CALCIQUE|MAGNESIQUE)|MICRONISEE?|BASE|ARGININE|OLAMINE|TROMETAMOL|MEDOXOMIL|ETEXILATE|DE DIETHYLAMINE)$/;
// In `VALPROATE DE SODIUM` the acid acts and the metal does not; in these salts the metal does.
const metals = new Set(['SODIUM', 'POTASSIUM', 'CALCIUM', 'MAGNESIUM', 'ZINC', 'LITHIUM', 'FER', 'ALUMINIUM']);
const saltsOfActingMetals = new Set([
  'ACETATE',
  'BROMOGALACTOGLUCONATE',
  'CHLORURE',
  'CARBONATE',
  'GLUCOHEPTONATE',
  'GLYCEROPHOSPHATE',
  'SULFATE',
  'GLUCONATE',
  'LACTATE',
  'CITRATE',
  'ASPARTATE',
  'PIDOLATE',
]);

/** A plain name, and the same without the precision that stands in parentheses: there, a metal has its salt. */
export function plainNames(published: string): readonly string[] {
  const bare = plainName(published.replace(/\([^)]*\)/g, ' '));
  const [firstWord = ''] = bare.split(' ');
  return metals.has(firstWord) ? [plainName(published)] : [plainName(published), bare];
}

/**
 * Under which names a published substance may stand in the thesaurus, the most literal first: as it is, without what stands in
 * parentheses, without its salt and without its water.
 */
export function searchedNames(published: string): readonly string[] {
  const names = [...plainNames(published)];
  for (const name of names.slice()) {
    const dry = withoutTrailingSalts(name);
    names.push(dry);
    const { salt, base } = saltPattern.exec(dry)?.groups ?? {};
    if (salt === undefined || base === undefined) continue;
    const isActing = !metals.has(base) || saltsOfActingMetals.has(salt);
    names.push(isActing ? base : acidOf(salt));
  }
  return [...new Set(names)];
}

/** `VALPROATE` is a salt of `ACIDE VALPROIQUE`. */
function acidOf(salt: string): string {
  return `ACIDE ${salt.replace(/ATE$/, 'IQUE')}`;
}

function withoutTrailingSalts(name: string): string {
  const shorter = name.replace(trailingSaltPattern, '');
  return shorter === name ? name : withoutTrailingSalts(shorter);
}

// The catalogue states its medicines once, so that the cache is as large as it at most.
const sameNames = new WeakMap<readonly string[], ReadonlyMap<string, string>>();

/**
 * Every name by which a medicine's substances are the same as another's, to the name that is published: those of
 * `searchedNames` that are more than the metal of a salt.
 */
export function namesOfSubstances(substances: readonly string[]): ReadonlyMap<string, string> {
  const cached = sameNames.get(substances);
  if (cached !== undefined) return cached;
  const names = new Map(
    substances.flatMap((published) =>
      searchedNames(published).flatMap((name) => (metals.has(name) ? [] : [[name, published] as const])),
    ),
  );
  sameNames.set(substances, names);
  return names;
}
