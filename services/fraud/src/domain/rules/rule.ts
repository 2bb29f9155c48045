import type { CivilDate } from '@ordonnancier/kernel/civil-date.ts';
import type { DispensingToScore, History } from './dispensing.ts';

export const reasonCodes = ['COSTLY_FIRST_DELIVERY', 'MANY_PHARMACIES', 'SUPPLY_EXCEEDS_TIME'] as const;
export type ReasonCode = (typeof reasonCodes)[number];

/** Why a dispensing deserves a look. What it means in words is `Rule.sentence`. */
export interface Reason {
  readonly code: ReasonCode;
  readonly ruleVersion: number;
  /** In the unit of the rule, as is `threshold`. */
  readonly observed: number;
  readonly threshold: number;
  /** The latest at most `citedEventsMax` of the events it rests on, in the order of the log. */
  readonly citedEventIds: readonly string[];
}

/** A reason, and how much it counts: 1 to 999 thousandths. */
export interface Match {
  readonly reason: Reason;
  readonly weightPerMille: number;
}

export interface Rule {
  readonly code: ReasonCode;
  match(dispensing: DispensingToScore, history: History): Match | undefined;
  /** For the analyst, in French. */
  sentence(observed: number, threshold: number): string;
}

/** A rule as it applies to dispensings from a day on, until the next edition. An edition that was used never changes. */
export interface RuleEdition<Parameters> {
  readonly version: number;
  readonly validFrom: CivilDate;
  readonly weightPerMille: number;
  readonly parameters: Parameters;
}

export interface Finding {
  readonly observed: number;
  readonly threshold: number;
  /** In the order of the log; undefined for a dispensing that has not happened yet. */
  readonly events: readonly (string | undefined)[];
}

/** More would tell the analyst nothing, and events have to stay small. */
const citedEventsMax = 50;

/** @param editions in the order of their days */
export function defineRule<Parameters>(rule: {
  readonly code: ReasonCode;
  readonly editions: readonly RuleEdition<Parameters>[];
  readonly find: (dispensing: DispensingToScore, history: History, parameters: Parameters) => Finding | undefined;
  readonly sentence: (observed: number, threshold: number) => string;
}): Rule {
  const { code, editions, find, sentence } = rule;
  return {
    code,
    sentence,
    match(dispensing, history) {
      const edition = editions.findLast(({ validFrom }) => validFrom <= dispensing.on);
      if (edition === undefined) return undefined;
      const finding = find(dispensing, history, edition.parameters);
      if (finding === undefined) return undefined;
      const { observed, threshold, events } = finding;
      const citedEventIds = events.filter((eventId) => eventId !== undefined).slice(-citedEventsMax);
      const reason = { code, ruleVersion: edition.version, observed, threshold, citedEventIds };
      return { reason, weightPerMille: edition.weightPerMille };
    },
  };
}
