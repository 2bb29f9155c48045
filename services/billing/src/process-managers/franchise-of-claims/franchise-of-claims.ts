import type { EventLog } from '@ordonnancier/event-log/event-log.ts';
import type { ProcessManager } from '@ordonnancier/event-sourcing/process-manager.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import type { Invoice } from '../../domain/invoice/invoice.ts';
import { franchiseStream } from '../../franchise-stream.ts';
import { invoiceCodec, invoiceStream, invoiceStreamPrefix } from '../../invoice-stream.ts';
import { franchiseOf } from '../franchise-of.ts';
import { findDispensing } from '../invoice-dispensings/execution.ts';
import type { FranchiseHandler, InvoiceHandler } from '../invoice-dispensings/invoice-dispensings.ts';
import { done, requestCausedBy } from '../reaction.ts';

export interface FranchiseOfClaimsNeeds {
  readonly log: EventLog;
  readonly invoices: InvoiceHandler;
  readonly franchises: FranchiseHandler;
}

/**
 * Keeps the franchise of an invoice to what its claim has come to: none while the insurer rejects it, for it pays for no
 * box, and that of the corrected rights once it is corrected. Each time it goes by the invoice as it stands now: whichever
 * reaction comes last, also in a replay, leaves the ledger as the invoice says.
 */
export function franchiseOfClaims({ log, invoices, franchises }: FranchiseOfClaimsNeeds): ProcessManager {
  return {
    name: 'billing.franchise-of-claims',
    streamPrefixes: [invoiceStreamPrefix],
    eventTypes: ['InvoiceRejected', 'InvoiceCorrected', 'InvoiceReversed'],
    react: async (recorded) => {
      const { dispensingId } = invoiceCodec.decode(recorded);
      const { state } = await invoices.load(invoiceStream(dispensingId));
      invariant(state.status !== 'none', 'an invoice that something happened to was made');
      const dispensing = await findDispensing(log, state.dispensing);
      invariant(dispensing !== undefined, 'an invoice has its dispensing');
      const { lines, coverage } = billedNow(state);
      const command = { type: 'ReviseFranchise', due: franchiseOf(dispensing, lines, coverage) } as const;
      const stream = franchiseStream(dispensing.patientRef, dispensing.dispensedOn);
      done(await franchises.handle(stream, requestCausedBy(recorded), () => command));
    },
  };
}

function billedNow(invoice: Invoice) {
  if (invoice.status !== 'drafted' || invoice.claim.stage.status === 'rejected')
    return { lines: [], coverage: undefined };
  return { lines: invoice.amounts.lines, coverage: invoice.claim.coverage };
}
