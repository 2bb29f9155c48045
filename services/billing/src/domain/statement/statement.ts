import type { CivilDate } from '@ordonnancier/kernel/civil-date.ts';
import { unreachable } from '@ordonnancier/kernel/invariant.ts';
import { awaitedShares, creditShares, owedShares } from '../invoice/claim.ts';
import type { InvoiceEvent } from '../invoice/events.ts';
import { claimed, type Invoice, type InvoiceState } from '../invoice/invoice.ts';
import {
  addShares,
  isNothing,
  noShares,
  payerShares,
  subtractShares,
  type PayerShares,
} from '../invoice/payer-shares.ts';

/*
 * The account of a pharmacy with the insurers, as movements that its invoices make. All balances are sums of movements, and
 * equal what the invoices themselves say at that moment: that is what the statement's reconciliation means.
 */

/** `credit` is the change of what is to be recovered, and may be negative, as `adjusted` may. */
export type MovementKind =
  | 'dispensed'
  | 'adjusted'
  | 'reversed'
  | 'sent'
  | 'acknowledged'
  | 'unreadable'
  | 'paid'
  | 'rejected'
  | 'recovered'
  | 'credit';

export interface Movement {
  readonly kind: MovementKind;
  readonly shares: PayerShares;
}

/** What an event of an invoice moves. Neither a blocked invoice nor one without third-party payment moves anything. */
export function movementsOf(before: InvoiceState, event: InvoiceEvent, after: Invoice): readonly Movement[] {
  const creditMoved = subtractShares(
    creditShares(claimed(after)),
    before.status === 'none' ? noShares : creditShares(claimed(before)),
  );
  const movements = before.status === 'none' ? dispensed(after) : moved(claimed(before), event, claimed(after));
  return [...movements, { kind: 'credit' as const, shares: creditMoved }].filter(({ shares }) => !isNothing(shares));
}

function dispensed(invoice: Invoice): readonly Movement[] {
  return [{ kind: 'dispensed', shares: owedShares(claimed(invoice)) }];
}

function moved(
  before: ReturnType<typeof claimed>,
  event: InvoiceEvent,
  after: ReturnType<typeof claimed>,
): readonly Movement[] {
  switch (event.type) {
    case 'InvoiceRedrafted':
    case 'InvoiceCorrected':
      return [{ kind: 'adjusted', shares: subtractShares(owedShares(after), owedShares(before)) }];
    case 'InvoiceReversed':
      return [{ kind: 'reversed', shares: owedShares(before) }];
    case 'InvoiceSent':
      return [{ kind: 'sent', shares: payerShares(event) }];
    case 'InvoiceAcknowledged':
      return [{ kind: 'acknowledged', shares: awaitedShares(before) }];
    case 'InvoiceUnreadable':
      return [{ kind: 'unreadable', shares: awaitedShares(before) }];
    case 'InvoicePaid':
      return [
        { kind: 'paid', shares: payerShares(event) },
        { kind: 'rejected', shares: subtractShares(awaitedShares(before), event) },
      ];
    case 'InvoiceRejected':
      return [{ kind: 'rejected', shares: awaitedShares(before) }];
    case 'InvoiceRecovered':
      return [{ kind: 'recovered', shares: payerShares(event) }];
    case 'InvoiceDrafted':
    case 'InvoiceBlocked':
    case 'InvoiceSigned':
    case 'InvoiceLeftOut':
    case 'DispensingNotInvoiced':
      return [];
    default:
      return unreachable(event);
  }
}

/** The day on which an event moves something; the day of its recording when it states none. */
export function movedOn(event: InvoiceEvent, recordedOn: CivilDate): CivilDate {
  switch (event.type) {
    case 'InvoiceDrafted':
    case 'InvoiceBlocked':
    case 'DispensingNotInvoiced':
      return event.dispensedOn;
    case 'InvoiceReversed':
      return event.reversedOn;
    case 'InvoiceSigned':
      return event.signedOn;
    case 'InvoiceSent':
      return event.sentOn;
    case 'InvoiceAcknowledged':
      return event.acknowledgedOn;
    case 'InvoiceUnreadable':
      return event.unreadableOn;
    case 'InvoicePaid':
      return event.paidOn;
    case 'InvoiceRejected':
      return event.rejectedOn;
    case 'InvoiceCorrected':
      return event.correctedOn;
    case 'InvoiceRecovered':
      return event.recoveredOn;
    case 'InvoiceRedrafted':
    case 'InvoiceLeftOut':
      return recordedOn;
    default:
      return unreachable(event);
  }
}

/** `YYYY-MM`, as text that compares. */
export function monthOf(date: CivilDate): string {
  return date.slice(0, 'YYYY-MM'.length);
}

/** The sum of the movements of a kind in a month. */
export interface MonthlyTotal extends Movement {
  readonly month: string;
  /** How many movements. */
  readonly count: number;
}

export interface Statement {
  readonly totals: Readonly<Record<MovementKind, { readonly count: number; readonly shares: PayerShares }>>;
  /** Asked for and not answered. */
  readonly awaitedBefore: PayerShares;
  readonly awaitedAfter: PayerShares;
  /** Owed and not paid; negative when more is to be recovered. */
  readonly owedBefore: PayerShares;
  readonly owedAfter: PayerShares;
  readonly toRecoverAfter: PayerShares;
}

/** @param totals of the month and of every month before it, in any order */
export function statementOf(month: string, totals: readonly MonthlyTotal[]): Statement {
  const before = totals.filter((total) => total.month < month);
  const within = totals.filter((total) => total.month === month);
  const total = (kind: MovementKind) => ({
    count: within.filter((one) => one.kind === kind).reduce((sum, { count }) => sum + count, 0),
    shares: sumOf(within, kind),
  });
  return {
    totals: {
      dispensed: total('dispensed'),
      adjusted: total('adjusted'),
      reversed: total('reversed'),
      sent: total('sent'),
      acknowledged: total('acknowledged'),
      unreadable: total('unreadable'),
      paid: total('paid'),
      rejected: total('rejected'),
      recovered: total('recovered'),
      credit: total('credit'),
    },
    awaitedBefore: awaited(before),
    awaitedAfter: awaited([...before, ...within]),
    owedBefore: owed(before),
    owedAfter: owed([...before, ...within]),
    toRecoverAfter: sumOf([...before, ...within], 'credit'),
  };
}

function awaited(totals: readonly MonthlyTotal[]): PayerShares {
  const answered = addShares(sumOf(totals, 'unreadable'), sumOf(totals, 'paid'), sumOf(totals, 'rejected'));
  return subtractShares(sumOf(totals, 'sent'), answered);
}

function owed(totals: readonly MonthlyTotal[]): PayerShares {
  const more = addShares(sumOf(totals, 'dispensed'), sumOf(totals, 'adjusted'), sumOf(totals, 'recovered'));
  return subtractShares(more, addShares(sumOf(totals, 'reversed'), sumOf(totals, 'paid')));
}

function sumOf(totals: readonly MonthlyTotal[], kind: MovementKind): PayerShares {
  return addShares(...totals.filter((total) => total.kind === kind).map(({ shares }) => shares));
}
