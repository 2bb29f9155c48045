import type { KeyObject } from 'node:crypto';
import type { EventLog, Position } from '@ordonnancier/event-log/event-log.ts';
import { openCommandHandler } from '@ordonnancier/event-sourcing/handle-command.ts';
import type { BillingServiceDefinition } from '@ordonnancier/grpc/generated/ordonnancier/billing/v1/BillingService.ts';
import { findService } from '@ordonnancier/grpc/load-proto.ts';
import type { Call } from '@ordonnancier/grpc/rpc.ts';
import { bindService } from '@ordonnancier/grpc/server.ts';
import type { DispensingId, Finess } from '@ordonnancier/kernel/identifiers.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import { zeroCents } from '@ordonnancier/kernel/money.ts';
import { type Reached, untilReached, untilReactionReached } from '@ordonnancier/service/queries.ts';
import type { ServiceHost, ServiceParts } from '@ordonnancier/service/run-service.ts';
import { openClaims } from './claims.ts';
import { pricingFactsOf, type Prices } from './dated-facts/pricing-facts-of.ts';
import { invoiceDecider } from './domain/invoice/invoice.ts';
import { franchiseDecider, franchiseTaken } from './domain/franchise/ledger.ts';
import { lotNumbersDecider } from './domain/lot/lot-numbers.ts';
import { lotDecider } from './domain/lot/lot.ts';
import { franchiseCodec, franchiseStream } from './franchise-stream.ts';
import { correctInvoice } from './grpc/correct-invoice.ts';
import { getInvoice } from './grpc/get-invoice.ts';
import { getLot } from './grpc/get-lot.ts';
import { getMonthlyStatement } from './grpc/get-monthly-statement.ts';
import { listInvoices as listInvoicesRpc } from './grpc/list-invoices.ts';
import { listLots as listLotsRpc } from './grpc/list-lots.ts';
import { previewInvoice } from './grpc/preview-invoice.ts';
import { recordAcknowledgement } from './grpc/record-acknowledgement.ts';
import { recordPayerReturn } from './grpc/record-payer-return.ts';
import { sendLot } from './grpc/send-lot.ts';
import { signInvoices } from './grpc/sign-invoices.ts';
import type { RecordedInvoiceEvent } from './grpc/wire-history.ts';
import { invoiceCodec, invoiceStream, invoiceStreamPrefix } from './invoice-stream.ts';
import { lotCodec, lotNumbersCodec, lotStreamPrefix } from './lot-stream.ts';
import { openLots } from './lots.ts';
import { franchiseOfClaims } from './process-managers/franchise-of-claims/franchise-of-claims.ts';
import { findDispensing } from './process-managers/invoice-dispensings/execution.ts';
import {
  createInvoiceDispensings,
  invoiceDispensingsName,
} from './process-managers/invoice-dispensings/invoice-dispensings.ts';
import { settleLots, settleLotsName } from './process-managers/settle-lots/settle-lots.ts';
import { untilSettled } from './process-managers/settle-lots/until-settled.ts';
import { invoicesProjection } from './read-models/invoices/projection.ts';
import { listInvoices } from './read-models/invoices/query.ts';
import { lotsProjection } from './read-models/lots/projection.ts';
import { listLots } from './read-models/lots/query.ts';
import { statementsProjection } from './read-models/statements/projection.ts';
import { readStatement } from './read-models/statements/query.ts';
import { billingRefusals } from './refusals.ts';

/** An invoice has some five events in its life; these are some 10 MB. */
const cachedInvoicesMax = 5_000;

/** Those of whoever was served last; each of some dozens of invoices. */
const cachedFranchisesMax = 1_000;

/** Those under way; each of two hundred invoices at most. */
const cachedLotsMax = 500;

/** More than a pharmacy opens while the last one is being made up. */
const newestLotsMax = 20;

export const billingService = findService<BillingServiceDefinition>('ordonnancier.billing.v1.BillingService');

