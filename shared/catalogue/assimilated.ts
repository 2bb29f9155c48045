import type { MedicinePresentation } from '@ordonnancier/kernel/catalogue-facts.ts';
import { type CivilDate, parseCivilDate } from '@ordonnancier/kernel/civil-date.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import { unaccented } from '@ordonnancier/kernel/unaccented.ts';
import { isHighDoseBuprenorphine } from './named-pharmacy.ts';
import { isByMouth, isInjected, milligramsOf } from '@ordonnancier/kernel/routes.ts';

type Described = Pick<MedicinePresentation, 'name' | 'form'>;

/**
 * Medicines under a part of the law of narcotics (R.5132-39 CSP). Each arrêté names the articles: R.5132-5, the secure form,
 * is always among them. None names the first paragraph of R.5132-33, the three days in which a narcotic is presented.
 */
interface Assimilation {
  readonly validFrom: CivilDate;
  /** Whatever the salt, as the public database spells them without accents. */
  readonly substances: readonly string[];
  /** Which medicines of the substances; all when absent. */
  readonly concerns?: (medicine: Described) => boolean;
  /** R.5132-29: doses, intakes and strength in words. */
  readonly inWords: boolean;
  /** R.5132-30, or a limit of the arrêté's own. */
  readonly prescriptionDaysMax?: number;
  /** R.5132-30: the longest fraction of a delivery. */
  readonly fractionDays?: number;
  /** R.5132-33, but for its first paragraph: no prescription for days that another one covers, unless its prescriber says so. */
  readonly overlapForbidden?: true;
  /** R.5132-35: a copy is kept for three years, and who fetches it in the patient's place is recorded. */
  readonly copyKeptYears?: 3;
}

const byMouth = ({ form }: Described): boolean => isByMouth(form);

/*
 * The conditions that the database publishes say this of most of these medicines and not of all, and an edition that was
 * published before the day says it of none.
 */
const assimilations: readonly Assimilation[] = [
  // Arrêté of 9 March 2012 (JORF of the 20th), which took the place of that of 20 September 1999 on buprenorphine.
  {
    validFrom: day('2012-03-21'),
    substances: ['BUPRENORPHINE'],
    concerns: isHighDoseBuprenorphine,
    inWords: true,
    prescriptionDaysMax: 28,
    overlapForbidden: true,
    copyKeptYears: 3,
  },
  {
    validFrom: day('2012-03-21'),
    substances: ['FLUNITRAZEPAM'],
    concerns: byMouth,
    inWords: true,
    prescriptionDaysMax: 28,
    overlapForbidden: true,
    copyKeptYears: 3,
  },
  {
    validFrom: day('2012-03-21'),
    substances: ['CLORAZEPATE'],
    concerns: (medicine) => byMouth(medicine) && (milligramsOf(medicine) ?? Infinity) >= 20,
    inWords: true,
    prescriptionDaysMax: 28,
    overlapForbidden: true,
    copyKeptYears: 3,
  },
  {
    validFrom: day('2012-03-21'),
    substances: ['CLONAZEPAM'],
    concerns: byMouth,
    inWords: true,
    overlapForbidden: true,
  },
  // Arrêté of 28 June 2012.
  {
    validFrom: day('2012-09-03'),
    substances: ['TIANEPTINE'],
    concerns: byMouth,
    inWords: true,
    prescriptionDaysMax: 28,
    overlapForbidden: true,
    copyKeptYears: 3,
  },
  // Arrêté of 7 January 2017, ninety days after it was published.
  {
    validFrom: day('2017-04-10'),
    substances: ['ZOLPIDEM'],
    concerns: byMouth,
    inWords: true,
    overlapForbidden: true,
  },
  // Arrêté of 12 February 2021: R.5132-5 alone, and six months of treatment, of which the longest have 184 days.
  { validFrom: day('2021-05-24'), substances: ['PREGABALINE'], inWords: false, prescriptionDaysMax: 184 },
  // Arrêté of 14 June 2021: R.5132-5 and R.5132-30, in fractions of seven days.
  {
    validFrom: day('2021-12-18'),
    substances: ['MIDAZOLAM'],
    concerns: ({ form }) => isInjected(form),
    inWords: false,
    prescriptionDaysMax: 28,
    fractionDays: 7,
  },
  // ANSM, arrêtés and decision on tramadol, codeine and dihydrocodeine: twelve weeks.
  {
    validFrom: day('2025-03-01'),
    substances: ['TRAMADOL', 'CODEINE', 'DIHYDROCODEINE'],
    inWords: true,
    prescriptionDaysMax: 84,
  },
];

/** The days from which medicines are assimilated to narcotics. */
export const assimilationDays: readonly CivilDate[] = assimilations.map(({ validFrom }) => validFrom);

type AssimilatedFacts = Pick<
  MedicinePresentation,
  'secureForm' | 'figuresSuffice' | 'prescriptionDaysMax' | 'fractionDays' | 'overlapForbidden' | 'copyKeptYears'
>;

/** What the law adds to the published conditions of a medicine on a day; what is published and stricter stays. */
export function assimilationOf(
  medicine: Described & Pick<MedicinePresentation, 'substances' | 'prescriptionDaysMax' | 'fractionDays'>,
  onDate: CivilDate,
): Partial<AssimilatedFacts> {
  const words = new Set(medicine.substances.flatMap((substance) => unaccented(substance).split(/[^A-Z]+/)));
  const found = assimilations.find(
    ({ validFrom, substances, concerns }) =>
      validFrom <= onDate && substances.some((name) => words.has(name)) && (concerns?.(medicine) ?? true),
  );
  if (found === undefined) return {};
  const prescriptionDaysMax = shorter(found.prescriptionDaysMax, medicine.prescriptionDaysMax);
  const fractionDays = shorter(found.fractionDays, medicine.fractionDays);
  return {
    secureForm: true,
    figuresSuffice: !found.inWords,
    ...(prescriptionDaysMax !== undefined && { prescriptionDaysMax }),
    ...(fractionDays !== undefined && { fractionDays }),
    ...(found.overlapForbidden && { overlapForbidden: true }),
    ...(found.copyKeptYears !== undefined && { copyKeptYears: found.copyKeptYears }),
  };
}

function shorter(one: number | undefined, other: number | undefined): number | undefined {
  return one === undefined || other === undefined ? (one ?? other) : Math.min(one, other);
}

function day(text: string): CivilDate {
  const date = parseCivilDate(text);
  invariant(date !== undefined, `${text} is not a day`);
  return date;
}
