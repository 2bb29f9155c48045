import { lineId, prescriptionId, requestId } from '@ordonnancier/grpc/fields.ts';
import { unary } from '@ordonnancier/grpc/rpc.ts';
import { accept } from '@ordonnancier/kernel/result.ts';
import { momentOf } from '@ordonnancier/prescription-store/moment.ts';
import { statusView } from '@ordonnancier/prescription-store/prescription-view.ts';
import { prescriptionStream } from '@ordonnancier/prescription-store/prescriptions.ts';
import type { PrescriptionStore } from '@ordonnancier/prescription-store/store.ts';
import { claimSecretHash } from '@ordonnancier/security/derived-secrets.ts';
import { z } from 'zod';
import { toldToHolder } from '../disclosure.ts';
import { written } from './answers.ts';
import { pharmacistOf, requestBy } from './caller.ts';
import { claimSecret, linesMax } from './fields.ts';
import { notDispensedReason } from './words.ts';

const request = z.object({
  requestId,
  prescriptionId,
  claimSecret,
  lines: z
    .array(z.object({ lineId, reason: notDispensedReason }))
    .min(1, 'must name at least one line')
    .max(linesMax, `must be at most ${linesMax}`),
});

/** Closes lines without dispensing them. */
export function closeLines(store: PrescriptionStore) {
  return unary({
    roles: ['pharmacist'],
    request,
    handle: async (asked, call) => {
      const stream = prescriptionStream(asked.prescriptionId);
      const at = momentOf(call);
      const shown = { pharmacist: pharmacistOf(call), secretHash: claimSecretHash(asked.claimSecret) };
      const { state } = await store.prescriptions.load(stream);
      const handled = await store.prescriptions.handle(stream, requestBy(call, 'CloseLines', asked, store), () => ({
        type: 'CloseLines',
        ...shown,
        lines: asked.lines,
        today: at.today,
      }));
      if (!handled.ok) return toldToHolder(handled, state, shown);
      const { prescription, logPosition } = written(handled.value);
      return accept({ status: statusView(prescription, at), logPosition });
    },
  });
}
