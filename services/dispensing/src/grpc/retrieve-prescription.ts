import { unary } from '@ordonnancier/grpc/rpc.ts';
import { accept } from '@ordonnancier/kernel/result.ts';
import { momentOf } from '@ordonnancier/prescription-store/moment.ts';
import { prescriptionView } from '@ordonnancier/prescription-store/prescription-view.ts';
import { readDocument } from '@ordonnancier/prescription-store/sealed-document.ts';
import type { PrescriptionStore } from '@ordonnancier/prescription-store/store.ts';
import { openReadingRecorder } from '@ordonnancier/service/readings.ts';
import { z } from 'zod';
import type { PresentedCodes } from '../presented-codes.ts';
import { pharmacistOf } from './caller.ts';
import { presentedCode } from './fields.ts';

const request = z.object({ code: presentedCode });

/** Reads a prescription by the code presented. After the end of retention identity and posologies stay empty. */
export function retrievePrescription(store: PrescriptionStore, codes: PresentedCodes) {
  const recordReadings = openReadingRecorder(store.log, store.secrets.requestFingerprint);
  return unary({
    roles: ['pharmacist'],
    request,
    handle: async ({ code }, call) => {
      const found = await codes.resolve(code, pharmacistOf(call).finess, call);
      if (!found.ok) return found;
      const prescription = found.value;
      const document = await readDocument(store.log, store.patientKeys, prescription.prescriptionId);
      await recordReadings(call, 'RetrievePrescription', [prescription]);
      const { catalogue } = store;
      const kept = document.ok ? document.value : undefined;
      return accept({ prescription: prescriptionView(prescription, momentOf(call), catalogue, kept) });
    },
  });
}
