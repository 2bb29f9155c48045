import { lineId, prescriptionId, requestId } from '@ordonnancier/grpc/fields.ts';
import { unary } from '@ordonnancier/grpc/rpc.ts';
import { accept } from '@ordonnancier/kernel/result.ts';
import { linesMax } from '@ordonnancier/prescription-store/document.ts';
import { momentOf } from '@ordonnancier/prescription-store/moment.ts';
import { statusView } from '@ordonnancier/prescription-store/prescription-view.ts';
import type { PrescriptionStore } from '@ordonnancier/prescription-store/store.ts';
import { z } from 'zod';
import { actAsSignatory } from '../as-signatory.ts';
import { cancellationReason } from '../cancellation-reasons.ts';

const request = z.object({
  requestId,
  prescriptionId,
  lineIds: z.array(lineId).max(linesMax),
  reason: cancellationReason,
});

/** Withdraws what is not dispensed yet of some lines, or of all. */
export function cancelLines(store: PrescriptionStore) {
  return unary({
    roles: ['prescriber'],
    request,
    handle: async (request, call) => {
      const { lineIds, reason } = request;
      const cancelled = await actAsSignatory(store, call, 'CancelLines', request, (prescriberRpps) => ({
        type: 'CancelLines',
        prescriberRpps,
        lineIds,
        reason,
      }));
      if (!cancelled.ok) return cancelled;
      const { events, state, logPosition } = cancelled.value;
      return accept({
        status: statusView(state, momentOf(call, store.prescribers)),
        logPosition,
        lineIds: events.flatMap((event) => (event.type === 'LinesCancelled' ? event.lineIds : [])),
      });
    },
  });
}
