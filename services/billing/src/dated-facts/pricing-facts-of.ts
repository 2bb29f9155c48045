import type { Catalogue } from '@ordonnancier/catalogue/catalogue.ts';
import { dearestGenericCents } from '@ordonnancier/catalogue/dearest-generic.ts';
import type { ReferenceTariffs } from '@ordonnancier/catalogue/reference-tariffs.ts';
import type { SpecificMedicines } from '@ordonnancier/catalogue/specific-medicines.ts';
import {
  feeCents,
  feeCoefficientPerMille,
  medicineRatePerMille,
  prescriptionFeeRatePerMille,
  type InsuranceScheme,
} from '@ordonnancier/catalogue/tariffs.ts';
import { frenchTimeZoneOf, type CivilDate } from '@ordonnancier/kernel/civil-date.ts';
import type { Finess } from '@ordonnancier/kernel/identifiers.ts';
import { shareOfCents } from '@ordonnancier/kernel/money.ts';
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
    packs: packs.map((pack) => packFacts(prices, pack, dispensedOn)),
    billedEarlier,
    coverage,
    carteVitalePresented,
    tariffs: tariffsOn(dispensedOn, pharmacyFiness, coverage),
  };
}

function packFacts(
  { catalogue, referenceTariffs, specificMedicines }: Prices,
  pack: PackToPrice,
  onDate: CivilDate,
): PackFacts {
  const stated = catalogue.presentation(pack.cip13, onDate);
  return {
    ...pack,
    stated,
    dearestGenericCents: stated && dearestGenericCents(catalogue, stated, onDate),
    referenceTariffCents: referenceTariffs.centsOn(pack.cip13, onDate),
    specific: specificMedicines.isListedOn(pack.cip13, onDate),
  };
}

/** What was in force on a day, for a pharmacy's territory and a patient's scheme and exemption. */
export function tariffsOn(onDate: CivilDate, pharmacyFiness: Finess, coverage: Coverage): TariffsOfDay {
  const scheme: InsuranceScheme = coverage.alsaceMoselle ? 'alsace-moselle' : 'general';
  const coefficientPerMille = overseasCoefficientPerMille(pharmacyFiness, onDate);
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
  };
}

/** Of fees that are the same overseas. */
const metropolitanPerMille = 1000;

/** Undefined in a territory whose coefficient nobody knows: its fees are then missing, not metropolitan. */
function overseasCoefficientPerMille(pharmacyFiness: Finess, onDate: CivilDate): number | undefined {
  const territory = frenchTimeZoneOf(pharmacyFiness);
  return territory === undefined ? undefined : feeCoefficientPerMille(territory, onDate);
}

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
