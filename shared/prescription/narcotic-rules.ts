import type { MedicinePresentation } from '@ordonnancier/kernel/catalogue-facts.ts';
import type { PrescribedLine } from './events.ts';

/**
 * Whether a line is delivered as narcotics are: counted out to the unit, no fraction of it early, and one that is presented late for
 * the days that are left. R.5132-33 CSP binds narcotics and what an arrêté puts under their rules, as that of 20 September 1999
 * does buprenorphine by mouth above 0.2 mg.
 */
export function isUnderNarcoticRules({
  listClass,
  underNarcoticRules,
}: Pick<PrescribedLine, 'listClass' | 'underNarcoticRules'>): boolean {
  return listClass === 'narcotic' || underNarcoticRules === true;
}

/** The same of a medicine that is to be prescribed: nothing else is delivered by fractions (R.5132-30 CSP). */
export function comesUnderNarcoticRules({
  listClass,
  fractionDays,
}: Pick<MedicinePresentation, 'listClass' | 'fractionDays'>): boolean {
  return listClass === 'narcotic' || fractionDays !== undefined;
}
