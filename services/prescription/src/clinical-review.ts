import type { Catalogue } from '@ordonnancier/catalogue/catalogue.ts';
import type { CivilDate } from '@ordonnancier/kernel/civil-date.ts';
import type { Cis, LineId } from '@ordonnancier/kernel/identifiers.ts';
import type { PrescriptionDocument } from '@ordonnancier/prescription-store/document.ts';
import type { PrescriptionStore } from '@ordonnancier/prescription-store/store.ts';
import { type ClinicalAlert, type ClinicalReview, type MedicineTaken, reviewTreatment } from './clinical-alerts.ts';

/** What a patient takes already, as prescriber software knows it. */
export type CurrentMedicine = { readonly cis: Cis } | { readonly substance: string };

type Sources = Pick<PrescriptionStore, 'catalogue' | 'interactions'>;

/** What the catalogue and the thesaurus say of a document's lines together, and with what the patient takes. */
export function reviewDocument(
  { lines, issuedOn }: PrescriptionDocument,
  { catalogue, interactions }: Sources,
  currentTreatment: readonly CurrentMedicine[] = [],
): ClinicalReview {
  const ofLines = lines.map(({ lineId, medicine }): MedicineTaken => ({
    party: { kind: 'line', lineId },
    ...factsOf(catalogue, medicine.cis, issuedOn),
  }));
  const current = currentTreatment.map((medicine): MedicineTaken =>
    'cis' in medicine
      ? { party: { kind: 'current-medicine', ...medicine }, ...factsOf(catalogue, medicine.cis, issuedOn) }
      : { party: { kind: 'current-substance', ...medicine }, substances: [medicine.substance] },
  );
  return reviewTreatment(ofLines, current, interactions);
}

function factsOf(catalogue: Catalogue, cis: Cis, onDate: CivilDate): Pick<MedicineTaken, 'substances' | 'atcCode'> {
  const [anyPack] = catalogue.presentationsOf(cis, onDate);
  return {
    substances: anyPack?.substances,
    ...(anyPack?.atcCode !== undefined && { atcCode: anyPack.atcCode }),
  };
}

/** The lines that a contraindication concerns: two of the document, or one when the other medicine is taken already. */
export function contraindicatedLines(alerts: readonly ClinicalAlert[]): readonly (readonly LineId[])[] {
  return alerts
    .filter((alert) => alert.kind === 'interaction' && alert.level === 'CI')
    .map(({ one, other }) => [one, other].flatMap((party) => (party.kind === 'line' ? [party.lineId] : [])));
}
