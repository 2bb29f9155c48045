import { pick, shuffled } from '../load/random.ts';
import type { Random } from '../load/random.ts';
import type { Arrival } from '../load/generate.ts';
import type { Operations, OperationName } from './operations.ts';

/**
 * Of a hundred calls: 30 issue, 15 claim, 25 dispense, 5 take back and 25 ask. A claimed prescription is dispensed line by
 * line, which is why there are more dispensings than claims.
 */
const deck: Readonly<Record<OperationName, number>> = {
  issue: 30,
  claim: 15,
  dispense: 25,
  cancel: 2,
  release: 1,
  reverse: 2,
  get: 4,
  retrieve: 4,
  'can-dispense': 5,
  'list-prescriptions': 3,
  'list-dispensings': 3,
  invoice: 4,
  'list-invoices': 2,
};

export interface Mix {
  readonly next: () => Arrival;
  /** Arrivals that found nothing in the state they need, and issued instead. */
  readonly starved: () => number;
  /** Begins to count anew. */
  readonly forget: () => void;
}

/** Deals the mix: every hundred calls hold it exactly, in an order of their own. */
export function openMix(operations: Operations, random: Random): Mix {
  const names = (Object.keys(deck) as OperationName[]).flatMap((name) => Array<OperationName>(deck[name]).fill(name));
  let hand: OperationName[] = [];
  let starvedCount = 0;
  return {
    next: () => {
      if (hand.length === 0) hand = shuffled(names, random);
      const name = hand.pop() ?? pick(names, random);
      const arrival = operations[name]();
      if (arrival !== undefined) return arrival;
      starvedCount += 1;
      return operations.issue();
    },
    starved: () => starvedCount,
    forget: () => {
      starvedCount = 0;
    },
  };
}
