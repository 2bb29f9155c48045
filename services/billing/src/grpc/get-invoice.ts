import type { Position } from '@ordonnancier/event-log/event-log.ts';
import { dispensingId } from '@ordonnancier/grpc/fields.ts';
import type { GetInvoiceResponse__Output as GetInvoiceResponse } from '@ordonnancier/grpc/generated/ordonnancier/billing/v1/GetInvoiceResponse.ts';
import { unary, type UnaryRpc } from '@ordonnancier/grpc/rpc.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import { accept, refuse } from '@ordonnancier/kernel/result.ts';
import type { DispensingId } from '@ordonnancier/kernel/identifiers.ts';
import { z } from 'zod';
import type { InvoiceState } from '../domain/invoice/invoice.ts';
import { minPosition } from './positions.ts';
import { wireInvoice } from './wire-invoice.ts';

export interface GetInvoiceNeeds {
  /** Resolves when every dispensing up to a position has its invoice; false when the signal aborts first. */
  readonly reachInvoicesMade: (position: Position, signal: AbortSignal) => Promise<boolean>;
  readonly loadInvoice: (dispensingId: DispensingId) => Promise<InvoiceState>;
}

/**
 * Answers from the invoice's own stream, which is never behind: `min_position` only waits for the invoice to be made.
 * Another pharmacy's invoice is answered like one that does not exist.
 */
export function getInvoice({ reachInvoicesMade, loadInvoice }: GetInvoiceNeeds): UnaryRpc<GetInvoiceResponse> {
  return unary({
    roles: ['pharmacist'],
    request: z.object({ dispensingId, minPosition }),
    handle: async (request, { caller, signal }) => {
      invariant(caller.role === 'pharmacist', 'only pharmacists are let in');
      if (request.minPosition !== undefined && !(await reachInvoicesMade(request.minPosition, signal)))
        return refuse('READ_MODEL_BEHIND');
      const invoice = await loadInvoice(request.dispensingId);
      if (invoice.status === 'none' || invoice.dispensing.pharmacyFiness !== caller.finess)
        return refuse('INVOICE_NOT_FOUND');
      return accept({ invoice: wireInvoice(invoice) });
    },
  });
}
