import type { Catalogue } from '@ordonnancier/catalogue/catalogue.ts';
import type { RecordedEvent } from '@ordonnancier/event-log/event-log.ts';
import type { CommandHandler } from '@ordonnancier/event-sourcing/handle-command.ts';
import type { ProcessManager } from '@ordonnancier/event-sourcing/process-manager.ts';
import { deterministicId, type Request } from '@ordonnancier/event-sourcing/request.ts';
import { InvariantViolation } from '@ordonnancier/kernel/invariant.ts';
import { pricingFactsOf } from '../../dated-facts/pricing-facts-of.ts';
import type { DraftInvoice, InvoiceCommand, ReverseInvoice } from '../../domain/invoice/commands.ts';
import type { InvoiceEvent } from '../../domain/invoice/events.ts';
import type { InvoiceRefusalCode, InvoiceState } from '../../domain/invoice/invoice.ts';
import { invoiceStream } from '../../invoice-stream.ts';
import { readDispensingEvent, type DispensingReversed, type MedicationDispensed } from './dispensing-events.ts';

export type InvoiceHandler = CommandHandler<InvoiceState, InvoiceCommand, InvoiceEvent, InvoiceRefusalCode>;

export const invoiceDispensingsName = 'billing.invoice-dispensings';

/**
 * Makes one invoice for every dispensing, and reverses it when the dispensing is. Replaying the log from its start makes
 * nothing new: the ids of the requests derive from the events, and an invoice remembers the requests it was made by. It
 * stops at what it cannot do, for an invoice left out would be missing from every sum made of them.
 */
export function createInvoiceDispensings(invoices: InvoiceHandler, catalogue: Catalogue): ProcessManager {
  return {
    name: invoiceDispensingsName,
    streamPrefixes: ['prescription-'],
    eventTypes: ['MedicationDispensed', 'DispensingReversed'],
    react: async (recorded) => {
      const event = readDispensingEvent(recorded);
      if (event === undefined) return;
      const stream = invoiceStream(event.dispensingId);
      const request = requestCausedBy(recorded);
      const handled =
        event.type === 'MedicationDispensed'
          ? await invoices.handleFirst(stream, request, draftInvoice(event, catalogue))
          : await invoices.handle(stream, request, () => reverseInvoice(event));
      if (!handled.ok) throw new InvariantViolation(`an invoice was refused: ${handled.refusal.code}`);
    },
  };
}

function requestCausedBy({ eventId }: RecordedEvent): Request {
  return {
    requestId: deterministicId('invoice', eventId),
    // What is asked is all in the event, and an event never changes: its id stands for its content.
    contentHash: eventId,
    actor: { role: 'service', callerId: 'service:billing' },
    causationId: eventId,
  };
}

function draftInvoice(event: MedicationDispensed, catalogue: Catalogue): DraftInvoice {
  const { dispensingId, prescriptionId, dispensedOn, coverage } = event;
  const pharmacyFiness = event.pharmacist.finess;
  const packs = event.lines.flatMap((line) =>
    line.packs.map(({ cip13, count }) => ({ cip13, count, aldRelated: line.aldRelated })),
  );
  return {
    type: 'DraftInvoice',
    dispensing: { dispensingId, prescriptionId, pharmacyFiness, dispensedOn },
    facts: pricingFactsOf(catalogue, { pharmacyFiness, dispensedOn, packs, coverage }),
  };
}

function reverseInvoice({ dispensingId, prescriptionId, reversedOn }: DispensingReversed): ReverseInvoice {
  return { type: 'ReverseInvoice', dispensingId, prescriptionId, reversedOn };
}
