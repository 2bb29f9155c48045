import { unary } from '@ordonnancier/grpc/rpc.ts';
import { accept, refuse, type Result } from '@ordonnancier/kernel/result.ts';
import { contentOf } from '@ordonnancier/prescription-store/content.ts';
import { admitDocument } from '@ordonnancier/prescription-store/admit-document.ts';
import type { PrescriptionDocument } from '@ordonnancier/prescription-store/document.ts';
import { momentOf } from '@ordonnancier/prescription-store/moment.ts';
import { prescriptionStream } from '@ordonnancier/prescription-store/prescriptions.ts';
import type { PrescriptionStore } from '@ordonnancier/prescription-store/store.ts';
import { prescriptionDecider } from '@ordonnancier/prescription/decider.ts';
import type { Call } from '@ordonnancier/grpc/rpc.ts';
import { z } from 'zod';
import { warningsOn } from '../issuing.ts';
import { authorityOf, prescriberOf } from '../prescriber.ts';

const request = z.object({ document: z.instanceof(Buffer) });

/** Decides as IssuePrescription would, and records nothing. */
export function checkPrescription(store: PrescriptionStore) {
  return unary({
    roles: ['prescriber'],
    request,
    handle: async ({ document: bytes }, call) => {
      const document = admitDocument(bytes, store.insDomains);
      if (!document.ok) return document;
      const decision = await decideIssue(store, document.value, call);
      return accept({
        acceptable: decision.ok,
        refusalCode: decision.ok ? '' : decision.refusal.code,
        lineId: decision.ok ? '' : (decision.refusal.facts['lineId'] ?? ''),
        warnings: warningsOn(document.value, store, call),
      });
    },
  });
}

/** In place of what would be sealed: the decision does not look into it. */
const nothingSealed = { keyId: '', nonce: '', ciphertext: '' };

async function decideIssue(
  store: PrescriptionStore,
  document: PrescriptionDocument,
  call: Call,
): Promise<Result<unknown>> {
  if (document.prescriber.rpps !== prescriberOf(call).rpps) return refuse('SIGNATORY_NOT_CALLER');
  const content = contentOf(document, { ...store, today: momentOf(call).today });
  const authority = authorityOf(call);
  const { state } = await store.prescriptions.load(prescriptionStream(document.prescriptionId));
  return prescriptionDecider.decide({ type: 'IssuePrescription', ...content, authority, sealed: nothingSealed }, state);
}
