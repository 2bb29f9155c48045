import type { CivilDate } from '@ordonnancier/kernel/civil-date.ts';
import type { Finess, LineId } from '@ordonnancier/kernel/identifiers.ts';
import type { PrescribedLine } from '../events.ts';
import { type IssuedPrescription, lineOf } from '../state.ts';

/** What the pharmacist has to see or to know before a line is handed over, and no rule decides. Codes are stable. */
export interface DispensingWarning {
  readonly code: DispensingWarningCode;
  readonly lineId: LineId;
}

export type DispensingWarningCode =
  | 'INITIAL_PRESCRIPTION_TO_SEE'
  | 'INITIAL_PRESCRIPTION_LAPSED'
  | 'DOCUMENTS_TO_SEE'
  | 'PRESCRIBER_TO_VERIFY'
  | 'NAMED_PHARMACY_MISSING'
  | 'OTHER_PHARMACY_NAMED';

/** Lines that the prescription does not have are passed over: dispensing them is refused. */
export function dispensingWarnings(
  prescription: IssuedPrescription,
  lineIds: readonly LineId[],
  { finess, on }: { readonly finess: Finess; readonly on: CivilDate },
): readonly DispensingWarning[] {
  const lines = lineIds.flatMap((lineId) => lineOf(prescription, lineId)?.prescribed ?? []);
  return lines.flatMap((line) =>
    codesOf(line, prescription.namedPharmacy, finess, on).map((code) => ({ code, lineId: line.lineId })),
  );
}

function codesOf(
  line: PrescribedLine,
  namedPharmacy: Finess | undefined,
  finess: Finess,
  on: CivilDate,
): readonly DispensingWarningCode[] {
  const codes: DispensingWarningCode[] = [];
  const { initialPrescription, namedPharmacyRequired = false } = line;
  if (initialPrescription !== undefined) {
    const { lastRenewalOn } = initialPrescription;
    const hasLapsed = lastRenewalOn !== undefined && on > lastRenewalOn;
    codes.push(hasLapsed ? 'INITIAL_PRESCRIPTION_LAPSED' : 'INITIAL_PRESCRIPTION_TO_SEE');
  }
  if (line.documentsToVerify !== undefined) codes.push('DOCUMENTS_TO_SEE');
  if (line.prescriberToVerify) codes.push('PRESCRIBER_TO_VERIFY');
  if (namedPharmacyRequired && namedPharmacy === undefined) codes.push('NAMED_PHARMACY_MISSING');
  if (namedPharmacyRequired && namedPharmacy !== undefined && namedPharmacy !== finess) {
    codes.push('OTHER_PHARMACY_NAMED');
  }
  return codes;
}
