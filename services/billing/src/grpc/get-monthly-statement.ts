import type { Position } from '@ordonnancier/event-log/event-log.ts';
import type { GetMonthlyStatementResponse__Output as GetMonthlyStatementResponse } from '@ordonnancier/grpc/generated/ordonnancier/billing/v1/GetMonthlyStatementResponse.ts';
import { type Call, unary, type UnaryRpc } from '@ordonnancier/grpc/rpc.ts';
import { isCivilDate } from '@ordonnancier/kernel/civil-date.ts';
import type { Finess } from '@ordonnancier/kernel/identifiers.ts';
import { accept } from '@ordonnancier/kernel/result.ts';
import { minPosition, type Reached } from '@ordonnancier/service/queries.ts';
import { z } from 'zod';
import type { MovementKind, Statement } from '../domain/statement/statement.ts';
import { pharmacistOf } from './caller.ts';
import { wireShares } from './wire-claim.ts';

export interface GetMonthlyStatementNeeds {
  readonly untilInvoicesCounted: (position: Position | undefined, call: Call) => Promise<Reached>;
  readonly readStatement: (pharmacyFiness: Finess, month: string) => Promise<Statement>;
}

const month = z
  .string()
  .refine((text) => /^\d{4}-\d{2}$/.test(text) && isCivilDate(`${text}-01`), 'must be a month, YYYY-MM');

/** The account of the caller's pharmacy with the insurers, for one civil month. */
export function getMonthlyStatement(needs: GetMonthlyStatementNeeds): UnaryRpc<GetMonthlyStatementResponse> {
  return unary({
    roles: ['pharmacist'],
    request: z.object({ month, minPosition }),
    handle: async ({ month, minPosition }, call) => {
      const { finess: pharmacyFiness } = pharmacistOf(call);
      const reached = await needs.untilInvoicesCounted(minPosition, call);
      if (!reached.ok) return reached;
      const { totals, ...balances } = await needs.readStatement(pharmacyFiness, month);
      const movement = (kind: MovementKind) => ({ count: totals[kind].count, shares: wireShares(totals[kind].shares) });
      const statement = {
        month,
        pharmacyFiness,
        dispensed: movement('dispensed'),
        adjusted: movement('adjusted'),
        reversed: movement('reversed'),
        sent: movement('sent'),
        acknowledged: movement('acknowledged'),
        unreadable: movement('unreadable'),
        paid: movement('paid'),
        rejected: movement('rejected'),
        recovered: movement('recovered'),
        awaitedBefore: wireShares(balances.awaitedBefore),
        awaitedAfter: wireShares(balances.awaitedAfter),
        owedBefore: wireShares(balances.owedBefore),
        owedAfter: wireShares(balances.owedAfter),
        toRecoverAfter: wireShares(balances.toRecoverAfter),
      };
      return accept({ statement });
    },
  });
}
