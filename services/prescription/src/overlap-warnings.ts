import { substanceWords } from '@ordonnancier/catalogue/substance-words.ts';
import type { Call } from '@ordonnancier/grpc/rpc.ts';
import { addDays, type CivilDate } from '@ordonnancier/kernel/civil-date.ts';
import { isOverlapForbidden } from '@ordonnancier/prescription/narcotic-rules.ts';
import type { IssuedPrescription } from '@ordonnancier/prescription/state.ts';
import { isLineOpen } from '@ordonnancier/prescription/status.ts';
import { coveredUntil } from '@ordonnancier/prescription/ledger.ts';
import { ledgerOfLine, type LineState } from '@ordonnancier/prescription/state.ts';
import type { PrescriptionDocument } from '@ordonnancier/prescription-store/document.ts';
import { medicineFacts } from '@ordonnancier/prescription-store/medicine-facts.ts';
import type { PrescriptionStore } from '@ordonnancier/prescription-store/store.ts';
import { patientRefOf } from '@ordonnancier/security/pseudonyms.ts';
import type { PrescribingWarning } from './domain/warnings.ts';
import { prescriberOf } from './prescriber.ts';
import type { PrescriptionQueries } from './read-models/prescriptions/query.ts';

/**
 * Lines of narcotics, and of what is under their rule, for days that earlier prescriptions of the caller cover for the same patient, without the mention that allows
 * it (R.5132-33 CSP). The read model follows the log by some milliseconds, and a narcotic may be needed: this is said, not refused.
 */
export async function overlapWarnings(
  document: PrescriptionDocument,
  { catalogue, secrets }: Pick<PrescriptionStore, 'catalogue' | 'secrets'>,
  prescriptions: Pick<PrescriptionQueries, 'withoutOverlap'>,
  call: Call,
): Promise<readonly PrescribingWarning[]> {
  const { issuedOn } = document;
  const concerned = document.lines.flatMap(({ lineId, medicine, overlapAllowed }) => {
    const facts = medicineFacts(catalogue, medicine.cis, issuedOn);
    const isConcerned = facts !== undefined && isOverlapForbidden(facts) && overlapAllowed === undefined;
    return isConcerned ? [{ lineId, words: substanceWords(facts.substances) }] : [];
  });
  if (concerned.length === 0) return [];

  const patientRef = patientRefOf(secrets.pseudonym, document.patient.ins);
  const earlier = await prescriptions.withoutOverlap(patientRef, prescriberOf(call).rpps);
  const covering = earlier
    .filter(({ prescriptionId }) => prescriptionId !== document.prescriptionId)
    .flatMap((prescription) => prescription.lines.map((line) => ({ line, until: prescribedUntil(prescription, line) })))
    .filter(({ line, until }) => isOverlapForbidden(line.prescribed) && until !== undefined && until > issuedOn)
    .map(({ line, until }) => ({
      words: substanceWords(medicineFacts(catalogue, line.prescribed.cis, issuedOn)?.substances ?? []),
      until,
    }));
  return concerned.flatMap(({ lineId, words }) => {
    const overlap = covering.find((covered) => [...words].some((word) => covered.words.has(word)));
    if (overlap === undefined) return [];
    const message = `Your earlier prescription of this medicine covers the days before ${overlap.until}, and no mention allows both.`;
    const messageFr = `Votre précédente ordonnance de ce médicament couvre les jours jusqu'au ${overlap.until} exclu, et aucune mention n'autorise les deux.`;
    return [{ code: 'NARCOTIC_OVERLAP', lineId, message, messageFr } as const];
  });
}

/** The first day that a line does not cover: of an open one by all that is prescribed, of a closed one by what was dispensed. */
function prescribedUntil(prescription: IssuedPrescription, line: LineState): CivilDate | undefined {
  const ledger = ledgerOfLine(prescription, line);
  if (prescription.suspended || !isLineOpen(prescription, line)) return coveredUntil(ledger);
  const { firstDueOn, daysPerDelivery, deliveries } = ledger.terms;
  return addDays(firstDueOn, daysPerDelivery * deliveries);
}
