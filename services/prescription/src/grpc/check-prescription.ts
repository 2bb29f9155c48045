import { cis, text } from '@ordonnancier/grpc/fields.ts';
import { type Call, unary } from '@ordonnancier/grpc/rpc.ts';
import { accept, refuse, type Result } from '@ordonnancier/kernel/result.ts';
import { acceptability } from '@ordonnancier/prescription-store/acceptability.ts';
import { admitDocument } from '@ordonnancier/prescription-store/admit-document.ts';
import { contentOf } from '@ordonnancier/prescription-store/content.ts';
import type { PrescriptionDocument } from '@ordonnancier/prescription-store/document.ts';
import { momentOf } from '@ordonnancier/prescription-store/moment.ts';
import { prescriptionStream } from '@ordonnancier/prescription-store/prescriptions.ts';
import type { PrescriptionStore } from '@ordonnancier/prescription-store/store.ts';
import { isOverridden } from '@ordonnancier/prescription/prescribing/contraindications.ts';
import { prescriptionDecider } from '@ordonnancier/prescription/decider.ts';
import type { PrescriptionRefusalCode } from '@ordonnancier/prescription/refusals.ts';
import { z } from 'zod';
import { contraindicatedLines, reviewDocument } from '../clinical-review.ts';
import type { ClinicalReview } from '../clinical-alerts.ts';
import { contraindications, warningsOn } from '../issuing.ts';
import { overlapWarnings } from '../overlap-warnings.ts';
import { authorityOf, prescriberOf } from '../prescriber.ts';
import type { PrescriptionQueries } from '../read-models/prescriptions/query.ts';
import { prescriptionServiceRefusals } from '../refusals.ts';
import { alertViews, coverageViews } from './clinical-view.ts';

/** Twice what the most treated patients take. */
const currentTreatmentMax = 50;
/** The longest names of substances in the public database. */
const substanceLengthMax = 200;

/** Of the longest entries as many fit into the 4 MiB that clients take unless told otherwise. */
const alertsMax = 1_000;

const request = z.object({
  document: z.instanceof(Buffer),
  currentTreatment: z
    .array(z.union([z.object({ cis }), z.object({ substance: text(substanceLengthMax) })]))
    .max(currentTreatmentMax),
});

/** What a check reads; it writes nothing and opens nothing that is sealed. */
export type CheckedAgainst = Pick<
  PrescriptionStore,
  'prescriptions' | 'secrets' | 'catalogue' | 'interactions' | 'insDomains' | 'prescribers'
>;

/** Decides as IssuePrescription would, looks at what the patient takes besides, and records nothing. */
export function checkPrescription(store: CheckedAgainst, prescriptions: Pick<PrescriptionQueries, 'withoutOverlap'>) {
  return unary({
    roles: ['prescriber'],
    request,
    handle: async ({ document: bytes, currentTreatment }, call) => {
      const document = admitDocument(bytes, store.insDomains);
      if (!document.ok) return document;
      const review = reviewDocument(document.value, store, currentTreatment);
      const issue = await decideIssue(store, document.value, review, call);
      const decision = issue.ok ? decideTogether(document.value, review) : issue;
      return accept({
        ...acceptability(decision, prescriptionServiceRefusals),
        warnings: [
          ...warningsOn(document.value, store, call),
          ...(await overlapWarnings(document.value, store, prescriptions, call)),
        ],
        alerts: alertViews(review.alerts.slice(0, alertsMax)),
        coverage: coverageViews(review),
        thesaurusSource: store.interactions?.source ?? '',
        alertsLeftOut: Math.max(0, review.alerts.length - alertsMax),
      });
    },
  });
}

type Checked = Result<unknown, PrescriptionRefusalCode | 'SIGNATORY_NOT_CALLER'>;

/** In place of what would be sealed: the decision does not look into it. */
const nothingSealed = { keyId: '', nonce: '', ciphertext: '' };

async function decideIssue(
  store: CheckedAgainst,
  document: PrescriptionDocument,
  review: ClinicalReview,
  call: Call,
): Promise<Checked> {
  if (document.prescriber.rpps !== prescriberOf(call).rpps) return refuse('SIGNATORY_NOT_CALLER');
  const command = {
    type: 'IssuePrescription',
    ...contentOf(document, { ...store, today: momentOf(call, store.prescribers).today }),
    authority: authorityOf(call),
    ...contraindications(review),
    sealed: nothingSealed,
  } as const;
  const { state } = await store.prescriptions.load(prescriptionStream(document.prescriptionId));
  return prescriptionDecider.decide(command, state);
}

/** What is taken already is not in the document, so that this check alone can stop what must not be added to it. */
function decideTogether({ contraindicationOverrides = [] }: PrescriptionDocument, { alerts }: ClinicalReview): Checked {
  const open = contraindicatedLines(alerts).find((lineIds) => !isOverridden(contraindicationOverrides, lineIds));
  return open === undefined ? accept(undefined) : refuse('CONTRAINDICATED_ASSOCIATION', { lineId: open[0] ?? '' });
}
