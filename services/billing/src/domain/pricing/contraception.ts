import type { PackFacts, PricingFacts } from './pricing-facts.ts';

/** Whether a pack is contraception that the insurance pays in full at the patient's age. */
export function isContraceptionInFull(
  { stated }: Pick<PackFacts, 'stated'>,
  { tariffs, coverage }: Pick<PricingFacts, 'tariffs' | 'coverage'>,
): boolean {
  const kind = stated?.contraception;
  return kind !== undefined && tariffs.contraception[kind].includes(coverage.ageBand);
}
