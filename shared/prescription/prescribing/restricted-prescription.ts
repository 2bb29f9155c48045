import type { RequiredDocument, RestrictedPrescription } from '@ordonnancier/kernel/catalogue-facts.ts';
import { addMonths, type CivilDate } from '@ordonnancier/kernel/civil-date.ts';
import { refuse } from '@ordonnancier/kernel/result.ts';
import type { LineToPrescribe } from '../commands.ts';
import type { Refused } from '../decision.ts';
import { hospitalPractice, type PrescribingAuthority } from './right-to-prescribe.ts';
import { specialityCodes } from './specialities.ts';

/*
 * Restricted prescription (R.5121-77 to R.5121-96 CSP): medicines that hospitals or specialists prescribe, or begin. What the
 * token does not tell, or no table maps, is `unknown`: it is neither refused nor passed over, but told to the prescriber and
 * to the pharmacist.
 */

type Standing = 'yes' | 'no' | 'unknown';

/** What documents a prescriber has to confirm; the others are the pharmacist's. */
const prescribersDocuments: ReadonlySet<RequiredDocument> = new Set([
  'care-agreement',
  'patient-booklet',
  'updated-booklet',
  'yearly-information-attestation',
  'information-sheet',
  'neutrophil-count',
  'dpd-deficiency-result',
  'quarterly-testosterone-level',
  'mention-treated-for-less-than-a-year',
]);

/** Where a label lets begin as a hospital does, without being one. */
const hospitalEquivalentSettings = ['service de dialyse à domicile'];

export type RestrictedLine = Pick<LineToPrescribe, 'lineId' | 'initialPrescription' | 'documents'>;

/** Why a prescriber may not write this line; undefined when nothing that is known forbids it. */
export function refusedRestriction(
  line: RestrictedLine,
  medicine: RestrictedPrescription,
  authority: PrescribingAuthority,
  issuedOn: CivilDate,
): Refused | undefined {
  const { lineId } = line;
  const inHospital = hospitalPractice(authority);
  if (medicine.hospitalPrescription === true && inHospital === 'no') {
    return refuse('HOSPITAL_PRESCRIPTION_ONLY', { lineId });
  }
  const refused = hasInitialPrescription(medicine)
    ? refusedRenewal(line, medicine, authority, issuedOn)
    : refusedSpeciality(lineId, medicine, authority, issuedOn);
  return refused ?? refusedDocuments(line, medicine);
}

/** Whether a person has to judge who prescribes, for the token or the tables do not tell. */
export function isPrescriberUnchecked(
  line: RestrictedLine,
  medicine: RestrictedPrescription,
  authority: PrescribingAuthority,
  issuedOn: CivilDate,
): boolean {
  if (medicine.hospitalPrescription === true && hospitalPractice(authority) === 'unknown') return true;
  if (!hasInitialPrescription(medicine)) return mayAlways(medicine, authority, issuedOn) === 'unknown';
  const begins = mayBegin(medicine, authority, issuedOn);
  if (begins === 'yes') return false;
  if (line.initialPrescription === undefined) return begins === 'unknown';
  return mayRenew(medicine, authority, issuedOn) === 'unknown';
}

/** The last day on which what an initial prescription began may be renewed; undefined when no period is set. */
export function lastRenewalOn(medicine: RestrictedPrescription, initialOn: CivilDate): CivilDate | undefined {
  const months = initialMonthsMax(medicine);
  return months === undefined ? undefined : addMonths(initialOn, months);
}

/** Every document that concerns the patient: what the pharmacist asks to see. */
export function documentsToVerify(
  { documents = [] }: Pick<RestrictedLine, 'documents'>,
  { documentsRequired = [] }: RestrictedPrescription,
): readonly RequiredDocument[] {
  const notApplicable = new Set(documents.filter(({ status }) => status === 'not-applicable').map(({ kind }) => kind));
  return documentsRequired.filter((kind) => !notApplicable.has(kind));
}

function refusedRenewal(
  { lineId, initialPrescription }: RestrictedLine,
  medicine: RestrictedPrescription,
  authority: PrescribingAuthority,
  issuedOn: CivilDate,
): Refused | undefined {
  const begins = mayBegin(medicine, authority, issuedOn);
  if (begins === 'yes') return undefined;
  if (initialPrescription === undefined) {
    return begins === 'no' ? refuse('INITIAL_PRESCRIPTION_MISSING', { lineId }) : undefined;
  }
  const lastOn = lastRenewalOn(medicine, initialPrescription.issuedOn);
  if (lastOn !== undefined && issuedOn > lastOn) {
    return refuse('INITIAL_PRESCRIPTION_TOO_OLD', { lineId, lastRenewalOn: lastOn });
  }
  return mayRenew(medicine, authority, issuedOn) === 'no' ? refuse('SPECIALIST_REQUIRED', { lineId }) : undefined;
}

