import type { EventLog } from '@ordonnancier/event-log/event-log.ts';
import type { CommandHandler } from '@ordonnancier/event-sourcing/handle-command.ts';
import type { ProcessManager } from '@ordonnancier/event-sourcing/process-manager.ts';
import type { Request } from '@ordonnancier/event-sourcing/request.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import { pricingFactsOf, tariffsOn, type Prices } from '../../dated-facts/pricing-facts-of.ts';
import type { ChangePrescriptionFees, DraftInvoice, InvoiceCommand } from '../../domain/invoice/commands.ts';
import type { InvoiceEvent } from '../../domain/invoice/events.ts';
import type { InvoiceRefusalCode, InvoiceState } from '../../domain/invoice/invoice.ts';
import { exemptsPrescriptionFees, prescriptionFeeLine } from '../../domain/pricing/prescription-fees.ts';
import type { FeeEarning, PrescriptionFeeCode } from '../../domain/pricing/pricing-facts.ts';
import { invoiceStream } from '../../invoice-stream.ts';
import { reviseFranchise, type FranchiseHandler } from '../franchise-of.ts';
import { done, requestCausedBy } from '../reaction.ts';
import { readDispensingEvent, type DispensingReversed, type MedicationDispensed } from './dispensing-events.ts';
import { dispensingToPrice } from './dispensing-to-price.ts';
import {
  billedInExecution,
  billedOf,
  executionOf,
  feesCarried,
  packsOf,
  standingBefore,
  type Billed,
  type BilledInExecution,
} from './execution.ts';

export type InvoiceHandler = CommandHandler<InvoiceState, InvoiceCommand, InvoiceEvent, InvoiceRefusalCode>;

export const invoiceDispensingsName = 'billing.invoice-dispensings';

export interface InvoiceDispensingsNeeds {
  readonly log: EventLog;
  readonly invoices: InvoiceHandler;
  readonly franchises: FranchiseHandler;
  readonly prices: Prices;
}

/**
 * Makes one invoice for every dispensing, and reverses it when the dispensing is. Replaying the log from its start makes
 * nothing new: the ids of the requests derive from the events, and an invoice remembers the requests it was made by. It
 * stops at what it cannot do, for an invoice left out would be missing from every sum made of them.
 */
export function createInvoiceDispensings({
  log,
  invoices,
  franchises,
  prices,
}: InvoiceDispensingsNeeds): ProcessManager {
  return {
    name: invoiceDispensingsName,
    streamPrefixes: ['prescription-'],
    eventTypes: ['MedicationDispensed', 'DispensingReversed'],
    react: async (recorded) => {
      const event = readDispensingEvent(recorded);
      if (event === undefined) return;
      const request = requestCausedBy(recorded);
      const standing = await standingBefore(log, recorded);
      if (event.type === 'MedicationDispensed') await draft(event, request, standing);
      else await reverse(event, request, standing);
    },
  };

  async function draft(
    event: MedicationDispensed,
    request: Request,
    standing: readonly MedicationDispensed[],
  ): Promise<void> {
    const billedEarlier = packsOf(await billed(executionOf(event, standing)));
    const command = draftInvoice(event, billedEarlier, prices);
    const stream = invoiceStream(event.dispensingId);
    const { events } = done(await invoices.handleFirst(stream, request, command));
    if (!events.some(({ type }) => type === 'InvoiceDrafted')) return;
    // As it stands now: after a crash right here, its claim may have come to something before this is done again.
    const { state } = await invoices.load(stream);
    await reviseFranchise(franchises, event, state, request);
  }

  async function reverse(
    event: DispensingReversed,
    request: Request,
    standing: readonly MedicationDispensed[],
  ): Promise<void> {
    const { dispensingId, prescriptionId, reversedOn } = event;
    const command = { type: 'ReverseInvoice', dispensingId, prescriptionId, reversedOn } as const;
    const { events, state } = done(await invoices.handle(invoiceStream(dispensingId), request, () => command));
    const reversed = standing.find((dispensing) => dispensing.dispensingId === dispensingId);
    invariant(reversed !== undefined, 'a dispensing was reversed that did not stand');
    await moveFees(reversed, request, await billed(executionOf(reversed, standing)));
    // Not when this dispensing bore the id of another: the other's franchise stands.
    if (events.length > 0) await reviseFranchise(franchises, reversed, state, request);
  }

  /**
   * Gives the fees of a reversed dispensing to what remains of its execution. Only invoices whose fees change are told, so
   * that every one of these requests makes an event and is remembered: repeated, it changes nothing.
   */
  async function moveFees(
    reversed: MedicationDispensed,
    request: Request,
    execution: readonly BilledInExecution[],
  ): Promise<void> {
    const remaining = execution.filter(({ dispensing }) => dispensing.dispensingId !== reversed.dispensingId);
    const [before, after] = [feesCarried(execution), feesCarried(remaining)];
    for (const { dispensing } of remaining) {
      const { dispensingId } = dispensing;
      const fees = after.get(dispensingId) ?? [];
      if (fees.join() === before.get(dispensingId)?.join()) continue;
      // At the rate of the rights as they stand when it is decided: they may be corrected meanwhile.
      const command = (invoice: InvoiceState) => changePrescriptionFees(billedOf({ dispensing, invoice }), fees);
      done(await invoices.handle(invoiceStream(dispensingId), request, command));
    }
  }

  async function billed(execution: readonly MedicationDispensed[]): Promise<readonly BilledInExecution[]> {
    const loading = execution.map(async (dispensing) => {
      const { state: invoice } = await invoices.load(invoiceStream(dispensing.dispensingId));
      return { dispensing, invoice };
    });
    return billedInExecution(await Promise.all(loading), prices.specificMedicines);
  }
}

function draftInvoice(event: MedicationDispensed, billedEarlier: readonly FeeEarning[], prices: Prices): DraftInvoice {
  const { dispensingId, prescriptionId, dispensedOn, pharmacist } = event;
  return {
    type: 'DraftInvoice',
    dispensing: { dispensingId, prescriptionId, pharmacyFiness: pharmacist.finess, dispensedOn },
    facts: pricingFactsOf(prices, dispensingToPrice(event, billedEarlier)),
  };
}

function changePrescriptionFees(
  { dispensing, packs }: Billed,
  fees: readonly PrescriptionFeeCode[],
): ChangePrescriptionFees {
  const { prescriptionId, dispensedOn, pharmacist, coverage } = dispensing;
  const tariffs = tariffsOn(dispensedOn, pharmacist.finess, coverage);
  const { exemption } = tariffs;
  // Both were in force for the invoices of that day and pharmacy that were made before.
  invariant(exemption !== undefined, 'a billed dispensing has the rule of its exemption');
  const exempt = exemptsPrescriptionFees(exemption, packs);
  const feeLines = fees.map((code) => {
    const line = prescriptionFeeLine(code, tariffs, exempt);
    invariant(line !== undefined, 'a fee that moves has a tariff');
    return line;
  });
  return { type: 'ChangePrescriptionFees', prescriptionId, feeLines };
}
