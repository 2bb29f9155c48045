import type { CivilDate } from '@ordonnancier/kernel/civil-date.ts';
import { refuse } from '@ordonnancier/kernel/result.ts';
import type { IssuePrescription, LineToPrescribe, MedicineFacts } from '../commands.ts';
import type { Refused } from '../decision.ts';
import { isOfNarrowMargin } from '../mte-substances.ts';
import { rulesOn } from '../rules.ts';

type Written = Pick<IssuePrescription, 'patientAgeYears' | 'issuedOn'>;

/** Why a line may not say of its medicine that it alone is to be given, that any of its common name is, or several months at once. */
export function refusedMention(line: LineToPrescribe, medicine: MedicineFacts, written: Written): Refused | undefined {
  const { lineId, commonNameOnly } = line;
  // R.5132-3 CSP. Of other biological medicines nothing in the database tells what they are.
  if (commonNameOnly && medicine.biosimilarGroup !== undefined) return refuse('BRAND_MISSING', { lineId });
  if (!isExclusionJustified(line, medicine, written)) return refuse('NON_SUBSTITUTABLE_UNJUSTIFIED', { lineId });
  return refusedStayAbroad(line, medicine, written.issuedOn);
}

/**
 * Several months at once, for a stay abroad: never of narcotics, nor of what bears their secure form, is delivered by fractions,
 * limited in duration or decided by a test; and for no longer than the treatment.
 */
function refusedStayAbroad(line: LineToPrescribe, medicine: MedicineFacts, issuedOn: CivilDate): Refused | undefined {
  const { lineId, stayAbroadMonths, condition, daysPerDelivery, deliveries } = line;
  if (stayAbroadMonths === undefined) return undefined;
  const isFree = medicine.listClass !== 'narcotic' && !medicine.secureForm && medicine.overlapForbidden === undefined;
  const isUnlimited = medicine.prescriptionDaysMax === undefined && medicine.fractionDays === undefined;
  if (!isFree || !isUnlimited || condition !== undefined) return refuse('STAY_ABROAD_NOT_ALLOWED', { lineId });
  const rules = rulesOn(issuedOn);
  const treatmentMonths = Math.ceil((daysPerDelivery * deliveries) / rules.deliveryDaysMax);
  const monthsMax = Math.min(rules.stayAbroadMonthsMax, treatmentMonths);
  return stayAbroadMonths > monthsMax
    ? refuse('STAY_ABROAD_TOO_LONG', { lineId, monthsMax: String(monthsMax) })
    : undefined;
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
