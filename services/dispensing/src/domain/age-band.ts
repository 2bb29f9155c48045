import { ageInYears, type CivilDate } from '@ordonnancier/kernel/civil-date.ts';
import type { AgeBand } from '@ordonnancier/prescription/events.ts';

/** In completed years on the day of dispensing: all that billing needs of an age, and far from a date of birth. */
export function ageBandOf(birthDate: CivilDate, on: CivilDate): AgeBand {
  const years = ageInYears(birthDate, on);
  if (years < 3) return 'under-3';
  if (years < 18) return '3-to-17';
  return years <= 70 ? '18-to-70' : 'over-70';
}
