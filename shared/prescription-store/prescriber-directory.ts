import { readFileSync } from 'node:fs';
import { type FrenchTimeZone, frenchTimeZoneOf } from '@ordonnancier/kernel/civil-date.ts';
import { isRpps, type Rpps } from '@ordonnancier/kernel/identifiers.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import { z } from 'zod';

/** Where prescribers exercise, as the directory of health professionals says it. */
export interface PrescriberDirectory {
  /** Undefined of a prescriber who is not in it. */
  timeZoneOf(rpps: Rpps): FrenchTimeZone | undefined;
}

/** Monaco's postal codes, which begin as those of territories overseas do. */
const monaco = '980';

const row = z.object({ rpps: z.string().refine(isRpps), postalCode: z.string().regex(/^\d{5}$/) });

/**
 * Reads a directory: one line of JSON for each prescriber, with the `rpps` and the `postalCode` of the place of exercise.
 * Throws when a line is anything else, or its postal code is of no territory: a date of law is not to be guessed.
 */
export function readPrescriberDirectory(file: string | URL): PrescriberDirectory {
  const lines = readFileSync(file, 'utf8').split('\n');
  const timeZones = new Map<string, FrenchTimeZone>();
  for (const [index, line] of lines.entries()) {
    if (line === '') continue;
    const { rpps, postalCode } = row.parse(JSON.parse(line));
    const timeZone = postalCode.startsWith(monaco) ? 'Europe/Paris' : frenchTimeZoneOf(postalCode);
    invariant(
      timeZone !== undefined,
      `line ${index + 1} of the directory of prescribers: no territory has this postal code`,
    );
    timeZones.set(rpps, timeZone);
  }
  return { timeZoneOf: (rpps) => timeZones.get(rpps) };
}

/** The invented prescribers of `examples/identities.json`, of whose numbers no real prescriber has any. */
export const sandboxPrescribers = readPrescriberDirectory(new URL('./sandbox-prescribers.ndjson', import.meta.url));
