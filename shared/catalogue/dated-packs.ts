import { existsSync } from 'node:fs';
import path from 'node:path';
import { isCivilDate, type CivilDate } from '@ordonnancier/kernel/civil-date.ts';
import { isCip13, type Cip13 } from '@ordonnancier/kernel/identifiers.ts';
import { z } from 'zod';
import { valueOn, type DatedValue } from './tariffs.ts';
import { FileRefused, linesOf, readWholeText } from './whole-text.ts';

/*
 * Facts about packs that the public database of medicines does not state. Whoever runs this house puts them beside the editions
 * of the catalogue, in files of our own: one line of JSON for each pack and time, with `cip13`, `validFrom`, perhaps
 * `validTo`, the last day, and what the file is about.
 */

const civilDate = z.custom<CivilDate>((value) => typeof value === 'string' && isCivilDate(value));
const line = z
  .looseObject({
    cip13: z.custom<Cip13>((value) => typeof value === 'string' && isCip13(value)),
    validFrom: civilDate,
    validTo: civilDate.optional(),
  })
  // Else it would be in force on no day, and nobody would know.
  .refine(({ validFrom, validTo = validFrom }) => validFrom <= validTo);

/** What is known of a pack on a day; undefined when nothing is. */
export type DatedPacks<Fact> = (cip13: Cip13, onDate: CivilDate) => Fact | undefined;

/**
 * The text of a file in a folder of editions; empty when there is none. A file that is there and holds nothing is refused:
 * a list is not empty by a mistake. Throws FileRefused.
 */
export function readPacksFile(folder: string, fileName: string): string {
  const file = path.join(folder, fileName);
  // A line of JSON tells by itself that it is whole.
  return existsSync(file) ? readWholeText(file, 'utf-8', 'perhaps') : '';
}

/** Throws FileRefused, with the line, when one is not what it should be or a pack has two facts on one day. */
export function parseDatedPacks<Fact>(text: string, fact: z.ZodType<Fact>, fileName: string): DatedPacks<Fact> {
  const byCip13 = new Map<Cip13, DatedValue<Fact>[]>();
  for (const [index, json] of linesOf(text).entries()) {
    if (json.trim() === '') continue;
    const refuseLine = (reason: string) => new FileRefused(fileName, index + 1, reason);
    const { cip13, dated } = parseLine(json, fact, refuseLine);
    const others = byCip13.get(cip13) ?? [];
    if (others.some((other) => overlap(other, dated))) throw refuseLine('the pack has two facts of a kind on one day');
    byCip13.set(cip13, [...others, dated]);
  }
  return (cip13, onDate) => valueOn(byCip13.get(cip13) ?? [], onDate);
}

function parseLine<Fact>(
  json: string,
  fact: z.ZodType<Fact>,
  refuseLine: (reason: string) => FileRefused,
): { cip13: Cip13; dated: DatedValue<Fact> } {
  try {
    const { cip13, validFrom, validTo, ...rest } = line.parse(JSON.parse(json));
    return { cip13, dated: { value: fact.parse(rest), validFrom, ...(validTo !== undefined && { validTo }) } };
  } catch (error) {
    if (error instanceof z.ZodError) throw refuseLine(z.prettifyError(error).replaceAll(/\s+/g, ' '));
    if (error instanceof SyntaxError) throw refuseLine('not one object of JSON');
    throw error;
  }
}

function overlap<Fact>(one: DatedValue<Fact>, other: DatedValue<Fact>): boolean {
  const endsBefore = ({ validTo }: DatedValue<Fact>, { validFrom }: DatedValue<Fact>) =>
    validTo !== undefined && validTo < validFrom;
  return !endsBefore(one, other) && !endsBefore(other, one);
}
