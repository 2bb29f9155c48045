import { prescriptionId, requestId } from '@ordonnancier/grpc/fields.ts';
import { unary } from '@ordonnancier/grpc/rpc.ts';
import { accept } from '@ordonnancier/kernel/result.ts';
import { momentOf } from '@ordonnancier/prescription-store/moment.ts';
import { statusView } from '@ordonnancier/prescription-store/prescription-view.ts';
import type { PrescriptionStore } from '@ordonnancier/prescription-store/store.ts';
import { z } from 'zod';
import { actAsSignatory } from '../as-signatory.ts';

const request = z.object({ requestId, prescriptionId });

/** Says that the caller did not write a prescription that bears their name; nothing is dispensed on it any more. */
export function disownPrescription(store: PrescriptionStore) {
  return unary({
    roles: ['prescriber'],
    request,
    handle: async (request, call) => {
      const disowned = await actAsSignatory(store, call, 'DisownPrescription', request, (prescriberRpps) => ({
        type: 'DisownPrescription',
        prescriberRpps,
      }));
      if (!disowned.ok) return disowned;
      const { state, logPosition } = disowned.value;
      return accept({ status: statusView(state, momentOf(call, store.prescribers)), logPosition });
    },
  });
}
