import type { CivilDate } from '@ordonnancier/kernel/civil-date.ts';
import { parseCivilDate } from '@ordonnancier/kernel/civil-date.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';

/** A date written in the program. */
export function dated(text: string): CivilDate {
  const date = parseCivilDate(text);
  invariant(date !== undefined, 'a date of the program does not exist');
  return date;
}
