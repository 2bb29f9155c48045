import type { CivilDate } from '@ordonnancier/kernel/civil-date.ts';
import type { DispensingId, Rpps } from '@ordonnancier/kernel/identifiers.ts';
import type { InvoiceAmounts } from '../pricing/invoice-amounts.ts';
import type { CorrectedCoverage, PayerRegime } from './payer-regime.ts';
import type { PayerShares } from './payer-shares.ts';
import type { CorrectableFact, RejectionReason } from './rejection-reasons.ts';

/** What becomes of asking the insurers for their shares of an invoice. None of these changes what was asked before. */
export type ClaimEvent =
  | InvoiceSigned
  | InvoiceSent
  | InvoiceLeftOut
  | InvoiceAcknowledged
  | InvoiceUnreadable
  | InvoicePaid
  | InvoiceRejected
  | InvoiceCorrected
  | InvoiceRecovered;

/** The shares are what the insurers will be asked for: what they owe less what they have paid. */
export interface InvoiceSigned extends PayerShares {
  readonly type: 'InvoiceSigned';
  readonly dispensingId: DispensingId;
  readonly signedOn: CivilDate;
  /** Of the pharmacist. */
  readonly rpps: Rpps;
  readonly regime: PayerRegime;
}

/** The shares are what the lot asks for. */
export interface InvoiceSent extends PayerShares {
  readonly type: 'InvoiceSent';
  readonly dispensingId: DispensingId;
  readonly lotId: string;
  readonly sentOn: CivilDate;
}

/**
 * Named for a lot, but no longer to be sent when the lot was made up: another lot was quicker, or the invoice was reversed.
 * An event, so that the lot's second look at it finds the same.
 */
export interface InvoiceLeftOut {
  readonly type: 'InvoiceLeftOut';
  readonly dispensingId: DispensingId;
  readonly lotId: string;
}

/** The payer could read the lot; this says nothing of paying. */
export interface InvoiceAcknowledged {
  readonly type: 'InvoiceAcknowledged';
  readonly dispensingId: DispensingId;
  readonly lotId: string;
  readonly acknowledgedOn: CivilDate;
}

/** The payer could not read the lot: nothing of it was asked, and it is sent again in another. */
export interface InvoiceUnreadable {
  readonly type: 'InvoiceUnreadable';
  readonly dispensingId: DispensingId;
  readonly lotId: string;
  readonly unreadableOn: CivilDate;
}

/** Never more than was asked of either insurer. */
export interface InvoicePaid extends PayerShares {
  readonly type: 'InvoicePaid';
  readonly dispensingId: DispensingId;
  readonly lotId: string;
  readonly paidOn: CivilDate;
  /** Why less was paid than asked; absent when all was. */
  readonly reason?: RejectionReason;
}

export interface InvoiceRejected {
  readonly type: 'InvoiceRejected';
  readonly dispensingId: DispensingId;
  readonly lotId: string;
  readonly rejectedOn: CivilDate;
  readonly reason: RejectionReason;
}

/** Of a rejected invoice, or of one paid in part: what it costs by the facts as they are now stated. */
export interface InvoiceCorrected extends InvoiceAmounts {
  readonly type: 'InvoiceCorrected';
  readonly dispensingId: DispensingId;
  readonly correctedOn: CivilDate;
  /** Of the pharmacist. */
  readonly rpps: Rpps;
  readonly fact: CorrectableFact;
  /** When that is the fact. */
  readonly coverage?: CorrectedCoverage;
}

/** The insurers took back what they had paid and no longer owe. */
export interface InvoiceRecovered extends PayerShares {
  readonly type: 'InvoiceRecovered';
  readonly dispensingId: DispensingId;
  readonly lotId: string;
  readonly recoveredOn: CivilDate;
}
