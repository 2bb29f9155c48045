import { addCents, cents, subtractCents, zeroCents, type Cents } from '@ordonnancier/kernel/money.ts';

/** What the two insurers are asked for, or pay: each answers for its own share, so neither makes up for the other. */
export interface PayerShares {
  readonly compulsoryCents: Cents;
  /** Of the complementary insurer, or of CSS. */
  readonly complementaryCents: Cents;
}

export const noShares: PayerShares = { compulsoryCents: zeroCents, complementaryCents: zeroCents };

export function payerShares({ compulsoryCents, complementaryCents }: PayerShares): PayerShares {
  return { compulsoryCents, complementaryCents };
}

export function addShares(...all: readonly PayerShares[]): PayerShares {
  return {
    compulsoryCents: addCents(...all.map((shares) => shares.compulsoryCents)),
    complementaryCents: addCents(...all.map((shares) => shares.complementaryCents)),
  };
}

export function subtractShares(shares: PayerShares, deducted: PayerShares): PayerShares {
  return {
    compulsoryCents: subtractCents(shares.compulsoryCents, deducted.compulsoryCents),
    complementaryCents: subtractCents(shares.complementaryCents, deducted.complementaryCents),
  };
}

/** Each share, or nothing where it is negative. */
export function positiveShares({ compulsoryCents, complementaryCents }: PayerShares): PayerShares {
  return {
    compulsoryCents: cents(Math.max(0, compulsoryCents)),
    complementaryCents: cents(Math.max(0, complementaryCents)),
  };
}

/** Whether neither share of `shares` is more than that of `most`. */
export function isWithin(shares: PayerShares, most: PayerShares): boolean {
  return shares.compulsoryCents <= most.compulsoryCents && shares.complementaryCents <= most.complementaryCents;
}

export function isNothing({ compulsoryCents, complementaryCents }: PayerShares): boolean {
  return compulsoryCents === 0 && complementaryCents === 0;
}

export function isSame(one: PayerShares, other: PayerShares): boolean {
  return isNothing(subtractShares(one, other));
}
