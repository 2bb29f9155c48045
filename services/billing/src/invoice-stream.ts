import { jsonCodec } from '@ordonnancier/event-sourcing/codec.ts';
import type { DispensingId } from '@ordonnancier/kernel/identifiers.ts';
import type { InvoiceEvent } from './domain/invoice/events.ts';

export const invoiceStreamPrefix = 'invoice-';

/** One stream per dispensing: that a second invoice of it cannot be is the stream's own revision. */
export function invoiceStream(dispensingId: DispensingId): string {
  return `${invoiceStreamPrefix}${dispensingId}`;
}

export const invoiceCodec = jsonCodec<InvoiceEvent>({
  InvoiceDrafted: [],
  InvoiceBlocked: [],
  InvoiceRedrafted: [],
  InvoiceReversed: [],
  DispensingNotInvoiced: [],
  InvoiceSigned: [],
  InvoiceSent: [],
  InvoiceLeftOut: [],
  InvoiceAcknowledged: [],
  InvoiceUnreadable: [],
  InvoicePaid: [],
  InvoiceRejected: [],
  InvoiceCorrected: [],
  InvoiceRecovered: [],
});
