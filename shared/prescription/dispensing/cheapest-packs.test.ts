import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseCip13 } from '@ordonnancier/kernel/identifiers.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import { cheapestPacks, type PricedPack } from './cheapest-packs.ts';

/** Valid codes, one for each pack of a test. */
const codes = ['3400900000013', '3400900000020', '3400900000037', '3400900000044'].map((text) => {
  const cip13 = parseCip13(text);
  invariant(cip13 !== undefined, `${text} is not valid`);
  return cip13;
});
const [first, second] = codes;
invariant(first !== undefined && second !== undefined, 'there are codes');

const packsOf = (...packs: readonly (readonly [units: number, cents: number])[]): PricedPack[] =>
  packs.flatMap(([unitsPerPack, cents], index) => {
    const cip13 = codes[index];
    return cip13 === undefined ? [] : [{ cip13, unitsPerPack, cents }];
  });

describe('the cheapest packs', () => {
  it('[DISP-058] are one large pack where that costs less, and small ones where it would hold too much', () => {
    const packs = packsOf([30, 500], [90, 1_200]);
    expect(cheapestPacks(90, packs, 30)).toEqual({ packs: [{ cip13: second, count: 1 }], units: 90, cents: 1_200 });
    expect(cheapestPacks(60, packs, 30)).toEqual({ packs: [{ cip13: first, count: 2 }], units: 60, cents: 1_000 });
    expect(cheapestPacks(61, packs, 30)).toEqual({ packs: [{ cip13: second, count: 1 }], units: 90, cents: 1_200 });
    const ofOneSize = packsOf([30, 500], [30, 400], [30, 400]);
    expect(cheapestPacks(30, ofOneSize, 30)).toMatchObject({ packs: [{ cip13: second, count: 1 }], cents: 400 });
  });

  it('[DISP-058] are none where nothing is due, or none holds what is due without too much of it', () => {
    expect(cheapestPacks(0, packsOf([30, 500]), 30)).toBeUndefined();
    expect(cheapestPacks(28, packsOf([30, 500]), 2)).toBeUndefined();
    expect(cheapestPacks(28, packsOf([30, 500]), 3)).toMatchObject({ units: 30 });
    expect(cheapestPacks(28, [], 14)).toBeUndefined();
    expect(cheapestPacks(3_980, packsOf([1, 5]), 21)).toMatchObject({ units: 3_980 });
    expect(cheapestPacks(3_980, packsOf([1, 5]), 22)).toBeUndefined();
  });

  it('[DISP-058] are those that trying every combination finds', () => {
    // Few prices, so that combinations cost the same.
    const pack = fc.tuple(fc.integer({ min: 1, max: 40 }), fc.constantFrom(0, 100, 200, 300, 517));
    const packs = fc.array(pack, { minLength: 1, maxLength: codes.length }).map((list) => packsOf(...list));
    let found = 0;
    fc.assert(
      fc.property(fc.nat(90), packs, fc.integer({ min: 1, max: 40 }), (unitsDue, offered, smallestPackUnits) => {
        const proposal = cheapestPacks(unitsDue, offered, smallestPackUnits);
        const fitting = everyCombination(offered, unitsDue + smallestPackUnits - 1).filter(
          ({ units }) => unitsDue > 0 && units >= unitsDue,
        );
        const cheapestCents = fitting.reduce((least, { cents }) => Math.min(least, cents), Infinity);
        const fewestUnits = fitting
          .filter(({ cents }) => cents === cheapestCents)
          .reduce((least, { units }) => Math.min(least, units), Infinity);
        expect(proposal === undefined).toBe(fitting.length === 0);
        if (proposal === undefined) return;
        expect(proposal).toMatchObject({ cents: cheapestCents, units: fewestUnits });
        expect(totalsOf(proposal.packs, offered)).toEqual({ cents: cheapestCents, units: fewestUnits });
        found += 1;
      }),
    );
    expect(found).toBeGreaterThan(20);
  });
});

interface Totals {
  readonly units: number;
  readonly cents: number;
}

function everyCombination([pack, ...others]: readonly PricedPack[], unitsMax: number): readonly Totals[] {
  if (pack === undefined) return [{ units: 0, cents: 0 }];
  const { unitsPerPack, cents } = pack;
  const counts = Array.from({ length: Math.floor(unitsMax / unitsPerPack) + 1 }, (_, count) => count);
  return counts.flatMap((count) =>
    everyCombination(others, unitsMax - count * unitsPerPack).map((rest) => ({
      units: rest.units + count * unitsPerPack,
      cents: rest.cents + count * cents,
    })),
  );
}

function totalsOf(
  proposed: readonly { readonly cip13: PricedPack['cip13']; readonly count: number }[],
  offered: readonly PricedPack[],
): Totals {
  return proposed.reduce<Totals>(
    (sum, { cip13, count }) => {
      const pack = offered.find((candidate) => candidate.cip13 === cip13);
      invariant(pack !== undefined, 'only what is offered is proposed');
      return { units: sum.units + count * pack.unitsPerPack, cents: sum.cents + count * pack.cents };
    },
    { units: 0, cents: 0 },
  );
}
