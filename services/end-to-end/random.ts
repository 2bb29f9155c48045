/** Pseudo-random choices that a seed reproduces. */
export interface Random {
  /** At least 0, less than 1. */
  fraction(): number;
  /** From `min` to `max`, both included. */
  integer(min: number, max: number): number;
  pick<T>(from: readonly T[]): T;
  shuffled<T>(from: readonly T[]): readonly T[];
}

/** ORDONNANCIER_TEST_SEED, or another each time. Put it into the test's name, so that a failure says how to repeat it. */
export function testSeed(): number {
  const given = process.env['ORDONNANCIER_TEST_SEED'];
  return given === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(given);
}

/** The generator mulberry32: 32 bits of state are plenty to choose moments and acts. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  const fraction = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const integer = (min: number, max: number) => min + Math.floor(fraction() * (max - min + 1));
  return {
    fraction,
    integer,
    pick: (from) => {
      const [chosen] = from.slice(integer(0, from.length - 1));
      if (chosen === undefined) throw new Error('nothing to pick from');
      return chosen;
    },
    shuffled: (from) =>
      from
        .map((item) => ({ item, order: fraction() }))
        .sort((one, other) => one.order - other.order)
        .map(({ item }) => item),
  };
}
