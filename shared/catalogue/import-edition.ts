/*
 * Makes an edition of the catalogue out of the official files, and never overwrites one:
 *
 *   node shared/catalogue/import-edition.ts <official files> <date of prices> <date of conditions> <editions> [selection]
 *
 * The official files lie in one folder; the first date is that of the files of presentations and groups, from which the
 * edition is valid, the second that of the files of substances and conditions. A selection is a text file whose lines begin
 * with a CIP13; without it every presentation that can be read is taken. `seed-selection.txt` made the seed.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseCivilDate } from '@ordonnancier/kernel/civil-date.ts';
import { readOfficialFiles } from './bdpm/official-files.ts';
import { readPresentations } from './bdpm/read-presentations.ts';
import { formatEdition } from './edition.ts';

const [officialFolder, pricesDate = '', conditionsDate = '', editionsFolder, selectionPath] = process.argv.slice(2);
const validFrom = parseCivilDate(pricesDate);
if (!officialFolder || !validFrom || !parseCivilDate(conditionsDate) || !editionsFolder) {
  throw new Error(
    'usage: import-edition.ts <official files> <YYYY-MM-DD> <YYYY-MM-DD> <folder of editions> [selection]',
  );
}

const { presentations, leftOut } = readPresentations(readOfficialFiles(officialFolder));
const selection = selectionPath === undefined ? undefined : selectedCip13s(selectionPath);
const taken = presentations.filter(({ cip13 }) => selection?.has(cip13) ?? true);
const missing = [...(selection ?? [])].filter((cip13) => !taken.some((presentation) => presentation.cip13 === cip13));
if (missing.length > 0) throw new Error(`selected but absent or unreadable: ${missing.join(', ')}`);

const path = join(editionsFolder, `edition-${validFrom}.ndjson`);
const source =
  'Base de données publique des médicaments (ANSM, HAS, UNCAM), https://base-donnees-publique.medicaments.gouv.fr: ' +
  `presentations, prices and generic groups of ${validFrom}, substances and conditions of ${conditionsDate}`;
writeFileSync(path, formatEdition({ source, validFrom, presentations: taken }), { flag: 'wx' });
const faults = Object.entries(Object.groupBy(leftOut, ({ fault }) => fault));
process.stdout.write(`${path}: ${taken.length} presentations\n`);
for (const [fault, rows] of faults) process.stdout.write(`left out of the official files, ${fault}: ${rows.length}\n`);

function selectedCip13s(file: string): ReadonlySet<string> {
  return new Set(readFileSync(file, 'utf8').match(/^\d{13}(?=\s|$)/gm));
}
