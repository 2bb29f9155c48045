import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { MedicinePresentation } from '@ordonnancier/kernel/catalogue-facts.ts';
import { type CivilDate, isCivilDate } from '@ordonnancier/kernel/civil-date.ts';
import { type Cip13, type Cis, isCip13, isCis } from '@ordonnancier/kernel/identifiers.ts';
import { type Cents, isCents } from '@ordonnancier/kernel/money.ts';
import { z } from 'zod';

/** The public database of medicines as it stood from one day on: a full statement, not a list of changes. */
export interface CatalogueEdition {
  /** Where the facts come from, as their reuse requires to be cited. */
  readonly source: string;
  readonly validFrom: CivilDate;
  readonly presentations: readonly MedicinePresentation[];
}

/** The folder of the seed that ships with the software: some 350 presentations, enough to try everything. */
export const seedEditionsFolder = new URL('./editions/', import.meta.url);

const cip13 = z.custom<Cip13>((value) => typeof value === 'string' && isCip13(value));
const cis = z.custom<Cis>((value) => typeof value === 'string' && isCis(value));
const civilDate = z.custom<CivilDate>((value) => typeof value === 'string' && isCivilDate(value));
const amount = z.custom<Cents>((value) => typeof value === 'number' && isCents(value) && value >= 0);
const positive = z.int().min(1);

const presentation: z.ZodType<MedicinePresentation> = z.strictObject({
  cip13,
  cis,
  name: z.string().min(1),
  substances: z.array(z.string().min(1)).min(1),
  form: z.string().min(1),
  unitsPerPack: positive,
  unit: z.string().min(1),
  genericGroups: z.array(
    z.strictObject({
      groupId: z.string().regex(/^\d{1,5}$/),
      role: z.enum(['reference', 'generic', 'generic-by-dose-complement', 'substitutable-generic']),
    }),
  ),
  listClass: z.enum(['none', 'list-1', 'list-2', 'narcotic']),
  secureForm: z.boolean(),
  marketed: z.boolean(),
  prescriptionDaysMax: z.exactOptional(positive),
  fractionDays: z.exactOptional(positive),
  hospitalOnly: z.boolean(),
  quarterlyPack: z.boolean(),
  otherConditions: z.array(z.string().min(1)),
  reimbursement: z.exactOptional(
    z.strictObject({
      rateKind: z.enum(['PH1', 'PH7', 'PH4', 'PH2']),
      ratePerMille: positive.max(1000),
      priceCents: amount,
      feeCents: amount,
    }),
  ),
});

const head = z.strictObject({ source: z.string().min(1), validFrom: civilDate });

/** Reads every edition (`edition-YYYY-MM-DD.ndjson`) of a folder. Throws when one of them is not what it should be. */
export function readEditions(folder: string | URL): readonly CatalogueEdition[] {
  const path = typeof folder === 'string' ? folder : fileURLToPath(folder);
  return readdirSync(path)
    .filter((name) => /^edition-.*\.ndjson$/.test(name))
    .map((name) => parseEdition(readFileSync(join(path, name), 'utf8')));
}

/** An edition as lines of JSON, its source and date first, then the presentations in the order of CIP13. */
export function formatEdition({ source, validFrom, presentations }: CatalogueEdition): string {
  const ordered = presentations.toSorted((one, other) => (one.cip13 < other.cip13 ? -1 : 1));
  return [{ source, validFrom }, ...ordered].map((line) => `${JSON.stringify(line)}\n`).join('');
}

/** Throws ZodError or SyntaxError when a line is not what it should be. */
export function parseEdition(text: string): CatalogueEdition {
  const [first = '', ...lines] = text.trimEnd().split('\n');
  const presentations = lines.map((line) => presentation.parse(JSON.parse(line)));
  return { ...head.parse(JSON.parse(first)), presentations };
}
