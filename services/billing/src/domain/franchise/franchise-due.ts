import { addCents, cents, multiplyCents, type Cents } from '@ordonnancier/kernel/money.ts';
import type { InvoiceLine } from '../pricing/invoice-amounts.ts';
import { isMinor, type AgeBand, type ExemptionRule } from '../pricing/pricing-facts.ts';

/**
 * What the boxes of an invoice make due before the cap of the year: so much for each, but never more than the compulsory
 * insurer pays for it. Fees and contraception that is paid in full make nothing due, and minors and
 * some exemptions owe none (article L.160-13 of the Code de la
 * sécurité sociale).
 *
 * @param perBoxCents on the day of the dispensing
 */
export function franchiseDueCents(
  lines: readonly InvoiceLine[],
  { owesFranchise }: Pick<ExemptionRule, 'owesFranchise'>,
  ageBand: AgeBand,
  perBoxCents: Cents,
): Cents {
  if (!owesFranchise || isMinor(ageBand)) return addCents();
  const boxes = lines.filter(({ actCode, contraceptionInFull }) => actCode.startsWith('PH') && !contraceptionInFull);
  return addCents(
    ...boxes.map(({ quantity, compulsoryCents }) =>
      cents(Math.min(multiplyCents(perBoxCents, quantity), compulsoryCents)),
    ),
  );
}
