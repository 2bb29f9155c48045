import type { Catalogue } from '@ordonnancier/catalogue/catalogue.ts';
import type { CivilDate } from '@ordonnancier/kernel/civil-date.ts';
import type { MedicinePresentation } from '@ordonnancier/kernel/catalogue-facts.ts';
import type { Cis } from '@ordonnancier/kernel/identifiers.ts';
import type { MedicineFacts } from '@ordonnancier/prescription/commands.ts';

/** What the catalogue says on a day of a medicine, that is of all its packs; undefined when it knows none. */
export function medicineFacts(catalogue: Catalogue, cis: Cis, onDate: CivilDate): MedicineFacts | undefined {
  const packs = catalogue.presentationsOf(cis, onDate);
  const [anyPack] = packs;
  if (anyPack === undefined) return undefined;
  const marketed = packs.filter((pack) => pack.marketed);
  // Substances, groups and conditions are published by CIS: every pack states the same.
  return {
    ...anyPack,
    marketed: marketed.length > 0,
    quarterlyPack: packs.some((pack) => pack.quarterlyPack),
    smallestPackUnits: smallestOf(marketed.length > 0 ? marketed : packs),
    units: [...new Set(packs.map(({ unit }) => unit))],
    hospitalOnly: packs.every((pack) => pack.hospitalOnly),
  };
}

function smallestOf(packs: readonly MedicinePresentation[]): number {
  return Math.min(...packs.map((pack) => pack.unitsPerPack));
}
