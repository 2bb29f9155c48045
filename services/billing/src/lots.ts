import type { EventLog, Position } from '@ordonnancier/event-log/event-log.ts';
import type { CommandHandler, Handled, HandlingRefusal } from '@ordonnancier/event-sourcing/handle-command.ts';
import type { Request } from '@ordonnancier/event-sourcing/request.ts';
import type { CivilDate } from '@ordonnancier/kernel/civil-date.ts';
import type { DispensingId, Finess } from '@ordonnancier/kernel/identifiers.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import { accept, refuse, type FieldViolation, type Result } from '@ordonnancier/kernel/result.ts';
import { owedShares } from './domain/invoice/claim.ts';
import { claimed, statusOf, type Invoice } from './domain/invoice/invoice.ts';
import type { PayerRegime } from './domain/invoice/payer-regime.ts';
import { addShares, positiveShares, subtractShares, type PayerShares } from './domain/invoice/payer-shares.ts';
import type { AnswerOfReturn } from './domain/lot/commands.ts';
import type { LotEvent, UnreadableReason } from './domain/lot/events.ts';
import type { LotNumbered, LotNumbers, NumberLot } from './domain/lot/lot-numbers.ts';
import type { LotRefusalCode } from './domain/lot/lot.ts';
import { paidInLot, type Lot, type LotInvoice, type LotState } from './domain/lot/state.ts';
import { invoiceCodec, invoiceStream } from './invoice-stream.ts';
import { lotIdOf, lotNumbersStream, lotStream } from './lot-stream.ts';
import type { InvoiceHandler } from './process-managers/invoice-dispensings/invoice-dispensings.ts';
import type { LotHandler } from './process-managers/settle-lots/settle-lots.ts';

export type LotNumbersHandler = CommandHandler<LotNumbers, NumberLot, LotNumbered, never>;

export interface LotToSend {
  readonly pharmacyFiness: Finess;
  readonly regime: PayerRegime;
  readonly dispensingIds: readonly DispensingId[];
  readonly openedOn: CivilDate;
}

export interface ReturnToRecord {
  readonly lotId: string;
  readonly answers: readonly AnswerOfReturn[];
  readonly today: (pharmacyFiness: Finess) => CivilDate;
}

export interface WrittenLot {
  readonly lot: Lot;
  /** What the request made. */
  readonly events: readonly LotEvent[];
  readonly position: Position;
}

type Outcome<Code extends string> = Promise<
  Result<WrittenLot, Exclude<LotRefusalCode, 'LOT_ALREADY_OPENED'> | HandlingRefusal | Code>
>;

export interface Lots {
  find(lotId: string): Promise<Lot | undefined>;
  send(asked: LotToSend, request: Request): Outcome<'LOT_DOES_NOT_FIT'>;
  acknowledge(
    lotId: string,
    unreadable: UnreadableReason | undefined,
    today: (pharmacyFiness: Finess) => CivilDate,
    request: Request,
  ): Outcome<'LOT_NOT_FOUND'>;
  recordReturn(returned: ReturnToRecord, request: Request): Outcome<'LOT_NOT_FOUND'>;
}

