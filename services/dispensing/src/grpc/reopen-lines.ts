import { lineId, prescriptionId, requestId } from '@ordonnancier/grpc/fields.ts';
import { unary } from '@ordonnancier/grpc/rpc.ts';
import { accept } from '@ordonnancier/kernel/result.ts';
import { momentOf } from '@ordonnancier/prescription-store/moment.ts';
import { statusView } from '@ordonnancier/prescription-store/prescription-view.ts';
import { prescriptionStream } from '@ordonnancier/prescription-store/prescriptions.ts';
import type { PrescriptionStore } from '@ordonnancier/prescription-store/store.ts';
import { z } from 'zod';
import { toldToCloser } from '../disclosure.ts';
import { written } from './answers.ts';
import { pharmacistOf, requestBy } from './caller.ts';
import { linesMax } from './fields.ts';

const request = z.object({
  requestId,
  prescriptionId,
  lineIds: z.array(lineId).min(1, 'must name at least one line').max(linesMax, `must be at most ${linesMax}`),
});

/** Opens lines again that the caller closed by mistake. */
export function reopenLines(store: PrescriptionStore) {
  return unary({
    roles: ['pharmacist'],
    request,
    handle: async (asked, call) => {
      const { prescriptionId, lineIds } = asked;
      const at = momentOf(call);
      const handled = await store.prescriptions.handle(
        prescriptionStream(prescriptionId),
        requestBy(call, 'ReopenLines', asked, store),
        () => ({ type: 'ReopenLines', pharmacist: pharmacistOf(call), lineIds, today: at.today }),
      );
      if (!handled.ok) return toldToCloser(handled);
      const { prescription, logPosition } = written(handled.value);
      return accept({ status: statusView(prescription, at), logPosition });
    },
  });
}
