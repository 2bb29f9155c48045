import type { RateKind } from '@ordonnancier/kernel/catalogue-facts.ts';
import { type CivilDate, type FrenchTimeZone, frenchTimeZoneOf, isCivilDate } from '@ordonnancier/kernel/civil-date.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import type { Finess } from '@ordonnancier/kernel/identifiers.ts';
import { type Cents, cents, shareOfCents } from '@ordonnancier/kernel/money.ts';

/*
 * Amounts and rates by the date of the dispensing. The tables begin where the franchise became what it is, on 31 March 2024:
 * the insurance pays claims of some two years at most (article L.332-1 of the Code de la sécurité sociale). A lookup answers
 * undefined when nothing is known to be in force that day, and the invoice is then blocked with its reason; no amount of
 * another time is taken instead.
 */

/** A value in force from a day on, up to and including `validTo` when it has ended. */
export interface DatedValue<Value> {
  readonly value: Value;
  readonly validFrom: CivilDate;
  readonly validTo?: CivilDate;
}

/** The value in force on a day; undefined when there is none. */
export function valueOn<Value>(values: readonly DatedValue<Value>[], onDate: CivilDate): Value | undefined {
  return values.find(({ validFrom, validTo }) => validFrom <= onDate && (validTo === undefined || onDate <= validTo))
    ?.value;
}

/**
 * Fees of dispensing by act code. Per box: HD, HG (quarterly pack); they are billed as HD1, HD7… after the medicine's own
 * rate. Per prescription: HDR, HDA (age), HDE (specific medicines), HC (five lines or more).
 */
export type FeeCode = 'HD' | 'HG' | PrescriptionFeeCode;
export type PrescriptionFeeCode = 'HDR' | 'HDA' | 'HDE' | 'HC';

export type InsuranceScheme = 'general' | 'alsace-moselle';

/** In thousandths, by the territory's time zone. */
type TerritoryCoefficients = Readonly<Partial<Record<FrenchTimeZone, readonly DatedValue<number>[]>>>;

export interface Franchise {
  readonly perBoxCents: Cents;
  readonly perYearCentsMax: Cents;
}

// Source: national convention of pharmacists and its amendments, amounts with taxes in metropolitan France, as published
// by the Assurance Maladie.
const feesCents: Readonly<Record<FeeCode, readonly DatedValue<Cents>[]>> = {
  HD: [{ value: cents(102), validFrom: day('2024-03-31') }],
  HG: [{ value: cents(276), validFrom: day('2024-03-31') }],
  HDR: [
    { value: cents(51), validFrom: day('2024-03-31'), validTo: day('2024-12-31') },
    { value: cents(61), validFrom: day('2025-01-01') },
  ],
  HDA: [
    { value: cents(158), validFrom: day('2024-03-31'), validTo: day('2025-12-31') },
    { value: cents(168), validFrom: day('2026-01-01') },
  ],
  HDE: [{ value: cents(357), validFrom: day('2024-03-31') }],
  HC: [{ value: cents(31), validFrom: day('2024-03-31') }],
};

// Source: article R.160-5 of the Code de la sécurité sociale; for Alsace and Moselle, the local scheme's own rates.
const medicineRatesPerMille: Readonly<
  Record<InsuranceScheme, Readonly<Record<RateKind, readonly DatedValue<number>[]>>>
> = {
  general: {
    PH1: [{ value: 1000, validFrom: day('2024-03-31') }],
    PH7: [{ value: 650, validFrom: day('2024-03-31') }],
    PH4: [{ value: 300, validFrom: day('2024-03-31') }],
    PH2: [{ value: 150, validFrom: day('2024-03-31') }],
  },
  'alsace-moselle': {
    PH1: [{ value: 1000, validFrom: day('2024-03-31') }],
    PH7: [{ value: 900, validFrom: day('2024-03-31') }],
    PH4: [{ value: 800, validFrom: day('2024-03-31') }],
    PH2: [{ value: 150, validFrom: day('2024-03-31') }],
  },
};

// Source: the same convention. Not confirmed by a published text: 90 % in Alsace and Moselle, and 100 % under exemption.
const prescriptionFeeRatesPerMille: Readonly<
  Record<InsuranceScheme | 'exempt', Readonly<Record<PrescriptionFeeCode, readonly DatedValue<number>[]>>>
> = {
  general: {
    HDR: [{ value: 700, validFrom: day('2024-03-31') }],
    HDA: [{ value: 700, validFrom: day('2024-03-31') }],
    HDE: [{ value: 700, validFrom: day('2024-03-31') }],
    HC: [{ value: 1000, validFrom: day('2024-03-31') }],
  },
  'alsace-moselle': {
    HDR: [{ value: 900, validFrom: day('2024-03-31') }],
    HDA: [{ value: 900, validFrom: day('2024-03-31') }],
    HDE: [{ value: 900, validFrom: day('2024-03-31') }],
    HC: [{ value: 1000, validFrom: day('2024-03-31') }],
  },
  exempt: {
    HDR: [{ value: 1000, validFrom: day('2024-03-31') }],
    HDA: [{ value: 1000, validFrom: day('2024-03-31') }],
    HDE: [{ value: 1000, validFrom: day('2024-03-31') }],
    HC: [{ value: 1000, validFrom: day('2024-03-31') }],
  },
};

