import type { Position } from '@ordonnancier/event-log/event-log.ts';
import type { ListInvoicesResponse__Output as ListInvoicesResponse } from '@ordonnancier/grpc/generated/ordonnancier/billing/v1/ListInvoicesResponse.ts';
import { type Call, unary, type UnaryRpc } from '@ordonnancier/grpc/rpc.ts';
import type { Finess } from '@ordonnancier/kernel/identifiers.ts';
import { accept } from '@ordonnancier/kernel/result.ts';
import {
  logPosition,
  minPosition,
  pageSize,
  pageToken,
  type Reached,
  writePageToken,
} from '@ordonnancier/service/queries.ts';
import { z } from 'zod';
import type { InvoiceStatus } from '../domain/invoice/invoice.ts';
import type { InvoicePage } from '../read-models/invoices/query.ts';
import { pharmacistOf } from './caller.ts';
import { wireInvoice } from './wire-invoice.ts';
import { invoiceStatus } from './wire-words.ts';

export interface ListInvoicesNeeds {
  /** Waits until the list holds the invoice of every dispensing up to a position. */
  readonly untilInvoicesListed: (position: Position | undefined, call: Call) => Promise<Reached>;
  readonly listInvoices: (
    pharmacyFiness: Finess,
    status: InvoiceStatus | undefined,
    after: Position | undefined,
    pageSize: number,
  ) => Promise<InvoicePage>;
}

/** A pharmacy's own invoices, the last made first. */
export function listInvoices({ untilInvoicesListed, listInvoices }: ListInvoicesNeeds): UnaryRpc<ListInvoicesResponse> {
  return unary({
    roles: ['pharmacist'],
    request: z.object({ pageSize, pageToken: pageToken(logPosition), minPosition, status: invoiceStatus }),
    handle: async ({ pageSize, pageToken, minPosition, status }, call) => {
      const { finess } = pharmacistOf(call);
      const reached = await untilInvoicesListed(minPosition, call);
      if (!reached.ok) return reached;
      const page = await listInvoices(finess, status, pageToken, pageSize);
      const nextPageToken = page.after === undefined ? '' : writePageToken(page.after);
      return accept({ invoices: page.invoices.map(wireInvoice), nextPageToken });
    },
  });
}
