import { deterministicId, type Request, seenThrough } from '@ordonnancier/event-sourcing/request.ts';
import { handledRequest } from '@ordonnancier/event-sourcing/folded-stream.ts';
import { prescriptionId, requestId } from '@ordonnancier/grpc/fields.ts';
import { unary } from '@ordonnancier/grpc/rpc.ts';
import { accept, refuse, type Result } from '@ordonnancier/kernel/result.ts';
import { prescriptionStream } from '@ordonnancier/prescription-store/prescriptions.ts';
import type { PrescriptionStore } from '@ordonnancier/prescription-store/store.ts';
import type { IssuePrescription } from '@ordonnancier/prescription/commands.ts';
import { prescriptionDecider } from '@ordonnancier/prescription/decider.ts';
import type { PrescriberKeys } from '@ordonnancier/security/prescriber-keys.ts';
import { requestOf } from '@ordonnancier/service/write-request.ts';
import { z } from 'zod';
import { handleAsSignatory } from '../as-signatory.ts';
import { cancellationReason } from '../cancellation-reasons.ts';
import { issueCommand, issuedReply, readSignedDocument, signedDocument, wasHandled } from '../issuing.ts';

const request = z.object({ requestId, prescriptionId, reason: cancellationReason, ...signedDocument });

/**
 * Withdraws a prescription and issues another. These are two streams, hence two appends: the old one goes first, so that both
 * are never open at once, and only when the new one is acceptable. Whoever hears nothing repeats the request, which
 * finishes what a crash in between left undone.
 */
export function replacePrescription(store: PrescriptionStore, prescriberKeys: PrescriberKeys) {
  return unary({
    roles: ['prescriber'],
    request,
    handle: async ({ requestId, prescriptionId, reason, document: bytes, signature }, call) => {
      const fields = { prescriptionId, reason, document: bytes.toString('base64'), signature };
      const attempt = requestOf(call, 'ReplacePrescription', requestId, fields, store.secrets.requestFingerprint);
      const signed = await readSignedDocument({ bytes, signature }, call, store, prescriberKeys, () =>
        wasHandled(store, prescriptionId, attempt),
      );
      if (!signed.ok) return signed;
      const document = signed.value;

      // A caller who goes between the two steps would leave the patient without either.
      const issueRequest = seenThrough({ ...attempt, requestId: deterministicId('replacement', requestId) });
      const command = await issueCommand(store, document, { bytes, signature }, issueRequest, call);
      // What an earlier attempt left undone was in time on its day, and is not to become too late by waiting.
      const isWithdrawn = await wasHandled(store, prescriptionId, attempt);
      const issue = isWithdrawn ? { ...command, today: document.issuedOn } : command;
      const acceptable = await checkIssue(store, issueRequest, issue);
      if (!acceptable.ok) return acceptable;

      const replaced = await handleAsSignatory(store, call, attempt, prescriptionId, (prescriberRpps) => ({
        type: 'ReplacePrescription',
        prescriberRpps,
        reason,
        replacedByPrescriptionId: document.prescriptionId,
      }));
      if (!replaced.ok) return replaced;
      const stream = prescriptionStream(document.prescriptionId);
      const issued = await store.prescriptions.handleFirst(stream, issueRequest, issue);
      return issued.ok ? accept(issuedReply(store, document, call, issued.value)) : issued;
    },
  });
}

/** Whether the new prescription would be issued, or has been by an earlier attempt. */
async function checkIssue(
  { prescriptions }: PrescriptionStore,
  request: Request,
  command: IssuePrescription,
): Promise<Result<unknown>> {
  const folded = await prescriptions.load(prescriptionStream(command.prescriptionId));
  const handled = handledRequest(folded, request);
  if (handled !== undefined) {
    // Else the old prescription would be withdrawn before the new one's stream refuses.
    return handled.contentHash === request.contentHash ? accept(undefined) : refuse('REQUEST_ID_REUSED');
  }
  return prescriptionDecider.decide(command, folded.state);
}
