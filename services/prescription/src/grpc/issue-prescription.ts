import { requestId } from '@ordonnancier/grpc/fields.ts';
import { unary } from '@ordonnancier/grpc/rpc.ts';
import { accept } from '@ordonnancier/kernel/result.ts';
import { prescriptionStream } from '@ordonnancier/prescription-store/prescriptions.ts';
import type { PrescriptionStore } from '@ordonnancier/prescription-store/store.ts';
import type { PrescriberKeys } from '@ordonnancier/security/prescriber-keys.ts';
import { requestOf } from '@ordonnancier/service/write-request.ts';
import { z } from 'zod';
import { issueCommand, issuedReply, readSignedDocument, signedDocument, wasHandled } from '../issuing.ts';

const request = z.object({ requestId, ...signedDocument });

/** Puts a signed prescription into the log, whole or not at all, and answers the code to print. */
export function issuePrescription(store: PrescriptionStore, prescriberKeys: PrescriberKeys) {
  return unary({
    roles: ['prescriber'],
    request,
    handle: async ({ requestId, document: bytes, signature }, call) => {
      const fields = { document: bytes.toString('base64'), signature };
      const attempt = requestOf(call, 'IssuePrescription', requestId, fields, store.secrets.requestFingerprint);
      const signed = await readSignedDocument({ bytes, signature }, call, store, prescriberKeys, ({ prescriptionId }) =>
        wasHandled(store, prescriptionId, attempt),
      );
      if (!signed.ok) return signed;
      const document = signed.value;

      const command = await issueCommand(store, document, { bytes, signature }, attempt, call);
      const issued = await store.prescriptions.handleFirst(
        prescriptionStream(document.prescriptionId),
        attempt,
        command,
      );
      return issued.ok ? accept(issuedReply(store, document, call, issued.value)) : issued;
    },
  });
}
