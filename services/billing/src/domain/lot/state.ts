import type { CivilDate } from '@ordonnancier/kernel/civil-date.ts';
import type { DispensingId, Finess } from '@ordonnancier/kernel/identifiers.ts';
import type { PayerRegime } from '../invoice/payer-regime.ts';
import { noShares, type PayerShares } from '../invoice/payer-shares.ts';
import type { RejectionReason } from '../invoice/rejection-reasons.ts';
import type { UnreadableReason } from './events.ts';

/** A lot of invoices, folded from the stream `lot-<lot id>`. */
export type LotState = { readonly status: 'none' } | Lot;

export interface Lot {
  /** `answered` once every invoice of it has been, and so at once when none was left to be sent. */
  readonly status: 'opened' | 'sent' | 'acknowledged' | 'unreadable' | 'answered';
  readonly lotId: string;
  readonly number: number;
  readonly pharmacyFiness: Finess;
  readonly regime: PayerRegime;
  readonly openedOn: CivilDate;
  /** What the pharmacy wanted sent. */
  readonly dispensingIds: readonly DispensingId[];
  /** What was sent, in that order; empty until it is. */
  readonly invoices: readonly LotInvoice[];
  readonly leftOut: readonly DispensingId[];
  readonly sentOn?: CivilDate;
  readonly acknowledgedOn?: CivilDate;
  readonly unreadable?: { readonly on: CivilDate; readonly reason: UnreadableReason };
}

export interface LotInvoice {
  readonly dispensingId: DispensingId;
  readonly asked: PayerShares;
  readonly answer: LotAnswer;
}

export type LotAnswer =
  | { readonly outcome: 'awaited' }
  | { readonly outcome: 'rejected'; readonly reason: RejectionReason }
  | {
      readonly outcome: 'paid';
      /** Less what was recovered since. */
      readonly paid: PayerShares;
      readonly reason?: RejectionReason;
    };

/** What the insurers have paid for an invoice in this lot, less what they recovered. */
export function paidInLot({ answer }: LotInvoice): PayerShares {
  return answer.outcome === 'paid' ? answer.paid : noShares;
}
