import type { CivilDate } from '@ordonnancier/kernel/civil-date.ts';
import type { Decider } from '@ordonnancier/kernel/decider.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import { accept, refuse, type Result } from '@ordonnancier/kernel/result.ts';
import type { InvoiceAmounts } from '../pricing/invoice-amounts.ts';
import { priceDispensing, type BlockedReason } from '../pricing/price-dispensing.ts';
import { withPrescriptionFees } from '../pricing/prescription-fees.ts';
import { evolveClaim, neverClaimed, sharesToAsk, withoutFallenSignature, type Claim } from './claim.ts';
import type { ChangePrescriptionFees, DraftInvoice, InvoiceCommand, ReverseInvoice } from './commands.ts';
import { decideClaim, type ClaimedInvoice, type ClaimRefusalCode } from './decide-claim.ts';
import type { BilledDispensing, InvoiceEvent } from './events.ts';
import { isNothing } from './payer-shares.ts';

/** The invoice of one dispensing, folded from the stream `invoice-<dispensing id>`. */
export type InvoiceState = { readonly status: 'none' } | Invoice;

export type Invoice = DraftedInvoice | BlockedInvoice | ReversedInvoice;

export interface DraftedInvoice {
  readonly status: 'drafted';
  readonly dispensing: BilledDispensing;
  readonly amounts: InvoiceAmounts;
  /** There is no third-party payment. */
  readonly patientAdvances: boolean;
  /** What became of asking the insurers for their shares. */
  readonly claim: Claim;
  /** How many other dispensings bore its id and are told of in its stream; absent while none did. */
  readonly sameIds?: number;
}

export interface BlockedInvoice {
  readonly status: 'blocked';
  readonly dispensing: BilledDispensing;
  readonly reason: BlockedReason;
  readonly missingCode: string;
  /** How many other dispensings bore its id and are told of in its stream; absent while none did. */
  readonly sameIds?: number;
}

export interface ReversedInvoice {
  readonly status: 'reversed';
  readonly dispensing: BilledDispensing;
  /** What it stated; undefined when nothing could be billed. */
  readonly amounts: InvoiceAmounts | undefined;
  readonly patientAdvances: boolean;
  /** It may still await an answer; what was paid is a credit. */
  readonly claim: Claim;
  readonly reversedOn: CivilDate;
  /** How many other dispensings bore its id and are told of in its stream; absent while none did. */
  readonly sameIds?: number;
}

/**
 * A program that gives its dispensings one id never stops by itself, and the followers of everybody read this stream at each of
 * them. The first hundred say what is wrong.
 */
export const sameIdsToldMax = 100;

/** What an invoice shows of itself: the stage of its claim, as long as it stands and there is something to claim. */
export type InvoiceStatus = Invoice['status'] | Claim['stage']['status'] | 'nothing-to-claim';

export function statusOf(invoice: Invoice): InvoiceStatus {
  if (invoice.status !== 'drafted') return invoice.status;
  const { paid, stage } = invoice.claim;
  const isAskable = !isNothing(sharesToAsk(invoice));
  // A fee came to it, or more was recovered than was credited: it belongs in the list of what is to be signed.
  if (stage.status === 'paid' && isAskable) return 'drafted';
  const isToSign = stage.status === 'drafted' || stage.status === 'corrected';
  if (!isToSign || isAskable) return stage.status;
  // Else the list of what is to be signed would hold it for ever: nobody can sign it. Either nothing was ever owed, or what
  // was to be asked beyond what is paid is owed no longer, since a fee left again or a correction costs no more.
  return isNothing(paid) ? 'nothing-to-claim' : 'paid';
}

/** `NEVER_INVOICED` is of what was never dispensed: the history it came from is not one. */
export type InvoiceRefusalCode = 'NEVER_INVOICED' | ClaimRefusalCode;

export const invoiceDecider: Decider<InvoiceState, InvoiceCommand, InvoiceEvent, InvoiceRefusalCode> = {
  initialState: { status: 'none' },
  decide,
  evolve,
};

function decide(command: InvoiceCommand, state: InvoiceState): Result<readonly InvoiceEvent[], InvoiceRefusalCode> {
  switch (command.type) {
    case 'DraftInvoice':
      return accept(draft(command, state));
    case 'ChangePrescriptionFees':
      return changePrescriptionFees(command, state);
    case 'ReverseInvoice':
      return reverse(command, state);
    default:
      return state.status === 'none' ? refuse('NEVER_INVOICED') : decideClaim(command, claimed(state));
  }
}

