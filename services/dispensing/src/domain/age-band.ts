import { ageInYears, type CivilDate } from '@ordonnancier/kernel/civil-date.ts';
import type { AgeBand } from '@ordonnancier/prescription/events.ts';

/** Contraception is paid in full below it (L.160-14 CSS, since 2022). */
const contraceptionAgeYears = 26;
/**
 * The fee for age is read as due from the seventieth birthday on, as "70 ans et plus" says (Le Quotidien du pharmacien,
 * 18 December 2017). Other texts say "plus de 70 ans", which whoever has turned 70 is too.
 */
const ageFeeYears = 70;

/** In completed years on the day of dispensing: all that billing needs of an age, and far from a date of birth. */
export function ageBandOf(birthDate: CivilDate, on: CivilDate): AgeBand {
  const years = ageInYears(birthDate, on);
  if (years < 3) return 'under-3';
  if (years < 18) return '3-to-17';
  if (years < contraceptionAgeYears) return '18-to-25';
  return years < ageFeeYears ? '26-to-69' : 'over-70';
}
