import { requestId } from '@ordonnancier/grpc/fields.ts';
import { unary } from '@ordonnancier/grpc/rpc.ts';
import type { PrescriptionStore } from '@ordonnancier/prescription-store/store.ts';
import { z } from 'zod';
import type { PresentedCodes } from '../presented-codes.ts';
import { presentedCode } from './fields.ts';
import { openSaying } from './said.ts';
import { suspicionKind } from './words.ts';

const request = z.object({ requestId, code: presentedCode, kind: suspicionKind });

/** Records a doubt about the authenticity of a prescription. */
export function reportSuspicion(store: PrescriptionStore, codes: PresentedCodes) {
  const say = openSaying(store, codes);
  return unary({
    roles: ['pharmacist'],
    request,
    handle: (asked, call) =>
      say(asked, call, (pharmacist) => ({ type: 'ReportSuspicion', pharmacist, kind: asked.kind })),
  });
}
