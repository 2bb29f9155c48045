import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { formatTypedCode, isTypedCode, parseTypedCode, typedCodeFromRandomBytes } from './typed-code.ts';

const symbols = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const codes = fc.uint8Array({ minLength: 18, maxLength: 18 }).map(typedCodeFromRandomBytes);

describe('typed code', () => {
  it('keeps the 90 random bits it is made of, and the check that codes already printed bear', () => {
    const bytes = Uint8Array.from({ length: 18 }, (_, index) => 255 - index);
    expect(typedCodeFromRandomBytes(bytes)).toBe('ZYXWVTSRQPNMKJHGFE98');
    expect(typedCodeFromRandomBytes(new Uint8Array(18).fill(1))).toBe('11111111111111111199');
  });

  it('is read back from what is printed, whatever the case, the separators and the look-alikes', () => {
    fc.assert(
      fc.property(codes, (code) => {
        const printed = formatTypedCode(code);
        expect(printed).toMatch(/^[0-9A-Z]{5}(-[0-9A-Z]{5}){3}$/);
        expect(parseTypedCode(printed)).toBe(code);
        const typed = printed.toLowerCase().replaceAll('-', ' ').replaceAll('1', 'l').replaceAll('0', 'o');
        expect(parseTypedCode(` ${typed}`)).toBe(code);
        expect(parseTypedCode(printed.replaceAll('1', 'I'))).toBe(code);
      }),
    );
  });

  it('catches any one or two wrong symbols, wherever they stand', () => {
    const position = fc.integer({ min: 0, max: 19 });
    const shift = fc.integer({ min: 1, max: 31 });
    const wrongAt = (code: string, at: number, by: number): string =>
      code.slice(0, at) + symbols.charAt(symbols.indexOf(code.charAt(at)) ^ by) + code.slice(at + 1);
    fc.assert(
      fc.property(codes, position, shift, position, shift, (code, first, by, second, andBy) => {
        fc.pre(first !== second);
        expect(isTypedCode(wrongAt(code, first, by))).toBe(false);
        expect(isTypedCode(wrongAt(wrongAt(code, first, by), second, andBy))).toBe(false);
      }),
      { numRuns: 2_000 },
    );
  });

  it('catches any transposition of neighbours', () => {
    fc.assert(
      fc.property(codes, fc.integer({ min: 0, max: 18 }), (code, at) => {
        fc.pre(code.charAt(at) !== code.charAt(at + 1));
        const swapped = code.slice(0, at) + code.charAt(at + 1) + code.charAt(at) + code.slice(at + 2);
        expect(isTypedCode(swapped)).toBe(false);
      }),
    );
  });

  it('rejects symbols outside the alphabet, other lengths and endless input', () => {
    const code = typedCodeFromRandomBytes(new Uint8Array(18));
    expect(parseTypedCode(code)).toBe(code);
    expect(parseTypedCode(`U${code.slice(1)}`)).toBeUndefined();
    expect(parseTypedCode(code.slice(1))).toBeUndefined();
    expect(parseTypedCode(`${code}0`)).toBeUndefined();
    expect(parseTypedCode(code + ' '.repeat(100))).toBeUndefined();
  });
});
