import { addDays, addMonths, type CivilDate, daysBetween } from '@ordonnancier/kernel/civil-date.ts';
import { rulesOn } from './rules.ts';

/**
 * The quantity ledger of a line: a function of what was prescribed and of the deliveries that were not reversed.
 *
 * 1. A line authorises `unitsPerDelivery × deliveries` units. It is delivered period by period.
 * 2. A period opens with a delivery made while nothing is owed. It then owes `unitsPerDelivery`, or what is left of the
 *    authorised units when that is less. Each delivery lowers what is owed; when nothing is owed any more, the period closes.
 * 3. A closed period covers `floor(unitsGiven × daysPerDelivery / unitsPerDelivery)` days, counted from the day it opened, or
 *    from the day it was due if it opened earlier. The day after them is the day the next period is due: an excess postpones
 *    it, and fetching early gains nothing.
 * 4. A period may open a few days before it is due (`earlyDeliveryToleranceDays`), a narcotic's never; and no delivery is dated
 *    before the one that precedes it.
 * 5. A delivery may exceed what is owed by less than one smallest pack, because packs are not split. A narcotic is exact.
 *    Hence, always: units dispensed < units authorised + one smallest pack; for a narcotic, units dispensed ≤ authorised.
 * 6. A narcotic's period that opens more than three days after it is due loses all the days it is late: the units authorised
 *    shrink to those of the days that are left (`floor`).
 * 7. The first delivery is made within three months of the issue, every delivery within twelve; a narcotic's also before the
 *    days of its treatment have run out.
 */
export interface LineLedger {
  readonly terms: LedgerTerms;
  /** Units of all deliveries together, whatever lateness forfeited. */
  readonly unitsAuthorised: number;
  /** Units delivered and not reversed. */
  readonly unitsDispensed: number;
  readonly position: LedgerPosition;
}

export interface LedgerTerms {
  readonly unitsPerDelivery: number;
  readonly daysPerDelivery: number;
  readonly deliveries: number;
  readonly narcotic: boolean;
  /** The first day on which something is due. */
  readonly firstDueOn: CivilDate;
}

export interface Delivery {
  readonly on: CivilDate;
  /** At least 1. */
  readonly units: number;
}

/** Where the line stands after its latest delivery. `daysForfeited` is 0 but for narcotics fetched late. */
export type LedgerPosition =
  | { readonly status: 'due'; readonly dueOn: CivilDate; readonly latestOn?: CivilDate; readonly daysForfeited: number }
  | {
      readonly status: 'period-open';
      readonly startsOn: CivilDate;
      readonly latestOn: CivilDate;
      readonly unitsGiven: number;
      readonly unitsOwed: number;
      readonly daysForfeited: number;
    }
  | { readonly status: 'used-up'; readonly coveredUntil: CivilDate };

/** `deliveries` in the order of their days. */
export function ledgerOf(terms: LedgerTerms, deliveries: readonly Delivery[]): LineLedger {
  const start: LineLedger = {
    terms,
    unitsAuthorised: terms.unitsPerDelivery * terms.deliveries,
    unitsDispensed: 0,
    position: { status: 'due', dueOn: terms.firstDueOn, daysForfeited: 0 },
  };
  return deliveries.reduce(deliver, start);
}

function deliver(ledger: LineLedger, delivery: Delivery): LineLedger {
  const unitsDispensed = ledger.unitsDispensed + delivery.units;
  const period = periodFor(ledger, delivery.on);
  // Only a reversal of an earlier delivery can leave a later one without a period: it stays counted.
  if (period === undefined) return { ...ledger, unitsDispensed };

  const unitsGiven = period.unitsGiven + delivery.units;
  const unitsOwed = Math.max(0, period.unitsOwed - delivery.units);
  const { startsOn, daysForfeited } = period;
  if (unitsOwed > 0) {
    const position = {
      status: 'period-open',
      startsOn,
      latestOn: delivery.on,
      unitsGiven,
      unitsOwed,
      daysForfeited,
    } as const;
    return { ...ledger, unitsDispensed, position };
  }
  const dueOn = addDays(startsOn, daysCoveredBy(ledger.terms, unitsGiven));
  const position: LedgerPosition =
    unitsDispensed < unitsLeftAfter(ledger, daysForfeited)
      ? { status: 'due', dueOn, latestOn: delivery.on, daysForfeited }
      : { status: 'used-up', coveredUntil: dueOn };
  return { ...ledger, unitsDispensed, position };
}

interface Period {
  readonly startsOn: CivilDate;
  readonly unitsGiven: number;
  readonly unitsOwed: number;
  readonly daysForfeited: number;
}

