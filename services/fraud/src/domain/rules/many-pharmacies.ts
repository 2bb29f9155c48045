import { dated } from './dates.ts';
import { deliveriesByKey } from './dispensing.ts';
import { defineRule } from './rule.ts';

/**
 * The patient fetches one medicine from several pharmacies: the mark of doctor shopping and of prescriptions presented
 * more than once. Two pharmacies are ordinary life (home and work, a duty pharmacy, holidays). Observed and threshold:
 * different pharmacies within the window, this one included.
 */
export const manyPharmacies = defineRule({
  code: 'MANY_PHARMACIES',
  editions: [
    {
      version: 1,
      validFrom: dated('2022-10-24'),
      weightPerMille: 450,
      parameters: { windowDays: 90, pharmaciesMin: 3 },
    },
  ],
  find(dispensing, history, { windowDays, pharmaciesMin }) {
    let observed = 0;
    let events: readonly (string | undefined)[] = [];
    for (const deliveries of deliveriesByKey(dispensing, history, windowDays).values()) {
      const pharmacies = new Set(deliveries.map(({ pharmacy }) => pharmacy)).size;
      if (pharmacies > observed) {
        observed = pharmacies;
        events = deliveries.map(({ eventId }) => eventId);
      }
    }
    return observed < pharmaciesMin ? undefined : { observed, threshold: pharmaciesMin, events };
  },
  sentence: (observed, threshold) =>
    `Le même médicament a été délivré à ce patient par ${observed} pharmacies différentes en 90 jours (seuil : ${threshold}).`,
});
