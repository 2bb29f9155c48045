import type { KeyObject } from 'node:crypto';
import { requestId } from '@ordonnancier/grpc/fields.ts';
import type { RecordAcknowledgementResponse__Output as RecordAcknowledgementResponse } from '@ordonnancier/grpc/generated/ordonnancier/billing/v1/RecordAcknowledgementResponse.ts';
import { unary, type UnaryRpc } from '@ordonnancier/grpc/rpc.ts';
import type { Finess } from '@ordonnancier/kernel/identifiers.ts';
import { accept } from '@ordonnancier/kernel/result.ts';
import { requestOf } from '@ordonnancier/service/write-request.ts';
import { z } from 'zod';
import type { Lots } from '../lots.ts';
import { todayAt } from '../today.ts';
import { lotId } from './fields.ts';
import { unreadableReason } from './wire-words.ts';

/** Records whether the payer can read a lot; its invoices follow. */
export function recordAcknowledgement(lots: Lots, fingerprintKey: KeyObject): UnaryRpc<RecordAcknowledgementResponse> {
  return unary({
    roles: ['payer'],
    request: z.object({ requestId, lotId, unreadableReason }),
    handle: async ({ requestId, ...fields }, call) => {
      const request = requestOf(call, 'RecordAcknowledgement', requestId, fields, fingerprintKey);
      const { lotId, unreadableReason } = fields;
      const today = (pharmacyFiness: Finess) => todayAt(pharmacyFiness, call);
      const recorded = await lots.acknowledge(lotId, unreadableReason, today, request);
      return recorded.ok ? accept({ logPosition: recorded.value.position }) : recorded;
    },
  });
}
