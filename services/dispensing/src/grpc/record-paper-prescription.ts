import { requestId } from '@ordonnancier/grpc/fields.ts';
import { unary } from '@ordonnancier/grpc/rpc.ts';
import { accept } from '@ordonnancier/kernel/result.ts';
import { contentOf } from '@ordonnancier/prescription-store/content.ts';
import { admitDocument } from '@ordonnancier/prescription-store/admit-document.ts';
import { momentOf } from '@ordonnancier/prescription-store/moment.ts';
import { prescriptionStream } from '@ordonnancier/prescription-store/prescriptions.ts';
import { printedCodeOf } from '@ordonnancier/prescription-store/printed-code.ts';
import { sealDocument } from '@ordonnancier/prescription-store/sealed-document.ts';
import type { PrescriptionStore } from '@ordonnancier/prescription-store/store.ts';
import { z } from 'zod';
import { written } from './answers.ts';
import type { PresentedCodes } from '../presented-codes.ts';
import { pharmacistOf, requestBy } from './caller.ts';
import { presentedCode } from './fields.ts';

const request = z.object({
  requestId,
  document: z.instanceof(Uint8Array),
  scanSha256: z.string().regex(/^[0-9a-f]{64}$/, 'must be 64 hexadecimal digits in lower case'),
  addedTo: presentedCode.nullable().transform((code) => code ?? undefined),
});

/** Transcribes a paper prescription, which then lives like any other. */
export function recordPaperPrescription(store: PrescriptionStore, codes: PresentedCodes) {
  return unary({
    roles: ['pharmacist'],
    request,
    handle: async ({ requestId, document: bytes, scanSha256, addedTo }, call) => {
      const document = admitDocument(bytes, store.insDomains);
      if (!document.ok) return document;
      const pharmacist = pharmacistOf(call);
      const printed = addedTo && (await codes.resolve(addedTo, pharmacist.finess, call));
      if (printed?.ok === false) return printed;
      const fields = { requestId, document: Buffer.from(bytes).toString('base64'), scanSha256, addedTo };
      const request = requestBy(call, 'RecordPaperPrescription', fields, store);
      const content = contentOf(document.value, { ...store, today: momentOf(call).today });
      const { prescriptionId, patientRef } = content;
      const type = 'PrescriptionTranscribed';
      const sealed = await sealDocument(store.patientKeys, { bytes }, { type, prescriptionId, patientRef, request });

      const handled = await store.prescriptions.handleFirst(prescriptionStream(prescriptionId), request, {
        type: 'TranscribePaperPrescription',
        ...content,
        sealed,
        pharmacist,
        scanSha256,
        ...(printed && { addedTo: printed.value }),
      });
      if (!handled.ok) return handled;
      const { prescription, logPosition } = written(handled.value);
      return accept({ prescriptionId, printedCode: printedCodeOf(prescription, store.secrets), logPosition });
    },
  });
}
