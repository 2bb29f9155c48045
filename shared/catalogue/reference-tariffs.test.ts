import { describe, expect, it } from '@jest/globals';
import { parseCivilDate } from '@ordonnancier/kernel/civil-date.ts';
import { parseCip13 } from '@ordonnancier/kernel/identifiers.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import { parseReferenceTariffs } from './reference-tariffs.ts';

const inSpring = { cip13: '3400935955838', cents: 900, validFrom: '2026-03-01', validTo: '2026-05-31' };
const since = { ...inSpring, cents: 850, validFrom: '2026-06-01', validTo: undefined };

describe('flat reference tariffs', () => {
  it('are in force from their first day to their last, for their pack', () => {
    const tariffs = parseReferenceTariffs(linesOf(inSpring, since));
    const onDates = ['2026-02-28', '2026-03-01', '2026-05-31', '2026-06-01', '2030-01-01'];
    const centsOn = onDates.map((onDate) => tariffs.centsOn(cip13('3400935955838'), day(onDate)));
    expect(centsOn).toEqual([undefined, 900, 900, 850, 850]);
    expect(tariffs.centsOn(cip13('3400935850539'), day('2026-04-01'))).toBeUndefined();
    expect(parseReferenceTariffs('').centsOn(cip13('3400935955838'), day('2026-04-01'))).toBeUndefined();
  });

  it.each<[string, readonly object[]]>([
    ['two on one day', [inSpring, { ...since, validFrom: '2026-05-31' }]],
    ['a code that is no CIP13', [{ ...since, cip13: '3400935955837' }]],
    ['a fraction of a cent', [{ ...since, cents: 8.5 }]],
    ['a day that does not exist', [{ ...since, validFrom: '2026-02-30' }]],
    ['a last day before the first', [{ ...inSpring, validTo: '2026-02-28' }]],
    ['a field that it does not know', [{ ...since, price: 900 }]],
  ])('are refused when there is %s', (_, lines) => {
    expect(() => parseReferenceTariffs(linesOf(...lines))).toThrow();
  });
});

function linesOf(...lines: readonly object[]): string {
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}

function day(text: string) {
  const date = parseCivilDate(text);
  invariant(date !== undefined, `${text} is not a day`);
  return date;
}

function cip13(text: string) {
  const code = parseCip13(text);
  invariant(code !== undefined, `${text} is not a CIP13`);
  return code;
}
