import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addCents, cents, formatCents, multiplyCents, shareOfCents, subtractCents, zeroCents } from './money.ts';

const amounts = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }).map(cents);
/** Any, and those at which halves of a cent are frequent. */
const rates = fc.oneof(fc.integer({ min: 0, max: 2_000 }), fc.constantFrom(50, 250, 500, 1_250));

describe('cents', () => {
  it.each([
    { amount: 232, ratePerMille: 650, share: 151 },
    { amount: 204, ratePerMille: 650, share: 133 },
    { amount: 61, ratePerMille: 700, share: 43 },
    { amount: 441, ratePerMille: 650, share: 287 },
    { amount: 519, ratePerMille: 650, share: 337 },
    { amount: 2, ratePerMille: 250, share: 1 },
    { amount: -2, ratePerMille: 250, share: -1 },
    { amount: 61, ratePerMille: 1264, share: 77 },
    { amount: 61, ratePerMille: 0, share: 0 },
  ])('takes $ratePerMille thousandths of $amount as $share, half up', ({ amount, ratePerMille, share }) => {
    expect(shareOfCents(cents(amount), ratePerMille)).toBe(share);
  });

  it('rounds to the nearest cent, halves away from zero, for every amount and rate', () => {
    fc.assert(
      fc.property(amounts, rates, (amount, rate) => {
        const errorPerMille = BigInt(shareOfCents(amount, rate)) * 1000n - BigInt(amount) * BigInt(rate);
        const outwards = amount < 0 ? -errorPerMille : errorPerMille;
        expect(outwards > -500n && outwards <= 500n).toBe(true);
      }),
    );
  });

  it('lets a correction cancel what it corrects', () => {
    fc.assert(
      fc.property(amounts, rates, (amount, rate) => {
        const correction = shareOfCents(subtractCents(zeroCents, amount), rate);
        expect(addCents(shareOfCents(amount, rate), correction)).toBe(0);
      }),
    );
  });

  it('never loses or makes a cent when an amount is shared between two payers', () => {
    fc.assert(
      fc.property(amounts, rates, (amount, rate) => {
        const share = shareOfCents(amount, rate);
        expect(addCents(share, subtractCents(amount, share))).toBe(amount);
      }),
    );
  });

  it('throws rather than hold a fraction of a cent or an inexact amount', () => {
    expect(() => cents(0.5)).toThrow('whole number of cents');
    expect(() => cents(Number.NaN)).toThrow('whole number of cents');
    expect(() => multiplyCents(cents(Number.MAX_SAFE_INTEGER), 2)).toThrow('whole number of cents');
    expect(() => shareOfCents(cents(Number.MAX_SAFE_INTEGER), 650)).toThrow('whole number of cents');
    expect(() => shareOfCents(cents(100), 0.65)).toThrow('whole number of thousandths');
    expect(() => multiplyCents(cents(100), 1.5)).toThrow('whole number');
  });

  it.each([
    [1234, '12,34 €'],
    [5, '0,05 €'],
    [0, '0,00 €'],
    [-142, '-1,42 €'],
    [146_629, '1466,29 €'],
  ])('writes %d as %s', (amount, text) => {
    expect(formatCents(cents(amount))).toBe(text);
  });
});
