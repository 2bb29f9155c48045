import type { InvoiceAmounts } from './invoice-amounts.ts';
import { isContraceptionInFull } from './contraception.ts';
import { priceDispensing, type Pricing } from './price-dispensing.ts';
import { exemptsPrescriptionFees, prescriptionFeeLine, withPrescriptionFees } from './prescription-fees.ts';
import type { PricingFacts, PrescriptionFeeCode } from './pricing-facts.ts';

/**
 * What an invoice costs by other facts than it was made by. Which fees of the prescription it carries is a matter of its
 * execution, which a correction leaves alone: it keeps them, at the rate of the new facts.
 */
export function repriceDispensing(facts: PricingFacts, former: InvoiceAmounts): Pricing {
  const pricing = priceDispensing(facts);
  const { exemption } = facts.tariffs;
  if (pricing.status === 'blocked' || exemption === undefined) return pricing;
  const billed = facts.packs
    .filter(({ stated }) => stated?.reimbursement !== undefined)
    .map((pack) => ({ aldRelated: pack.aldRelated, contraceptionInFull: isContraceptionInFull(pack, facts) }));
  const exempt = exemptsPrescriptionFees(exemption, billed);
  const feeLines = [];
  for (const code of feesCarriedBy(former)) {
    const line = prescriptionFeeLine(code, facts.tariffs, exempt);
    if (line === undefined) return { status: 'blocked', reason: 'tariff-missing', missingCode: code };
    feeLines.push(line);
  }
  return { ...pricing, amounts: withPrescriptionFees(pricing.amounts, feeLines) };
}

const prescriptionFeeCodes: readonly PrescriptionFeeCode[] = ['HDR', 'HDA', 'HDE', 'HC'];

function feesCarriedBy({ lines }: InvoiceAmounts): readonly PrescriptionFeeCode[] {
  return prescriptionFeeCodes.filter((code) => lines.some(({ actCode }) => actCode === code));
}
