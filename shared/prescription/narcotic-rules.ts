import type { MedicinePresentation } from '@ordonnancier/kernel/catalogue-facts.ts';
import type { PrescribedLine } from './events.ts';

/**
 * Whether a line is delivered as narcotics are: counted out to the unit, no fraction of it early, and one that is presented late for
 * the days that are left (R.5132-33 CSP, first paragraph). No arrêté puts another medicine under that paragraph. Lines that were
 * recorded before this house knew so stay what they were recorded as.
 */
export function isUnderNarcoticRules({
  listClass,
  underNarcoticRules,
}: Pick<PrescribedLine, 'listClass' | 'underNarcoticRules'>): boolean {
  return listClass === 'narcotic' || underNarcoticRules === true;
}

/** Whether it is recorded who fetches a line in the patient's place (R.5132-35 CSP). */
export function isCollectorRecorded(line: Pick<PrescribedLine, 'listClass' | 'collectorRecorded'>): boolean {
  return line.listClass === 'narcotic' || line.collectorRecorded === true;
}

/**
 * Whether no prescription may cover days that another one covers, unless its prescriber says so: R.5132-33 CSP, the paragraphs that
 * the arrêtés on buprenorphine, zolpidem and others name as well.
 */
export function isOverlapForbidden(
  line: Pick<PrescribedLine, 'listClass' | 'underNarcoticRules'> & Pick<MedicinePresentation, 'overlapForbidden'>,
): boolean {
  return isUnderNarcoticRules(line) || line.overlapForbidden === true;
}
