import type { FieldViolation } from '@ordonnancier/kernel/result.ts';
import { unreachable } from '@ordonnancier/kernel/invariant.ts';
import { isNothing, isSame, isWithin, noShares, subtractShares, type PayerShares } from '../invoice/payer-shares.ts';
import type { RecordPayerReturn } from './commands.ts';
import type { PayerAnswer } from './events.ts';
import { paidInLot, type LotInvoice } from './state.ts';

/**
 * Why a return cannot be recorded, by the place of each answer at fault; none when it fits what the lot asked for. A return
 * need not answer the whole lot, but answers an invoice once: payers that answer again, differently, would leave the pharmacy
 * to guess which of the two holds.
 */
export function violationsOfReturn(
  { answers, stillOwed }: Pick<RecordPayerReturn, 'answers' | 'stillOwed'>,
  invoices: readonly LotInvoice[],
): readonly FieldViolation[] {
  const byId = new Map(invoices.map((invoice) => [invoice.dispensingId, invoice]));
  const met = new Set<string>();
  return answers.flatMap(({ place, answer }) => {
    const repeated = met.has(answer.dispensingId);
    met.add(answer.dispensingId);
    const description = repeated
      ? 'answers an invoice for the second time'
      : misfit(answer, byId.get(answer.dispensingId), stillOwed.get(answer.dispensingId) ?? noShares);
    return description === undefined ? [] : [{ field: place, description }];
  });
}

function misfit(answer: PayerAnswer, invoice: LotInvoice | undefined, stillOwed: PayerShares): string | undefined {
  if (invoice === undefined) return 'is about an invoice that the lot does not hold';
  switch (answer.outcome) {
    case 'paid':
      if (invoice.answer.outcome !== 'awaited') return 'answers an invoice that was answered before';
      if (!isWithin(answer, invoice.asked)) return 'pays more than was asked for';
      if (isNothing(answer)) return 'pays nothing: that is a rejection';
      if (isSame(answer, invoice.asked) === (answer.reason === undefined)) return undefined;
      return answer.reason === undefined
        ? 'pays less than was asked for, without a reason'
        : 'pays all that was asked for, with a reason for less';
    case 'rejected':
      return invoice.answer.outcome === 'awaited' ? undefined : 'answers an invoice that was answered before';
    case 'recovered':
      if (isNothing(answer)) return 'recovers nothing';
      if (!isWithin(answer, paidInLot(invoice))) return 'recovers more than was paid in this lot';
      return isWithin(answer, subtractShares(paidInLot(invoice), stillOwed))
        ? undefined
        : 'recovers what is owed to the pharmacy';
    default:
      return unreachable(answer);
  }
}