export function openLots({
  log,
  lots,
  lotNumbers,
  invoices,
  newestLots,
}: {
  readonly log: EventLog;
  readonly lots: LotHandler;
  readonly lotNumbers: LotNumbersHandler;
  readonly invoices: InvoiceHandler;
  /** Of a pharmacy, as they were a moment ago. */
  readonly newestLots: (pharmacyFiness: Finess) => Promise<readonly Lot[]>;
}): Lots {
  return {
    find,
    /**
     * First the number, then the lot: a crash in between leaves a number without a lot, and the repeated request fills it.
     * Whether the invoices can be sent is looked at beforehand so that the caller can mend the request; it is decided when
     * the lot is made up.
     */
    async send(asked, request) {
      const { pharmacyFiness, openedOn } = asked;
      const lotId = lotIdOf(pharmacyFiness, request.requestId);
      const known = await find(lotId);
      const violations = known === undefined ? await misfits(asked) : [];
      if (violations.length > 0) return refuse('LOT_DOES_NOT_FIT', {}, violations);
      const numbered = known === undefined ? await numberOf(lotId, asked, request) : accept(known.number);
      if (!numbered.ok) return numbered;
      const { regime, dispensingIds } = asked;
      const number = numbered.value;
      const command = { type: 'OpenLot', lotId, number, pharmacyFiness, regime, openedOn, dispensingIds } as const;
      return written(await lots.handle(lotStream(lotId), request, () => command));
    },

    async acknowledge(lotId, unreadable, today, request) {
      const lot = await find(lotId);
      if (lot === undefined) return refuse('LOT_NOT_FOUND');
      const command = { type: 'AcknowledgeLot', unreadable, acknowledgedOn: today(lot.pharmacyFiness) } as const;
      return written(await lots.handle(lotStream(lotId), request, () => command));
    },

    async recordReturn({ lotId, answers, today }, request) {
      const lot = await find(lotId);
      if (lot === undefined) return refuse('LOT_NOT_FOUND');
      const recovered = new Set(
        answers.flatMap(({ answer }) => (answer.outcome === 'recovered' ? [answer.dispensingId] : [])),
      );
      const stillOwed = await owedOf(lot.invoices.filter(({ dispensingId }) => recovered.has(dispensingId)));
      const returnedOn = today(lot.pharmacyFiness);
      const command = { type: 'RecordPayerReturn', returnedOn, answers, stillOwed } as const;
      return written(await lots.handle(lotStream(lotId), request, () => command));
    },
  };

  async function find(lotId: string): Promise<Lot | undefined> {
    const { state } = await lots.load(lotStream(lotId));
    return state.status === 'none' ? undefined : state;
  }

  async function numberOf(lotId: string, { pharmacyFiness, openedOn }: LotToSend, request: Request) {
    const stream = lotNumbersStream(pharmacyFiness, openedOn);
    const handled = await lotNumbers.handle(stream, request, () => ({ type: 'NumberLot', lotId }));
    if (!handled.ok) return handled;
    const [numbered] = handled.value.events;
    invariant(numbered !== undefined, 'every lot is numbered');
    return accept(numbered.number);
  }

  /** By entry of the request. Another pharmacy's invoice is as unknown as one that does not exist. */
  async function misfits({ pharmacyFiness, regime, dispensingIds }: LotToSend): Promise<readonly FieldViolation[]> {
    const wanted = await wantedAlready(pharmacyFiness);
    const found = await Promise.all(
      dispensingIds.map(async (dispensingId, index) => {
        const { state } = await invoices.load(invoiceStream(dispensingId));
        const isOwn = state.status !== 'none' && state.dispensing.pharmacyFiness === pharmacyFiness;
        const description = isOwn ? misfit(state, regime, wanted.has(dispensingId)) : 'has no invoice of your pharmacy';
        return description === undefined ? [] : [{ field: `dispensing_ids[${index}]`, description }];
      }),
    );
    return found.flat();
  }

  /**
   * What lots hold that were opened and not made up: as long as that waits, an impatient client would open lot after lot from
   * which the same invoices are then left out. The lots say themselves whether they are made up, the list may be behind.
   */
  async function wantedAlready(pharmacyFiness: Finess): Promise<ReadonlySet<DispensingId>> {
    const listed = (await newestLots(pharmacyFiness)).filter(({ status }) => status === 'opened');
    const lots = await Promise.all(listed.map(({ lotId }) => find(lotId)));
    return new Set(lots.flatMap((lot) => (lot?.status === 'opened' ? lot.dispensingIds : [])));
  }

  /** How much of what was paid for each of them in this lot is no credit. */
  async function owedOf(paid: readonly LotInvoice[]): Promise<ReadonlyMap<DispensingId, PayerShares>> {
    const found = paid.map(async (invoice) => {
      const { dispensingId } = invoice;
      const { state } = await invoices.load(invoiceStream(dispensingId));
      invariant(state.status !== 'none', 'what a lot holds is an invoice');
      const credit = positiveShares(subtractShares(await paidInLots(dispensingId), owedShares(claimed(state))));
      return [dispensingId, positiveShares(subtractShares(paidInLot(invoice), credit))] as const;
    });
    return new Map(await Promise.all(found));
  }

  /**
   * As the lots have it: the invoice hears of a recovery later, and would let the same credit be recovered again, in this lot
   * or in another that paid for it. Two returns of one instant can still both find it: what is recovered too much is then owed
   * again, and asked for on top.
   */
  async function paidInLots(dispensingId: DispensingId): Promise<PayerShares> {
    const found = await Promise.all((await lotsThatHeld(dispensingId)).map(find));
    const holdings = found.flatMap((lot) => lot?.invoices ?? []).filter((held) => held.dispensingId === dispensingId);
    return addShares(...holdings.map(paidInLot));
  }

  /** An invoice knows its lot before the lot is made up, and so before anything can be paid in it. */
  async function lotsThatHeld(dispensingId: DispensingId): Promise<readonly string[]> {
    const lotIds: string[] = [];
    for await (const recorded of log.read(invoiceStream(dispensingId))) {
      const event = invoiceCodec.decode(recorded);
      if (event.type === 'InvoiceSent') lotIds.push(event.lotId);
    }
    return lotIds;
  }
}

function misfit(invoice: Invoice, regime: PayerRegime, isWanted: boolean): string | undefined {
  const { stage } = claimed(invoice).claim;
  if (invoice.status !== 'drafted' || (stage.status !== 'signed' && stage.status !== 'unreadable'))
    return `is ${statusOf(invoice)}, not signed`;
  if (stage.regime !== regime) return `is signed for the regime ${stage.regime}`;
  return isWanted ? 'is wanted by a lot that is being made up' : undefined;
}

/** The id of a lot derives from its request: to find it opened by somebody else's is to find the id in use. */
function written(
  handled: Result<Handled<LotState, LotEvent>, LotRefusalCode | HandlingRefusal>,
): Result<WrittenLot, Exclude<LotRefusalCode, 'LOT_ALREADY_OPENED'> | HandlingRefusal> {
  if (!handled.ok) {
    const { code, facts, violations } = handled.refusal;
    return refuse(code === 'LOT_ALREADY_OPENED' ? 'REQUEST_ID_REUSED' : code, facts, violations);
  }
  const { state, events, position } = handled.value;
  invariant(state.status !== 'none' && position !== undefined, 'what was written is there');
  return accept({ lot: state, events, position });
}
