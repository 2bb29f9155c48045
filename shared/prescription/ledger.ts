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
 *    it, and fetching early gains nothing. Days between two deliveries of one period for which nothing was given do not count
 *    (R.5132-14 CSP: what was given decides when more is due), but for a narcotic, whose days run out.
 * 4. A period may open a few days before it is due (`earlyDeliveryToleranceDays`), that of a narcotic or of a fraction never; and no
 *    delivery is dated before the one that precedes it.
 * 5. A delivery may exceed what is owed by less than one smallest pack, because packs are not split. A narcotic is exact.
 *    Hence, always: units dispensed < units authorised + one smallest pack; for a narcotic, units dispensed ≤ authorised.
 *    Contraceptives are delivered for twelve weeks at once, whatever their period; what exceeds it postpones the next. So do the
 *    months that the prescriber allows at once for a stay abroad: of four weeks rounded up to whole packs, or of thirty days.
 * 6. When the days of an open period have run out and another one follows, the next delivery opens that one, and what the old
 *    one still owed is forfeited: a delivery holds one period, never a rest besides (R.5132-12 CSP). The rest of the last
 *    period, which nothing follows, stays due.
 * 7. A narcotic's period that opens more than three days after it is due loses all the days it is late: whole periods that
 *    have passed are forfeited, and the one that opens is for the days that are left of it (R.5132-33 CSP).
 * 8. The first delivery is made within three months of the issue, every delivery within twelve; a narcotic's also before the
 *    days of its treatment have run out.
 */
export interface LineLedger {
  readonly terms: LedgerTerms;
  /** Units of all deliveries together, whatever was forfeited. */
  readonly unitsAuthorised: number;
  /** Units delivered and not reversed. */
  readonly unitsDispensed: number;
  /** Units of periods that passed without them. */
  readonly unitsForfeited: number;
  readonly position: LedgerPosition;
}

export interface LedgerTerms {
  readonly unitsPerDelivery: number;
  readonly daysPerDelivery: number;
  readonly deliveries: number;
  /** Or under the rules of narcotics. */
  readonly narcotic: boolean;
  /** No narcotic, and yet delivered by fractions, each of them on its day. */
  readonly byFractions?: true;
  /** The first day on which something is due. */
  readonly firstDueOn: CivilDate;
  /** When what is due first may be fetched ahead of that day: a narcotic, before an operation. */
  readonly fetchedFromOn?: CivilDate;
  /** The last day of any delivery, where it is sooner than the general one: of a line that a test decides. */
  readonly lapsesAfter?: CivilDate;
}

export interface Delivery {
  readonly on: CivilDate;
  /** At least 1. */
  readonly units: number;
}

/** Where the line stands after its latest delivery. */
export type LedgerPosition =
  | { readonly status: 'due'; readonly dueOn: CivilDate; readonly latestOn?: CivilDate }
  | ({ readonly status: 'period-open'; readonly latestOn: CivilDate } & Period)
  | { readonly status: 'used-up'; readonly coveredUntil: CivilDate };

/** Days of treatment and their units. */
interface Period {
  readonly startsOn: CivilDate;
  /** Fewer than `daysPerDelivery` when a narcotic was fetched late. */
  readonly days: number;
  readonly unitsGiven: number;
  readonly unitsOwed: number;
}

/** `deliveries` in the order of their days. */
export function ledgerOf(terms: LedgerTerms, deliveries: readonly Delivery[]): LineLedger {
  const start: LineLedger = {
    terms,
    unitsAuthorised: terms.unitsPerDelivery * terms.deliveries,
    unitsDispensed: 0,
    unitsForfeited: 0,
    position: { status: 'due', dueOn: terms.firstDueOn },
  };
  return deliveries.reduce(deliver, start);
}

function deliver(ledger: LineLedger, { on, units }: Delivery): LineLedger {
  const unitsDispensed = ledger.unitsDispensed + units;
  const opened = openedOn(ledger, on);
  // Only a reversal of an earlier delivery can leave a later one without a period: it stays counted.
  if (opened === undefined) return { ...ledger, unitsDispensed };

  const { unitsForfeited, period } = opened;
  const unitsGiven = period.unitsGiven + units;
  const unitsOwed = Math.max(0, period.unitsOwed - units);
  if (unitsOwed > 0) {
    const position = { ...period, status: 'period-open', latestOn: on, unitsGiven, unitsOwed } as const;
    return { ...ledger, unitsDispensed, unitsForfeited, position };
  }
  const dueOn = addDays(period.startsOn, daysOf(ledger.terms, period, unitsGiven));
  const position: LedgerPosition =
    unitsDispensed + unitsForfeited < ledger.unitsAuthorised
      ? { status: 'due', dueOn, latestOn: on }
      : { status: 'used-up', coveredUntil: dueOn };
  return { ...ledger, unitsDispensed, unitsForfeited, position };
}

