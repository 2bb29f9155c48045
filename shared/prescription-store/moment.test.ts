import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { type Finess, parseFiness, parseRpps } from '@ordonnancier/kernel/identifiers.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import { momentOf } from './moment.ts';
import { readPrescriberDirectory } from './prescriber-directory.ts';

const rpps = parseRpps('10002909371');
invariant(rpps !== undefined, 'a valid RPPS number');

function finess(text: string): Finess {
  const parsed = parseFiness(text);
  invariant(parsed !== undefined, `${text} is not a FINESS number`);
  return parsed;
}

function directoryOf(row: object) {
  const folder = mkdtempSync(path.join(tmpdir(), 'ordonnancier-directory-'));
  try {
    const file = path.join(folder, 'prescribers.ndjson');
    writeFileSync(file, `${JSON.stringify(row)}\n`);
    return readPrescriberDirectory(file);
  } finally {
    rmSync(folder, { recursive: true });
  }
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

  it.each([
    ['75001', '2026-09-16'],
    ['20000', '2026-09-16'],
    ['98000', '2026-09-16'],
    ['97110', '2026-09-15'],
    ['97133', '2026-09-15'],
    ['97150', '2026-09-15'],
    ['97200', '2026-09-15'],
    ['97300', '2026-09-15'],
    ['97400', '2026-09-16'],
    ['97500', '2026-09-15'],
    ['97600', '2026-09-16'],
    ['97700', '2026-09-15'],
    ['97800', '2026-09-15'],
    ['98600', '2026-09-16'],
    ['98714', '2026-09-15'],
    ['98800', '2026-09-16'],
  ])('[RX-085] is, for a prescriber in private practice, on the day it is at %s', (postalCode, today) => {
    // Midnight and a quarter in summer in Paris, 19:15 in Martinique, 2:15 at Réunion.
    const nowMs = Date.parse('2026-09-15T22:15:00Z');
    const caller = { role: 'prescriber', profession: 'physician', rpps } as const;
    expect(momentOf({ caller, nowMs }, directoryOf({ rpps, postalCode }))).toEqual({ nowMs, today });
  });

  it('[RX-085] is on the day of the sandbox doctor of Réunion, and of the establishment where a token names one', () => {
    const nowMs = Date.parse('2026-11-30T21:30:00Z');
    const payet = parseRpps('99000000028');
    invariant(payet !== undefined, 'a valid RPPS number');
    const caller = { role: 'prescriber', profession: 'physician', rpps: payet } as const;
    expect(momentOf({ caller, nowMs }).today).toBe('2026-12-01');
    expect(momentOf({ caller: { ...caller, finess: finess('240000117') }, nowMs }).today).toBe('2026-11-30');
  });

  it('[RX-085] is not guessed for a postal code of no territory', () => {
    for (const postalCode of ['97900', '99999x', '']) expect(() => directoryOf({ rpps, postalCode })).toThrow();
    expect(() => directoryOf({ rpps: '10002909372', postalCode: '75001' })).toThrow();
  });

  it('[RX-085] is on the day of mainland France for a prescriber whom the directory does not know', () => {
    const nowMs = Date.parse('2026-09-15T22:00:00Z');
    const caller = { role: 'prescriber', profession: 'physician', rpps } as const;
    expect(momentOf({ caller, nowMs })).toEqual({ nowMs, today: '2026-09-16' });
  });
});
