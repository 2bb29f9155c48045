import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { civilDate, count, instantMs, orAbsent, prescriptionId, stated, text } from './fields.ts';
import { protoPath } from './validation.ts';

describe('fields of requests', () => {
  it('take text with line breaks, and no other control character wherever it stands', () => {
    expect(text(40, 'several').safeParse('1 comprimé\nmatin et soir').success).toBe(true);
    expect(text(40).safeParse('1 comprimé\nmatin et soir').success).toBe(false);
    expect(text(40, 'several').safeParse(' \n').success).toBe(false);
    const control = fc
      .integer({ min: 0, max: 0x9f })
      .filter((code) => /(?![\t\n\r])\p{Cc}/u.test(String.fromCharCode(code)));
    fc.assert(
      fc.property(fc.string(), control, fc.string(), (before, code, after) => {
        expect(text(1_000, 'several').safeParse(`x${before}${String.fromCharCode(code)}${after}`).success).toBe(false);
      }),
    );
  });

  it('never repeat a bad value', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (value) => {
        const marked = `MARKER${value}`;
        for (const schema of [prescriptionId, civilDate, text(3), orAbsent(civilDate)]) {
          expect(JSON.stringify(schema.safeParse(marked).error?.issues)).not.toContain('MARKER');
        }
      }),
    );
  });

  it('tell an empty string from a value only where it may be absent', () => {
    expect(orAbsent(civilDate).parse('')).toBeUndefined();
    expect(orAbsent(civilDate).parse('2026-02-28')).toBe('2026-02-28');
    expect(orAbsent(civilDate).safeParse('2026-02-30').success).toBe(false);
    expect(civilDate.safeParse('').success).toBe(false);
  });

  it('want enums stated, by a name that exists', () => {
    const kind = stated({ KIND_UNSPECIFIED: 'KIND_UNSPECIFIED', KIND_PAPER: 'KIND_PAPER' });
    expect(kind.parse('KIND_PAPER')).toBe('KIND_PAPER');
    for (const value of ['KIND_UNSPECIFIED', 'toString', 7, '']) expect(kind.safeParse(value).success).toBe(false);
  });

  it('keep counts within their bounds and timestamps within four-digit years', () => {
    expect([0, 1, 3, 4, 1.5, NaN].map((value) => count(1, 3).safeParse(value).success)).toEqual([
      false,
      true,
      true,
      false,
      false,
      false,
    ]);
    expect(instantMs.parse({ seconds: 1, nanos: 2_999_999 })).toBe(1_002);
    expect(instantMs.safeParse({ seconds: -1, nanos: 0 }).success).toBe(false);
  });

  it('are named as in the proto', () => {
    expect(protoPath(['lines', 0, 'unitsPerDelivery'])).toBe('lines[0].units_per_delivery');
  });
});
