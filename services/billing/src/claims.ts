import type { EventLog } from '@ordonnancier/event-log/event-log.ts';
import type { Handled, HandlingRefusal } from '@ordonnancier/event-sourcing/handle-command.ts';
import type { Request } from '@ordonnancier/event-sourcing/request.ts';
import type { CivilDate } from '@ordonnancier/kernel/civil-date.ts';
import type { DispensingId, Finess, Rpps } from '@ordonnancier/kernel/identifiers.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import { refuse, type Result } from '@ordonnancier/kernel/result.ts';
import { pricingFactsOf, type Prices } from './dated-facts/pricing-facts-of.ts';
import type { Correction } from './domain/invoice/claim-commands.ts';
import type { InvoiceCommand } from './domain/invoice/commands.ts';
import type { InvoiceEvent } from './domain/invoice/events.ts';
import { claimed, type InvoiceRefusalCode, type InvoiceState } from './domain/invoice/invoice.ts';
import { payerRegimeOf } from './domain/invoice/payer-regime.ts';
import { invoiceStream } from './invoice-stream.ts';
import type { MedicationDispensed } from './process-managers/invoice-dispensings/dispensing-events.ts';
import { dispensingToPrice } from './process-managers/invoice-dispensings/dispensing-to-price.ts';
import { findDispensing } from './process-managers/invoice-dispensings/execution.ts';
import type { InvoiceHandler } from './process-managers/invoice-dispensings/invoice-dispensings.ts';

/** A pharmacist, and one thing that he asks of an invoice. */
export interface ClaimRequest {
  readonly dispensingId: DispensingId;
  readonly pharmacist: { readonly rpps: Rpps; readonly finess: Finess };
  readonly request: Request;
  readonly today: CivilDate;
}

export type ClaimOutcome = Result<
  Handled<InvoiceState, InvoiceEvent>,
  InvoiceRefusalCode | HandlingRefusal | 'INVOICE_NOT_FOUND'
>;

/** What pharmacists do to claims: it takes the facts of the dispensing, which only its own stream tells. */
export interface Claims {
  sign(asked: ClaimRequest): Promise<ClaimOutcome>;
  correct(asked: ClaimRequest, correction: Correction): Promise<ClaimOutcome>;
}

export function openClaims({
  log,
  invoices,
  prices,
}: {
  readonly log: EventLog;
  readonly invoices: InvoiceHandler;
  readonly prices: Prices;
}): Claims {
  return {
    sign: (asked) =>
      handle(asked, (state, dispensing) => {
        const { rpps } = asked.pharmacist;
        const regime = payerRegimeOf(claimOf(state).coverage ?? dispensing.coverage);
        return { type: 'SignInvoice', rpps, regime, signedOn: asked.today };
      }),
    correct: (asked, correction) =>
      handle(asked, (state, dispensing) => {
        const { rpps } = asked.pharmacist;
        const coverage = correction.fact === 'coverage' ? correction.coverage : claimOf(state).coverage;
        const facts = pricingFactsOf(prices, dispensingToPrice(dispensing, [], coverage));
        return { type: 'CorrectInvoice', rpps, correctedOn: asked.today, correction, facts };
      }),
  };

  /** Another pharmacy's invoice is as unknown as one that does not exist. */
  async function handle(
    { dispensingId, pharmacist, request }: ClaimRequest,
    command: (state: InvoiceState, dispensing: MedicationDispensed) => InvoiceCommand,
  ): Promise<ClaimOutcome> {
    const stream = invoiceStream(dispensingId);
    const { state } = await invoices.load(stream);
    if (state.status === 'none' || state.dispensing.pharmacyFiness !== pharmacist.finess)
      return refuse('INVOICE_NOT_FOUND');
    const dispensing = await findDispensing(log, state.dispensing);
    invariant(dispensing !== undefined, 'an invoice has its dispensing');
    return invoices.handle(stream, request, (current) => command(current, dispensing));
  }
}

function claimOf(state: InvoiceState) {
  invariant(state.status !== 'none', 'an invoice stays made');
  return claimed(state).claim;
}