/** The period that a delivery on a day belongs to; undefined when the line is used up. */
function periodFor(ledger: LineLedger, on: CivilDate): Period | undefined {
  const { position, terms } = ledger;
  if (position.status === 'used-up') return undefined;
  if (position.status === 'period-open') return position;
  const daysLate = daysBetween(position.dueOn, on);
  const forfeits = terms.narcotic && daysLate > rulesOn(on).narcoticPresentationDays;
  const daysForfeited = position.daysForfeited + (forfeits ? daysLate : 0);
  const unitsLeft = unitsLeftAfter(ledger, daysForfeited) - ledger.unitsDispensed;
  return {
    startsOn: daysLate > 0 ? on : position.dueOn,
    unitsGiven: 0,
    unitsOwed: Math.max(0, Math.min(terms.unitsPerDelivery, unitsLeft)),
    daysForfeited,
  };
}

/** Units authorised once so many days are forfeited. */
function unitsLeftAfter(ledger: LineLedger, daysForfeited: number): number {
  const days = ledger.terms.daysPerDelivery * ledger.terms.deliveries;
  return Math.floor((ledger.unitsAuthorised * Math.max(0, days - daysForfeited)) / days);
}

/** Days that units cover by the prescribed rhythm, rounded down. */
export function daysCoveredBy(terms: Pick<LedgerTerms, 'unitsPerDelivery' | 'daysPerDelivery'>, units: number): number {
  return Math.floor((units * terms.daysPerDelivery) / terms.unitsPerDelivery);
}

/** Units that a delivery on a day may hold, before rounding up to whole packs; 0 when it would be too early. */
export function unitsDueOn(ledger: LineLedger, on: CivilDate): number {
  const earliestOn = earliestDeliveryOn(ledger, on);
  if (earliestOn === undefined || on < earliestOn) return 0;
  return periodFor(ledger, on)?.unitsOwed ?? 0;
}

/** The first day on which the next delivery may be made, by the rules of `today`; undefined when the line is used up. */
export function earliestDeliveryOn(ledger: LineLedger, today: CivilDate): CivilDate | undefined {
  const { position, terms } = ledger;
  if (position.status === 'used-up') return undefined;
  if (position.status === 'period-open') return position.latestOn;
  if (position.latestOn === undefined) return position.dueOn;
  const toleranceDays = terms.narcotic ? 0 : rulesOn(today).earlyDeliveryToleranceDays;
  const tolerated = addDays(position.dueOn, -toleranceDays);
  return tolerated > position.latestOn ? tolerated : position.latestOn;
}

/** The last day on which a delivery may be made; undefined when the line is used up. */
export function lastDeliveryOn(ledger: LineLedger, issuedOn: CivilDate): CivilDate | undefined {
  const { position, terms } = ledger;
  if (position.status === 'used-up') return undefined;
  const rules = rulesOn(issuedOn);
  const begun = ledger.unitsDispensed > 0;
  const general = addDays(addMonths(issuedOn, begun ? rules.treatmentMonthsMax : rules.firstDeliveryMonths), -1);
  if (!terms.narcotic) return general;
  const ofTreatment = lastNarcoticDeliveryOn(ledger, position, rules.narcoticPresentationDays);
  return ofTreatment < general ? ofTreatment : general;
}

function lastNarcoticDeliveryOn(
  ledger: LineLedger,
  position: Exclude<LedgerPosition, { status: 'used-up' }>,
  presentationDays: number,
): CivilDate {
  const { daysPerDelivery, deliveries } = ledger.terms;
  // The rest of a fraction is for the days of that fraction, fewer when it was begun late.
  if (position.status === 'period-open') {
    const days = daysCoveredBy(ledger.terms, position.unitsGiven + position.unitsOwed);
    return addDays(position.startsOn, Math.max(presentationDays, days - 1));
  }
  let daysLate = daysPerDelivery * deliveries;
  while (daysLate > presentationDays) {
    if (unitsLeftAfter(ledger, position.daysForfeited + daysLate) > ledger.unitsDispensed) break;
    daysLate -= 1;
  }
  return addDays(position.dueOn, daysLate);
}

/** Why the ledger does not take a delivery; undefined when it does. */
export type LedgerObjection =
  | { readonly code: 'UNITS_EXCEED_REMAINING'; readonly unitsDue: number }
  | { readonly code: 'TOO_EARLY'; readonly earliestOn: CivilDate };

/** `smallestPackUnits` is at least 1. Too many units are named before a day that is too early. */
export function objectionTo(
  ledger: LineLedger,
  delivery: Delivery,
  smallestPackUnits: number,
): LedgerObjection | undefined {
  const unitsDue = periodFor(ledger, delivery.on)?.unitsOwed ?? 0;
  const excessMax = ledger.terms.narcotic || unitsDue === 0 ? 0 : smallestPackUnits - 1;
  if (delivery.units > unitsDue + excessMax) return { code: 'UNITS_EXCEED_REMAINING', unitsDue };
  const earliestOn = earliestDeliveryOn(ledger, delivery.on);
  if (earliestOn !== undefined && delivery.on < earliestOn) return { code: 'TOO_EARLY', earliestOn };
  return undefined;
}
