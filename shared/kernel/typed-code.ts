import { invariant } from './invariant.ts';
import type { Branded } from './identifiers.ts';

/**
 * The code printed beneath a prescription's QR, for when the QR cannot be read: twenty symbols of Crockford's base 32,
 * of which eighteen are random (90 bits: not to be guessed) and two check the others. Held without separators.
 */
export type TypedCode = Branded<'TypedCode'>;

const symbols = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const randomSymbols = 18;
const checkSymbols = 2;
const codeSymbols = randomSymbols + checkSymbols;
const symbolsPerGroup = 5;

/** How long a text may be before normalisation: every symbol with a separator on both sides. Longer input is not a code. */
const typedTextLengthMax = 3 * codeSymbols;

/**
 * The code made of eighteen random bytes, of which the five low bits count: 256 is a multiple of 32, so every symbol is
 * equally likely. The caller owns the randomness, which must be fit for secrets.
 */
export function typedCodeFromRandomBytes(bytes: Uint8Array): TypedCode {
  invariant(bytes.length === randomSymbols, `a typed code takes ${randomSymbols} random bytes`);
  const data = Array.from(bytes, (byte) => byte & 31);
  const code = [...data, ...checkOf(data)].map((value) => symbols.charAt(value)).join('');
  invariant(isTypedCode(code), 'a typed code must pass its own check');
  return code;
}

/** True of the canonical spelling only: twenty capitals and digits without separators. */
export function isTypedCode(text: string): text is TypedCode {
  if (text.length !== codeSymbols) return false;
  const values = Array.from(text, (symbol) => symbols.indexOf(symbol));
  if (values.includes(-1)) return false;
  const [first, second] = checkOf(values.slice(0, randomSymbols));
  return values[randomSymbols] === first && values[randomSymbols + 1] === second;
}

/** Reads what a person typed: lower case, spaces and dashes are welcome, I and L stand for 1, and O for 0. */
export function parseTypedCode(text: string): TypedCode | undefined {
  if (text.length > typedTextLengthMax) return undefined;
  const canonical = text.toUpperCase().replace(/[\s-]/g, '').replace(/[IL]/g, '1').replace(/O/g, '0');
  return isTypedCode(canonical) ? canonical : undefined;
}

/** The code as printed, in groups of five: `XXXXX-XXXXX-XXXXX-XXXXX`. */
export function formatTypedCode(code: TypedCode): string {
  const groups: string[] = [];
  for (let start = 0; start < code.length; start += symbolsPerGroup) {
    groups.push(code.slice(start, start + symbolsPerGroup));
  }
  return groups.join('-');
}

/*
 * Two check symbols of a Reed–Solomon code over GF(32), shortened to twenty symbols. Its distance is three: any two wrong
 * symbols are caught wherever they stand, hence any single error and any transposition, adjacent or not.
 */

/** Multiplication by α in GF(32) = GF(2)[x] / (x⁵ + x² + 1), a primitive polynomial, so α generates all 31 non-zero values. */
function timesAlpha(value: number): number {
  return value & 16 ? ((value << 1) & 31) ^ 0b00101 : value << 1;
}

/** The remainder of data·x² by (x + 1)(x + α) = x² + (α + 1)·x + α, highest power first. */
function checkOf(data: readonly number[]): readonly [number, number] {
  let high = 0;
  let low = 0;
  for (const value of data) {
    const carry = high ^ value;
    high = low ^ timesAlpha(carry) ^ carry;
    low = timesAlpha(carry);
  }
  return [high, low];
}
