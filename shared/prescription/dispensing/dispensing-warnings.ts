import type { CivilDate } from '@ordonnancier/kernel/civil-date.ts';
import type { Finess, LineId } from '@ordonnancier/kernel/identifiers.ts';
import type { PrescribedLine } from '../events.ts';
import { type IssuedPrescription, lineOf } from '../state.ts';

/** What the pharmacist has to see or to know before a line is handed over, and no rule decides. Codes are stable. */
export interface DispensingWarning {
  readonly code: DispensingWarningCode;
  readonly lineId: LineId;
}

export type DispensingWarningCode = keyof typeof dispensingWarningSentences;

/** For the person who reads it. */
export const dispensingWarningSentences = {
  INITIAL_PRESCRIPTION_TO_SEE: {
    en: 'Ask for the initial prescription of the hospital or the specialist, which this one renews.',
    fr: "Demandez la prescription initiale de l'hôpital ou du spécialiste, que cette ordonnance renouvelle.",
  },
  INITIAL_PRESCRIPTION_LAPSED: {
    en: 'The period of the initial prescription has ended: going on takes another one.',
    fr: 'La période de la prescription initiale est écoulée : il en faut une nouvelle pour poursuivre.',
  },
  DOCUMENTS_TO_SEE: {
    en: 'Ask for the documents that the medicine requires: see the line.',
    fr: 'Demandez les documents exigés pour ce médicament : voir la ligne.',
  },
  PRESCRIBER_TO_VERIFY: {
    en: 'Hospitals or specialists alone prescribe this so: verify that the prescriber is one.',
    fr: 'Cette prescription est réservée aux hôpitaux ou à des spécialistes : vérifiez la qualité du prescripteur.',
  },
  NAMED_PHARMACY_MISSING: {
    en: 'The prescription names no pharmacy: the medicine is not reimbursed.',
    fr: "L'ordonnance ne désigne aucune pharmacie : le médicament n'est pas remboursé.",
  },
  OTHER_PHARMACY_NAMED: {
    en: 'The prescription names another pharmacy: the medicine is not reimbursed here.',
    fr: "L'ordonnance désigne une autre pharmacie : le médicament n'est pas remboursé ici.",
  },
  STAY_ABROAD: {
    en: 'For a stay abroad the prescriber allows several months at once: the insurer has to agree before they are handed over.',
    fr: "Pour un séjour à l'étranger, le prescripteur permet de délivrer plusieurs mois en une fois : l'accord préalable de la caisse est nécessaire.",
  },
  REFERENCE_COSTS_MORE: {
    en: 'This reference costs more than the dearest generic of its group: give a generic, or say that the patient refuses it.',
    fr: 'Cette spécialité de référence coûte plus que le générique le plus cher de son groupe : délivrez un générique, ou indiquez que le patient le refuse.',
  },
} as const satisfies Record<string, { readonly en: string; readonly fr: string }>;

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
  if (line.stayAbroadMonths !== undefined) codes.push('STAY_ABROAD');
  if (namedPharmacyRequired && namedPharmacy === undefined) codes.push('NAMED_PHARMACY_MISSING');
  if (namedPharmacyRequired && namedPharmacy !== undefined && namedPharmacy !== finess) {
    codes.push('OTHER_PHARMACY_NAMED');
  }
  return codes;
}
