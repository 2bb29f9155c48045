import type { KeyObject } from 'node:crypto';
import { requestId } from '@ordonnancier/grpc/fields.ts';
import type { RecordPayerReturnResponse__Output as RecordPayerReturnResponse } from '@ordonnancier/grpc/generated/ordonnancier/billing/v1/RecordPayerReturnResponse.ts';
import type { RecordedAnswer__Output as RecordedAnswer } from '@ordonnancier/grpc/generated/ordonnancier/billing/v1/RecordedAnswer.ts';
import { unary, type UnaryRpc } from '@ordonnancier/grpc/rpc.ts';
import type { Finess } from '@ordonnancier/kernel/identifiers.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import { accept } from '@ordonnancier/kernel/result.ts';
import { requestOf } from '@ordonnancier/service/write-request.ts';
import { z } from 'zod';
import type { PayerAnswer } from '../domain/lot/events.ts';
import type { Lots } from '../lots.ts';
import { payerReturnLengthMax, readPayerReturn } from '../payer-returns/read-payer-return.ts';
import { todayAt } from '../today.ts';
import { wireRejection, wireShares } from './wire-claim.ts';
import { wireLotStatus } from './wire-words.ts';

const file = z.string().max(payerReturnLengthMax, `must have at most ${payerReturnLengthMax} characters`);

/** Records the payer's return of a lot, all of it or nothing; its invoices follow. */
export function recordPayerReturn(lots: Lots, fingerprintKey: KeyObject): UnaryRpc<RecordPayerReturnResponse> {
  return unary({
    roles: ['payer'],
    request: z.object({ requestId, file }),
    handle: async ({ requestId, ...fields }, call) => {
      const request = requestOf(call, 'RecordPayerReturn', requestId, fields, fingerprintKey);
      const read = readPayerReturn(fields.file);
      if (!read.ok) return read;
      const { lotId, answers } = read.value;
      const today = (pharmacyFiness: Finess) => todayAt(pharmacyFiness, call);
      const recorded = await lots.recordReturn({ lotId, answers, today }, request);
      if (!recorded.ok) return recorded;
      const { lot, events, position } = recorded.value;
      const [returned] = events;
      invariant(returned?.type === 'PayerReturnRecorded', 'what is recorded says so');
      return accept({
        lotId,
        status: wireLotStatus[lot.status],
        answers: returned.answers.map(wireAnswer),
        logPosition: position,
      });
    },
  });
}

function wireAnswer(answer: PayerAnswer): RecordedAnswer {
  const { outcome, dispensingId } = answer;
  const reason = 'reason' in answer ? answer.reason : undefined;
  return {
    dispensingId,
    outcome,
    shares: outcome === 'rejected' ? null : wireShares(answer),
    rejection: reason === undefined ? null : wireRejection(reason),
  };
}
