import type { RateKind, Reimbursement } from '@ordonnancier/kernel/catalogue-facts.ts';
import type { Cip13, Cis } from '@ordonnancier/kernel/identifiers.ts';
import { addCents, multiplyCents, shareOfCents, subtractCents, zeroCents } from '@ordonnancier/kernel/money.ts';
import type { Cents } from '@ordonnancier/kernel/money.ts';
import type { InvoiceAmounts, InvoiceLine } from './invoice-amounts.ts';
import { exemptsPrescriptionFees, prescriptionFeeLine, prescriptionFeesAdded } from './prescription-fees.ts';
import type { ExemptionRule, PackFacts, PricingFacts } from './pricing-facts.ts';

/** `missingCode` is a CIP13, an act code, or the exemption of which no rule is in force. */
export type Pricing =
  | { readonly status: 'priced'; readonly amounts: InvoiceAmounts }
  | { readonly status: 'blocked'; readonly reason: BlockedReason; readonly missingCode: string };

export type BlockedReason = 'price-missing' | 'tariff-missing';

/**
 * What a dispensing costs and who pays, by the facts of its own date. Nothing is guessed: one price or tariff that is
 * missing blocks the whole.
 *
 * A pack that is stated to be not reimbursed has no regulated price: it is sold at the counter and stands in no invoice.
 * Without any reimbursed pack the invoice is empty, and no fee of the whole prescription is due.
 */
export function priceDispensing({ packs, billedEarlier, coverage, tariffs }: PricingFacts): Pricing {
  const { exemption } = tariffs;
  if (exemption === undefined) return blocked('tariff-missing', coverage.exemption);

  const shares: LineShare[] = [];
  const billed: PackFacts[] = [];
  const medicines = new Set<Cis>();
  for (const pack of packs) {
    if (pack.stated === undefined) return blocked('price-missing', pack.cip13);
    const { cis, reimbursement } = pack.stated;
    if (reimbursement === undefined) continue;
    const { rateKind } = reimbursement;
    const normalRatePerMille = tariffs.medicineRatesPerMille[rateKind];
    if (normalRatePerMille === undefined) return blocked('tariff-missing', rateKind);
    const exempt = exemption.appliesTo === 'every-line' || pack.aldRelated;
    const ratePerMille = (exempt ? exemption.ratesPerMille[rateKind] : undefined) ?? normalRatePerMille;
    billed.push(pack);
    medicines.add(cis);
    shares.push(...medicineShares(pack, pack.stated.quarterlyPack, reimbursement, ratePerMille, exemption));
  }

  const exempt = exemptsPrescriptionFees(exemption, billed);
  for (const code of prescriptionFeesAdded(medicines, new Set(billedEarlier), coverage.ageBand)) {
    const line = prescriptionFeeLine(code, tariffs, exempt);
    if (line === undefined) return blocked('tariff-missing', code);
    shares.push({ line, restPaidBy: 'complementary' });
  }
  return { status: 'priced', amounts: addUp(shares) };
}

/** A line, and who pays what the compulsory insurer leaves of it. */
interface LineShare {
  readonly line: InvoiceLine;
  readonly restPaidBy: 'complementary' | 'patient';
}

/** The medicine and its fee of dispensing, which follows it in rate and in payer. */
function medicineShares(
  { cip13, count }: PackFacts,
  quarterlyPack: boolean,
  { rateKind, priceCents, feeCents }: Reimbursement,
  ratePerMille: number,
  { complementedKinds }: ExemptionRule,
): readonly LineShare[] {
  const restPaidBy = complementedKinds.includes(rateKind) ? 'complementary' : 'patient';
  const feeCode = `${quarterlyPack ? 'HG' : 'HD'}${digitOf(rateKind)}`;
  return [
    { line: invoiceLine(rateKind, cip13, count, priceCents, ratePerMille), restPaidBy },
    { line: invoiceLine(feeCode, cip13, count, feeCents, ratePerMille), restPaidBy },
  ];
}

function digitOf(rateKind: RateKind): string {
  return rateKind.slice('PH'.length);
}

function invoiceLine(
  actCode: string,
  cip13: Cip13,
  quantity: number,
  unitCents: Cents,
  ratePerMille: number,
): InvoiceLine {
  const compulsoryCents = shareOfCents(multiplyCents(unitCents, quantity), ratePerMille);
  return { actCode, cip13, quantity, unitCents, ratePerMille, compulsoryCents };
}

function addUp(shares: readonly LineShare[]): InvoiceAmounts {
  let totalCents = zeroCents;
  let compulsoryCents = zeroCents;
  const restCents = { complementary: zeroCents, patient: zeroCents };
  for (const { line, restPaidBy } of shares) {
    const amountCents = multiplyCents(line.unitCents, line.quantity);
    totalCents = addCents(totalCents, amountCents);
    compulsoryCents = addCents(compulsoryCents, line.compulsoryCents);
    restCents[restPaidBy] = addCents(restCents[restPaidBy], subtractCents(amountCents, line.compulsoryCents));
  }
  return {
    lines: shares.map(({ line }) => line),
    totalCents,
    compulsoryCents,
    complementaryCents: restCents.complementary,
    patientCents: restCents.patient,
  };
}

function blocked(reason: BlockedReason, missingCode: string): Pricing {
  return { status: 'blocked', reason, missingCode };
}
