import type { Position } from '@ordonnancier/event-log/event-log.ts';
import { dispensingId } from '@ordonnancier/grpc/fields.ts';
import type { GetInvoiceResponse__Output as GetInvoiceResponse } from '@ordonnancier/grpc/generated/ordonnancier/billing/v1/GetInvoiceResponse.ts';
import { type Call, unary, type UnaryRpc } from '@ordonnancier/grpc/rpc.ts';
import { accept, refuse } from '@ordonnancier/kernel/result.ts';
import type { DispensingId } from '@ordonnancier/kernel/identifiers.ts';
import type { Cents } from '@ordonnancier/kernel/money.ts';
import { minPosition, type Reached } from '@ordonnancier/service/queries.ts';
import { z } from 'zod';
import type { BilledDispensing } from '../domain/invoice/events.ts';
import type { InvoiceState } from '../domain/invoice/invoice.ts';
import { pharmacistOf } from './caller.ts';
import { wireStep, type RecordedInvoiceEvent } from './wire-history.ts';
import { wireInvoice } from './wire-invoice.ts';

export interface GetInvoiceNeeds {
  /** Waits until every dispensing up to a position has its invoice, and every invoice what its lot was answered. */
  readonly untilInvoicesMade: (position: Position | undefined, call: Call) => Promise<Reached>;
  readonly loadInvoice: (dispensingId: DispensingId) => Promise<InvoiceState>;
  /** What the insurer keeps for the boxes of an invoice, as the ledger of the patient's year has it now. */
  readonly franchiseTakenCents: (dispensing: BilledDispensing) => Promise<Cents>;
  /** What happened to it, oldest first. */
  readonly readHistory: (dispensingId: DispensingId) => Promise<readonly RecordedInvoiceEvent[]>;
}

/**
 * Answers from the invoice's own stream, which is never behind: `min_position` only waits for the invoice to be made.
 * Another pharmacy's invoice is answered like one that does not exist.
 */
export function getInvoice(needs: GetInvoiceNeeds): UnaryRpc<GetInvoiceResponse> {
  const { untilInvoicesMade, loadInvoice, franchiseTakenCents, readHistory } = needs;
  return unary({
    roles: ['pharmacist'],
    request: z.object({ dispensingId, minPosition }),
    handle: async ({ dispensingId, minPosition }, call) => {
      const { finess } = pharmacistOf(call);
      const reached = await untilInvoicesMade(minPosition, call);
      if (!reached.ok) return reached;
      const invoice = await loadInvoice(dispensingId);
      if (invoice.status === 'none' || invoice.dispensing.pharmacyFiness !== finess) return refuse('INVOICE_NOT_FOUND');
      return accept({
        invoice: wireInvoice(invoice),
        franchiseCents: await franchiseTakenCents(invoice.dispensing),
        history: (await readHistory(dispensingId)).map(wireStep),
      });
    },
  });
}
