import { describe, expect, it } from '@jest/globals';
import { type CivilDate, parseCivilDate } from '@ordonnancier/kernel/civil-date.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import { ageBandOf } from './age-band.ts';

function day(text: string): CivilDate {
  const date = parseCivilDate(text);
  invariant(date !== undefined, 'a date');
  return date;
}

describe('[DISP-102] the age band of a dispensing', () => {
  const birthDate = day('1955-08-02');

  it.each([
    ['1958-08-01', 'under-3'],
    ['1958-08-02', '3-to-17'],
    ['1973-08-01', '3-to-17'],
    ['1973-08-02', '18-to-25'],
    ['1981-08-01', '18-to-25'],
    ['1981-08-02', '26-to-69'],
    ['2025-08-01', '26-to-69'],
    ['2025-08-02', 'over-70'],
  ])('of who was born on 1955-08-02 is, on %s, %s', (on, band) => {
    expect(ageBandOf(birthDate, day(on))).toBe(band);
  });
});