function refusedSpeciality(
  lineId: RestrictedLine['lineId'],
  medicine: RestrictedPrescription,
  authority: PrescribingAuthority,
  issuedOn: CivilDate,
): Refused | undefined {
  return mayAlways(medicine, authority, issuedOn) === 'no' ? refuse('SPECIALIST_REQUIRED', { lineId }) : undefined;
}

function refusedDocuments(
  { lineId, documents = [] }: RestrictedLine,
  { documentsRequired = [] }: RestrictedPrescription,
): Refused | undefined {
  const stated = new Set(documents.map(({ kind }) => kind));
  const missing = documentsRequired.filter((kind) => prescribersDocuments.has(kind) && !stated.has(kind));
  return missing.length > 0 ? refuse('DOCUMENT_NOT_CONFIRMED', { lineId, documents: missing.join(' ') }) : undefined;
}

function hasInitialPrescription(medicine: RestrictedPrescription): boolean {
  return medicine.initialHospitalPrescription !== undefined || ofAllPatients(medicine).length > 0;
}

/** What depends on the patient's fertility stays a condition that a person reads. */
function ofAllPatients({ initialSpecialistPrescriptions = [] }: RestrictedPrescription) {
  return initialSpecialistPrescriptions.filter(({ patients }) => patients === undefined);
}

/** The strictest of the periods. */
function initialMonthsMax(medicine: RestrictedPrescription): number | undefined {
  const periods = [medicine.initialHospitalPrescription, ...ofAllPatients(medicine)].flatMap(
    (initial) => initial?.monthsMax ?? [],
  );
  return periods.length === 0 ? undefined : Math.min(...periods);
}

/** Of what is begun and renewed alike. Some conditions name those who renew, who are then those who begin. */
function mayAlways(
  { specialities, renewalSpecialities }: RestrictedPrescription,
  authority: PrescribingAuthority,
  issuedOn: CivilDate,
): Standing {
  return qualified(specialities ?? renewalSpecialities, authority, issuedOn);
}

function mayBegin(medicine: RestrictedPrescription, authority: PrescribingAuthority, issuedOn: CivilDate): Standing {
  const { specialities = [], renewalSpecialities } = medicine;
  const names = specialistsOf(medicine);
  const elsewhere = names.length < specialities.length;
  // Some are begun and renewed by the same specialists, who are then named once.
  const beginners = names.length === 0 && ofAllPatients(medicine).length > 0 ? renewalSpecialities : names;
  const bySpecialist = qualified(beginners, authority, issuedOn);
  if (medicine.initialHospitalPrescription === undefined) return bySpecialist;
  const inHospital = hospitalPractice(authority);
  return weakest(inHospital === 'no' && elsewhere ? 'unknown' : inHospital, bySpecialist);
}

/** Whether what was begun may be renewed: by any prescriber (R.5121-88, R.5121-91 CSP), unless the conditions say more. */
function mayRenew(medicine: RestrictedPrescription, authority: PrescribingAuthority, issuedOn: CivilDate): Standing {
  if (medicine.renewalUnrestricted === true) return 'yes';
  if (medicine.renewalSpecialities !== undefined) return qualified(medicine.renewalSpecialities, authority, issuedOn);
  // Specialities go with the initial prescription by specialists where there is one.
  if (ofAllPatients(medicine).length > 0) return 'yes';
  // Of what hospitals begin, the conditions do not say whether theirs are the first prescription only.
  return qualified(specialistsOf(medicine), authority, issuedOn) === 'yes' ? 'yes' : 'unknown';
}

function specialistsOf({ specialities = [] }: RestrictedPrescription): readonly string[] {
  return specialities.filter((name) => !hospitalEquivalentSettings.includes(name));
}

/** Whether somebody has one of the specialities; everybody when none is named. */
function qualified(
  names: readonly string[] | undefined,
  authority: PrescribingAuthority,
  issuedOn: CivilDate,
): Standing {
  if (names === undefined || names.length === 0) return 'yes';
  const codes = names.map((name) => specialityCodes(name, issuedOn));
  const held = authority.specialities;
  if (held?.some((code) => codes.some((ofName) => ofName?.includes(code)))) return 'yes';
  // A hospital's departments prescribe as their specialists do, and no token names the department.
  const isCertain = held !== undefined && !codes.includes(undefined) && hospitalPractice(authority) === 'no';
  return isCertain ? 'no' : 'unknown';
}

function weakest(one: Standing, other: Standing): Standing {
  if (one === 'no' || other === 'no') return 'no';
  return one === 'unknown' || other === 'unknown' ? 'unknown' : 'yes';
}
