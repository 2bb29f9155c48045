import { prescriptionId, requestId } from '@ordonnancier/grpc/fields.ts';
import { unary } from '@ordonnancier/grpc/rpc.ts';
import { accept } from '@ordonnancier/kernel/result.ts';
import { prescriptionStream } from '@ordonnancier/prescription-store/prescriptions.ts';
import type { PrescriptionStore } from '@ordonnancier/prescription-store/store.ts';
import { claimSecretHash } from '@ordonnancier/security/derived-secrets.ts';
import { z } from 'zod';
import { toldToHolder } from '../disclosure.ts';
import { written } from './answers.ts';
import { pharmacistOf, requestBy } from './caller.ts';
import { claimSecret } from './fields.ts';

const request = z.object({ requestId, prescriptionId, claimSecret });

/** Gives a claim back. */
export function releaseClaim(store: PrescriptionStore) {
  return unary({
    roles: ['pharmacist'],
    request,
    handle: async (asked, call) => {
      const stream = prescriptionStream(asked.prescriptionId);
      const shown = { pharmacist: pharmacistOf(call), secretHash: claimSecretHash(asked.claimSecret) };
      const { state } = await store.prescriptions.load(stream);
      const handled = await store.prescriptions.handle(stream, requestBy(call, 'ReleaseClaim', asked, store), () => ({
        type: 'ReleaseClaim',
        ...shown,
      }));
      if (!handled.ok) return toldToHolder(handled, state, shown);
      return accept({ logPosition: written(handled.value).logPosition });
    },
  });
}