/** Puts billing together on what it stands on; `src/main.ts` runs it, tests run parts of it. */
export function composeBilling({ log, pool }: ServiceHost, prices: Prices, fingerprintKey: KeyObject): ServiceParts {
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
  const lotHandler = openCommandHandler({
    log,
    decider: lotDecider,
    codec: lotCodec,
    cachedStreamsMax: cachedLotsMax,
  });
  const lotNumbers = openCommandHandler({
    log,
    decider: lotNumbersDecider,
    codec: lotNumbersCodec,
    cachedStreamsMax: cachedLotsMax,
  });
  const claims = openClaims({ log, invoices, prices });
  const newestLots = async (finess: Finess) => (await listLots(pool, finess, undefined, newestLotsMax)).lots;
  const lots = openLots({ log, lots: lotHandler, lotNumbers, invoices, newestLots });
  return {
    bindings: [
      bindService(billingService, {
        GetInvoice: getInvoice({
          untilInvoicesMade: async (position, call) => {
            const settled = await untilLotsSettled(position, call);
            return settled.ok ? untilReached({ log, pool }, [invoiceDispensingsName], position, call) : settled;
          },
          loadInvoice: async (dispensingId) => (await invoices.load(invoiceStream(dispensingId))).state,
          franchiseTakenCents: async (dispensing) => {
            const dispensed = await findDispensing(log, dispensing);
            invariant(dispensed !== undefined, 'an invoice has its dispensing');
            const stream = franchiseStream(dispensed.patientRef, dispensed.dispensedOn);
            const { state } = await franchises.load(stream);
            return franchiseTaken(state).get(dispensing.dispensingId) ?? zeroCents;
          },
          readHistory: (dispensingId) => readHistory(log, dispensingId),
        }),
        ListInvoices: listInvoicesRpc({
          untilInvoicesListed: (position, call) => untilInvoicesIn(invoicesProjection.name, position, call),
          listInvoices: (finess, status, after, pageSize) => listInvoices(pool, finess, status, after, pageSize),
        }),
        PreviewInvoice: previewInvoice({ pricingFactsOf: (dispensing) => pricingFactsOf(prices, dispensing) }),
        SignInvoices: signInvoices(claims, fingerprintKey),
        SendLot: sendLot(lots, fingerprintKey),
        GetLot: getLot(lots, untilLotsSettled),
        ListLots: listLotsRpc({
          untilLotsListed: (position, call) => {
            const settling = { processManager: settleLotsName, projection: lotsProjection.name };
            return untilReactionReached({ log, pool }, { ...settling, streamPrefix: lotStreamPrefix }, position, call);
          },
          listLots: (finess, after, pageSize) => listLots(pool, finess, after, pageSize),
        }),
        CorrectInvoice: correctInvoice(claims, fingerprintKey),
        GetMonthlyStatement: getMonthlyStatement({
          untilInvoicesCounted: (position, call) => untilInvoicesIn(statementsProjection.name, position, call),
          readStatement: (finess, month) => readStatement(pool, finess, month),
        }),
        RecordAcknowledgement: recordAcknowledgement(lots, fingerprintKey),
        RecordPayerReturn: recordPayerReturn(lots, fingerprintKey),
      }),
    ],
    refusals: billingRefusals,
    projections: [invoicesProjection, lotsProjection, statementsProjection],
    processManagers: [
      createInvoiceDispensings({ log, invoices, franchises, prices }),
      settleLots({ lots: lotHandler, invoices }),
      franchiseOfClaims({ log, invoices, franchises }),
    ],
  };

  function untilLotsSettled(position: Position | undefined, call: Call): Promise<Reached> {
    return untilSettled({ log, pool }, position, call);
  }

  /**
   * Waits until a read model holds what dispensings and lots up to a position made of invoices: a client knows that
   * position, and not those of the invoices' events, which come later in the log.
   */
  async function untilInvoicesIn(projection: string, position: Position | undefined, call: Call): Promise<Reached> {
    const settled = await untilLotsSettled(position, call);
    if (!settled.ok) return settled;
    const invoicing = { processManager: invoiceDispensingsName, projection, streamPrefix: invoiceStreamPrefix };
    return untilReactionReached({ log, pool }, invoicing, position, call);
  }
}

async function readHistory(log: EventLog, dispensingId: DispensingId): Promise<readonly RecordedInvoiceEvent[]> {
  const history: RecordedInvoiceEvent[] = [];
  for await (const recorded of log.read(invoiceStream(dispensingId)))
    history.push({ event: invoiceCodec.decode(recorded), recordedAtMs: recorded.recordedAtMs });
  return history;
}
