import type { RateKind, Reimbursement } from '@ordonnancier/kernel/catalogue-facts.ts';
import type { Cip13 } from '@ordonnancier/kernel/identifiers.ts';
import { addCents, cents, multiplyCents, shareOfCents, subtractCents, zeroCents } from '@ordonnancier/kernel/money.ts';
import type { Cents } from '@ordonnancier/kernel/money.ts';
import { cardNeeded } from './card-needed.ts';
import type { InvoiceAmounts, InvoiceLine } from './invoice-amounts.ts';
import { isContraceptionInFull } from './contraception.ts';
import { exemptsPrescriptionFees, prescriptionFeeLine, prescriptionFeesAdded } from './prescription-fees.ts';
import type { FeeExempting } from './prescription-fees.ts';
import type { FeeEarning, PackFacts, PricingFacts } from './pricing-facts.ts';

/** `missingCode` is a CIP13, an act code, or the exemption of which no rule is in force. */
export type Pricing =
  | {
      readonly status: 'priced';
      readonly amounts: InvoiceAmounts;
      /**
       * A generic was refused, or a carte Vitale that was needed was not presented: there is no third-party payment, and the
       * patient is refunded what the insurers pay.
       */
      readonly patientAdvances: boolean;
    }
  | { readonly status: 'blocked'; readonly reason: BlockedReason; readonly missingCode: string };

const fullRatePerMille = 1000;

export type BlockedReason = 'price-missing' | 'tariff-missing';

/**
 * What a dispensing costs and who pays, by the facts of its own date. Nothing is guessed: one price or tariff that is
 * missing blocks the whole.
 *
 * A pack that is stated to be not reimbursed has no regulated price: it is sold at the counter and stands in no invoice.
 * Without any reimbursed pack the invoice is empty, and no fee of the whole prescription is due.
 */
export function priceDispensing(facts: PricingFacts): Pricing {
  const { packs, billedEarlier, coverage, tariffs, carteVitalePresented } = facts;
  const { exemption } = tariffs;
  if (exemption === undefined) return blocked('tariff-missing', coverage.exemption);

  const shares: LineShare[] = [];
  const billed: FeeExempting[] = [];
  const earning: FeeEarning[] = [];
  let patientAdvances = !carteVitalePresented && cardNeeded(facts);
  for (const pack of packs) {
    if (pack.stated === undefined) return blocked('price-missing', pack.cip13);
    const { cis, reimbursement } = pack.stated;
    if (reimbursement === undefined) continue;
    const { rateKind } = reimbursement;
    const normalRatePerMille = tariffs.medicineRatesPerMille[rateKind];
    if (normalRatePerMille === undefined) return blocked('tariff-missing', rateKind);
    const exempt = exemption.appliesTo === 'every-line' || pack.aldRelated;
    const refused = refusesGeneric(pack, reimbursement);
    const contraceptionInFull = isContraceptionInFull(pack, facts);
    const ratePerMille =
      refused && !exemption.coversRefusedGeneric
        ? 0
        : contraceptionInFull
          ? fullRatePerMille
          : ((exempt ? exemption.ratesPerMille[rateKind] : undefined) ?? normalRatePerMille);
    patientAdvances ||= refused;
    billed.push({ aldRelated: pack.aldRelated, contraceptionInFull });
    earning.push({ cis, specific: pack.specific });
    const lines = medicineLines(pack, pack.stated.quarterlyPack, reimbursement, ratePerMille, contraceptionInFull);
    const restPaidBy = exemption.complementedKinds.includes(rateKind) ? 'complementary' : 'patient';
    shares.push(...lines.map((line) => ({ line, restPaidBy }) as const));
  }

  const exempt = exemptsPrescriptionFees(exemption, billed);
  for (const code of prescriptionFeesAdded(earning, billedEarlier, coverage.ageBand)) {
    const line = prescriptionFeeLine(code, tariffs, exempt);
    if (line === undefined) return blocked('tariff-missing', code);
    shares.push({ line, restPaidBy: 'complementary' });
  }
  return { status: 'priced', amounts: addUp(shares), patientAdvances };
}

