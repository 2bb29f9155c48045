import { dispensingId, prescriptionId, requestId } from '@ordonnancier/grpc/fields.ts';
import { unary } from '@ordonnancier/grpc/rpc.ts';
import { accept } from '@ordonnancier/kernel/result.ts';
import { momentOf } from '@ordonnancier/prescription-store/moment.ts';
import { statusView } from '@ordonnancier/prescription-store/prescription-view.ts';
import { prescriptionStream } from '@ordonnancier/prescription-store/prescriptions.ts';
import type { PrescriptionStore } from '@ordonnancier/prescription-store/store.ts';
import { z } from 'zod';
import { toldToDispenser } from '../disclosure.ts';
import { written } from './answers.ts';
import { pharmacistOf, requestBy } from './caller.ts';
import { reversalReason } from './words.ts';

const request = z.object({ requestId, prescriptionId, dispensingId, reason: reversalReason });

/** Takes a dispensing of this pharmacy back. Its packs stay used. */
export function reverseDispensing(store: PrescriptionStore) {
  return unary({
    roles: ['pharmacist'],
    request,
    handle: async (asked, call) => {
      const { prescriptionId, dispensingId, reason } = asked;
      const at = momentOf(call);
      const handled = await store.prescriptions.handle(
        prescriptionStream(prescriptionId),
        requestBy(call, 'ReverseDispensing', asked, store),
        () => ({ type: 'ReverseDispensing', dispensingId, pharmacist: pharmacistOf(call), reason, today: at.today }),
      );
      if (!handled.ok) return toldToDispenser(handled);
      const { prescription, logPosition } = written(handled.value);
      return accept({ status: statusView(prescription, at), logPosition });
    },
  });
}
