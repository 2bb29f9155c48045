import type { CivilDate } from '@ordonnancier/kernel/civil-date.ts';
import type { Cip13 } from '@ordonnancier/kernel/identifiers.ts';
import { cents, type Cents } from '@ordonnancier/kernel/money.ts';
import { z } from 'zod';
import { parseDatedPacks, readPacksFile } from './dated-packs.ts';

/*
 * Flat reference tariffs (tarifs forfaitaires de responsabilité, article L.162-16 of the Code de la sécurité sociale): what
 * the insurance counts from when a pack costs more. A line: `{"cip13":"3400935955838","cents":900,
 * "validFrom":"2026-01-01","validTo":"2026-12-31"}`, the last day being optional.
 */

const fileName = 'reference-tariffs.ndjson';

/** Of one pack, with taxes and without the fee of dispensing. */
const tariff = z.strictObject({ cents: z.int().positive().transform(cents) });

export interface ReferenceTariffs {
  /** Undefined for a pack that has none that day, as nearly all. */
  centsOn(cip13: Cip13, onDate: CivilDate): Cents | undefined;
}

/** The tariffs in a folder of editions; none when it holds no file of them. Throws as `readPacksFile` and `parseDatedPacks`. */
export function readReferenceTariffs(folder: string): ReferenceTariffs {
  return parseReferenceTariffs(readPacksFile(folder, fileName));
}

/** Throws as `parseDatedPacks`. */
export function parseReferenceTariffs(text: string): ReferenceTariffs {
  const tariffOf = parseDatedPacks(text, tariff, fileName);
  return { centsOn: (cip13, onDate) => tariffOf(cip13, onDate)?.cents };
}
