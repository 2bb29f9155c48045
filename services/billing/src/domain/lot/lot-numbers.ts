import type { Decider } from '@ordonnancier/kernel/decider.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import { accept } from '@ordonnancier/kernel/result.ts';

/** The numbers of the lots of one pharmacy and civil year, from the stream `lots-<finess>-<year>`: 1, 2, 3 …, none twice. */
export interface LotNumbered {
  readonly type: 'LotNumbered';
  readonly lotId: string;
  readonly number: number;
}

export interface NumberLot {
  readonly type: 'NumberLot';
  readonly lotId: string;
}

/** The last number given; 0 before the first. */
export type LotNumbers = number;

export const lotNumbersDecider: Decider<LotNumbers, NumberLot, LotNumbered, never> = {
  initialState: 0,
  decide: ({ lotId }, last) => accept([{ type: 'LotNumbered', lotId, number: last + 1 }]),
  evolve: (last, { number }) => {
    invariant(number === last + 1, 'the number of a lot was passed over or given twice');
    return number;
  },
};