/** Days from the start of a closed period to the next. A narcotic's that was shortened ends when it would have ended. */
function daysOf(terms: LedgerTerms, { days }: Period, unitsGiven: number): number {
  const daysCovered = daysCoveredBy(terms, unitsGiven);
  return terms.narcotic ? Math.max(days, daysCovered) : daysCovered;
}

interface OpenedPeriod {
  readonly period: Period;
  /** Of the whole line, once this period is open. */
  readonly unitsForfeited: number;
}

/** The period that a delivery on a day belongs to; undefined when the line is used up. */
function openedOn(ledger: LineLedger, on: CivilDate): OpenedPeriod | undefined {
  const { position, unitsForfeited } = ledger;
  if (position.status === 'used-up') return undefined;
  if (position.status === 'due') return opening(ledger, position.dueOn, on);
  const lapsed = lapsedOn(ledger, position);
  if (on >= lapsed.dueOn && unitsLeft(lapsed.ledger) > 0) return opening(lapsed.ledger, lapsed.dueOn, on);
  return { unitsForfeited, period: ledger.terms.narcotic ? position : withoutGap(ledger.terms, position, on) };
}

function unitsLeft({ unitsAuthorised, unitsForfeited, unitsDispensed }: LineLedger): number {
  return Math.max(0, unitsAuthorised - unitsForfeited - unitsDispensed);
}

/** The day on which an open period has run out, and the ledger without its rest. */
function lapsedOn(
  ledger: LineLedger,
  { startsOn, days, unitsOwed }: Period,
): { readonly dueOn: CivilDate; readonly ledger: LineLedger } {
  const unitsForfeited = ledger.unitsForfeited + unitsOwed;
  return { dueOn: addDays(startsOn, days), ledger: { ...ledger, unitsForfeited } };
}

/** The open period, moved by the days for which nothing had been given. */
function withoutGap(terms: LedgerTerms, period: Period, on: CivilDate): Period {
  const gapDays = daysBetween(addDays(period.startsOn, daysCoveredBy(terms, period.unitsGiven)), on);
  return gapDays > 0 ? { ...period, startsOn: addDays(period.startsOn, gapDays) } : period;
}

function opening(ledger: LineLedger, dueOn: CivilDate, on: CivilDate): OpenedPeriod {
  const { unitsPerDelivery, daysPerDelivery, narcotic } = ledger.terms;
  const daysLate = daysBetween(dueOn, on);
  const daysLost = narcotic && daysLate > rulesOn(on).narcoticPresentationDays ? daysLate : 0;
  const days = daysPerDelivery - (daysLost % daysPerDelivery);
  const unitsOfPeriod = Math.floor((unitsPerDelivery * days) / daysPerDelivery);
  const unitsLost = unitsPerDelivery * Math.floor(daysLost / daysPerDelivery) + unitsPerDelivery - unitsOfPeriod;
  const unitsForfeited = ledger.unitsForfeited + unitsLost;
  const unitsOwed = Math.min(unitsOfPeriod, unitsLeft({ ...ledger, unitsForfeited }));
  return { unitsForfeited, period: { startsOn: daysLate > 0 ? on : dueOn, days, unitsGiven: 0, unitsOwed } };
}

/** Days that units cover by the prescribed rhythm, rounded down. */
export function daysCoveredBy(terms: Pick<LedgerTerms, 'unitsPerDelivery' | 'daysPerDelivery'>, units: number): number {
  return Math.floor((units * terms.daysPerDelivery) / terms.unitsPerDelivery);
}

/** The first day that the deliveries made so far do not cover; undefined before the first. */
export function coveredUntil({ terms, position }: LineLedger): CivilDate | undefined {
  switch (position.status) {
    case 'due':
      return position.latestOn && position.dueOn;
    case 'period-open':
      return addDays(position.startsOn, daysCoveredBy(terms, position.unitsGiven));
    case 'used-up':
      return position.coveredUntil;
  }
}

/** Units that a delivery on a day may hold, before rounding up to whole packs; 0 when it would be too early. */
export function unitsDueOn(ledger: LineLedger, on: CivilDate): number {
  const earliestOn = earliestDeliveryOn(ledger, on);
  if (earliestOn === undefined || on < earliestOn) return 0;
  return openedOn(ledger, on)?.period.unitsOwed ?? 0;
}

