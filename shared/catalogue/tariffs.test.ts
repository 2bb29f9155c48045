import { describe, expect, it } from '@jest/globals';
import { type CivilDate, parseCivilDate } from '@ordonnancier/kernel/civil-date.ts';
import { parseFiness } from '@ordonnancier/kernel/identifiers.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import {
  feeCents,
  feeCoefficientPerMille,
  franchiseOn,
  medicineRatePerMille,
  prescriptionFeeRatePerMille,
  valueOn,
} from './tariffs.ts';

function day(text: string): CivilDate {
  const date = parseCivilDate(text);
  invariant(date !== undefined, `${text} is not a day`);
  return date;
}

function finess(text: string) {
  const site = parseFiness(text);
  invariant(site !== undefined, `${text} is not a FINESS number`);
  return site;
}

describe('tariffs', () => {
  it('pay the fee of age by the day of the dispensing', () => {
    expect(feeCents('HDA', day('2025-12-31'))).toBe(158);
    expect(feeCents('HDA', day('2026-01-01'))).toBe(168);
  });

  it('pay the fee of the prescription by the day of the dispensing', () => {
    expect(feeCents('HDR', day('2024-12-31'))).toBe(51);
    expect(feeCents('HDR', day('2025-01-01'))).toBe(61);
  });

  it('know no amount before the tables begin', () => {
    for (const [onDate, isKnown] of [
      [day('2024-03-30'), false],
      [day('2024-03-31'), true],
    ] as const) {
      expect(feeCents('HDR', onDate) !== undefined).toBe(isKnown);
      expect(medicineRatePerMille('PH7', 'general', onDate) !== undefined).toBe(isKnown);
      expect(franchiseOn(onDate) !== undefined).toBe(isKnown);
    }
  });

  it('hold a value to its last day, and nothing after it', () => {
    const values = [{ value: 1, validFrom: day('2026-01-01'), validTo: day('2026-06-30') }];
    expect(valueOn(values, day('2026-06-30'))).toBe(1);
    expect(valueOn(values, day('2026-07-01'))).toBeUndefined();
  });

  it('follow the scheme, the exemption and the territory', () => {
    const on = day('2026-07-24');
    expect(medicineRatePerMille('PH4', 'general', on)).toBe(300);
    expect(medicineRatePerMille('PH4', 'alsace-moselle', on)).toBe(800);
    expect(prescriptionFeeRatePerMille('HDR', 'general', on)).toBe(700);
    expect(prescriptionFeeRatePerMille('HDR', 'exempt', on)).toBe(1000);
    expect(prescriptionFeeRatePerMille('HC', 'general', on)).toBe(1000);
    expect(feeCoefficientPerMille(finess('970400016'), on)).toBe(1264);
    expect(feeCoefficientPerMille(finess('310000120'), on)).toBe(1000);
    expect(feeCoefficientPerMille(finess('987000015'), on)).toBeUndefined();
    expect(franchiseOn(on)).toEqual({ perBoxCents: 100, perYearCentsMax: 5_000 });
  });
});
