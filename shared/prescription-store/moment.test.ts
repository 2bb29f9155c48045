import { describe, expect, it } from '@jest/globals';
import { type Finess, parseFiness, parseRpps } from '@ordonnancier/kernel/identifiers.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import { momentOf } from './moment.ts';

const rpps = parseRpps('10002909371');
invariant(rpps !== undefined, 'a valid RPPS number');

function finess(text: string): Finess {
  const parsed = parseFiness(text);
  invariant(parsed !== undefined, `${text} is not a FINESS number`);
  return parsed;
}

describe('the moment of a call', () => {
  it.each([
    ['Dordogne', '240000117', '2026-09-15T22:00:00Z', '2026-09-16'],
    ['Corse', '2A0000014', '2026-12-31T22:59:59Z', '2026-12-31'],
    ['Réunion, hours ahead', '970400016', '2026-09-15T20:00:00Z', '2026-09-16'],
    ['Guadeloupe, hours behind', '970100228', '2026-09-16T03:59:59Z', '2026-09-15'],
  ])('[RX-032] is on the day it is at the establishment: %s', (_, site, instant, today) => {
    const nowMs = Date.parse(instant);
    const there = { rpps, finess: finess(site) };
    const physician = { role: 'prescriber', profession: 'physician', ...there } as const;
    for (const caller of [{ role: 'pharmacist', ...there } as const, physician]) {
      expect(momentOf({ caller, nowMs })).toEqual({ nowMs, today });
    }
  });

  it('[RX-032] is on the day of mainland France for a prescriber who names no establishment', () => {
    const nowMs = Date.parse('2026-09-15T22:00:00Z');
    const caller = { role: 'prescriber', profession: 'physician', rpps } as const;
    expect(momentOf({ caller, nowMs })).toEqual({ nowMs, today: '2026-09-16' });
  });
});
