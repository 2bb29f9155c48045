import type { RecordedEvent } from '@ordonnancier/event-log/event-log.ts';
import type { CommandHandler } from '@ordonnancier/event-sourcing/handle-command.ts';
import type { ProcessManager } from '@ordonnancier/event-sourcing/process-manager.ts';
import type { Request } from '@ordonnancier/event-sourcing/request.ts';
import type { DispensingId } from '@ordonnancier/kernel/identifiers.ts';
import type { CivilDate } from '@ordonnancier/kernel/civil-date.ts';
import { invariant, unreachable } from '@ordonnancier/kernel/invariant.ts';
import type { ClaimCommand } from '../../domain/invoice/claim-commands.ts';
import { payerShares } from '../../domain/invoice/payer-shares.ts';
import type { LotCommand } from '../../domain/lot/commands.ts';
import type { LotEvent, LotOpened, PayerAnswer } from '../../domain/lot/events.ts';
import type { LotRefusalCode } from '../../domain/lot/lot.ts';
import type { LotState } from '../../domain/lot/state.ts';
import { invoiceStream } from '../../invoice-stream.ts';
import { lotCodec, lotStream, lotStreamPrefix } from '../../lot-stream.ts';
import type { InvoiceHandler } from '../invoice-dispensings/invoice-dispensings.ts';
import { done, requestCausedBy } from '../reaction.ts';

export type LotHandler = CommandHandler<LotState, LotCommand, LotEvent, LotRefusalCode>;

export const settleLotsName = 'billing.settle-lots';

/** What invoices are told of. */
export const settledEventTypes: readonly string[] = [
  'LotOpened',
  'LotAcknowledged',
  'LotUnreadable',
  'PayerReturnRecorded',
];

export interface SettleLotsNeeds {
  readonly lots: LotHandler;
  readonly invoices: InvoiceHandler;
}

/**
 * Makes a lot up of the invoices that can be sent, and tells each of them what the payer answers to the lot. The lot's stream
 * says it first and as a whole; each invoice follows by requests that derive from the lot's events, so that a crash in
 * between leaves nothing half done. An invoice can be in one lot at a time because its own stream decides so.
 */
export function settleLots({ lots, invoices }: SettleLotsNeeds): ProcessManager {
  let turn: Promise<unknown> = Promise.resolve();
  return {
    name: settleLotsName,
    streamPrefixes: [lotStreamPrefix],
    eventTypes: settledEventTypes,
    // One lot at a time, whose invoices are told together: a hundred thousand of an evening's lots at once would wait for the
    // log until they gave up, and the next attempt would begin with all of them again.
    react: (recorded) => {
      const settled = turn.then(() => settle(recorded));
      turn = settled.catch(() => undefined);
      return settled;
    },
  };

  async function settle(recorded: RecordedEvent): Promise<void> {
    const event = lotCodec.decode(recorded);
    const request = requestCausedBy(recorded);
    switch (event.type) {
      case 'LotOpened':
        return makeUp(event, request);
      case 'LotAcknowledged':
        return acknowledge(event.lotId, event.acknowledgedOn, true, request);
      case 'LotUnreadable':
        return acknowledge(event.lotId, event.unreadableOn, false, request);
      case 'PayerReturnRecorded': {
        const { lotId, returnedOn } = event;
        await Promise.all(
          event.answers.map((answer) => tell(answer.dispensingId, request, commandOf(answer, lotId, returnedOn))),
        );
        return;
      }
      case 'LotSent':
        return;
      default:
        return unreachable(event);
    }
  }

  async function makeUp(opened: LotOpened, request: Request): Promise<void> {
    const { lotId, pharmacyFiness, regime, openedOn: sentOn } = opened;
    const command = { type: 'SendInvoice', lotId, pharmacyFiness, regime, sentOn } as const;
    const told = await Promise.all(opened.dispensingIds.map((dispensingId) => tell(dispensingId, request, command)));
    const events = told.flat();
    const sent = events.filter((event) => event.type === 'InvoiceSent');
    const leftOut = events.filter((event) => event.type === 'InvoiceLeftOut').map(({ dispensingId }) => dispensingId);
    const asked = sent.map((event) => ({ dispensingId: event.dispensingId, ...payerShares(event) }));
    const complete = { type: 'CompleteLot', lotId, sentOn, invoices: asked, leftOut } as const;
    done(await lots.handle(lotStream(lotId), request, () => complete));
  }

  async function acknowledge(
    lotId: string,
    acknowledgedOn: CivilDate,
    readable: boolean,
    request: Request,
  ): Promise<void> {
    const { state } = await lots.load(lotStream(lotId));
    invariant(state.status !== 'none', 'a lot was acknowledged that is not');
    const command = { type: 'AcknowledgeInvoice', lotId, readable, acknowledgedOn } as const;
    await Promise.all(state.invoices.map(({ dispensingId }) => tell(dispensingId, request, command)));
  }

  async function tell(dispensingId: DispensingId, request: Request, command: ClaimCommand) {
    return done(await invoices.handle(invoiceStream(dispensingId), request, () => command)).events;
  }
}

function commandOf(answer: PayerAnswer, lotId: string, returnedOn: CivilDate): ClaimCommand {
  switch (answer.outcome) {
    case 'paid':
      return { type: 'RecordPayment', lotId, shares: payerShares(answer), reason: answer.reason, paidOn: returnedOn };
    case 'rejected':
      return { type: 'RecordRejection', lotId, reason: answer.reason, rejectedOn: returnedOn };
    case 'recovered':
      return { type: 'RecordRecovery', lotId, shares: payerShares(answer), recoveredOn: returnedOn };
    default:
      return unreachable(answer);
  }
}
