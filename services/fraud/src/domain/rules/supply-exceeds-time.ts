import { addDays, daysBetween } from '@ordonnancier/kernel/civil-date.ts';
import { dated } from './dates.ts';
import { deliveriesByKey } from './dispensing.ts';
import type { Delivery } from './dispensing.ts';
import { defineRule } from './rule.ts';

interface Parameters {
  readonly windowDays: number;
  readonly excessPerMille: number;
  readonly excessDaysMin: number;
}

/**
 * The patient has been given more of one medicine than the time that has passed can use up. Observed: days that all
 * deliveries of the window cover together. Threshold: the days there were for them, plus what is tolerated.
 *
 * The days there were run from the first delivery to the last day that any one delivery covers by itself. So renewals a
 * few days early never match: at a rhythm of p days with no gap below p / 1.3, n deliveries cover n × p days out of at
 * least (n − 1) × p / 1.3 + p. On top of the 30 %, fifteen days are tolerated, for a treatment whose dose rises in the
 * middle of a month, or a short one that is repeated.
 */
export const supplyExceedsTime = defineRule<Parameters>({
  code: 'SUPPLY_EXCEEDS_TIME',
  editions: [
    {
      version: 1,
      validFrom: dated('2022-10-24'),
      weightPerMille: 450,
      parameters: { windowDays: 90, excessPerMille: 300, excessDaysMin: 15 },
    },
  ],
  find(dispensing, history, parameters) {
    let worst: { observed: number; threshold: number; events: (string | undefined)[] } | undefined;
    for (const deliveries of deliveriesByKey(dispensing, history, parameters.windowDays).values()) {
      // A single delivery says nothing, however long it is.
      if (deliveries.length < 2) continue;
      const observed = deliveries.reduce((days, { daysCovered }) => days + daysCovered, 0);
      const threshold = thresholdOf(deliveries, parameters);
      if (observed - threshold <= (worst === undefined ? 0 : worst.observed - worst.threshold)) continue;
      worst = { observed, threshold, events: deliveries.map(({ eventId }) => eventId) };
    }
    return worst;
  },
  sentence: (observed, threshold) =>
    `Les délivrances de ce médicament en 90 jours couvrent ${observed} jours de traitement, alors que le temps écoulé en explique au plus ${threshold}.`,
});

function thresholdOf(deliveries: readonly Delivery[], { excessPerMille, excessDaysMin }: Parameters): number {
  const firstDay = deliveries.map(({ on }) => on).reduce((first, on) => (on < first ? on : first));
  const ends = deliveries.map(({ on, daysCovered }) => addDays(on, daysCovered));
  const end = ends.reduce((last, day) => (day > last ? day : last));
  const elapsedDays = daysBetween(firstDay, end);
  return elapsedDays + Math.max(excessDaysMin, Math.floor((elapsedDays * excessPerMille) / 1_000));
}
