import { requestId } from '@ordonnancier/grpc/fields.ts';
import { unary } from '@ordonnancier/grpc/rpc.ts';
import type { PrescriptionStore } from '@ordonnancier/prescription-store/store.ts';
import { z } from 'zod';
import type { PresentedCodes } from '../presented-codes.ts';
import { presentedCode } from './fields.ts';
import { openSaying } from './said.ts';
import { notDispensedReason } from './words.ts';

const request = z.object({ requestId, code: presentedCode, reason: notDispensedReason });

/** Records that the pharmacist declines. */
export function refuseDispensing(store: PrescriptionStore, codes: PresentedCodes) {
  const say = openSaying(store, codes);
  return unary({
    roles: ['pharmacist'],
    request,
    handle: (asked, call) =>
      say(asked, call, (pharmacist) => ({ type: 'RefuseDispensing', pharmacist, reason: asked.reason })),
  });
}
