import type { Catalogue } from '@ordonnancier/catalogue/catalogue.ts';
import {
  feeCents,
  feeCoefficientPerMille,
  medicineRatePerMille,
  prescriptionFeeRatePerMille,
  type InsuranceScheme,
} from '@ordonnancier/catalogue/tariffs.ts';
import { frenchTimeZoneOf, type CivilDate } from '@ordonnancier/kernel/civil-date.ts';
import type { Cis, Finess } from '@ordonnancier/kernel/identifiers.ts';
import { shareOfCents } from '@ordonnancier/kernel/money.ts';
import type {
  Coverage,
  PackFacts,
  PrescriptionFee,
  PrescriptionFeeCode,
  PricingFacts,
  TariffsOfDay,
} from '../domain/pricing/pricing-facts.ts';
import { exemptionRuleOn } from './exemption-rules.ts';

/** What is to be priced, before anything was looked up. */
export type PackToPrice = Omit<PackFacts, 'stated'>;

export interface DispensingToPrice {
  readonly pharmacyFiness: Finess;
  /** Where the pharmacy stands. */
  readonly dispensedOn: CivilDate;
  readonly packs: readonly PackToPrice[];
  readonly billedEarlier: readonly Cis[];
  readonly coverage: Coverage;
}

/** Looks up what was in force on the dispensing's own date. */
export function pricingFactsOf(
  catalogue: Catalogue,
  { pharmacyFiness, dispensedOn, packs, billedEarlier, coverage }: DispensingToPrice,
): PricingFacts {
  return {
    packs: packs.map((pack) => ({ ...pack, stated: catalogue.presentation(pack.cip13, dispensedOn) })),
    billedEarlier,
    coverage,
    tariffs: tariffsOn(dispensedOn, pharmacyFiness, coverage),
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
      HC: prescriptionFee('HC', scheme, onDate, metropolitanPerMille),
    },
    exemption: exemptionRuleOn(coverage.exemption, onDate),
  };
}

/** Of a fee that is the same overseas. */
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
