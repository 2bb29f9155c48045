import { invariant } from './invariant.ts';

declare const brand: unique symbol;

/** An amount of euros as a whole number of cents; negative in corrections. */
export type Cents = number & { readonly [brand]: 'Cents' };

export function isCents(value: number): value is Cents {
  return Number.isSafeInteger(value);
}

/** Throws InvariantViolation unless `value` is a safe integer: an amount that lost a cent is a fault, not a refusal. */
export function cents(value: number): Cents {
  invariant(isCents(value), 'an amount must be a whole number of cents');
  return value;
}

export const zeroCents = cents(0);

export function addCents(...amounts: readonly Cents[]): Cents {
  return amounts.reduce((sum, amount) => cents(sum + amount), zeroCents);
}

export function subtractCents(amount: Cents, deducted: Cents): Cents {
  return cents(amount - deducted);
}

/** `quantity` is a whole number, of boxes for instance. */
export function multiplyCents(amount: Cents, quantity: number): Cents {
  invariant(Number.isSafeInteger(quantity), 'a quantity must be a whole number');
  return cents(amount * quantity);
}

/**
 * The share of an amount at a rate in whole thousandths (650 is 65 %, 1264 a coefficient of 1.264), rounded half up to
 * the cent. A negative amount rounds to the opposite of the positive one, so that a correction cancels what it corrects.
 */
export function shareOfCents(amount: Cents, ratePerMille: number): Cents {
  invariant(Number.isSafeInteger(ratePerMille) && ratePerMille >= 0, 'a rate must be a whole number of thousandths');
  const product = cents(Math.abs(amount) * ratePerMille);
  const remainder = product % 1000;
  const rounded = (product - remainder) / 1000 + (remainder >= 500 ? 1 : 0);
  return cents(amount < 0 && rounded > 0 ? -rounded : rounded);
}

/** As a French reader expects it: `12,34 €`. */
export function formatCents(amount: Cents): string {
  const digits = Math.abs(amount).toString().padStart(3, '0');
  return `${amount < 0 ? '-' : ''}${digits.slice(0, -2)},${digits.slice(-2)} €`;
}
