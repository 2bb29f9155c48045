import type { Decider } from '@ordonnancier/kernel/decider.ts';
import { invariant, unreachable } from '@ordonnancier/kernel/invariant.ts';
import { accept, refuse, type Result } from '@ordonnancier/kernel/result.ts';
import { payerShares, subtractShares } from '../invoice/payer-shares.ts';
import type { AcknowledgeLot, LotCommand, RecordPayerReturn } from './commands.ts';
import type { LotEvent, PayerAnswer } from './events.ts';
import { violationsOfReturn } from './payer-return.ts';
import type { LotInvoice, LotState } from './state.ts';

export type LotRefusalCode =
  | 'LOT_ALREADY_OPENED'
  | 'LOT_NOT_SENT'
  | 'LOT_ALREADY_ACKNOWLEDGED'
  | 'LOT_NOT_ACKNOWLEDGED'
  | 'PAYER_RETURN_DOES_NOT_FIT';

export const lotDecider: Decider<LotState, LotCommand, LotEvent, LotRefusalCode> = {
  initialState: { status: 'none' },
  decide,
  evolve,
};

type Decision = Result<readonly LotEvent[], LotRefusalCode>;

function decide(command: LotCommand, state: LotState): Decision {
  switch (command.type) {
    case 'OpenLot':
      return state.status === 'none'
        ? accept([{ ...command, type: 'LotOpened' }])
        : refuse('LOT_ALREADY_OPENED', { status: state.status });
    case 'CompleteLot':
      return state.status === 'opened' ? accept([{ ...command, type: 'LotSent' }]) : refuse('LOT_NOT_SENT');
    case 'AcknowledgeLot':
      return acknowledge(command, state);
    case 'RecordPayerReturn':
      return recordReturn(command, state);
    default:
      return unreachable(command);
  }
}

function acknowledge({ unreadable, acknowledgedOn }: AcknowledgeLot, state: LotState): Decision {
  if (state.status === 'none' || state.status === 'opened') return refuse('LOT_NOT_SENT');
  if (state.status !== 'sent') return refuse('LOT_ALREADY_ACKNOWLEDGED', { status: state.status });
  const { lotId } = state;
  return accept([
    unreadable === undefined
      ? { type: 'LotAcknowledged', lotId, acknowledgedOn }
      : { type: 'LotUnreadable', lotId, unreadableOn: acknowledgedOn, reason: unreadable },
  ]);
}

function recordReturn(command: RecordPayerReturn, state: LotState): Decision {
  if (state.status === 'none' || state.status === 'opened') return refuse('LOT_NOT_SENT');
  if (state.status !== 'acknowledged' && state.status !== 'answered')
    return refuse('LOT_NOT_ACKNOWLEDGED', { status: state.status });
  const violations = violationsOfReturn(command, state.invoices);
  if (violations.length > 0) return refuse('PAYER_RETURN_DOES_NOT_FIT', {}, violations);
  const { lotId } = state;
  const { returnedOn, answers } = command;
  return accept([{ type: 'PayerReturnRecorded', lotId, returnedOn, answers: answers.map(({ answer }) => answer) }]);
}

function evolve(state: LotState, event: LotEvent): LotState {
  if (event.type === 'LotOpened') {
    invariant(state.status === 'none', 'a lot was opened twice');
    const { lotId, number, pharmacyFiness, regime, openedOn, dispensingIds } = event;
    const opened = { lotId, number, pharmacyFiness, regime, openedOn, dispensingIds };
    return { status: 'opened', ...opened, invoices: [], leftOut: [] };
  }
  invariant(state.status !== 'none', 'something happened to a lot that was not opened');
  switch (event.type) {
    case 'LotSent': {
      invariant(state.status === 'opened', 'a lot was sent twice');
      const { leftOut, sentOn } = event;
      const invoices = event.invoices.map(({ dispensingId, ...shares }) => ({
        dispensingId,
        asked: payerShares(shares),
        answer: { outcome: 'awaited' } as const,
      }));
      return { ...state, status: invoices.length === 0 ? 'answered' : 'sent', invoices, leftOut, sentOn };
    }
    case 'LotAcknowledged':
      invariant(state.status === 'sent', 'a lot was acknowledged that was not sent');
      return { ...state, status: 'acknowledged', acknowledgedOn: event.acknowledgedOn };
    case 'LotUnreadable': {
      invariant(state.status === 'sent', 'a lot was unreadable that was not sent');
      const { unreadableOn: on, reason } = event;
      return { ...state, status: 'unreadable', unreadable: { on, reason } };
    }
    case 'PayerReturnRecorded': {
      invariant(state.status === 'acknowledged' || state.status === 'answered', 'a return came to no lot');
      const answers = new Map(event.answers.map((answer) => [answer.dispensingId, answer]));
      const invoices = state.invoices.map((invoice) => afterAnswer(invoice, answers.get(invoice.dispensingId)));
      const isAnswered = invoices.every(({ answer }) => answer.outcome !== 'awaited');
      return { ...state, status: isAnswered ? 'answered' : 'acknowledged', invoices };
    }
    default:
      return unreachable(event);
  }
}

function afterAnswer(invoice: LotInvoice, answer: PayerAnswer | undefined): LotInvoice {
  if (answer === undefined) return invoice;
  const { reason } = { reason: undefined, ...answer };
  switch (answer.outcome) {
    case 'paid':
      invariant(invoice.answer.outcome === 'awaited', 'an invoice was paid twice');
      return {
        ...invoice,
        answer: { outcome: 'paid', paid: payerShares(answer), ...(reason !== undefined && { reason }) },
      };
    case 'rejected':
      invariant(invoice.answer.outcome === 'awaited', 'an invoice was answered twice');
      return { ...invoice, answer: { outcome: 'rejected', reason: answer.reason } };
    case 'recovered':
      invariant(invoice.answer.outcome === 'paid', 'what was not paid was recovered');
      return { ...invoice, answer: { ...invoice.answer, paid: subtractShares(invoice.answer.paid, answer) } };
    default:
      return unreachable(answer);
  }
}
