import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { invariant } from './invariant.ts';
import {
  addDays,
  addMonths,
  ageInYears,
  civilDateAt,
  type CivilDate,
  daysBetween,
  frenchTimeZoneOf,
  isCivilDate,
  parseCivilDate,
} from './civil-date.ts';

function day(text: string): CivilDate {
  invariant(isCivilDate(text), `${text} is not a day`);
  return text;
}

const days = fc.integer({ min: -50_000, max: 50_000 }).map((shift) => addDays(day('2026-01-01'), shift));

describe('civil date', () => {
  it.each(['2026-02-28', '2024-02-29', '2000-02-29', '1926-12-31'])('accepts %s', (text) => {
    expect(parseCivilDate(text)).toBe(text);
  });

  it.each([
    '2026-02-29',
    '1900-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-1-1',
    '0999-01-01',
    '2026-01-01T00:00:00Z',
  ])('rejects %s', (text) => {
    expect(parseCivilDate(text)).toBeUndefined();
  });

  it('counts days both ways alike, and in the order of the text', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -20_000, max: 20_000 }), (date, shift) => {
        const shifted = addDays(date, shift);
        expect(daysBetween(date, shifted)).toBe(shift);
        expect(shifted > date).toBe(shift > 0);
      }),
    );
  });

  it('adds months to the same day, or to the last day of a shorter month', () => {
    expect(addMonths(day('2025-11-30'), 3)).toBe('2026-02-28');
    expect(addMonths(day('2023-11-30'), 3)).toBe('2024-02-29');
    expect(addMonths(day('2026-03-31'), -1)).toBe('2026-02-28');
    fc.assert(
      fc.property(days, fc.integer({ min: -600, max: 600 }), (date, months) => {
        const moved = addMonths(date, months);
        const monthsApart = Number(moved.slice(0, 4)) * 12 + Number(moved.slice(5, 7));
        expect(monthsApart - Number(date.slice(0, 4)) * 12 - Number(date.slice(5, 7))).toBe(months);
        expect(moved.slice(8) <= date.slice(8)).toBe(true);
        if (moved.slice(8) < date.slice(8)) expect(addDays(moved, 1).slice(8)).toBe('01');
      }),
    );
  });

  // Article R.5132-22 of the Code de la santé publique: the first delivery falls within three months of the prescription.
  it.each([
    ['2026-06-09', true],
    ['2026-06-10', false],
    ['2026-06-11', false],
  ])('places %s within three months of 2026-03-10: %s', (presented, within) => {
    expect(day(presented) < addMonths(day('2026-03-10'), 3)).toBe(within);
  });

  it.each([
    ['2020-06-15', '2026-06-14', 5],
    ['2020-06-15', '2026-06-15', 6],
    ['2024-02-29', '2025-02-28', 0],
    ['2024-02-29', '2025-03-01', 1],
    ['1951-01-01', '2026-12-31', 75],
  ])('makes who was born on %s, on %s, %d years old', (birth, on, years) => {
    expect(ageInYears(day(birth), day(on))).toBe(years);
  });

  it.each([
    ['2026-07-24T21:59:59Z', '750000000', '2026-07-24'],
    ['2026-07-24T22:00:00Z', '750000000', '2026-07-25'],
    ['2026-12-31T23:00:00Z', '2A0000014', '2027-01-01'],
    ['2026-07-24T03:59:59Z', '970100228', '2026-07-23'],
    ['2026-07-24T20:00:00Z', '970408589', '2026-07-25'],
    ['2026-07-24T21:00:00Z', '980500003', '2026-07-25'],
    ['2026-07-24T02:30:00Z', '97302', '2026-07-23'],
    ['2026-07-24T01:59:59Z', '97502', '2026-07-23'],
  ])('reads %s at a site or commune numbered %s as %s', (instant, code, date) => {
    const timeZone = frenchTimeZoneOf(code);
    invariant(timeZone !== undefined, 'the place is known');
    expect(civilDateAt(Date.parse(instant), timeZone)).toBe(date);
  });

  it('does not guess the time zone of an unknown overseas prefix', () => {
    expect(frenchTimeZoneOf('979000000')).toBeUndefined();
  });
});