/** As claims see an invoice: of a blocked one nothing was ever asked. */
export function claimed(invoice: Invoice): ClaimedInvoice {
  return invoice.status === 'blocked'
    ? { ...invoice, amounts: undefined, patientAdvances: false, claim: neverClaimed }
    : invoice;
}

function draft({ dispensing, facts }: DraftInvoice, state: InvoiceState): readonly InvoiceEvent[] {
  if (state.status !== 'none')
    return (state.sameIds ?? 0) < sameIdsToldMax ? [{ type: 'DispensingNotInvoiced', ...dispensing }] : [];
  const pricing = priceDispensing(facts);
  if (pricing.status === 'priced') {
    const { amounts, patientAdvances } = pricing;
    return [{ type: 'InvoiceDrafted', ...dispensing, ...amounts, ...(patientAdvances && { patientAdvances }) }];
  }
  const { reason, missingCode } = pricing;
  return [{ type: 'InvoiceBlocked', ...dispensing, reason, missingCode }];
}

function changePrescriptionFees(
  { prescriptionId, feeLines }: ChangePrescriptionFees,
  state: InvoiceState,
): Result<readonly InvoiceEvent[], InvoiceRefusalCode> {
  if (state.status === 'none') return refuse('NEVER_INVOICED');
  if (state.status !== 'drafted' || state.dispensing.prescriptionId !== prescriptionId) return accept([]);
  const { dispensingId } = state.dispensing;
  return accept([{ type: 'InvoiceRedrafted', dispensingId, ...withPrescriptionFees(state.amounts, feeLines) }]);
}

function reverse(
  { dispensingId, prescriptionId, reversedOn }: ReverseInvoice,
  state: InvoiceState,
): Result<readonly InvoiceEvent[], InvoiceRefusalCode> {
  if (state.status === 'none') return refuse('NEVER_INVOICED');
  // Of the dispensing that was not invoiced, because it bears the id of this one.
  if (state.dispensing.prescriptionId !== prescriptionId) return accept([]);
  return accept(state.status === 'reversed' ? [] : [{ type: 'InvoiceReversed', dispensingId, reversedOn }]);
}

function evolve(state: InvoiceState, event: InvoiceEvent): InvoiceState {
  switch (event.type) {
    case 'InvoiceDrafted': {
      invariant(state.status === 'none', 'an invoice was drafted twice');
      const { patientAdvances = false } = event;
      return {
        status: 'drafted',
        dispensing: billedDispensing(event),
        amounts: invoiceAmounts(event),
        patientAdvances,
        claim: neverClaimed,
      };
    }
    case 'InvoiceBlocked': {
      invariant(state.status === 'none', 'an invoice was blocked after it was made');
      const { reason, missingCode } = event;
      return { status: 'blocked', dispensing: billedDispensing(event), reason, missingCode };
    }
    case 'InvoiceRedrafted':
      invariant(state.status === 'drafted', 'there was no draft to change');
      return { ...state, amounts: invoiceAmounts(event), claim: withoutFallenSignature(state.claim) };
    case 'InvoiceReversed': {
      invariant(state.status === 'drafted' || state.status === 'blocked', 'there was no invoice to reverse');
      const { dispensing, amounts, patientAdvances, claim } = claimed(state);
      const { reversedOn } = event;
      const sameIds = state.sameIds !== undefined && { sameIds: state.sameIds };
      return { status: 'reversed', dispensing, amounts, patientAdvances, claim, reversedOn, ...sameIds };
    }
    case 'InvoiceCorrected':
      invariant(state.status === 'drafted', 'an invoice was corrected that does not stand');
      return { ...state, amounts: invoiceAmounts(event), claim: evolveClaim(state, event) };
    case 'InvoiceLeftOut':
      invariant(state.status !== 'none', 'an invoice was left out before it was made');
      return state;
    case 'DispensingNotInvoiced':
      invariant(state.status !== 'none', 'nothing stood in the way of an invoice');
      return { ...state, sameIds: (state.sameIds ?? 0) + 1 };
    default:
      invariant(state.status === 'drafted' || state.status === 'reversed', 'a claim was made of no invoice');
      return { ...state, claim: evolveClaim(state, event) };
  }
}

function billedDispensing({ dispensingId, prescriptionId, pharmacyFiness, dispensedOn }: BilledDispensing) {
  return { dispensingId, prescriptionId, pharmacyFiness, dispensedOn };
}

function invoiceAmounts({ lines, totalCents, compulsoryCents, complementaryCents, patientCents }: InvoiceAmounts) {
  return { lines, totalCents, compulsoryCents, complementaryCents, patientCents };
}
