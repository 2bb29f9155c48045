import type { Catalogue } from '@ordonnancier/catalogue/catalogue.ts';
import { dearestGenericCents } from '@ordonnancier/catalogue/dearest-generic.ts';
import type { ReferenceTariffs } from '@ordonnancier/catalogue/reference-tariffs.ts';
import type { SpecificMedicines } from '@ordonnancier/catalogue/specific-medicines.ts';
import {
  feeCents,
  feeCoefficientPerMille,
  medicineRatePerMille,
  prescriptionFeeRatePerMille,
  priceWhere,
  type InsuranceScheme,
} from '@ordonnancier/catalogue/tariffs.ts';
import type { MedicinePresentation } from '@ordonnancier/kernel/catalogue-facts.ts';
import type { CivilDate } from '@ordonnancier/kernel/civil-date.ts';
import type { Finess } from '@ordonnancier/kernel/identifiers.ts';
import { shareOfCents, type Cents } from '@ordonnancier/kernel/money.ts';
import type {
  Coverage,
  FeeEarning,
  PackFacts,
  PrescriptionFee,
  PrescriptionFeeCode,
  PricingFacts,
  TariffsOfDay,
} from '../domain/pricing/pricing-facts.ts';
import { cardRuleOn } from './card-rule.ts';
import { contraceptionRuleOn } from './contraception-rule.ts';
import { exemptionRuleOn } from './exemption-rules.ts';

/** What is to be priced, before anything was looked up. */
export type PackToPrice = Pick<PackFacts, 'cip13' | 'count' | 'aldRelated' | 'genericRefused'>;

/** Where prices are looked up, by date. */
export interface Prices {
  readonly catalogue: Catalogue;
  readonly referenceTariffs: ReferenceTariffs;
  readonly specificMedicines: SpecificMedicines;
}

export interface DispensingToPrice {
  readonly pharmacyFiness: Finess;
  /** Where the pharmacy stands. */
  readonly dispensedOn: CivilDate;
  readonly packs: readonly PackToPrice[];
  readonly billedEarlier: readonly FeeEarning[];
  readonly coverage: Coverage;
  readonly carteVitalePresented: boolean;
}

/** Looks up what was in force on the dispensing's own date. */
export function pricingFactsOf(
  prices: Prices,
  { pharmacyFiness, dispensedOn, packs, billedEarlier, coverage, carteVitalePresented }: DispensingToPrice,
): PricingFacts {
  return {
    packs: packs.map((pack) => packFacts(prices, pack, pharmacyFiness, dispensedOn)),
    billedEarlier,
    coverage,
    carteVitalePresented,
    tariffs: tariffsOn(dispensedOn, pharmacyFiness, coverage),
  };
}

function packFacts(
  { catalogue, referenceTariffs, specificMedicines }: Prices,
  pack: PackToPrice,
  pharmacyFiness: Finess,
  onDate: CivilDate,
): PackFacts {
  const where = (price: Cents | undefined) => price && priceWhere(pharmacyFiness, price, onDate);
  const onMainland = catalogue.presentation(pack.cip13, onDate);
  return {
    ...pack,
    stated: onMainland && statedAtPrice(onMainland, where(onMainland.reimbursement?.priceCents)),
    dearestGenericCents: where(onMainland && dearestGenericCents(catalogue, onMainland, onDate)),
    referenceTariffCents: where(referenceTariffs.centsOn(pack.cip13, onDate)),
    specific: specificMedicines.isListedOn(pack.cip13, onDate),
  };
}

/** Undefined when the pack is reimbursed and nobody knows its price. */
function statedAtPrice(pack: MedicinePresentation, priceCents: Cents | undefined): PackFacts['stated'] {
  if (pack.reimbursement === undefined) return pack;
  return priceCents === undefined ? undefined : { ...pack, reimbursement: { ...pack.reimbursement, priceCents } };
}

/** What was in force on a day, for a pharmacy's territory and a patient's scheme and exemption. */
export function tariffsOn(onDate: CivilDate, pharmacyFiness: Finess, coverage: Coverage): TariffsOfDay {
  const scheme: InsuranceScheme = coverage.alsaceMoselle ? 'alsace-moselle' : 'general';
  const coefficientPerMille = feeCoefficientPerMille(pharmacyFiness, onDate);
  return {
    medicineRatesPerMille: {
      PH1: medicineRatePerMille('PH1', scheme, onDate),
      PH7: medicineRatePerMille('PH7', scheme, onDate),
      PH4: medicineRatePerMille('PH4', scheme, onDate),
      PH2: medicineRatePerMille('PH2', scheme, onDate),
    },
    prescriptionFees: {
      HDR: prescriptionFee('HDR', scheme, onDate, coefficientPerMille),
      HDA: prescriptionFee('HDA', scheme, onDate, coefficientPerMille),
      HDE: prescriptionFee('HDE', scheme, onDate, metropolitanPerMille),
      HC: prescriptionFee('HC', scheme, onDate, metropolitanPerMille),
    },
    exemption: exemptionRuleOn(coverage, onDate),
    cardRule: cardRuleOn(onDate),
    contraception: contraceptionRuleOn(onDate),
  };
}

/** Of fees that are the same overseas. */
const metropolitanPerMille = 1000;

function prescriptionFee(
  code: PrescriptionFeeCode,
  scheme: InsuranceScheme,
  onDate: CivilDate,
  coefficientPerMille: number | undefined,
): PrescriptionFee | undefined {
  const metropolitanCents = feeCents(code, onDate);
  const ratePerMille = prescriptionFeeRatePerMille(code, scheme, onDate);
  const exemptRatePerMille = prescriptionFeeRatePerMille(code, 'exempt', onDate);
  if (
    metropolitanCents === undefined ||
    ratePerMille === undefined ||
    exemptRatePerMille === undefined ||
    coefficientPerMille === undefined
  ) {
    return undefined;
  }
  return { amountCents: shareOfCents(metropolitanCents, coefficientPerMille), ratePerMille, exemptRatePerMille };
}
