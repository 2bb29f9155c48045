import type { KeyObject } from 'node:crypto';
import { requestId } from '@ordonnancier/grpc/fields.ts';
import type { SignInvoicesResponse__Output as SignInvoicesResponse } from '@ordonnancier/grpc/generated/ordonnancier/billing/v1/SignInvoicesResponse.ts';
import type { SignedInvoice__Output as SignedInvoice } from '@ordonnancier/grpc/generated/ordonnancier/billing/v1/SignedInvoice.ts';
import { unary, type UnaryRpc } from '@ordonnancier/grpc/rpc.ts';
import type { DispensingId } from '@ordonnancier/kernel/identifiers.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import { accept } from '@ordonnancier/kernel/result.ts';
import { requestOf } from '@ordonnancier/service/write-request.ts';
import { z } from 'zod';
import type { ClaimOutcome, Claims } from '../claims.ts';
import { todayAt } from '../today.ts';
import { pharmacistOf } from './caller.ts';
import { dispensingIds } from './fields.ts';
import { wireShares } from './wire-claim.ts';
import { wireRegime } from './wire-words.ts';

/** Each reads two streams and writes to one: together they must be done within the deadline of a call. */
const signedInvoicesMax = 50;

/** Signs each invoice on its own, and says of each what became of it. */
export function signInvoices(claims: Claims, fingerprintKey: KeyObject): UnaryRpc<SignInvoicesResponse> {
  return unary({
    roles: ['pharmacist'],
    request: z.object({ requestId, dispensingIds: dispensingIds(signedInvoicesMax) }),
    handle: async ({ requestId, ...fields }, call) => {
      const pharmacist = pharmacistOf(call);
      const request = requestOf(call, 'SignInvoices', requestId, fields, fingerprintKey);
      const today = todayAt(pharmacist.finess, call);
      const signing = fields.dispensingIds.map(async (dispensingId) => {
        return { dispensingId, outcome: await claims.sign({ dispensingId, pharmacist, request, today }) };
      });
      const signed = await Promise.all(signing);
      const positions = signed.flatMap(({ outcome }) => (outcome.ok ? [outcome.value.position ?? ''] : []));
      const results = signed.map(({ dispensingId, outcome }) => resultOf(dispensingId, outcome));
      return accept({ results, logPosition: positions.sort().at(-1) ?? '' });
    },
  });
}

function resultOf(dispensingId: DispensingId, outcome: ClaimOutcome): SignedInvoice {
  if (!outcome.ok) {
    const { code: refusalCode } = outcome.refusal;
    return { dispensingId, refusalCode, asked: null, regime: 'PAYER_REGIME_UNSPECIFIED' };
  }
  const [signed] = outcome.value.events;
  invariant(signed?.type === 'InvoiceSigned', 'what is signed says so');
  return { dispensingId, refusalCode: '', asked: wireShares(signed), regime: wireRegime(signed.regime) };
}
