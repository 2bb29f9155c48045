import type { MedicinePresentation } from '@ordonnancier/kernel/catalogue-facts.ts';
import type { CivilDate } from '@ordonnancier/kernel/civil-date.ts';
import type { Cip13, Cis } from '@ordonnancier/kernel/identifiers.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import { assimilationDays, assimilationOf } from './assimilated.ts';
import { biosimilarGroupOf } from './biosimilars.ts';
import { contraceptionOf } from './contraceptives.ts';
import type { CatalogueEdition } from './edition.ts';
import { namedPharmacyFrom } from './named-pharmacy.ts';

/**
 * Medicines by date. On a day the latest edition dated that day or before is in force, and it alone: a pack that it no
 * longer states is unknown, and so is every pack before the first edition. Nothing is carried over between editions, for
 * a price of another time must not pay for a dispensing of today.
 */
export interface Catalogue {
  /** The pack as stated on a day; undefined when unknown. */
  presentation(cip13: Cip13, onDate: CivilDate): MedicinePresentation | undefined;
  /** Every pack of a medicine on a day, marketed or not, in the order of CIP13; empty when unknown. */
  presentationsOf(cis: Cis, onDate: CivilDate): readonly MedicinePresentation[];
  /** Every pack of every member of a generic group on a day, marketed or not, in the order of CIP13; empty when unknown. */
  presentationsInGroup(groupId: string, onDate: CivilDate): readonly MedicinePresentation[];
}

/** Throws InvariantViolation when two editions bear one date or one edition states a pack twice. */
export function openCatalogue(editions: readonly CatalogueEdition[]): Catalogue {
  const editionDays = new Set(editions.map(({ validFrom }) => validFrom));
  invariant(editionDays.size === editions.length, 'two editions of the catalogue bear the same date');
  // What the law adds to an edition may begin while it is in force.
  const days = [...new Set([...editionDays, ...assimilationDays])].sort().reverse();
  const latestFirst = days.flatMap((validFrom) => {
    const edition = editionOn(editions, validFrom);
    return edition === undefined ? [] : indexed(edition, validFrom);
  });
  const inForce = (onDate: CivilDate): IndexedEdition | undefined =>
    latestFirst.find(({ validFrom }) => validFrom <= onDate);
  return {
    presentation: (cip13, onDate) => inForce(onDate)?.byCip13.get(cip13),
    presentationsOf: (cis, onDate) => inForce(onDate)?.byCis.get(cis) ?? [],
    presentationsInGroup: (groupId, onDate) => inForce(onDate)?.byGroup.get(groupId) ?? [],
  };
}

interface IndexedEdition {
  readonly validFrom: CivilDate;
  readonly byCip13: ReadonlyMap<Cip13, MedicinePresentation>;
  readonly byCis: ReadonlyMap<Cis, readonly MedicinePresentation[]>;
  readonly byGroup: ReadonlyMap<string, readonly MedicinePresentation[]>;
}

function editionOn(editions: readonly CatalogueEdition[], onDate: CivilDate): CatalogueEdition | undefined {
  return editions
    .filter(({ validFrom }) => validFrom <= onDate)
    .toSorted((one, other) => (one.validFrom > other.validFrom ? -1 : 1))[0];
}

function indexed({ presentations }: CatalogueEdition, validFrom: CivilDate): IndexedEdition {
  const atcCodes = atcCodesOfHybridGroups(presentations);
  const byCip13 = new Map(
    presentations.map((presentation) => [presentation.cip13, withListedFacts(presentation, atcCodes, validFrom)]),
  );
  invariant(byCip13.size === presentations.length, 'an edition of the catalogue states a pack twice');
  const ordered = [...byCip13.values()].sort((one, other) => (one.cip13 < other.cip13 ? -1 : 1));
  const byCis = Map.groupBy(ordered, ({ cis }) => cis);
  const byGroup = new Map<string, MedicinePresentation[]>();
  for (const presentation of ordered) {
    for (const { groupId } of presentation.genericGroups) {
      const group = byGroup.get(groupId);
      if (group) group.push(presentation);
      else byGroup.set(groupId, [presentation]);
    }
  }
  return { validFrom, byCip13, byCis, byGroup };
}

/** ATC codes are published of some medicines only: that of one member tells the class of its whole group. */
function atcCodesOfHybridGroups(presentations: readonly MedicinePresentation[]): ReadonlyMap<string, string> {
  return new Map(
    presentations.flatMap(({ atcCode, hybridGroups = [] }) =>
      atcCode === undefined ? [] : hybridGroups.map(({ groupId }) => [groupId, atcCode] as const),
    ),
  );
}

/** What arrêtés list and the database, which editions state, does not. */
function withListedFacts(
  presentation: MedicinePresentation,
  atcCodesOfGroups: ReadonlyMap<string, string>,
  onDate: CivilDate,
): MedicinePresentation {
  const biosimilarGroup = biosimilarGroupOf(presentation);
  const from = namedPharmacyFrom(presentation);
  const hybridGroups = presentation.hybridGroups?.map((group) => {
    const atcCode = atcCodesOfGroups.get(group.groupId);
    return { ...group, ...(atcCode !== undefined && { atcCode }) };
  });
  return {
    ...presentation,
    ...assimilationOf(presentation, onDate),
    ...contraceptionOf(presentation),
    ...(hybridGroups !== undefined && { hybridGroups }),
    ...(biosimilarGroup !== undefined && { biosimilarGroup }),
    ...(from !== undefined && { namedPharmacyFrom: from }),
  };
}
