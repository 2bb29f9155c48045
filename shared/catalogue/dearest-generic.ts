import type { MedicinePresentation } from '@ordonnancier/kernel/catalogue-facts.ts';
import type { CivilDate } from '@ordonnancier/kernel/civil-date.ts';
import { cents, type Cents } from '@ordonnancier/kernel/money.ts';
import type { Catalogue } from './catalogue.ts';

/**
 * Price of the dearest marketed generic of a pack's groups on a day, of the same size, since packs of another size cost otherwise
 * for that alone; undefined when there is none.
 */
export function dearestGenericCents(
  catalogue: Catalogue,
  of: MedicinePresentation,
  onDate: CivilDate,
): Cents | undefined {
  const generics = of.genericGroups.flatMap(({ groupId }) =>
    catalogue.presentationsInGroup(groupId, onDate).filter((other) => isGenericIn(groupId, other)),
  );
  const pricesCents = generics
    .filter(({ marketed, unitsPerPack }) => marketed && unitsPerPack === of.unitsPerPack)
    .flatMap(({ reimbursement }) => (reimbursement === undefined ? [] : [reimbursement.priceCents]));
  return pricesCents.length === 0 ? undefined : cents(Math.max(...pricesCents));
}

function isGenericIn(groupId: string, { genericGroups }: MedicinePresentation): boolean {
  return genericGroups.some((membership) => membership.groupId === groupId && membership.role !== 'reference');
}
