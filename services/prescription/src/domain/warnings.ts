import type { MedicinePresentation } from '@ordonnancier/kernel/catalogue-facts.ts';
import type { CivilDate } from '@ordonnancier/kernel/civil-date.ts';
import type { Finess, LineId } from '@ordonnancier/kernel/identifiers.ts';
import type { LineToPrescribe, MedicineFacts } from '@ordonnancier/prescription/commands.ts';
import { countsUnits, isWrittenInWords, quantityMismatch } from '@ordonnancier/prescription/prescribing/posology.ts';
import { isPrescriberUnchecked } from '@ordonnancier/prescription/prescribing/restricted-prescription.ts';
import {
  type PrescribingAuthority,
  prescribesAnyMedicine,
} from '@ordonnancier/prescription/prescribing/right-to-prescribe.ts';

/** A remark to the prescriber that prevents nothing. Codes are stable: docs/refusals.md. */
export interface PrescribingWarning {
  readonly code:
    | 'CONDITIONS_NOT_CHECKED'
    | 'NAMED_PHARMACY_MISSING'
    | 'NARCOTIC_OVERLAP'
    | 'NOT_REIMBURSED'
    | 'POSOLOGY_WORDS_NOT_CHECKED'
    | 'PRESCRIBER_SCOPE_NOT_CHECKED'
    | 'PRESCRIBER_TO_VERIFY'
    | 'QUANTITY_DOES_NOT_MATCH_POSOLOGY'
    | 'QUANTITY_NOT_CHECKED';
  readonly lineId: LineId;
  /** In English. */
  readonly message: string;
  readonly messageFr: string;
}

/** @param packs every pack of the medicine that the line names, as the catalogue of the day of issue states them */
export function warningsOf(
  line: LineToPrescribe,
  packs: readonly MedicinePresentation[],
): readonly PrescribingWarning[] {
  const { lineId, medicine } = line;
  const warnings: PrescribingWarning[] = [];
  const conditions = [...new Set(packs.flatMap((pack) => pack.otherConditions))];
  if (conditions.length > 0) {
    const message = `Conditions of prescription that are not checked here: ${conditions.join('; ')}.`;
    const messageFr = `Conditions de prescription qui ne sont pas vérifiées ici : ${conditions.join(' ; ')}.`;
    warnings.push({ code: 'CONDITIONS_NOT_CHECKED', lineId, message, messageFr });
  }
  const marketed = packs.filter((pack) => pack.marketed);
  if (marketed.length > 0 && marketed.every((pack) => pack.reimbursement === undefined)) {
    warnings.push({ code: 'NOT_REIMBURSED', lineId, ...notReimbursed });
  }
  return medicine === undefined ? warnings : [...warnings, ...posologyWarningsOf(line, medicine)];
}

function posologyWarningsOf(line: LineToPrescribe, medicine: MedicineFacts): readonly PrescribingWarning[] {
  const { lineId, posology } = line;
  if (posology === undefined) {
    return isWrittenInWords(medicine) ? [{ code: 'POSOLOGY_WORDS_NOT_CHECKED', lineId, ...wordsNotChecked }] : [];
  }
  if (!countsUnits(posology, medicine)) return [{ code: 'QUANTITY_NOT_CHECKED', lineId, ...quantityNotChecked }];
  const mismatch = quantityMismatch(line, medicine);
  if (mismatch === undefined) return [];
  const { unitsPrescribed, unitsOfPosology } = mismatch;
  const message = `${unitsPrescribed} units are prescribed, and the posology takes ${unitsOfPosology}.`;
  const messageFr = `${unitsPrescribed} unités sont prescrites, et la posologie en demande ${unitsOfPosology}.`;
  return [{ code: 'QUANTITY_DOES_NOT_MATCH_POSOLOGY', lineId, message, messageFr }];
}

/** What the pharmacist will have to judge, or the insurer will miss. */
export function restrictionWarningsOf(
  lines: readonly LineToPrescribe[],
  authority: PrescribingAuthority,
  { issuedOn, namedPharmacy }: { readonly issuedOn: CivilDate; readonly namedPharmacy?: Finess },
): readonly PrescribingWarning[] {
  return lines.flatMap((line): PrescribingWarning[] => {
    const { lineId, medicine } = line;
    if (medicine === undefined) return [];
    const { namedPharmacyFrom } = medicine;
    const lacksPharmacy =
      namedPharmacyFrom !== undefined && issuedOn >= namedPharmacyFrom && namedPharmacy === undefined;
    return [
      ...(isPrescriberUnchecked(line, medicine, authority, issuedOn)
        ? [{ code: 'PRESCRIBER_TO_VERIFY', lineId, ...prescriberToVerify } as const]
        : []),
      ...(lacksPharmacy ? [{ code: 'NAMED_PHARMACY_MISSING', lineId, ...namedPharmacyMissing } as const] : []),
    ];
  });
}

const notReimbursed = {
  message: 'No pack of this medicine is reimbursed.',
  messageFr: "Aucun conditionnement de ce médicament n'est remboursé.",
};
const wordsNotChecked = {
  message:
    'Dose, intakes and strength of this medicine must be in words, and no program reads them in the text of the posology.',
  messageFr:
    'La dose, les prises et le dosage de ce médicament doivent être en toutes lettres, et aucun programme ne les lit dans le texte de la posologie.',
};
const quantityNotChecked = {
  message: 'The doses do not count what the packs of this medicine count: the quantity is not held to them.',
  messageFr:
    "Les doses ne comptent pas l'unité des conditionnements de ce médicament : la quantité ne leur est pas comparée.",
};
const prescriberToVerify = {
  message:
    'Hospitals or specialists alone prescribe this medicine so. Whether you are one is not known here: the pharmacist will ask.',
  messageFr:
    'Ce médicament est réservé à la prescription hospitalière ou à des spécialistes. Votre qualité est inconnue ici : le pharmacien la demandera.',
};
const namedPharmacyMissing = {
  message: 'This medicine is reimbursed only when the prescription names the pharmacy.',
  messageFr: "Ce médicament n'est remboursé que si l'ordonnance désigne la pharmacie.",
};
const scopeNotChecked = {
  message: 'Whether the profession of the prescriber may prescribe this medicine is not checked here.',
  messageFr: "Il n'est pas vérifié ici que la profession du prescripteur l'autorise à prescrire ce médicament.",
};

/** To those who may prescribe some medicines only: which ones, no data of this service says. */
export function scopeWarningsOf(
  { profession }: PrescribingAuthority,
  { lines, issuedOn }: { readonly lines: readonly { readonly lineId: LineId }[]; readonly issuedOn: CivilDate },
): readonly PrescribingWarning[] {
  if (prescribesAnyMedicine(profession, issuedOn)) return [];
  return lines.map(({ lineId }) => ({ code: 'PRESCRIBER_SCOPE_NOT_CHECKED', lineId, ...scopeNotChecked }));
}
