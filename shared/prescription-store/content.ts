import type { Catalogue } from '@ordonnancier/catalogue/catalogue.ts';
import { ageInYears, type CivilDate } from '@ordonnancier/kernel/civil-date.ts';
import { parseFrenchNumberWords } from '@ordonnancier/kernel/french-number-words.ts';
import type { IssuePrescription, LineToPrescribe } from '@ordonnancier/prescription/commands.ts';
import { capabilityHash, capabilityOf, typedCodeHash, typedCodeOf } from '@ordonnancier/security/derived-secrets.ts';
import { patientRefOf } from '@ordonnancier/security/pseudonyms.ts';
import type { PrescriptionDocument } from './document.ts';
import { medicineFacts } from './medicine-facts.ts';
import type { PrescriptionSecrets } from './secrets.ts';
import { posologyOf } from './structured-posology.ts';

type DocumentLine = PrescriptionDocument['lines'][number];

/** What issuing and transcribing have in common, before the document is sealed. */
export type DocumentContent = Omit<IssuePrescription, 'type' | 'sealed' | 'authority'>;

/** The command's fields that follow from a document, the catalogue of its day of issue, and today where its writer stands. */
export function contentOf(
  document: PrescriptionDocument,
  { secrets, catalogue, today }: { secrets: PrescriptionSecrets; catalogue: Catalogue; today: CivilDate },
): DocumentContent {
  const { prescriptionId, prescriber, patient, issuedOn, notBefore, namedPharmacy, contraindicationOverrides } =
    document;
  return {
    prescriptionId,
    patientRef: patientRefOf(secrets.pseudonym, patient.ins),
    prescriber,
    issuedOn,
    ...(notBefore !== undefined && { notBefore }),
    ...(namedPharmacy !== undefined && { namedPharmacy }),
    ...(contraindicationOverrides !== undefined && { contraindicationOverrides }),
    lines: document.lines.map((line) => lineToPrescribe(line, catalogue, issuedOn)),
    patientAgeYears: ageInYears(patient.birthDate, issuedOn),
    patientSex: patient.sex,
    capabilityHash: capabilityHash(capabilityOf(secrets.printedCode, prescriptionId)),
    typedCodeHash: typedCodeHash(secrets.typedCodeLookup, typedCodeOf(secrets.printedCode, prescriptionId)),
    today,
  };
}

/** A line of a document with what the catalogue of the day of issue says of its medicine. */
export function lineToPrescribe(line: DocumentLine, catalogue: Catalogue, issuedOn: CivilDate): LineToPrescribe {
  const { lineId, medicine, unitsPerDelivery, daysPerDelivery, deliveries, nonSubstitutable, aldRelated } = line;
  const { singleDelivery, quantityInWords, structuredPosology } = line;
  const { condition, initialPrescription, documents } = line;
  const { scheduledSurgery, overlapAllowed, commonNameOnly, stayAbroadMonths } = line;
  return {
    lineId,
    cis: medicine.cis,
    medicine: medicineFacts(catalogue, medicine.cis, issuedOn),
    unitsPerDelivery,
    daysPerDelivery,
    deliveries,
    ...(singleDelivery !== undefined && { singleDelivery }),
    ...(quantityInWords !== undefined && { unitsInWords: parseFrenchNumberWords(quantityInWords) ?? 'not-a-number' }),
    ...(structuredPosology !== undefined && { posology: posologyOf(structuredPosology) }),
    ...(nonSubstitutable !== undefined && { nonSubstitutable: nonSubstitutable.code }),
    aldRelated,
    ...(condition !== undefined && { condition }),
    ...(initialPrescription !== undefined && { initialPrescription }),
    ...(documents !== undefined && { documents }),
    ...(scheduledSurgery !== undefined && { scheduledSurgery }),
    ...(overlapAllowed !== undefined && { overlapAllowed }),
    ...(commonNameOnly !== undefined && { commonNameOnly }),
    ...(stayAbroadMonths !== undefined && { stayAbroadMonths }),
  };
}
