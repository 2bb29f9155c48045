import { unary } from '@ordonnancier/grpc/rpc.ts';
import { accept, refuse } from '@ordonnancier/kernel/result.ts';
import { momentOf } from '@ordonnancier/prescription-store/moment.ts';
import { prescriptionView } from '@ordonnancier/prescription-store/prescription-view.ts';
import type { PrescriptionStore } from '@ordonnancier/prescription-store/store.ts';
import { logPosition, minPosition, pageSize, pageToken, writePageToken } from '@ordonnancier/service/queries.ts';
import { z } from 'zod';
import { prescriberOf } from '../prescriber.ts';
import type { PrescriptionQueries } from '../read-models/prescriptions/query.ts';

const request = z.object({ pageSize, pageToken: pageToken(logPosition), minPosition });

/** Lists the caller's prescriptions, newest first. Nobody's identity is in it, so it is no reading to record. */
export function listPrescriptions(
  prescriptions: PrescriptionQueries,
  { catalogue, prescribers }: Pick<PrescriptionStore, 'catalogue' | 'prescribers'>,
) {
  return unary({
    roles: ['prescriber'],
    request,
    handle: async ({ pageSize, pageToken, minPosition }, call) => {
      const { rpps } = prescriberOf(call);
      const reached = await prescriptions.reached(minPosition, call);
      if (!reached.ok) return reached;
      const page = await prescriptions.list(rpps, pageToken, pageSize);
      // Asked afterwards: what was parked before the page was read is seen now.
      if (await prescriptions.mayLack(rpps)) return refuse('READ_MODEL_INCOMPLETE');
      const moment = momentOf(call, prescribers);
      return accept({
        prescriptions: page.prescriptions.map((state) => prescriptionView(state, moment, catalogue)),
        nextPageToken: page.before === undefined ? '' : writePageToken(page.before),
      });
    },
  });
}
