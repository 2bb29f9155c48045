import type { KeyObject } from 'node:crypto';
import { dispensingId, requestId } from '@ordonnancier/grpc/fields.ts';
import type { CorrectInvoiceResponse__Output as CorrectInvoiceResponse } from '@ordonnancier/grpc/generated/ordonnancier/billing/v1/CorrectInvoiceResponse.ts';
import { unary, type UnaryRpc } from '@ordonnancier/grpc/rpc.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import { accept } from '@ordonnancier/kernel/result.ts';
import { requestOf } from '@ordonnancier/service/write-request.ts';
import { z } from 'zod';
import type { Claims } from '../claims.ts';
import { todayAt } from '../today.ts';
import { pharmacistOf } from './caller.ts';
import { wireInvoice } from './wire-invoice.ts';
import { exemption } from './wire-words.ts';

const confirmed = z.literal(true, 'must be true');

const request = z
  .discriminatedUnion(
    'correction',
    [
      z.object({
        correction: z.literal('coverage'),
        requestId,
        dispensingId,
        coverage: z.object({ exemption, alsaceMoselle: z.boolean() }),
      }),
      z.object({ correction: z.literal('beneficiary'), requestId, dispensingId, beneficiary: confirmed }),
      z.object({ correction: z.literal('prescriber'), requestId, dispensingId, prescriber: confirmed }),
      z.object({ correction: z.literal('document'), requestId, dispensingId, document: confirmed }),
    ],
    'must be one of coverage, beneficiary, prescriber and document',
  )
  .transform(({ requestId, dispensingId, ...stated }) => ({
    requestId,
    dispensingId,
    correction:
      stated.correction === 'coverage'
        ? { fact: stated.correction, coverage: stated.coverage }
        : { fact: stated.correction },
  }));

/** Puts a rejected invoice right, or one paid in part, and says what it costs now. */
export function correctInvoice(claims: Claims, fingerprintKey: KeyObject): UnaryRpc<CorrectInvoiceResponse> {
  return unary({
    roles: ['pharmacist'],
    request,
    handle: async ({ requestId, ...fields }, call) => {
      const pharmacist = pharmacistOf(call);
      const { dispensingId, correction } = fields;
      const attempt = requestOf(call, 'CorrectInvoice', requestId, fields, fingerprintKey);
      const today = todayAt(pharmacist.finess, call);
      const corrected = await claims.correct({ dispensingId, pharmacist, request: attempt, today }, correction);
      if (!corrected.ok) return corrected;
      const { state, position } = corrected.value;
      invariant(state.status !== 'none' && position !== undefined, 'what is corrected is there');
      return accept({ invoice: wireInvoice(state), logPosition: position });
    },
  });
}
