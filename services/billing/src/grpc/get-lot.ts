import type { Position } from '@ordonnancier/event-log/event-log.ts';
import type { GetLotResponse__Output as GetLotResponse } from '@ordonnancier/grpc/generated/ordonnancier/billing/v1/GetLotResponse.ts';
import { type Call, unary, type UnaryRpc } from '@ordonnancier/grpc/rpc.ts';
import { accept, refuse } from '@ordonnancier/kernel/result.ts';
import { minPosition, type Reached } from '@ordonnancier/service/queries.ts';
import { z } from 'zod';
import type { Lots } from '../lots.ts';
import { lotId } from './fields.ts';
import { wireLot } from './wire-lot.ts';

/** From the lot's own stream. Another pharmacy's is answered like one that does not exist; payers see every lot. */
export function getLot(
  { find }: Pick<Lots, 'find'>,
  untilLotsSettled: (position: Position | undefined, call: Call) => Promise<Reached>,
): UnaryRpc<GetLotResponse> {
  return unary({
    roles: ['pharmacist', 'payer'],
    request: z.object({ lotId, minPosition }),
    handle: async ({ lotId, minPosition }, call) => {
      const reached = await untilLotsSettled(minPosition, call);
      if (!reached.ok) return reached;
      const lot = await find(lotId);
      const { caller } = call;
      const isShown =
        caller.role === 'payer' || (caller.role === 'pharmacist' && lot?.pharmacyFiness === caller.finess);
      return lot !== undefined && isShown ? accept({ lot: wireLot(lot) }) : refuse('LOT_NOT_FOUND');
    },
  });
}
