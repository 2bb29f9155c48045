import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { MedicinePresentation } from '@ordonnancier/kernel/catalogue-facts.ts';
import type { CivilDate } from '@ordonnancier/kernel/civil-date.ts';
import { z } from 'zod';
import { civilDateSchema, presentationSchema } from './presentation-schema.ts';

/** The public database of medicines as it stood from one day on: a full statement, not a list of changes. */
export interface CatalogueEdition {
  /** Where the facts come from, as their reuse requires to be cited. */
  readonly source: string;
  readonly validFrom: CivilDate;
  readonly presentations: readonly MedicinePresentation[];
}

/** The folder of the seed that ships with the software: some 350 presentations, enough to try everything. */
export const seedEditionsFolder = new URL('./editions/', import.meta.url);

/** Of the lines; another number when `presentationSchema` no longer accepts what it accepted, so that none is trusted. */
const linesFormat = 1;

const head = z.strictObject({
  source: z.string().min(1),
  validFrom: civilDateSchema,
  /** Of all that follows the first line. */
  lines: z.strictObject({ format: z.literal(linesFormat), sha256: z.hex().length(64) }).optional(),
});

const editionFileName = /^edition-.*\.ndjson$/;

/** Reads every edition (`edition-YYYY-MM-DD.ndjson`) of a folder. Throws when one of them is not what it should be. */
export function readEditions(folder: string | URL): readonly CatalogueEdition[] {
  const path = typeof folder === 'string' ? folder : fileURLToPath(folder);
  return readdirSync(path)
    .filter((name) => editionFileName.test(name))
    .map((name) => parseEdition(readFileSync(join(path, name))));
}

/**
 * An edition as lines of JSON, its source, its date and the hash of the lines first, then the presentations in the order of
 * CIP13. Throws ZodError when a presentation is not what it should be: it is looked at here, and no more when it is read.
 */
export function formatEdition({ source, validFrom, presentations }: CatalogueEdition): Buffer {
  const ordered = presentations.toSorted((one, other) => (one.cip13 < other.cip13 ? -1 : 1));
  const lines = Buffer.concat(
    ordered.map((line) => Buffer.from(`${JSON.stringify(presentationSchema.parse(line))}\n`)),
  );
  const described = { source, validFrom, lines: { format: linesFormat, sha256: sha256(lines) } };
  return Buffer.concat([Buffer.from(`${JSON.stringify(described)}\n`), lines]);
}

/**
 * Lines that bear out their hash are taken as they are: every service reads every edition at its start, and looking at each
 * field of 18,000 packs takes longer than all the rest. Lines without a hash are looked at.
 * Throws ZodError, SyntaxError or Error when the edition is not what it should be.
 */
export function parseEdition(bytes: Buffer): CatalogueEdition {
  const { source, validFrom } = headOf(bytes);
  return { source, validFrom, presentations: [...presentationsIn(bytes)] };
}

/** Its presentations one by one, so that they need not be held all at once. Throws as `parseEdition`, which reads so. */
export function* presentationsIn(bytes: Buffer): Generator<MedicinePresentation> {
  const { validFrom, lines: described } = headOf(bytes);
  const lines = bytes.subarray(linesAt(bytes));
  if (described !== undefined && sha256(lines) !== described.sha256) {
    throw new Error(`the edition of ${validFrom} is not what was written: its lines have another hash`);
  }
  // Line by line: as one text, the lines would fill another twenty megabytes.
  for (let start = 0; start < lines.length;) {
    const end = lines.indexOf('\n', start);
    const line = lines.toString('utf8', start, end === -1 ? lines.length : end);
    start = end === -1 ? lines.length : end + 1;
    if (line === '') continue;
    const presentation: unknown = JSON.parse(line);
    yield described === undefined ? presentationSchema.parse(presentation) : (presentation as MedicinePresentation);
  }
}

function headOf(bytes: Buffer): z.infer<typeof head> {
  return head.parse(JSON.parse(bytes.toString('utf8', 0, linesAt(bytes))));
}

function linesAt(bytes: Buffer): number {
  return bytes.indexOf('\n') + 1;
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
