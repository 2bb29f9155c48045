import { addDays, type CivilDate, daysBetween } from '@ordonnancier/kernel/civil-date.ts';
import { refuse } from '@ordonnancier/kernel/result.ts';
import type { LineToDispense, PackFacts } from '../commands.ts';
import type { Refused } from '../decision.ts';
import { coveredUntil, daysCoveredBy, type LineLedger } from '../ledger.ts';
import { rulesOn } from '../rules.ts';

/** Whether a pack may be given for a period of more than a month: made for three, or of a contraceptive (R.5132-12 CSP). */
export function holdsLongPeriods({ quarterlyPack, contraceptive }: Pick<PackFacts, 'quarterlyPack' | 'contraceptive'>) {
  return quarterlyPack || contraceptive === true;
}

/** What R.5132-12 CSP calls a month of packs that hold weeks. */
export const fourWeeksDays = 28;

/**
 * R.5132-12 CSP: of a line that was prescribed for periods of more than a month, because the medicine has packs for them, other
 * packs are given for a month at a time, which they exceed by less than one smallest pack. A single pack is given whatever it
 * holds, for it is not split.
 *
 * @param monthsAtOnce 1, or those that the prescriber allows for a stay abroad
 */
export function refusedLength(
  { lineId, packs, smallestPackUnits }: LineToDispense,
  ledger: LineLedger,
  monthsAtOnce: number,
  on: CivilDate,
): Refused | undefined {
  const { deliveryDaysMax, earlyDeliveryToleranceDays } = rulesOn(on);
  if (ledger.terms.daysPerDelivery <= deliveryDaysMax) return undefined;
  const daysMax = monthsAtOnce * deliveryDaysMax;
  const monthly = packs.flatMap(({ count, presentation }) =>
    presentation === undefined || holdsLongPeriods(presentation) ? [] : [{ count, units: presentation.unitsPerPack }],
  );
  const packCount = monthly.reduce((sum, { count }) => sum + count, 0);
  if (packCount === 0) return undefined;

  const days = daysCoveredBy(
    ledger.terms,
    monthly.reduce((sum, { count, units }) => sum + count * units, 0),
  );
  const until = coveredUntil(ledger);
  const daysInHand = until === undefined ? 0 : Math.max(0, daysBetween(on, until));
  if (daysInHand <= earlyDeliveryToleranceDays) {
    const smallestUnits = Math.min(smallestPackUnits, ...monthly.map(({ units }) => units));
    const daysBelow = fourWeeksDays + daysCoveredBy(ledger.terms, smallestUnits);
    if (packCount === 1 || days <= daysMax || days < daysBelow) return undefined;
    return refuse('DELIVERY_TOO_LONG', { lineId, daysMax: String(daysMax) });
  }
  if (daysInHand + days <= daysMax) return undefined;
  return refuse('TOO_EARLY', { lineId, earliestOn: addDays(on, daysInHand - earlyDeliveryToleranceDays) });
}
