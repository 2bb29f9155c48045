import type { MedicinePresentation } from '@ordonnancier/kernel/catalogue-facts.ts';
import { type CivilDate, parseCivilDate } from '@ordonnancier/kernel/civil-date.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import { unaccented } from '@ordonnancier/kernel/unaccented.ts';

/** Medicines that are prescribed, as narcotics are, on a secure form and for a limited time. */
interface Assimilation {
  readonly validFrom: CivilDate;
  /** Whatever the salt, as the public database spells them without accents. */
  readonly substances: readonly string[];
  readonly prescriptionDaysMax: number;
}

/*
 * The conditions that the database publishes say this of most of these medicines and not of all, and an edition that was
 * published before the day says it of none.
 */
const assimilations: readonly Assimilation[] = [
  // ANSM, arrêtés and decision on tramadol, codeine and dihydrocodeine: twelve weeks.
  {
    validFrom: day('2025-03-01'),
    substances: ['TRAMADOL', 'CODEINE', 'DIHYDROCODEINE'],
    prescriptionDaysMax: 84,
  },
];

/** The days from which medicines are assimilated to narcotics. */
export const assimilationDays: readonly CivilDate[] = assimilations.map(({ validFrom }) => validFrom);

/** What the law adds to the published conditions of a medicine on a day; what is published and stricter stays. */
export function assimilationOf(
  { substances, prescriptionDaysMax }: Pick<MedicinePresentation, 'substances' | 'prescriptionDaysMax'>,
  onDate: CivilDate,
): Partial<Pick<MedicinePresentation, 'secureForm' | 'prescriptionDaysMax'>> {
  const words = new Set(substances.flatMap((substance) => unaccented(substance).split(/[^A-Z]+/)));
  const found = assimilations.find(
    ({ validFrom, substances: listed }) => validFrom <= onDate && listed.some((name) => words.has(name)),
  );
  if (found === undefined) return {};
  const daysMax = Math.min(found.prescriptionDaysMax, prescriptionDaysMax ?? found.prescriptionDaysMax);
  return { secureForm: true, prescriptionDaysMax: daysMax };
}

function day(text: string): CivilDate {
  const date = parseCivilDate(text);
  invariant(date !== undefined, `${text} is not a day`);
  return date;
}
