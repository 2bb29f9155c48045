import type { Lot__Output as WireLot } from '@ordonnancier/grpc/generated/ordonnancier/billing/v1/Lot.ts';
import type { LotInvoice__Output as WireLotInvoice } from '@ordonnancier/grpc/generated/ordonnancier/billing/v1/LotInvoice.ts';
import { addShares, noShares, type PayerShares } from '../domain/invoice/payer-shares.ts';
import { paidInLot, type Lot, type LotInvoice } from '../domain/lot/state.ts';
import { wireRejection, wireShares } from './wire-claim.ts';
import { wireLotStatus, wireRegime, wireUnreadableReason } from './wire-words.ts';

const numberDigitsMin = 4;

/** `2026-0042`. */
export function lotNumber({ number, openedOn }: Pick<Lot, 'number' | 'openedOn'>): string {
  return `${openedOn.slice(0, 'YYYY'.length)}-${number.toString().padStart(numberDigitsMin, '0')}`;
}

export function wireLot(lot: Lot): WireLot {
  return {
    ...wireLotSummary(lot),
    invoices: lot.invoices.map(wireLotInvoice),
    leftOutDispensingIds: [...lot.leftOut],
  };
}

/** Without its invoices. */
export function wireLotSummary(lot: Lot): WireLot {
  const { lotId, pharmacyFiness, regime, status, sentOn, acknowledgedOn, unreadable, invoices } = lot;
  const sumOf = (of: (invoice: LotInvoice) => PayerShares) => wireShares(addShares(...invoices.map(of)));
  return {
    lotId,
    number: lotNumber(lot),
    pharmacyFiness,
    regime: wireRegime(regime),
    status: wireLotStatus[status],
    sentOn: sentOn ?? '',
    acknowledgedOn: acknowledgedOn ?? unreadable?.on ?? '',
    unreadableReason: wireUnreadableReason(unreadable?.reason),
    asked: sumOf(({ asked }) => asked),
    paid: sumOf(paidInLot),
    awaited: sumOf(({ asked, answer }) => (answer.outcome === 'awaited' && status !== 'unreadable' ? asked : noShares)),
    invoiceCount: invoices.length,
    invoices: [],
    leftOutDispensingIds: [],
  };
}

function wireLotInvoice({ dispensingId, asked, answer }: LotInvoice): WireLotInvoice {
  const reason = 'reason' in answer ? answer.reason : undefined;
  return {
    dispensingId,
    asked: wireShares(asked),
    paid: answer.outcome === 'paid' ? wireShares(answer.paid) : null,
    rejection: reason === undefined ? null : wireRejection(reason),
  };
}
