import { openCommandHandler } from '@ordonnancier/event-sourcing/handle-command.ts';
import type { BillingServiceDefinition } from '@ordonnancier/grpc/generated/ordonnancier/billing/v1/BillingService.ts';
import { findService } from '@ordonnancier/grpc/load-proto.ts';
import { bindService } from '@ordonnancier/grpc/server.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import { zeroCents } from '@ordonnancier/kernel/money.ts';
import { type Reaction, untilReached, untilReactionReached } from '@ordonnancier/service/queries.ts';
import type { ServiceHost, ServiceParts } from '@ordonnancier/service/run-service.ts';
import { pricingFactsOf, type Prices } from './dated-facts/pricing-facts-of.ts';
import { invoiceDecider } from './domain/invoice/invoice.ts';
import { franchiseDecider, franchiseTaken } from './domain/franchise/ledger.ts';
import { franchiseCodec, franchiseStream } from './franchise-stream.ts';
import { getInvoice } from './grpc/get-invoice.ts';
import { listInvoices as listInvoicesRpc } from './grpc/list-invoices.ts';
import { previewInvoice } from './grpc/preview-invoice.ts';
import { invoiceCodec, invoiceStream, invoiceStreamPrefix } from './invoice-stream.ts';
import { findDispensing } from './process-managers/invoice-dispensings/execution.ts';
import {
  createInvoiceDispensings,
  invoiceDispensingsName,
} from './process-managers/invoice-dispensings/invoice-dispensings.ts';
import { invoicesProjection } from './read-models/invoices/projection.ts';
import { listInvoices } from './read-models/invoices/query.ts';
import { billingRefusals } from './refusals.ts';

/** An invoice has two events at most, usually; these are some 10 MB. */
const cachedInvoicesMax = 5_000;

/** Those of whoever was served last; each of some dozens of invoices. */
const cachedFranchisesMax = 1_000;

/** A client knows the position of its dispensing; the invoice made of it comes later in the log. */
const invoicing: Reaction = {
  processManager: invoiceDispensingsName,
  projection: invoicesProjection.name,
  streamPrefix: invoiceStreamPrefix,
};

export const billingService = findService<BillingServiceDefinition>('ordonnancier.billing.v1.BillingService');

/** Puts billing together on what it stands on; `src/main.ts` runs it, tests run parts of it. */
export function composeBilling({ log, pool }: ServiceHost, prices: Prices): ServiceParts {
  const invoices = openCommandHandler({
    log,
    decider: invoiceDecider,
    codec: invoiceCodec,
    cachedStreamsMax: cachedInvoicesMax,
  });
  const franchises = openCommandHandler({
    log,
    decider: franchiseDecider,
    codec: franchiseCodec,
    cachedStreamsMax: cachedFranchisesMax,
  });
  const invoiceDispensings = createInvoiceDispensings({ log, invoices, franchises, prices });
  return {
    bindings: [
      bindService(billingService, {
        GetInvoice: getInvoice({
          untilInvoicesMade: (position, call) => untilReached(pool, [invoicing.processManager], position, call),
          loadInvoice: async (dispensingId) => (await invoices.load(invoiceStream(dispensingId))).state,
          franchiseTakenCents: async (dispensing) => {
            const dispensed = await findDispensing(log, dispensing);
            invariant(dispensed !== undefined, 'an invoice has its dispensing');
            const stream = franchiseStream(dispensed.patientRef, dispensed.dispensedOn);
            const { state } = await franchises.load(stream);
            return franchiseTaken(state).get(dispensing.dispensingId) ?? zeroCents;
          },
        }),
        ListInvoices: listInvoicesRpc({
          untilInvoicesListed: (position, call) => untilReactionReached({ log, pool }, invoicing, position, call),
          listInvoices: (finess, after, pageSize) => listInvoices(pool, finess, undefined, after, pageSize),
        }),
        PreviewInvoice: previewInvoice({ pricingFactsOf: (dispensing) => pricingFactsOf(prices, dispensing) }),
      }),
    ],
    refusals: billingRefusals,
    projections: [invoicesProjection],
    processManagers: [invoiceDispensings],
  };
}
