import type { DispensingToScore, History } from './rules/dispensing.ts';
import { costlyFirstDelivery } from './rules/costly-first-delivery.ts';
import { manyPharmacies } from './rules/many-pharmacies.ts';
import type { Reason, ReasonCode, Rule } from './rules/rule.ts';
import { supplyExceedsTime } from './rules/supply-exceeds-time.ts';

/** Every rule, by its code, in the order in which reasons are told. */
const rules = {
  COSTLY_FIRST_DELIVERY: costlyFirstDelivery,
  MANY_PHARMACIES: manyPharmacies,
  SUPPLY_EXCEEDS_TIME: supplyExceedsTime,
} satisfies Record<ReasonCode, Rule>;

export interface Score {
  /** 0 when no rule matches, otherwise 1 to 1000. */
  readonly score: number;
  readonly reasons: readonly Reason[];
}

/**
 * Scores a dispensing against what was known before it. The weights of the reasons combine like independent doubts:
 * 1 − Π (1 − weight), in thousandths, rounded up. It grows with every reason, does not depend on their order, and is made
 * of whole numbers, so that replaying the log gives the same score to the last bit. The weights are judgement, not
 * measured probabilities.
 */
export function scoreOf(dispensing: DispensingToScore, history: History): Score {
  const matches = Object.values(rules).flatMap((rule) => rule.match(dispensing, history) ?? []);
  if (matches.length === 0) return { score: 0, reasons: [] };
  const trustLeft = matches.reduce((product, { weightPerMille }) => product * (1_000 - weightPerMille), 1);
  const score = 1_000 - Math.floor(trustLeft / 1_000 ** (matches.length - 1));
  return { score, reasons: matches.map(({ reason }) => reason) };
}

/** A reason in a French sentence. */
export function sentenceOf({ code, observed, threshold }: Reason): string {
  return rules[code].sentence(observed, threshold);
}
