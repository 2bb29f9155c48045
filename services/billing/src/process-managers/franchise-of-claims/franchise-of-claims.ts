import type { EventLog } from '@ordonnancier/event-log/event-log.ts';
import type { ProcessManager } from '@ordonnancier/event-sourcing/process-manager.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import { invoiceCodec, invoiceStream, invoiceStreamPrefix } from '../../invoice-stream.ts';
import { reviseFranchise, type FranchiseHandler } from '../franchise-of.ts';
import { findDispensing } from '../invoice-dispensings/execution.ts';
import type { InvoiceHandler } from '../invoice-dispensings/invoice-dispensings.ts';
import { requestCausedBy } from '../reaction.ts';

export interface FranchiseOfClaimsNeeds {
  readonly log: EventLog;
  readonly invoices: InvoiceHandler;
  readonly franchises: FranchiseHandler;
}

/**
 * Keeps the franchise of an invoice to what its claim has come to: none while the compulsory insurer pays for no box of it,
 * and that of the corrected rights once it is corrected. Each time it goes by the invoice as it stands now: whichever
 * reaction comes last, also in a replay, leaves the ledger as the invoice says.
 */
export function franchiseOfClaims({ log, invoices, franchises }: FranchiseOfClaimsNeeds): ProcessManager {
  return {
    name: 'billing.franchise-of-claims',
    streamPrefixes: [invoiceStreamPrefix],
    eventTypes: ['InvoicePaid', 'InvoiceRejected', 'InvoiceCorrected', 'InvoiceReversed'],
    react: async (recorded) => {
      const event = invoiceCodec.decode(recorded);
      // What is paid as asked was due before, and most invoices are.
      if (event.type === 'InvoicePaid' && event.reason === undefined) return;
      const { state } = await invoices.load(invoiceStream(event.dispensingId));
      invariant(state.status !== 'none', 'an invoice that something happened to was made');
      const dispensing = await findDispensing(log, state.dispensing);
      invariant(dispensing !== undefined, 'an invoice has its dispensing');
      await reviseFranchise(franchises, dispensing, state, requestCausedBy(recorded));
    },
  };
}
