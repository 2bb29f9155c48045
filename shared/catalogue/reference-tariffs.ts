import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { isCivilDate, type CivilDate } from '@ordonnancier/kernel/civil-date.ts';
import { isCip13, type Cip13 } from '@ordonnancier/kernel/identifiers.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import { cents, type Cents } from '@ordonnancier/kernel/money.ts';
import { z } from 'zod';
import { valueOn, type DatedValue } from './tariffs.ts';

/*
 * Flat reference tariffs (tarifs forfaitaires de responsabilité, article L.162-16 of the Code de la sécurité sociale): what
 * the insurance counts from when a pack costs more. The public database of medicines does not state them, so whoever
 * runs this house puts them beside the editions of the catalogue, in a file of our own: one line of JSON for each tariff,
 * `{"cip13":"3400935955838","cents":900,"validFrom":"2026-01-01","validTo":"2026-12-31"}`, the last day being optional.
 */

const fileName = 'reference-tariffs.ndjson';

const civilDate = z.custom<CivilDate>((value) => typeof value === 'string' && isCivilDate(value));
const line = z.strictObject({
  cip13: z.custom<Cip13>((value) => typeof value === 'string' && isCip13(value)),
  /** Of one pack, with taxes and without the fee of dispensing. */
  cents: z.int().positive().transform(cents),
  validFrom: civilDate,
  validTo: civilDate.optional(),
});

export interface ReferenceTariffs {
  /** Undefined for a pack that has none that day, as nearly all. */
  centsOn(cip13: Cip13, onDate: CivilDate): Cents | undefined;
}

/** The tariffs in a folder of editions; none when it holds no file of them. Throws when the file is not what it should be. */
export function readReferenceTariffs(folder: string): ReferenceTariffs {
  const file = path.join(folder, fileName);
  return parseReferenceTariffs(existsSync(file) ? readFileSync(file, 'utf8') : '');
}

/** Throws ZodError or SyntaxError on a line that is none, InvariantViolation when a pack has two tariffs on one day. */
export function parseReferenceTariffs(text: string): ReferenceTariffs {
  const byCip13 = new Map<Cip13, DatedValue<Cents>[]>();
  for (const json of text.split('\n').filter((candidate) => candidate !== '')) {
    const { cip13, cents: value, validFrom, validTo } = line.parse(JSON.parse(json));
    const dated = { value, validFrom, ...(validTo !== undefined && { validTo }) };
    const others = byCip13.get(cip13) ?? [];
    invariant(!others.some((other) => overlap(other, dated)), 'a pack has two reference tariffs on one day');
    byCip13.set(cip13, [...others, dated]);
  }
  return { centsOn: (cip13, onDate) => valueOn(byCip13.get(cip13) ?? [], onDate) };
}

function overlap(one: DatedValue<Cents>, other: DatedValue<Cents>): boolean {
  const endsBefore = ({ validTo }: DatedValue<Cents>, { validFrom }: DatedValue<Cents>) =>
    validTo !== undefined && validTo < validFrom;
  return !endsBefore(one, other) && !endsBefore(other, one);
}
