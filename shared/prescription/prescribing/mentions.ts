import { refuse } from '@ordonnancier/kernel/result.ts';
import type { IssuePrescription, LineToPrescribe, MedicineFacts } from '../commands.ts';
import type { Refused } from '../decision.ts';
import { isOfNarrowMargin } from '../mte-substances.ts';
import { rulesOn } from '../rules.ts';

type Written = Pick<IssuePrescription, 'patientAgeYears' | 'issuedOn'>;

/** Why a line may not say of its medicine that it alone is to be given, or that any of its common name is. */
export function refusedMention(line: LineToPrescribe, medicine: MedicineFacts, written: Written): Refused | undefined {
  const { lineId, commonNameOnly } = line;
  // R.5132-3 CSP. Of other biological medicines nothing in the database tells what they are.
  if (commonNameOnly && medicine.biosimilarGroup !== undefined) return refuse('BRAND_MISSING', { lineId });
  return isExclusionJustified(line, medicine, written)
    ? undefined
    : refuse('NON_SUBSTITUTABLE_UNJUSTIFIED', { lineId });
}

/**
 * Arrêté of 12 November 2019. That CIF comes with its reason, in words, is checked on the document before it is sealed. Within
 * groups of hybrids alone a narrow margin excludes nothing.
 */
function isExclusionJustified(
  { nonSubstitutable }: LineToPrescribe,
  medicine: MedicineFacts,
  { patientAgeYears, issuedOn }: Written,
): boolean {
  if (nonSubstitutable === 'EFG') return patientAgeYears < rulesOn(issuedOn).efgAgeYearsBelow;
  if (nonSubstitutable === 'MTE') {
    const isHybridOnly = medicine.hybridGroups !== undefined && medicine.genericGroups.length === 0;
    return !isHybridOnly && isOfNarrowMargin(medicine.substances, issuedOn);
  }
  return true;
}
