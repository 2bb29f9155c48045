import type { CivilDate } from '@ordonnancier/kernel/civil-date.ts';
import type { Decider } from '@ordonnancier/kernel/decider.ts';
import { invariant, unreachable } from '@ordonnancier/kernel/invariant.ts';
import { accept, refuse, type Result } from '@ordonnancier/kernel/result.ts';
import type { InvoiceAmounts } from '../pricing/invoice-amounts.ts';
import { priceDispensing, type BlockedReason } from '../pricing/price-dispensing.ts';
import { withPrescriptionFees } from '../pricing/prescription-fees.ts';
import type { ChangePrescriptionFees, DraftInvoice, InvoiceCommand, ReverseInvoice } from './commands.ts';
import type { BilledDispensing, InvoiceEvent } from './events.ts';

/** The invoice of one dispensing, folded from the stream `invoice-<dispensing id>`. */
export type InvoiceState = { readonly status: 'none' } | Invoice;

export type Invoice = DraftedInvoice | BlockedInvoice | ReversedInvoice;

export interface DraftedInvoice {
  readonly status: 'drafted';
  readonly dispensing: BilledDispensing;
  readonly amounts: InvoiceAmounts;
  /** There is no third-party payment. */
  readonly patientAdvances: boolean;
}

export interface BlockedInvoice {
  readonly status: 'blocked';
  readonly dispensing: BilledDispensing;
  readonly reason: BlockedReason;
  readonly missingCode: string;
}

export interface ReversedInvoice {
  readonly status: 'reversed';
  readonly dispensing: BilledDispensing;
  /** What is recovered; undefined when nothing could be billed. */
  readonly amounts: InvoiceAmounts | undefined;
  readonly patientAdvances: boolean;
  readonly reversedOn: CivilDate;
}

/** A reversal of what was never dispensed: the history it came from is not one. */
export type InvoiceRefusalCode = 'NEVER_INVOICED';

export const invoiceDecider: Decider<InvoiceState, InvoiceCommand, InvoiceEvent, InvoiceRefusalCode> = {
  initialState: { status: 'none' },
  decide,
  evolve,
};

function decide(command: InvoiceCommand, state: InvoiceState): Result<readonly InvoiceEvent[], InvoiceRefusalCode> {
  switch (command.type) {
    case 'DraftInvoice':
      return accept([draft(command, state)]);
    case 'ChangePrescriptionFees':
      return changePrescriptionFees(command, state);
    case 'ReverseInvoice':
      return reverse(command, state);
    default:
      return unreachable(command);
  }
}

function draft({ dispensing, facts }: DraftInvoice, state: InvoiceState): InvoiceEvent {
  if (state.status !== 'none') return { type: 'DispensingNotInvoiced', ...dispensing };
  const pricing = priceDispensing(facts);
  if (pricing.status === 'priced') {
    const { amounts, patientAdvances } = pricing;
    return { type: 'InvoiceDrafted', ...dispensing, ...amounts, ...(patientAdvances && { patientAdvances }) };
  }
  const { reason, missingCode } = pricing;
  return { type: 'InvoiceBlocked', ...dispensing, reason, missingCode };
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
      };
    }
    case 'InvoiceBlocked': {
      invariant(state.status === 'none', 'an invoice was blocked after it was made');
      const { reason, missingCode } = event;
      return { status: 'blocked', dispensing: billedDispensing(event), reason, missingCode };
    }
    case 'InvoiceRedrafted':
      invariant(state.status === 'drafted', 'there was no draft to change');
      return { ...state, amounts: invoiceAmounts(event) };
    case 'InvoiceReversed': {
      invariant(state.status === 'drafted' || state.status === 'blocked', 'there was no invoice to reverse');
      const { amounts, patientAdvances } =
        state.status === 'drafted' ? state : { amounts: undefined, patientAdvances: false };
      return {
        status: 'reversed',
        dispensing: state.dispensing,
        amounts,
        patientAdvances,
        reversedOn: event.reversedOn,
      };
    }
    case 'DispensingNotInvoiced':
      invariant(state.status !== 'none', 'nothing stood in the way of an invoice');
      return state;
    default:
      return unreachable(event);
  }
}

function billedDispensing({ dispensingId, prescriptionId, pharmacyFiness, dispensedOn }: BilledDispensing) {
  return { dispensingId, prescriptionId, pharmacyFiness, dispensedOn };
}

function invoiceAmounts({ lines, totalCents, compulsoryCents, complementaryCents, patientCents }: InvoiceAmounts) {
  return { lines, totalCents, compulsoryCents, complementaryCents, patientCents };
}
