import type { MedicinePresentation } from '@ordonnancier/kernel/catalogue-facts.ts';
import { type CivilDate, parseCivilDate } from '@ordonnancier/kernel/civil-date.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import { unaccented } from '@ordonnancier/kernel/unaccented.ts';
import { isByMouth, milligramsOf } from '@ordonnancier/kernel/routes.ts';

/** Arrêté of 1 April 2008 on article L.162-4-2 of the Code de la sécurité sociale, by the day of its publication. */
const listedFrom = '2008-04-08';
/** Salts as well, as the public database spells them without accents. */
const listed = ['METHADONE', 'METHYLPHENIDATE', 'FLUNITRAZEPAM'];
/** Of buprenorphine by mouth, what exceeds this in one intake. */
const buprenorphineMgMax = 0.2;

/**
 * From which day a medicine is reimbursed only when the prescription names the pharmacy; undefined of all others.
 */
export function namedPharmacyFrom({
  substances,
  ...described
}: Pick<MedicinePresentation, 'substances' | 'name' | 'form'>): CivilDate | undefined {
  const words = new Set(substances.flatMap((substance) => unaccented(substance).split(/[^A-Z]+/)));
  const isListed = listed.some((substance) => words.has(substance));
  if (!isListed && !(words.has('BUPRENORPHINE') && isHighDoseBuprenorphine(described))) return undefined;
  const day = parseCivilDate(listedFrom);
  invariant(day !== undefined, 'the day of publication is a date');
  return day;
}

/** Of what holds buprenorphine. A name that says no dose is held to be of a high one: the law is then the stricter. */
export function isHighDoseBuprenorphine(medicine: Pick<MedicinePresentation, 'name' | 'form'>): boolean {
  return isByMouth(medicine.form) && (milligramsOf(medicine) ?? Infinity) > buprenorphineMgMax;
}
