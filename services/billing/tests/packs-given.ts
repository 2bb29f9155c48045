import { openCatalogue } from '@ordonnancier/catalogue/catalogue.ts';
import { parseReferenceTariffs } from '@ordonnancier/catalogue/reference-tariffs.ts';
import { parseSpecificMedicines } from '@ordonnancier/catalogue/specific-medicines.ts';
import type { MedicinePresentation, RateKind } from '@ordonnancier/kernel/catalogue-facts.ts';
import { isCivilDate, type CivilDate } from '@ordonnancier/kernel/civil-date.ts';
import { isCip13, isFiness, type Cip13, type Finess } from '@ordonnancier/kernel/identifiers.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import { cents } from '@ordonnancier/kernel/money.ts';
import { pricingFactsOf } from '../src/dated-facts/pricing-facts-of.ts';
import type { Coverage, PackFacts, PricingFacts } from '../src/domain/pricing/pricing-facts.ts';

/*
 * What a price depends on, at the tariffs of a day and at prices that a test chooses.
 */

/** No pack is stated; the tariffs are those of the day. */
export const nobody = {
  catalogue: openCatalogue([]),
  referenceTariffs: parseReferenceTariffs(''),
  specificMedicines: parseSpecificMedicines(''),
};

export interface PackGiven {
  readonly rateKind: RateKind;
  readonly priceCents: number;
  readonly count?: number;
  readonly aldRelated?: boolean;
  readonly quarterly?: boolean;
  /** The price of its dearest generic, which the patient refuses. */
  readonly genericRefusedAtCents?: number | undefined;
  readonly referenceTariffCents?: number | undefined;
  /** On the list that earns the fee HDE. */
  readonly specific?: boolean;
  readonly contraception?: MedicinePresentation['contraception'];
}

/** The tariffs of the day as they are looked up, and packs at the prices given. */
export function factsOf(
  packs: readonly PackGiven[],
  coverage: Coverage,
  onDate: CivilDate,
  pharmacy: Finess,
): PricingFacts {
  const looked = pricingFactsOf(nobody, {
    pharmacyFiness: pharmacy,
    dispensedOn: onDate,
    packs: [],
    billedEarlier: [],
    coverage,
    carteVitalePresented: true,
  });
  const indexOf = (pack: PackGiven): number => packs.findIndex((other) => other === pack);
  return { ...looked, packs: packs.map((pack) => packFacts(pack, indexOf(pack))) };
}

export function packFacts(given: PackGiven, index: number): PackFacts {
  const { rateKind, priceCents, count = 1, aldRelated = false, quarterly = false, specific = false } = given;
  const { genericRefusedAtCents, referenceTariffCents, contraception } = given;
  const reimbursement = {
    rateKind,
    ratePerMille: { PH1: 1000, PH7: 650, PH4: 300, PH2: 150 }[rateKind],
    priceCents: cents(priceCents),
    feeCents: cents(quarterly ? 276 : 102),
  };
  return {
    cip13: cip13Of(index),
    count,
    aldRelated,
    specific,
    genericRefused: genericRefusedAtCents !== undefined,
    dearestGenericCents: genericRefusedAtCents === undefined ? undefined : cents(genericRefusedAtCents),
    referenceTariffCents: referenceTariffCents === undefined ? undefined : cents(referenceTariffCents),
    stated: {
      cis: cisOf(index),
      quarterlyPack: quarterly,
      reimbursement,
      listClass: 'none',
      substances: [],
      ...(contraception !== undefined && { contraception }),
    },
  };
}

export function cip13Of(index: number): Cip13 {
  const body = `34009${index.toString().padStart(7, '0')}`;
  const sum = Array.from(body).reduce((total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 1 : 3), 0);
  const cip13 = `${body}${(10 - (sum % 10)) % 10}`;
  invariant(isCip13(cip13), 'must be a CIP13');
  return cip13;
}

export function cisOf(index: number): MedicinePresentation['cis'] {
  return `6${index.toString().padStart(7, '0')}` as MedicinePresentation['cis'];
}

export function day(text: string): CivilDate {
  invariant(isCivilDate(text), `${text} is not a day`);
  return text;
}

export function finess(text: string): Finess {
  invariant(isFiness(text), `${text} is not a FINESS number`);
  return text;
}

export function cip13(text: string): Cip13 {
  invariant(isCip13(text), `${text} is not a CIP13 code`);
  return text;
}
