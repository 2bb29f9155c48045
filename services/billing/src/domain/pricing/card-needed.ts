import { addCents } from '@ordonnancier/kernel/money.ts';
import type { CardRule, PackFacts, PricingFacts } from './pricing-facts.ts';

/** Whether one of the packs is given by third-party payment only on presentation of a carte Vitale. */
export function cardNeeded({ packs, coverage, tariffs }: PricingFacts): boolean {
  const { cardRule } = tariffs;
  // Whoever has AME has no carte Vitale.
  if (cardRule === undefined || coverage.exemption === 'ame') return false;
  return packs.some(({ stated }) => stated !== undefined && concernedBy(cardRule, stated));
}

function concernedBy(
  { packCentsMax, substanceSets }: CardRule,
  { listClass, substances, reimbursement }: NonNullable<PackFacts['stated']>,
): boolean {
  // What is not reimbursed knows no third-party payment.
  if (reimbursement === undefined) return false;
  const { priceCents, feeCents } = reimbursement;
  return (
    listClass === 'narcotic' ||
    addCents(priceCents, feeCents) > packCentsMax ||
    substanceSets.some((set) => set.every((substance) => substances.includes(substance)))
  );
}
