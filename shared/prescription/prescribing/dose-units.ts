import { unaccented } from '@ordonnancier/kernel/unaccented.ts';

/*
 * The units of a dose as prescribing software writes them, in the test prescriptions of the Agence du numérique en santé among
 * others: `Comprimé`, `gélule(s)`, `cp`, `Gélule ou capsule molle`, `sachets`. Keys are the first word of a unit, in capitals
 * and without accents, dots or the S of a plural.
 */

/** Units in which medicines are taken one by one. */
const takenOneByOne: Readonly<Record<string, readonly string[]>> = {
  comprime: ['COMPRIME', 'COMPR', 'COMP', 'CPR', 'CP'],
  gelule: ['GELULE', 'GELUL', 'GEL', 'GLE', 'CAPSULE', 'CAP'],
  ovule: ['OVULE', 'OV'],
  suppositoire: ['SUPPOSITOIRE', 'SUPPO', 'SUPP', 'SUP'],
  lyophilisat: ['LYOPHILISAT', 'LYOC', 'LYO'],
  gomme: ['GOMME'],
  pastille: ['PASTILLE', 'PAST'],
  dispositif: ['DISPOSITIF', 'DISP', 'PATCH', 'PATCHE', 'TIMBRE'],
  granule: ['GRANULE'],
  film: ['FILM'],
};

/** Units that are handed over whole, and whose content is taken by a measure. */
const containers: Readonly<Record<string, readonly string[]>> = {
  flacon: ['FLACON', 'FLAC', 'FL', 'BOUTEILLE'],
  ampoule: ['AMPOULE', 'AMP'],
  seringue: ['SERINGUE', 'SERING', 'SER'],
  stylo: ['STYLO'],
  cartouche: ['CARTOUCHE'],
  sachet: ['SACHET-DOSE', 'SACHET', 'SACH'],
  unidose: ['UNIDOSE', 'RECIPIENT', 'DOSETTE', 'DOSE'],
  tube: ['TUBE', 'TB'],
  inhalateur: ['INHALATEUR'],
  poche: ['POCHE'],
  pot: ['POT'],
  pilulier: ['PILULIER'],
};

/** What the content of a container is measured in; of tablets it says nothing. */
const measures = new Set([
  ...['ML', 'MILLILITRE', 'CL', 'L', 'GOUTTE', 'GTTE', 'GTT', 'CUILLERE', 'CUIL', 'MESURE', 'GRADUATION', 'PIPETTE'],
  ...[
    'DOSE',
    'BOUFFEE',
    'BOUFF',
    'INHALATION',
    'PULVERISATION',
    'PULV',
    'INSTILLATION',
    'INJECTION',
    'INJ',
    'PERFUSION',
  ],
  ...['APPLICATION', 'APPLI', 'APP', 'CM', 'NOISETTE', 'LAVEMENT'],
  ...['G', 'GRAMME', 'MG', 'MILLIGRAMME', 'UG', 'MCG', 'MICROGRAMME', 'UI', 'MUI', 'UNITE', 'U', 'MMOL', 'MEQ'],
]);

const namesByWord: ReadonlyMap<string, string> = new Map(
  Object.entries({ ...takenOneByOne, ...containers }).flatMap(([name, words]) => words.map((word) => [word, name])),
);

/**
 * What the doses of a posology count: the units of the packs, the content of their containers, which no quantity is compared
 * with, or nothing that fits them.
 *
 * @param unit as written; undefined when it is that of the quantity
 * @param packUnits what the packs count, in the singular, as the catalogue says it
 */
export function readDoseUnit(
  unit: string | undefined,
  packUnits: readonly string[],
): 'counts-packs' | 'measures-content' | 'unknown' {
  if (unit === undefined) return 'counts-packs';
  const written = nameOf(unit);
  const names = packUnits.map((packUnit) => nameOf(packUnit));
  if (written !== undefined && names.includes(written)) return 'counts-packs';
  const isContent = names.some((name) => name !== undefined && name in containers) && measures.has(firstWordOf(unit));
  return isContent ? 'measures-content' : 'unknown';
}

/** The unit by its name here; the word itself where the tables have none. Undefined of a part of a unit. */
function nameOf(unit: string): string | undefined {
  // `comprimé/2`, `½ comprimé`: parts are said in the dose.
  if (/[/½¼¾%]/.test(unit)) return undefined;
  const word = firstWordOf(unit);
  return namesByWord.get(word) ?? word;
}

function firstWordOf(unit: string): string {
  const [word = ''] = unaccented(unit)
    .replace(/µ|Μ/g, 'U')
    .replace(/\([SEX]*\)/g, '')
    .replaceAll('.', ' ')
    .trim()
    .split(/\s+/);
  return namesByWord.has(word) || measures.has(word) ? word : word.replace(/S(?=-|$)/g, '');
}
