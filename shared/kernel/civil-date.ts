import type { Branded } from './identifiers.ts';
import { invariant } from './invariant.ts';

/**
 * A day of the calendar, `YYYY-MM-DD`, of the years 1000 to 9999. Periods of law are counted in these, where the pharmacy
 * stands; they compare with `<` and `===` as text.
 */
export type CivilDate = Branded<'CivilDate'>;

const dayMs = 86_400_000;

export function isCivilDate(text: string): text is CivilDate {
  if (!/^[1-9]\d{3}-\d{2}-\d{2}$/.test(text)) return false;
  const atMs = Date.parse(`${text}T00:00:00Z`);
  // Some impossible days (30 February) are read as a day of the next month: only a day that comes back unchanged exists.
  return !Number.isNaN(atMs) && new Date(atMs).toISOString().startsWith(text);
}

export function parseCivilDate(text: string): CivilDate | undefined {
  return isCivilDate(text) ? text : undefined;
}

/** Throws InvariantViolation when `days` is not a whole number or leads out of the years 1000 to 9999. */
export function addDays(date: CivilDate, days: number): CivilDate {
  invariant(Number.isSafeInteger(days), 'days must be a whole number');
  return fromDayNumber(dayNumber(date) + days);
}

/**
 * The same day of a later (or, with negative `months`, an earlier) month, or that month's last day when it is shorter:
 * 30 November plus three months is 28 or 29 February.
 */
export function addMonths(date: CivilDate, months: number): CivilDate {
  invariant(Number.isSafeInteger(months), 'months must be a whole number');
  const year = Number(date.slice(0, 4));
  const month = Number(date.slice(5, 7)) - 1 + months;
  const lastDayOfMonth = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const day = Math.min(Number(date.slice(8)), lastDayOfMonth);
  return fromDayNumber(Date.UTC(year, month, day) / dayMs);
}

/** Days from `from` to `to`: 0 on the same day, negative when `to` is earlier. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** Completed years of life on a day; who is born on 29 February completes a year on 1 March of common years. */
export function ageInYears(birth: CivilDate, on: CivilDate): number {
  const years = Number(on.slice(0, 4)) - Number(birth.slice(0, 4));
  return on.slice(5) < birth.slice(5) ? years - 1 : years;
}

/** The day it is at an instant (milliseconds since the Unix epoch) in a time zone of France. */
export function civilDateAt(instantMs: number, timeZone: FrenchTimeZone): CivilDate {
  const parts = formatterOf(timeZone).formatToParts(instantMs);
  const part = (type: string): string => parts.find((candidate) => candidate.type === type)?.value ?? '';
  const text = `${part('year')}-${part('month')}-${part('day')}`;
  invariant(isCivilDate(text), 'an instant must fall within the years 1000 to 9999');
  return text;
}

export type FrenchTimeZone =
  | 'Europe/Paris'
  | 'America/Guadeloupe'
  | 'America/Martinique'
  | 'America/Cayenne'
  | 'America/Miquelon'
  | 'America/St_Barthelemy'
  | 'America/Marigot'
  | 'Indian/Reunion'
  | 'Indian/Mayotte'
  | 'Pacific/Wallis'
  | 'Pacific/Tahiti'
  | 'Pacific/Noumea';

/** By INSEE's prefix of the territory (971…) and by the prefix that FINESS numbers bear there (9701…, Mayotte's old 9805). */
const overseasTimeZones: Readonly<Record<string, FrenchTimeZone>> = {
  '971': 'America/Guadeloupe',
  '972': 'America/Martinique',
  '973': 'America/Cayenne',
  '974': 'Indian/Reunion',
  '975': 'America/Miquelon',
  '976': 'Indian/Mayotte',
  '977': 'America/St_Barthelemy',
  '978': 'America/Marigot',
  '986': 'Pacific/Wallis',
  '987': 'Pacific/Tahiti',
  '988': 'Pacific/Noumea',
  '9701': 'America/Guadeloupe',
  '9702': 'America/Martinique',
  '9703': 'America/Cayenne',
  '9704': 'Indian/Reunion',
  '9705': 'America/Miquelon',
  '9706': 'Indian/Mayotte',
  '9805': 'Indian/Mayotte',
};

/**
 * The time zone of a place, from the FINESS number of a site or the INSEE code of a commune. Undefined for an overseas
 * prefix that no territory bears: a date of law is not to be guessed.
 */
export function frenchTimeZoneOf(finessOrInseeCode: string): FrenchTimeZone | undefined {
  const overseas = finessOrInseeCode.startsWith('97') || finessOrInseeCode.startsWith('98');
  if (!overseas) return 'Europe/Paris';
  return overseasTimeZones[finessOrInseeCode.slice(0, 3)] ?? overseasTimeZones[finessOrInseeCode.slice(0, 4)];
}

function dayNumber(date: CivilDate): number {
  return Date.parse(`${date}T00:00:00Z`) / dayMs;
}

function fromDayNumber(day: number): CivilDate {
  const text = new Date(day * dayMs).toISOString().slice(0, 10);
  invariant(isCivilDate(text), 'a civil date must fall within the years 1000 to 9999');
  return text;
}

// Making a formatter costs far more than using one; there are as many as time zones above.
const formatters = new Map<FrenchTimeZone, Intl.DateTimeFormat>();

function formatterOf(timeZone: FrenchTimeZone): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known) return known;
  const formatter = new Intl.DateTimeFormat('en', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  formatters.set(timeZone, formatter);
  return formatter;
}
