import type { Catalogue } from '@ordonnancier/catalogue/catalogue.ts';
import { ageInYears, type CivilDate } from '@ordonnancier/kernel/civil-date.ts';
import { parseFrenchNumberWords } from '@ordonnancier/kernel/french-number-words.ts';
import type { IssuePrescription, LineToPrescribe } from '@ordonnancier/prescription/commands.ts';
import { capabilityHash, capabilityOf, typedCodeHash, typedCodeOf } from '@ordonnancier/security/derived-secrets.ts';
import { patientRefOf } from '@ordonnancier/security/pseudonyms.ts';
import type { PrescriptionDocument } from './document.ts';
import { medicineFacts } from './medicine-facts.ts';
import type { PrescriptionSecrets } from './secrets.ts';

/** What issuing and transcribing have in common, before the document is sealed. */
export type DocumentContent = Omit<IssuePrescription, 'type' | 'sealed'>;

/** The command's fields that follow from a document, the catalogue of its day of issue, and today where its writer stands. */
export function contentOf(
  document: PrescriptionDocument,
  { secrets, catalogue, today }: { secrets: PrescriptionSecrets; catalogue: Catalogue; today: CivilDate },
): DocumentContent {
  const { prescriptionId, prescriber, patient, issuedOn, notBefore } = document;
  return {
    prescriptionId,
    patientRef: patientRefOf(secrets.pseudonym, patient.ins),
    prescriber,
    issuedOn,
    ...(notBefore !== undefined && { notBefore }),
    lines: document.lines.map((line) => lineToPrescribe(line, catalogue, issuedOn)),
    patientAgeYears: ageInYears(patient.birthDate, issuedOn),
    capabilityHash: capabilityHash(capabilityOf(secrets.printedCode, prescriptionId)),
    typedCodeHash: typedCodeHash(secrets.typedCodeLookup, typedCodeOf(secrets.printedCode, prescriptionId)),
    today,
  };
}

function lineToPrescribe(
  line: PrescriptionDocument['lines'][number],
  catalogue: Catalogue,
  issuedOn: CivilDate,
): LineToPrescribe {
  const { lineId, medicine, unitsPerDelivery, daysPerDelivery, deliveries, nonSubstitutable, aldRelated } = line;
  const { quantityInWords } = line;
  return {
    lineId,
    cis: medicine.cis,
    medicine: medicineFacts(catalogue, medicine.cis, issuedOn),
    unitsPerDelivery,
    daysPerDelivery,
    deliveries,
    ...(quantityInWords !== undefined && { unitsInWords: parseFrenchNumberWords(quantityInWords) ?? 'not-a-number' }),
    ...(nonSubstitutable !== undefined && { nonSubstitutable: nonSubstitutable.code }),
    aldRelated,
  };
}
