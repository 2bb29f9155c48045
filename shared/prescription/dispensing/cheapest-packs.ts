import type { Cip13 } from '@ordonnancier/kernel/identifiers.ts';

/** A pack that may be handed over, at its public price of the day, fee included. */
export interface PricedPack {
  readonly cip13: Cip13;
  /** At least 1. */
  readonly unitsPerPack: number;
  /** Whole cents. */
  readonly cents: number;
}

export interface PackCombination {
  /** Each presentation once, in the order in which their sizes were first named. */
  readonly packs: readonly { readonly cip13: Cip13; readonly count: number }[];
  readonly units: number;
  readonly cents: number;
}

/**
 * More than forty units a day for three months, and a pack too many: nobody's treatment takes more. The search takes time in
 * proportion, in which nobody else is served.
 */
const unitsMax = 4_000;

/**
 * The cheapest packs of one medicine that hold what is due and less than one smallest pack more, as the ledger takes it; of
 * equally cheap ones those with fewer units, then with fewer packs. Undefined when nothing is due, or more than `unitsMax`, and
 * when no packs fit.
 *
 * @param unitsDue a whole number
 * @param smallestPackUnits at least 1: of all packs marketed, those without a price included
 */
export function cheapestPacks(
  unitsDue: number,
  packs: readonly PricedPack[],
  smallestPackUnits: number,
): PackCombination | undefined {
  const unitsAtMost = unitsDue + smallestPackUnits - 1;
  if (unitsDue < 1 || unitsAtMost > unitsMax || packs.length === 0) return undefined;

  // Packs of 30 and of 90 make up multiples of 30 only: a search in tablets would take thirty times as long.
  const offered = cheapestOfEachSize(packs);
  const portionUnits = offered.map((pack) => pack.unitsPerPack).reduce(greatestCommonDivisor);
  const inPortions = offered.map((pack) => ({ ...pack, unitsPerPack: pack.unitsPerPack / portionUnits }));
  const portionsAtMost = Math.floor(unitsAtMost / portionUnits);
  const cheapest = cheapestByUnits(inPortions, portionsAtMost);
  let best: { readonly portions: number; readonly cents: number } | undefined;
  for (let portions = Math.ceil(unitsDue / portionUnits); portions <= portionsAtMost; portions += 1) {
    const cents = cheapest[portions]?.cents;
    if (cents !== undefined && (best === undefined || cents < best.cents)) best = { portions, cents };
  }
  return (
    best && {
      packs: packsOf(best.portions, cheapest, inPortions),
      units: best.portions * portionUnits,
      cents: best.cents,
    }
  );
}

/** The first of those that hold and cost the same: the dearer ones are in no answer. */
function cheapestOfEachSize(packs: readonly PricedPack[]): readonly PricedPack[] {
  const sizes = Map.groupBy(packs, (pack) => pack.unitsPerPack);
  return [...sizes.values()].flatMap((ofSize) => ofSize.toSorted((one, other) => one.cents - other.cents).slice(0, 1));
}

function greatestCommonDivisor(one: number, other: number): number {
  return other === 0 ? one : greatestCommonDivisor(other, one % other);
}

/** The last pack of the cheapest ones that hold exactly so many units. */
interface Step {
  readonly cents: number;
  readonly count: number;
  readonly pack: PricedPack | undefined;
}

function cheapestByUnits(packs: readonly PricedPack[], unitsAtMost: number): readonly (Step | undefined)[] {
  const steps: (Step | undefined)[] = [{ cents: 0, count: 0, pack: undefined }];
  for (let units = 1; units <= unitsAtMost; units += 1) {
    let best: Step | undefined;
    for (const pack of packs) {
      const before = steps[units - pack.unitsPerPack];
      if (before === undefined) continue;
      const step = { cents: before.cents + pack.cents, count: before.count + 1, pack };
      if (isBetter(step, best)) best = step;
    }
    steps.push(best);
  }
  return steps;
}

function isBetter(step: Step, than: Step | undefined): boolean {
  if (than === undefined || step.cents !== than.cents) return than === undefined || step.cents < than.cents;
  return step.count < than.count;
}

function packsOf(
  units: number,
  steps: readonly (Step | undefined)[],
  packs: readonly PricedPack[],
): PackCombination['packs'] {
  const counts = new Map<PricedPack, number>();
  let left = units;
  for (let pack = steps[left]?.pack; pack !== undefined; pack = steps[left]?.pack) {
    counts.set(pack, (counts.get(pack) ?? 0) + 1);
    left -= pack.unitsPerPack;
  }
  return packs.flatMap((pack) => {
    const count = counts.get(pack);
    return count === undefined ? [] : [{ cip13: pack.cip13, count }];
  });
}
