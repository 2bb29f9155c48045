import { prescriptionId, requestId } from '@ordonnancier/grpc/fields.ts';
import { unary } from '@ordonnancier/grpc/rpc.ts';
import { accept } from '@ordonnancier/kernel/result.ts';
import { momentOf } from '@ordonnancier/prescription-store/moment.ts';
import { statusView } from '@ordonnancier/prescription-store/prescription-view.ts';
import type { PrescriptionStore } from '@ordonnancier/prescription-store/store.ts';
import { z } from 'zod';
import { actAsSignatory } from '../as-signatory.ts';

const request = z.object({ requestId, prescriptionId });

/** Confirms that a prescription is authentic, which lifts a suspension. */
export function confirmAuthenticity(store: PrescriptionStore) {
  return unary({
    roles: ['prescriber'],
    request,
    handle: async (request, call) => {
      const confirmed = await actAsSignatory(store, call, 'ConfirmAuthenticity', request, (prescriberRpps) => ({
        type: 'ConfirmAuthenticity',
        prescriberRpps,
      }));
      if (!confirmed.ok) return confirmed;
      const { state, logPosition } = confirmed.value;
      return accept({ status: statusView(state, momentOf(call, store.prescribers)), logPosition });
    },
  });
}