// Source: arrêté of 7 February 2008 on overseas prices of medicines (article L.753-4 of the Code de la sécurité sociale); for
// Mayotte, that of 1 December 2020. Saint-Barthélemy and Saint-Martin, communes of Guadeloupe until 2007, are under the same book
// of that code (article L.751-1†) and under its insurer. Other territories have none that is known. The fee of a box is not
// increased, which no published text settles.
const priceCoefficientsPerMille: TerritoryCoefficients = {
  'Europe/Paris': [{ value: 1000, validFrom: day('2024-03-31') }],
  'Indian/Reunion': [{ value: 1264, validFrom: day('2024-03-31') }],
  'America/Martinique': [{ value: 1323, validFrom: day('2024-03-31') }],
  'America/Guadeloupe': [{ value: 1323, validFrom: day('2024-03-31') }],
  'America/St_Barthelemy': [{ value: 1323, validFrom: day('2024-03-31') }],
  'America/Marigot': [{ value: 1323, validFrom: day('2024-03-31') }],
  'America/Cayenne': [{ value: 1340, validFrom: day('2024-03-31') }],
  'Indian/Mayotte': [{ value: 1360, validFrom: day('2024-03-31') }],
};

// Source: the same convention, overseas coefficients of HDR and HDA. Other territories have none that is known.
const feeCoefficientsPerMille: TerritoryCoefficients = {
  'Europe/Paris': [{ value: 1000, validFrom: day('2024-03-31') }],
  'Indian/Reunion': [{ value: 1264, validFrom: day('2025-01-01') }],
  'America/Martinique': [{ value: 1323, validFrom: day('2025-01-01') }],
  'America/Guadeloupe': [{ value: 1323, validFrom: day('2025-01-01') }],
  'America/St_Barthelemy': [{ value: 1323, validFrom: day('2025-01-01') }],
  'America/Marigot': [{ value: 1323, validFrom: day('2025-01-01') }],
  'America/Cayenne': [{ value: 1340, validFrom: day('2025-01-01') }],
  'Indian/Mayotte': [{ value: 1360, validFrom: day('2025-01-01') }],
};

// Source: article L.160-13 of the Code de la sécurité sociale and its decrees: 1 € a box since 31 March 2024, 50 € a year.
const franchises: readonly DatedValue<Franchise>[] = [
  { value: { perBoxCents: cents(100), perYearCentsMax: cents(5_000) }, validFrom: day('2024-03-31') },
];

/** The fee in metropolitan France, with taxes. */
export function feeCents(code: FeeCode, onDate: CivilDate): Cents | undefined {
  return valueOn(feesCents[code], onDate);
}

/** What HDR and HDA are multiplied by where a pharmacy stands, in thousandths; undefined where nobody knows it. */
export function feeCoefficientPerMille(pharmacyFiness: Finess, onDate: CivilDate): number | undefined {
  return coefficientOn(feeCoefficientsPerMille, pharmacyFiness, onDate);
}

/** Public price of a medicine, without fee, where a pharmacy stands; undefined where nobody knows it. */
export function priceWhere(pharmacyFiness: Finess, mainlandCents: Cents, onDate: CivilDate): Cents | undefined {
  const perMille = coefficientOn(priceCoefficientsPerMille, pharmacyFiness, onDate);
  return perMille === undefined ? undefined : shareOfCents(mainlandCents, perMille);
}

function coefficientOn(
  coefficients: TerritoryCoefficients,
  pharmacyFiness: Finess,
  onDate: CivilDate,
): number | undefined {
  const territory = frenchTimeZoneOf(pharmacyFiness);
  return territory && valueOn(coefficients[territory] ?? [], onDate);
}

/** The insurance's share of a medicine's price and of its HD or HG, in thousandths. */
export function medicineRatePerMille(
  rateKind: RateKind,
  scheme: InsuranceScheme,
  onDate: CivilDate,
): number | undefined {
  return valueOn(medicineRatesPerMille[scheme][rateKind], onDate);
}

/** The insurance's share of a fee that is due once per prescription, in thousandths; `exempt` is who is covered at 100 %. */
export function prescriptionFeeRatePerMille(
  code: PrescriptionFeeCode,
  coverage: InsuranceScheme | 'exempt',
  onDate: CivilDate,
): number | undefined {
  return valueOn(prescriptionFeeRatesPerMille[coverage][code], onDate);
}

/** What the insured pay on each reimbursed box, and at most in a civil year. */
export function franchiseOn(onDate: CivilDate): Franchise | undefined {
  return valueOn(franchises, onDate);
}

function day(text: string): CivilDate {
  invariant(isCivilDate(text), `${text} is not a day`);
  return text;
}
