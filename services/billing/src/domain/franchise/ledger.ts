import type { Decider } from '@ordonnancier/kernel/decider.ts';
import type { DispensingId } from '@ordonnancier/kernel/identifiers.ts';
import { invariant, unreachable } from '@ordonnancier/kernel/invariant.ts';
import { addCents, cents, zeroCents, type Cents } from '@ordonnancier/kernel/money.ts';
import { accept } from '@ordonnancier/kernel/result.ts';

/*
 * The franchise of one person in one civil year, folded from the stream `franchise-<patient ref>-<year>`. Its events say
 * what each invoice makes due; what is taken of it below the cap of the year is computed from all that stands. So a
 * reversal gives its room under the cap to the invoices that met the cap, and the ledger is always what it would be had
 * the reversed dispensing never been.
 */

export type FranchiseEvent = FranchiseIncurred | FranchiseWithdrawn;

export interface FranchiseIncurred extends FranchiseDue {
  readonly type: 'FranchiseIncurred';
}

export interface FranchiseWithdrawn {
  readonly type: 'FranchiseWithdrawn';
  readonly dispensingId: DispensingId;
}

/** What the boxes of one invoice make due, and the cap of the year as it was on the day of the dispensing. */
export interface FranchiseDue {
  readonly dispensingId: DispensingId;
  /** More than zero. */
  readonly dueCents: Cents;
  readonly perYearCentsMax: Cents;
}

/** To what the invoice makes due as its claim now stands; undefined when that is nothing. */
export interface ReviseFranchise {
  readonly type: 'ReviseFranchise';
  readonly dispensingId: DispensingId;
  readonly due: FranchiseDue | undefined;
}

/** In the order in which billing met them. */
export type FranchiseLedger = readonly FranchiseDue[];

export const franchiseDecider: Decider<FranchiseLedger, ReviseFranchise, FranchiseEvent, never> = {
  initialState: [],
  /** What is due anew queues up behind the others, as if it were met now. */
  decide: ({ dispensingId, due }, ledger) => {
    const former = ledger.find((standing) => standing.dispensingId === dispensingId);
    if (former?.dueCents === due?.dueCents) return accept([]);
    return accept([
      ...(former === undefined ? [] : [{ type: 'FranchiseWithdrawn', dispensingId } as const]),
      ...(due === undefined ? [] : [{ type: 'FranchiseIncurred', ...due } as const]),
    ]);
  },
  evolve: (ledger, event) => {
    const { dispensingId } = event;
    switch (event.type) {
      case 'FranchiseIncurred': {
        invariant(!stands(ledger, dispensingId), 'an invoice made a franchise due twice');
        const { dueCents, perYearCentsMax } = event;
        return [...ledger, { dispensingId, dueCents, perYearCentsMax }];
      }
      case 'FranchiseWithdrawn':
        invariant(stands(ledger, dispensingId), 'there was no franchise to withdraw');
        return ledger.filter((due) => due.dispensingId !== dispensingId);
      default:
        return unreachable(event);
    }
  },
};

/** What the insurer keeps for each invoice: its due, as far as the earlier ones leave room under the cap. */
export function franchiseTaken(ledger: FranchiseLedger): ReadonlyMap<DispensingId, Cents> {
  const taken = new Map<DispensingId, Cents>();
  let sumCents = zeroCents;
  for (const { dispensingId, dueCents, perYearCentsMax } of ledger) {
    const takenCents = cents(Math.min(dueCents, Math.max(0, perYearCentsMax - sumCents)));
    taken.set(dispensingId, takenCents);
    sumCents = addCents(sumCents, takenCents);
  }
  return taken;
}

function stands(ledger: FranchiseLedger, dispensingId: DispensingId): boolean {
  return ledger.some((due) => due.dispensingId === dispensingId);
}