/**
 * Whether the refusal of a generic changes anything: not when one costs no less, nor in a group that has a flat reference
 * tariff, which limits what is paid already (articles L.162-16-7 of the Code de la sécurité sociale and L.251-2 of the Code
 * de l'action sociale et des familles).
 */
function refusesGeneric(pack: PackFacts, { priceCents }: Reimbursement): boolean {
  const { genericRefused, dearestGenericCents, referenceTariffCents } = pack;
  if (!genericRefused || referenceTariffCents !== undefined) return false;
  return dearestGenericCents !== undefined && dearestGenericCents < priceCents;
}

/** What the compulsory insurer counts from: the price, or less. */
function baseOf(pack: PackFacts, reimbursement: Reimbursement): Cents {
  const { dearestGenericCents, referenceTariffCents } = pack;
  const { priceCents } = reimbursement;
  const limits = [refusesGeneric(pack, reimbursement) ? dearestGenericCents : undefined, referenceTariffCents];
  return cents(Math.min(priceCents, ...limits.filter((limit) => limit !== undefined)));
}

/** A line, and who pays what the compulsory insurer leaves of its base; what it costs above that is the patient's. */
interface LineShare {
  readonly line: InvoiceLine;
  readonly restPaidBy: 'complementary' | 'patient';
}

/** The medicine and its fee of dispensing, which follows it in rate. */
function medicineLines(
  pack: PackFacts,
  quarterlyPack: boolean,
  reimbursement: Reimbursement,
  ratePerMille: number,
  contraceptionInFull: boolean,
): readonly InvoiceLine[] {
  const { cip13, count } = pack;
  const { rateKind, priceCents, feeCents } = reimbursement;
  const baseCents = baseOf(pack, reimbursement);
  const medicine = invoiceLine(rateKind, { cip13, count, unitCents: priceCents, baseCents, ratePerMille });
  const feeCode = `${quarterlyPack ? 'HG' : 'HD'}${digitOf(rateKind)}`;
  return [
    { ...medicine, ...(contraceptionInFull && { contraceptionInFull }) },
    invoiceLine(feeCode, { cip13, count, unitCents: feeCents, baseCents: feeCents, ratePerMille }),
  ];
}

function digitOf(rateKind: RateKind): string {
  return rateKind.slice('PH'.length);
}

interface Billed {
  readonly cip13: Cip13;
  readonly count: number;
  readonly unitCents: Cents;
  readonly baseCents: Cents;
  readonly ratePerMille: number;
}

function invoiceLine(actCode: string, { cip13, count, unitCents, baseCents, ratePerMille }: Billed): InvoiceLine {
  return {
    actCode,
    cip13,
    quantity: count,
    unitCents,
    ...(baseCents < unitCents && { baseUnitCents: baseCents }),
    ratePerMille,
    compulsoryCents: shareOfCents(multiplyCents(baseCents, count), ratePerMille),
  };
}

function addUp(shares: readonly LineShare[]): InvoiceAmounts {
  let totalCents = zeroCents;
  let compulsoryCents = zeroCents;
  const restCents = { complementary: zeroCents, patient: zeroCents };
  for (const { line, restPaidBy } of shares) {
    const amountCents = multiplyCents(line.unitCents, line.quantity);
    totalCents = addCents(totalCents, amountCents);
    compulsoryCents = addCents(compulsoryCents, line.compulsoryCents);
    const baseCents = multiplyCents(line.baseUnitCents ?? line.unitCents, line.quantity);
    restCents[restPaidBy] = addCents(restCents[restPaidBy], subtractCents(baseCents, line.compulsoryCents));
    restCents.patient = addCents(restCents.patient, subtractCents(amountCents, baseCents));
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
