import type { CatalogueEdition } from '@ordonnancier/catalogue/edition.ts';
import { priceWhere } from '@ordonnancier/catalogue/tariffs.ts';
import type { MedicinePresentation } from '@ordonnancier/kernel/catalogue-facts.ts';
import type { CivilDate } from '@ordonnancier/kernel/civil-date.ts';
import type { Cip13, Cis, Finess } from '@ordonnancier/kernel/identifiers.ts';
import { addCents } from '@ordonnancier/kernel/money.ts';
import type { Cents } from '@ordonnancier/kernel/money.ts';

/**
 * What scoring asks of the catalogue, by the edition in force on a day. Before the first edition, and for a medicine that
 * is in none, prices are unknown and a medicine counts under its own code alone.
 */
export interface Medicines {
  /** See `DeliveredMedicine.keys`. Sorted, each once. */
  keysOf(cis: readonly Cis[], onDate: CivilDate): readonly string[];
  /** Public price of a pack where the pharmacy stands, fee and taxes included; undefined when unknown or free. */
  priceOf(cip13: Cip13, pharmacyFiness: Finess, onDate: CivilDate): Cents | undefined;
  /** The lowest public price of a medicine's packs on the market: what one delivery costs at the least. */
  cheapestPackOf(cis: Cis, pharmacyFiness: Finess, onDate: CivilDate): Cents | undefined;
}

export function openMedicines(editions: readonly CatalogueEdition[]): Medicines {
  const latestFirst = editions
    .toSorted((one, other) => (one.validFrom > other.validFrom ? -1 : 1))
    .map(({ validFrom, presentations }) => ({
      validFrom,
      byCip13: new Map(presentations.map((pack) => [pack.cip13, pack])),
      byCis: Map.groupBy(presentations, (pack) => pack.cis),
    }));
  const inForce = (onDate: CivilDate) => latestFirst.find(({ validFrom }) => validFrom <= onDate);

  return {
    keysOf(cis, onDate) {
      const byCis = inForce(onDate)?.byCis;
      const packs = cis.flatMap((code) => byCis?.get(code) ?? []);
      const groups = packs.flatMap((pack) => pack.genericGroups.map(({ groupId }) => `group-${groupId}`));
      return [...new Set([...cis.map((code) => `cis-${code}`), ...groups])].sort();
    },
    priceOf: (cip13, pharmacyFiness, onDate) =>
      publicPriceOf(inForce(onDate)?.byCip13.get(cip13), pharmacyFiness, onDate),
    cheapestPackOf(cis, pharmacyFiness, onDate) {
      const packs = inForce(onDate)?.byCis.get(cis) ?? [];
      const prices = packs
        .filter((pack) => pack.marketed)
        .flatMap((pack) => publicPriceOf(pack, pharmacyFiness, onDate) ?? []);
      return prices.reduce<Cents | undefined>(
        (least, price) => (least === undefined || price < least ? price : least),
        undefined,
      );
    },
  };
}

function publicPriceOf(
  pack: MedicinePresentation | undefined,
  pharmacyFiness: Finess,
  onDate: CivilDate,
): Cents | undefined {
  if (pack?.reimbursement === undefined) return undefined;
  const { priceCents, feeCents } = pack.reimbursement;
  const thereCents = priceWhere(pharmacyFiness, priceCents, onDate);
  return thereCents && addCents(thereCents, feeCents);
}
