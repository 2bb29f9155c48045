import type { KeyObject } from 'node:crypto';
import { seenThrough } from '@ordonnancier/event-sourcing/request.ts';
import { requestId } from '@ordonnancier/grpc/fields.ts';
import type { SendLotResponse__Output as SendLotResponse } from '@ordonnancier/grpc/generated/ordonnancier/billing/v1/SendLotResponse.ts';
import { unary, type UnaryRpc } from '@ordonnancier/grpc/rpc.ts';
import { accept } from '@ordonnancier/kernel/result.ts';
import { requestOf } from '@ordonnancier/service/write-request.ts';
import { z } from 'zod';
import type { Lots } from '../lots.ts';
import { todayAt } from '../today.ts';
import { pharmacistOf } from './caller.ts';
import { dispensingIds } from './fields.ts';
import { lotNumber } from './wire-lot.ts';
import { payerRegime } from './wire-words.ts';

/** More than a pharmacy dispenses in a day; the lot's event stays some tens of kilobytes. */
const lotInvoicesMax = 200;

/** Opens a lot; which of its invoices go is decided by each of them, right after. */
export function sendLot(lots: Lots, fingerprintKey: KeyObject): UnaryRpc<SendLotResponse> {
  return unary({
    roles: ['pharmacist'],
    request: z.object({ requestId, regime: payerRegime, dispensingIds: dispensingIds(lotInvoicesMax) }),
    handle: async ({ requestId, ...fields }, call) => {
      const { finess: pharmacyFiness } = pharmacistOf(call);
      const request = seenThrough(requestOf(call, 'SendLot', requestId, fields, fingerprintKey));
      const sent = await lots.send({ ...fields, pharmacyFiness, openedOn: todayAt(pharmacyFiness, call) }, request);
      if (!sent.ok) return sent;
      const { lot, position } = sent.value;
      return accept({ lotId: lot.lotId, number: lotNumber(lot), logPosition: position });
    },
  });
}
