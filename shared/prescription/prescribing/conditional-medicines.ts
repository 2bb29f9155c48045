import { refuse } from '@ordonnancier/kernel/result.ts';
import { isByMouth } from '@ordonnancier/kernel/routes.ts';
import { unaccented } from '@ordonnancier/kernel/unaccented.ts';
import type { IssuePrescription, LineToPrescribe, MedicineFacts } from '../commands.ts';
import type { Refused } from '../decision.ts';
import type { LineCondition } from '../events.ts';

/**
 * What may be prescribed on the condition that a test is positive (R.5132-5-1 CSP): a closed list for each test, of medicines by
 * mouth. No eye drops and no infusion treat an angina that a pharmacist finds.
 */
interface ConditionalPrescription {
  readonly condition: LineCondition;
  /** The day after an arrêté was published. */
  readonly validFrom: string;
  readonly medicines: readonly ListedMedicine[];
  /** In completed years, both included. */
  readonly ageYearsMin: number;
  readonly ageYearsMax?: number;
  readonly womenOnly?: true;
}

interface ListedMedicine {
  /** The only active substance, whatever the salt, in capitals without accents. */
  readonly substance: string;
  /** The one salt or ester that is listed. */
  readonly as?: string;
  /** Where it is above that of the test. */
  readonly ageYearsMin?: number;
}

const adultFromYears = 18;

const lists: readonly ConditionalPrescription[] = [
  // Arrêté of 13 December 2021 (JORF of the 14th), replaced by that of 28 November 2023 with the same six.
  {
    condition: 'positive-angina-test',
    validFrom: '2021-12-15',
    medicines: [
      { substance: 'AMOXICILLINE' },
      { substance: 'CEFUROXIME', as: 'AXETIL', ageYearsMin: adultFromYears },
      { substance: 'CEFPODOXIME' },
      { substance: 'AZITHROMYCINE' },
      { substance: 'CLARITHROMYCINE' },
      { substance: 'JOSAMYCINE' },
    ],
    ageYearsMin: 3,
  },
  // Arrêté of 28 November 2023 (JORF of the 30th). The ages are those of whom a pharmacist tests: arrêté of 17 June 2024, annex II.
  {
    condition: 'positive-urine-dipstick',
    validFrom: '2023-12-01',
    medicines: [{ substance: 'FOSFOMYCINE', as: 'TROMETAMOL' }, { substance: 'PIVMECILLINAM' }],
    ageYearsMin: 16,
    ageYearsMax: 65,
    womenOnly: true,
  },
];

type Patient = Pick<IssuePrescription, 'patientAgeYears' | 'patientSex' | 'issuedOn'>;

/** Why a line may not depend on a test; undefined when it may, or does not. */
export function refusedCondition(
  { lineId, condition }: LineToPrescribe,
  { substances, form }: MedicineFacts,
  { patientAgeYears, patientSex, issuedOn }: Patient,
): Refused | undefined {
  if (condition === undefined) return undefined;
  const list = lists.findLast((candidate) => candidate.condition === condition && candidate.validFrom <= issuedOn);
  const listed = list?.medicines.find((medicine) => isOf(medicine, substances));
  if (list === undefined || listed === undefined || !isByMouth(form)) {
    return refuse('MEDICINE_NOT_CONDITIONAL', { lineId, condition });
  }
  if (list.womenOnly && patientSex === 'M') return refuse('TEST_NOT_FOR_PATIENT', { lineId, reason: 'sex' });
  const ageYearsMin = Math.max(list.ageYearsMin, listed.ageYearsMin ?? 0);
  if (patientAgeYears < ageYearsMin) return refuse('TEST_AGE_TOO_LOW', { lineId, ageYearsMin: String(ageYearsMin) });
  if (patientAgeYears > (list.ageYearsMax ?? Infinity))
    return refuse('TEST_NOT_FOR_PATIENT', { lineId, reason: 'age' });
  return undefined;
}

/** Amoxicillin with clavulanic acid is not amoxicillin: every name under which its substances are published is of the listed one. */
function isOf({ substance, as }: ListedMedicine, substances: readonly string[]): boolean {
  const names = substances.map((name) => unaccented(name).split(/[^A-Z]+/));
  const isAsListed = as === undefined || names.some((words) => words.includes(as));
  return isAsListed && names.every((words) => words.includes(substance));
}
