import type { DispensingId } from '@ordonnancier/kernel/identifiers.ts';
import { invariant, unreachable } from '@ordonnancier/kernel/invariant.ts';
import { accept, refuse, type Result } from '@ordonnancier/kernel/result.ts';
import { repriceDispensing } from '../pricing/reprice-dispensing.ts';
import { sharesToAsk, type Claimable } from './claim.ts';
import type { ClaimCommand, CorrectInvoice, RecordPayment, SendInvoice, SignInvoice } from './claim-commands.ts';
import type { ClaimEvent, InvoicePaid } from './claim-events.ts';
import type { BilledDispensing } from './events.ts';
import { isNothing } from './payer-shares.ts';
import { rejectionReasons } from './rejection-reasons.ts';

export type ClaimRefusalCode =
  | 'INVOICE_NOT_SIGNABLE'
  | 'NOTHING_TO_CLAIM'
  | 'INVOICE_NOT_CORRECTABLE'
  | 'CORRECTION_DOES_NOT_FIT'
  | 'CORRECTION_NOT_PRICED';

type Decision = Result<readonly ClaimEvent[], ClaimRefusalCode>;

/** An invoice that claims are made of. */
export interface ClaimedInvoice extends Claimable {
  readonly dispensing: BilledDispensing;
}

export function decideClaim(command: ClaimCommand, invoice: ClaimedInvoice): Decision {
  const { dispensingId } = invoice.dispensing;
  switch (command.type) {
    case 'SignInvoice':
      return sign(command, invoice);
    case 'SendInvoice':
      return accept([send(command, invoice)]);
    case 'AcknowledgeInvoice': {
      const { lotId, readable, acknowledgedOn } = command;
      return accept([
        readable
          ? { type: 'InvoiceAcknowledged', dispensingId, lotId, acknowledgedOn }
          : { type: 'InvoiceUnreadable', dispensingId, lotId, unreadableOn: acknowledgedOn },
      ]);
    }
    case 'RecordPayment':
      return accept([payment(command, dispensingId)]);
    case 'RecordRejection': {
      const { lotId, rejectedOn, reason } = command;
      return accept([{ type: 'InvoiceRejected', dispensingId, lotId, rejectedOn, reason }]);
    }
    case 'RecordRecovery': {
      const { lotId, shares, recoveredOn } = command;
      return accept([{ type: 'InvoiceRecovered', dispensingId, lotId, recoveredOn, ...shares }]);
    }
    case 'CorrectInvoice':
      return correct(command, invoice);
    default:
      return unreachable(command);
  }
}

/** Also of what is paid, when a fee of the prescription moved to it since: then for what that adds. */
function sign({ rpps, regime, signedOn }: SignInvoice, invoice: ClaimedInvoice): Decision {
  const { status } = invoice.claim.stage;
  if (invoice.status !== 'drafted') return refuse('INVOICE_NOT_SIGNABLE', { status: invoice.status });
  if (status !== 'drafted' && status !== 'corrected' && status !== 'paid')
    return refuse('INVOICE_NOT_SIGNABLE', { status });
  const asked = sharesToAsk(invoice);
  if (isNothing(asked)) return refuse('NOTHING_TO_CLAIM');
  return accept([
    { type: 'InvoiceSigned', dispensingId: invoice.dispensing.dispensingId, signedOn, rpps, regime, ...asked },
  ]);
}

function send({ lotId, pharmacyFiness, regime, sentOn }: SendInvoice, invoice: ClaimedInvoice): ClaimEvent {
  const { stage } = invoice.claim;
  const { dispensingId } = invoice.dispensing;
  const isSendable =
    invoice.status === 'drafted' &&
    invoice.dispensing.pharmacyFiness === pharmacyFiness &&
    (stage.status === 'signed' || stage.status === 'unreadable') &&
    stage.regime === regime;
  return isSendable
    ? { type: 'InvoiceSent', dispensingId, lotId, sentOn, ...sharesToAsk(invoice) }
    : { type: 'InvoiceLeftOut', dispensingId, lotId };
}

function payment({ lotId, shares, reason, paidOn }: RecordPayment, dispensingId: DispensingId): InvoicePaid {
  return { type: 'InvoicePaid', dispensingId, lotId, paidOn, ...shares, ...(reason !== undefined && { reason }) };
}

function correct(command: CorrectInvoice, invoice: ClaimedInvoice): Decision {
  const { stage } = invoice.claim;
  if (invoice.status !== 'drafted') return refuse('INVOICE_NOT_CORRECTABLE', { status: invoice.status });
  if (stage.status !== 'rejected' && stage.status !== 'partly-paid')
    return refuse('INVOICE_NOT_CORRECTABLE', { status: stage.status });
  const { correction, rpps, correctedOn, facts } = command;
  const { correctedBy } = rejectionReasons[stage.reason];
  if (!correctedBy.includes(correction.fact))
    return refuse('CORRECTION_DOES_NOT_FIT', { reason: stage.reason, correctedBy: correctedBy.join(' ') });
  invariant(invoice.amounts !== undefined, 'what was claimed has amounts');
  const pricing = repriceDispensing(facts, invoice.amounts);
  if (pricing.status === 'blocked') {
    const { reason, missingCode } = pricing;
    return refuse('CORRECTION_NOT_PRICED', { reason, missingCode });
  }
  const { dispensingId } = invoice.dispensing;
  const coverage = correction.fact === 'coverage' ? { coverage: correction.coverage } : {};
  const { fact } = correction;
  return accept([{ type: 'InvoiceCorrected', dispensingId, correctedOn, rpps, fact, ...coverage, ...pricing.amounts }]);
}
