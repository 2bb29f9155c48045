import type { CivilDate } from '@ordonnancier/kernel/civil-date.ts';
import type { DispensingId, Finess } from '@ordonnancier/kernel/identifiers.ts';
import type { PayerRegime } from '../invoice/payer-regime.ts';
import type { PayerShares } from '../invoice/payer-shares.ts';
import type { RejectionReason } from '../invoice/rejection-reasons.ts';

/** What happens to a lot of invoices; stream `lot-<lot id>`. */
export type LotEvent = LotOpened | LotSent | LotAcknowledged | LotUnreadable | PayerReturnRecorded;

/** A pharmacy wants these invoices sent. Which of them can be is decided by each invoice, next. */
export interface LotOpened {
  readonly type: 'LotOpened';
  readonly lotId: string;
  /** Of the pharmacy, and of the year of `openedOn`: 1, 2, 3 … */
  readonly number: number;
  readonly pharmacyFiness: Finess;
  readonly regime: PayerRegime;
  readonly openedOn: CivilDate;
  readonly dispensingIds: readonly DispensingId[];
}

/** The lot is made up and gone. What it asks for never changes. */
export interface LotSent {
  readonly type: 'LotSent';
  readonly lotId: string;
  readonly sentOn: CivilDate;
  readonly invoices: readonly AskedInvoice[];
  /** Which could no longer be sent when their turn came. */
  readonly leftOut: readonly DispensingId[];
}

export interface AskedInvoice extends PayerShares {
  readonly dispensingId: DispensingId;
}

/** The payer can read the lot (a positive ARL); this says nothing of paying. */
export interface LotAcknowledged {
  readonly type: 'LotAcknowledged';
  readonly lotId: string;
  readonly acknowledgedOn: CivilDate;
}

/** The payer cannot read the lot (a negative ARL): its invoices are sent again in another. */
export interface LotUnreadable {
  readonly type: 'LotUnreadable';
  readonly lotId: string;
  readonly unreadableOn: CivilDate;
  readonly reason: UnreadableReason;
}

export type UnreadableReason = 'malformed' | 'signature-invalid' | 'wrong-addressee';

/** One return of the payer, as a whole. */
export interface PayerReturnRecorded {
  readonly type: 'PayerReturnRecorded';
  readonly lotId: string;
  readonly returnedOn: CivilDate;
  readonly answers: readonly PayerAnswer[];
}

export type PayerAnswer =
  | (PayerShares & {
      readonly outcome: 'paid';
      readonly dispensingId: DispensingId;
      /** Why less is paid than asked; absent when all is. */
      readonly reason?: RejectionReason;
    })
  | { readonly outcome: 'rejected'; readonly dispensingId: DispensingId; readonly reason: RejectionReason }
  | (PayerShares & { readonly outcome: 'recovered'; readonly dispensingId: DispensingId });
