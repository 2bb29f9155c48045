import { addMonths } from '@ordonnancier/kernel/civil-date.ts';
import { cents, formatCents } from '@ordonnancier/kernel/money.ts';
import { dated } from './dates.ts';
import { defineRule } from './rule.ts';

/**
 * A costly pack goes to a patient whom this pharmacy has not served for a year. Trafficking of costly medicines moves
 * from pharmacy to pharmacy; since 24 October 2022 pharmacists must secure such deliveries above 300 € with taxes
 * (avenant 1 to the national agreement of pharmacists). Observed and threshold: euro cents of the dearest pack.
 *
 * Weight: low. An ordinary pharmacy sees some 34 such first deliveries a year, nearly all of them honest.
 */
export const costlyFirstDelivery = defineRule({
  code: 'COSTLY_FIRST_DELIVERY',
  editions: [
    {
      version: 1,
      validFrom: dated('2022-10-24'),
      weightPerMille: 200,
      parameters: { packCentsMax: 300_00, unseenMonths: 12 },
    },
  ],
  find(dispensing, history, { packCentsMax, unseenMonths }) {
    const { dearestPackCents, pharmacy, on, eventId } = dispensing;
    if (dearestPackCents === undefined || dearestPackCents <= packCentsMax) return undefined;
    const since = addMonths(on, -unseenMonths);
    if (history.some((earlier) => earlier.pharmacy === pharmacy && earlier.on >= since)) return undefined;
    return { observed: dearestPackCents, threshold: packCentsMax, events: [eventId] };
  },
  sentence: (observed, threshold) =>
    `Boîte à ${formatCents(cents(observed))} (contrôle au-delà de ${formatCents(cents(threshold))}) pour un patient que cette pharmacie n'avait pas servi depuis douze mois.`,
});
