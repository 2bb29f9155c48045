import type { Position } from '@ordonnancier/event-log/event-log.ts';
import { count } from '@ordonnancier/grpc/fields.ts';
import type { ListInvoicesResponse__Output as ListInvoicesResponse } from '@ordonnancier/grpc/generated/ordonnancier/billing/v1/ListInvoicesResponse.ts';
import { unary, type UnaryRpc } from '@ordonnancier/grpc/rpc.ts';
import type { Finess } from '@ordonnancier/kernel/identifiers.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import { accept, refuse } from '@ordonnancier/kernel/result.ts';
import { z } from 'zod';
import type { InvoicePage } from '../read-models/invoices/query.ts';
import { minPosition, pageToken, pageTokenOf } from './positions.ts';
import { wireInvoice } from './wire-invoice.ts';

const pageSizeDefault = 20;
const pageSizeMax = 100;

export interface ListInvoicesNeeds {
  /** Resolves when the list holds the invoice of every dispensing up to a position; false when the signal aborts first. */
  readonly reachInvoicesListed: (position: Position, signal: AbortSignal) => Promise<boolean>;
  readonly listInvoices: (
    pharmacyFiness: Finess,
    after: Position | undefined,
    pageSize: number,
  ) => Promise<InvoicePage>;
}

/** A pharmacy's own invoices, the last made first. */
export function listInvoices({ reachInvoicesListed, listInvoices }: ListInvoicesNeeds): UnaryRpc<ListInvoicesResponse> {
  return unary({
    roles: ['pharmacist'],
    request: z.object({ pageSize: count(0, pageSizeMax), pageToken, minPosition }),
    handle: async (request, { caller, signal }) => {
      invariant(caller.role === 'pharmacist', 'only pharmacists are let in');
      if (request.minPosition !== undefined && !(await reachInvoicesListed(request.minPosition, signal)))
        return refuse('READ_MODEL_BEHIND');
      const page = await listInvoices(caller.finess, request.pageToken, request.pageSize || pageSizeDefault);
      const nextPageToken = page.after === undefined ? '' : pageTokenOf(page.after);
      return accept({ invoices: page.invoices.map(wireInvoice), nextPageToken });
    },
  });
}
