import type { CivilDate } from '@ordonnancier/kernel/civil-date.ts';
import { daysBetween } from '@ordonnancier/kernel/civil-date.ts';
import type { Finess } from '@ordonnancier/kernel/identifiers.ts';
import type { Cents } from '@ordonnancier/kernel/money.ts';

/** One line of a dispensing. */
export interface DeliveredMedicine {
  /**
   * Under which names it is counted together with other deliveries: the CIS codes prescribed and given, and the groups
   * of generics they stand in. Two deliveries that share one are deliveries of the same medicine.
   */
  readonly keys: readonly string[];
  /** 0 when not known. */
  readonly daysCovered: number;
}

/** An earlier dispensing to the same patient. */
export interface EarlierDispensing {
  readonly eventId: string;
  readonly pharmacy: Finess;
  readonly on: CivilDate;
  readonly medicines: readonly DeliveredMedicine[];
}

/** The dispensing to be scored, or about to happen: then no event tells of it yet. */
export interface DispensingToScore extends Omit<EarlierDispensing, 'eventId'> {
  readonly eventId: string | undefined;
  /** Public price, fee and taxes included, of its dearest pack; undefined when no price is known. */
  readonly dearestPackCents: Cents | undefined;
}

/**
 * What the rules know of a patient: the dispensings of the twelve months up to the day of the one to score, without it
 * and without those that were reversed, in the order of the log.
 */
export type History = readonly EarlierDispensing[];

/** How much of one medicine was delivered at one dispensing. */
export interface Delivery {
  readonly eventId: string | undefined;
  readonly pharmacy: Finess;
  readonly on: CivilDate;
  readonly daysCovered: number;
}

/** By key, every delivery of the medicines of `dispensing` within the days up to it; its own comes last. */
export function deliveriesByKey(
  dispensing: DispensingToScore,
  history: History,
  windowDays: number,
): ReadonlyMap<string, readonly Delivery[]> {
  const inWindow = history.filter(({ on }) => daysBetween(on, dispensing.on) <= windowDays);
  const keys = new Set(dispensing.medicines.flatMap((medicine) => medicine.keys));
  return new Map([...keys].map((key) => [key, [...inWindow, dispensing].flatMap((given) => deliveryOf(key, given))]));
}

function deliveryOf(key: string, given: DispensingToScore | EarlierDispensing): Delivery[] {
  const lines = given.medicines.filter((medicine) => medicine.keys.includes(key));
  if (lines.length === 0) return [];
  // Lines of one dispensing cover the same days side by side (a morning and an evening dose): they do not add up.
  const daysCovered = Math.max(...lines.map((line) => line.daysCovered));
  return [{ eventId: given.eventId, pharmacy: given.pharmacy, on: given.on, daysCovered }];
}