/** The first day on which the next delivery may be made, by the rules of `today`; undefined when the line is used up. */
export function earliestDeliveryOn(ledger: LineLedger, today: CivilDate): CivilDate | undefined {
  const { position, terms } = ledger;
  if (position.status === 'used-up') return undefined;
  if (position.status === 'period-open') return position.latestOn;
  if (position.latestOn === undefined) return terms.fetchedFromOn ?? position.dueOn;
  const toleranceDays = terms.narcotic || terms.byFractions ? 0 : rulesOn(today).earlyDeliveryToleranceDays;
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
  const ofTreatment = terms.narcotic
    ? lastNarcoticDeliveryOn(ledger, position, rules.narcoticPresentationDays)
    : terms.lapsesAfter;
  return ofTreatment !== undefined && ofTreatment < general ? ofTreatment : general;
}

function lastNarcoticDeliveryOn(
  ledger: LineLedger,
  position: Exclude<LedgerPosition, { status: 'used-up' }>,
  presentationDays: number,
): CivilDate {
  if (position.status === 'due') return lastOpeningOn(ledger, position.dueOn, presentationDays);
  const lapsed = lapsedOn(ledger, position);
  if (unitsLeft(lapsed.ledger) > 0) return lastOpeningOn(lapsed.ledger, lapsed.dueOn, presentationDays);
  // The rest of the last fraction is for the days of that fraction.
  return addDays(position.startsOn, Math.max(presentationDays, position.days - 1));
}

/** The last day on which lateness leaves something of the periods that begin on a day. */
function lastOpeningOn(ledger: LineLedger, dueOn: CivilDate, presentationDays: number): CivilDate {
  let daysLate = Math.max(presentationDays, ledger.terms.daysPerDelivery * ledger.terms.deliveries);
  while (daysLate > presentationDays && opening(ledger, dueOn, addDays(dueOn, daysLate)).period.unitsOwed === 0) {
    daysLate -= 1;
  }
  return addDays(dueOn, daysLate);
}

function unitsAtOnceMax(
  ledger: LineLedger,
  { period, unitsForfeited }: OpenedPeriod,
  { smallestPackUnits, daysAtOnceMax = 0, daysAbroad = 0 }: DeliveryAllowance,
): number {
  const { narcotic, unitsPerDelivery, daysPerDelivery } = ledger.terms;
  if (narcotic || period.unitsOwed === 0) return period.unitsOwed;
  const unitsInStore = unitsLeft({ ...ledger, unitsForfeited });
  const unitsOf = (days: number): number =>
    Math.min(Math.floor((unitsPerDelivery * days) / daysPerDelivery) - period.unitsGiven, unitsInStore);
  const unitsDue = Math.max(period.unitsOwed, unitsOf(daysAbroad));
  return Math.max(unitsDue + smallestPackUnits - 1, unitsOf(daysAtOnceMax));
}

/** Why the ledger does not take a delivery; undefined when it does. */
export type LedgerObjection =
  | { readonly code: 'UNITS_EXCEED_REMAINING'; readonly unitsDue: number }
  | { readonly code: 'TOO_EARLY'; readonly earliestOn: CivilDate };

/** By how much a delivery may exceed what is due. */
export interface DeliveryAllowance {
  /** At least 1. */
  readonly smallestPackUnits: number;
  /** Days that one delivery may cover whatever its period, within what is authorised: of contraceptives, for a stay abroad. */
  readonly daysAtOnceMax?: number;
  /** Days that are due at once for a stay abroad, rounded up to whole packs. */
  readonly daysAbroad?: number;
}

/** Too many units are named before a day that is too early. */
export function objectionTo(
  ledger: LineLedger,
  delivery: Delivery,
  allowance: DeliveryAllowance,
): LedgerObjection | undefined {
  const opened = openedOn(ledger, delivery.on);
  const unitsMax = opened === undefined ? 0 : unitsAtOnceMax(ledger, opened, allowance);
  if (delivery.units > unitsMax) return { code: 'UNITS_EXCEED_REMAINING', unitsDue: opened?.period.unitsOwed ?? 0 };
  const earliestOn = earliestDeliveryOn(ledger, delivery.on);
  if (earliestOn !== undefined && delivery.on < earliestOn) return { code: 'TOO_EARLY', earliestOn };
  return undefined;
}
