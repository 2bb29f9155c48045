import { prescriptionId } from '@ordonnancier/grpc/fields.ts';
import { unary } from '@ordonnancier/grpc/rpc.ts';
import { accept, refuse } from '@ordonnancier/kernel/result.ts';
import { momentOf } from '@ordonnancier/prescription-store/moment.ts';
import { prescriptionView } from '@ordonnancier/prescription-store/prescription-view.ts';
import { prescriptionStream } from '@ordonnancier/prescription-store/prescriptions.ts';
import { readDocument } from '@ordonnancier/prescription-store/sealed-document.ts';
import type { PrescriptionStore } from '@ordonnancier/prescription-store/store.ts';
import { openReadingRecorder } from '@ordonnancier/service/readings.ts';
import { z } from 'zod';
import { prescriberOf } from '../prescriber.ts';

const request = z.object({ prescriptionId });

/** Reads a prescription of the caller's, with the patient's identity unless it was erased. */
export function getPrescription(store: PrescriptionStore) {
  const recordReadings = openReadingRecorder(store.log, store.secrets.requestFingerprint);
  return unary({
    roles: ['prescriber'],
    request,
    handle: async ({ prescriptionId }, call) => {
      const { state } = await store.prescriptions.load(prescriptionStream(prescriptionId));
      const isCallers = state.status === 'issued' && state.prescriber.rpps === prescriberOf(call).rpps;
      if (!isCallers) return refuse('PRESCRIPTION_UNKNOWN');

      await recordReadings(call, 'GetPrescription', [state]);
      const opened = await readDocument(store.log, store.patientKeys, prescriptionId);
      const document = opened.ok ? opened.value : undefined;
      return accept({
        prescription: prescriptionView(state, momentOf(call, store.prescribers), store.catalogue, document),
      });
    },
  });
}
