import type { CivilDate } from '@ordonnancier/kernel/civil-date.ts';
import type { Cip13 } from '@ordonnancier/kernel/identifiers.ts';
import { z } from 'zod';
import { parseDatedPacks, readPacksFile } from './dated-packs.ts';

/*
 * Packs of the closed list of "specific" medicines, one of which earns a prescription the fee HDE (national convention of
 * pharmacists). The Assurance Maladie publishes the list to pharmacies; no public data hold it. A line:
 * `{"cip13":"3400935955838","validFrom":"2026-01-01","validTo":"2026-12-31"}`, the last day being optional.
 */

const fileName = 'specific-medicines.ndjson';

const listed = z.strictObject({});

export interface SpecificMedicines {
  isListedOn(cip13: Cip13, onDate: CivilDate): boolean;
}

/** The list in a folder of editions; empty when it holds no file of it. Throws as `readPacksFile` and `parseDatedPacks`. */
export function readSpecificMedicines(folder: string): SpecificMedicines {
  return parseSpecificMedicines(readPacksFile(folder, fileName));
}

/** Throws as `parseDatedPacks`. */
export function parseSpecificMedicines(text: string): SpecificMedicines {
  const listing = parseDatedPacks(text, listed, fileName);
  return { isListedOn: (cip13, onDate) => listing(cip13, onDate) !== undefined };
}
