import { invariant, unreachable } from '@ordonnancier/kernel/invariant.ts';
import type { InvoiceAmounts } from '../pricing/invoice-amounts.ts';
import type { ClaimEvent } from './claim-events.ts';
import type { CorrectedCoverage, PayerRegime } from './payer-regime.ts';
import {
  addShares,
  isNothing,
  isSame,
  isWithin,
  noShares,
  payerShares,
  positiveShares,
  subtractShares,
  type PayerShares,
} from './payer-shares.ts';
import type { RejectionReason } from './rejection-reasons.ts';

/*
 * Asking the insurers for their shares. Three amounts tell all of it, for each insurer: what it owes (the invoice says so,
 * and nothing once the dispensing is reversed), what it has paid, and what it is asked for and has not answered. What may be
 * asked is always what is owed less what was paid and what is asked already: so no cent is asked twice, and none that is not
 * owed. What was paid and is not owed is a credit, to be recovered.
 */

export interface Claim {
  readonly stage: ClaimStage;
  /** By the insurers, all in all, less what they recovered. */
  readonly paid: PayerShares;
  /** The rights of the patient in place of those the dispensing stated. */
  readonly coverage?: CorrectedCoverage;
}

export type ClaimStage =
  | { readonly status: 'drafted' | 'corrected' }
  | { readonly status: 'signed' | 'unreadable'; readonly regime: PayerRegime }
  | {
      readonly status: 'sent' | 'acknowledged';
      readonly regime: PayerRegime;
      readonly lotId: string;
      readonly asked: PayerShares;
    }
  | { readonly status: 'paid'; readonly lotId: string }
  | { readonly status: 'partly-paid' | 'rejected'; readonly lotId: string; readonly reason: RejectionReason };

export const neverClaimed: Claim = { stage: { status: 'drafted' }, paid: noShares };

/** What claims are made of. */
export interface Claimable {
  readonly status: 'drafted' | 'blocked' | 'reversed';
  /** Undefined when nothing could be billed. */
  readonly amounts: InvoiceAmounts | undefined;
  /** There is no third-party payment: the insurers owe the patient, not the pharmacy. */
  readonly patientAdvances: boolean;
  readonly claim: Claim;
}

/** What the insurers owe the pharmacy. */
export function owedShares({ status, amounts, patientAdvances }: Claimable): PayerShares {
  return status !== 'drafted' || amounts === undefined || patientAdvances ? noShares : payerShares(amounts);
}

/** What they were asked for and have not answered. */
export function awaitedShares({ claim: { stage } }: Claimable): PayerShares {
  return stage.status === 'sent' || stage.status === 'acknowledged' ? stage.asked : noShares;
}

/** What may be asked of them. */
export function sharesToAsk(invoice: Claimable): PayerShares {
  const settled = addShares(invoice.claim.paid, awaitedShares(invoice));
  return positiveShares(subtractShares(owedShares(invoice), settled));
}

/** What they paid and do not owe. */
export function creditShares(invoice: Claimable): PayerShares {
  return positiveShares(subtractShares(invoice.claim.paid, owedShares(invoice)));
}

/**
 * The claim after its amounts changed: what is signed, and not sent yet, was signed for other amounts, so its signature falls.
 * What was sent stays as it was sent.
 */
export function withoutFallenSignature(claim: Claim): Claim {
  const { status } = claim.stage;
  return status === 'signed' || status === 'unreadable' ? { ...claim, stage: { status: 'drafted' } } : claim;
}

export function evolveClaim(invoice: Claimable, event: ClaimEvent): Claim {
  const { claim } = invoice;
  switch (event.type) {
    case 'InvoiceSigned':
      invariant(invoice.status === 'drafted', 'an invoice was signed that does not stand');
      return { ...claim, stage: { status: 'signed', regime: event.regime } };
    case 'InvoiceSent': {
      const { stage } = claim;
      invariant(invoice.status === 'drafted', 'an invoice was sent that does not stand');
      invariant(stage.status === 'signed' || stage.status === 'unreadable', 'an invoice was sent that was not signed');
      invariant(isSame(event, sharesToAsk(invoice)), 'an invoice asks for another sum than is owed');
      const asked = payerShares(event);
      return { ...claim, stage: { status: 'sent', regime: stage.regime, lotId: event.lotId, asked } };
    }
    case 'InvoiceLeftOut':
      return claim;
    case 'InvoiceAcknowledged':
      return { ...claim, stage: { ...awaiting(claim, event.lotId), status: 'acknowledged' } };
    case 'InvoiceUnreadable': {
      const { regime } = awaiting(claim, event.lotId);
      return { ...claim, stage: afterUnreadable(invoice, regime) };
    }
    case 'InvoicePaid': {
      const { lotId, asked } = awaiting(claim, event.lotId);
      invariant(isWithin(event, asked), 'an insurer paid more than it was asked for');
      invariant(isSame(event, asked) === (event.reason === undefined), 'less was paid than asked, without a reason');
      return { ...claim, paid: addShares(claim.paid, event), stage: afterPayment(event.reason, lotId) };
    }
    case 'InvoiceRejected': {
      const { lotId } = awaiting(claim, event.lotId);
      return { ...claim, stage: { status: 'rejected', lotId, reason: event.reason } };
    }
    case 'InvoiceCorrected': {
      const { status } = claim.stage;
      invariant(status === 'rejected' || status === 'partly-paid', 'an invoice was corrected that was not rejected');
      const { coverage = claim.coverage } = event;
      return { paid: claim.paid, stage: { status: 'corrected' }, ...(coverage !== undefined && { coverage }) };
    }
    case 'InvoiceRecovered':
      invariant(isWithin(event, claim.paid), 'an insurer recovered more than it had paid');
      return { ...claim, paid: subtractShares(claim.paid, event) };
    default:
      return unreachable(event);
  }
}

/** Fees that moved while the lot was under way would make the signature cover another sum. */
function afterUnreadable(invoice: Claimable, regime: PayerRegime): ClaimStage {
  const owed = subtractShares(owedShares(invoice), invoice.claim.paid);
  const stillAsked = isSame(positiveShares(owed), awaitedShares(invoice));
  return stillAsked ? { status: 'unreadable', regime } : { status: 'drafted' };
}

function afterPayment(reason: RejectionReason | undefined, lotId: string): ClaimStage {
  return reason === undefined ? { status: 'paid', lotId } : { status: 'partly-paid', lotId, reason };
}

/** What a lot's answer is about: it cannot come for what was not sent in that lot, or was answered before. */
function awaiting({ stage }: Claim, lotId: string) {
  invariant(stage.status === 'sent' || stage.status === 'acknowledged', 'an answer came to what was not asked');
  invariant(stage.lotId === lotId && !isNothing(stage.asked), 'an answer came to what another lot asked');
  return stage;
}
