import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { formatEdition, parseEdition, readEditions, seedEditionsFolder } from '../edition.ts';
import { parseCivilDate } from '@ordonnancier/kernel/civil-date.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import { readOfficialFiles } from './official-files.ts';
import { readPresentations } from './read-presentations.ts';

/** Invented medicines in the official format: its columns, encodings, line ends, and the traps that real rows hold. */
const sampleFolder = fileURLToPath(new URL('sample/', import.meta.url));

describe('official files', () => {
  const { presentations, leftOut } = readPresentations(readOfficialFiles(sampleFolder));

  it('become presentations, joined by CIS', () => {
    expect(presentations.find(({ cip13 }) => cip13 === '3400990000016')).toEqual({
      cip13: '3400990000016',
      cis: '60000101',
      name: 'EXEMPLINE 5 mg, comprimé pelliculé',
      substances: ["CHLORHYDRATE D'EXEMPLINE", 'EXEMPLINE'],
      form: 'comprimé pelliculé',
      unitsPerPack: 30,
      unit: 'comprimé',
      genericGroups: [{ groupId: '7001', role: 'reference' }],
      listClass: 'list-1',
      secureForm: false,
      hospitalOnly: false,
      otherConditions: [],
      marketed: true,
      quarterlyPack: false,
      reimbursement: { rateKind: 'PH7', ratePerMille: 650, priceCents: 634, feeCents: 102 },
    });
  });

  it('keep the classes, limits and labels of a narcotic', () => {
    const narcotic = presentations.filter(({ cis }) => cis === '60000103');
    expect(narcotic).toMatchObject([
      { name: 'MODÉLINE 20 µg/heure, dispositif transdermique', unitsPerPack: 5, marketed: true },
      { unitsPerPack: 10, marketed: false },
    ]);
    expect(narcotic[0]).toMatchObject({
      listClass: 'narcotic',
      secureForm: true,
      prescriptionDaysMax: 28,
      fractionDays: 14,
    });
    expect(narcotic[1]).not.toHaveProperty('reimbursement');
  });

  it('keep prices above a thousand euros, hospital use, and conditions that no rule executes', () => {
    expect(presentations.find(({ cis }) => cis === '60000104')).toMatchObject({
      substances: ['COÛTÉINE'],
      unit: 'stylo',
      hospitalOnly: true,
      otherConditions: ['prescription initiale hospitalière annuelle'],
      reimbursement: { rateKind: 'PH1', priceCents: 146_629 },
    });
  });

  it('keep the ends of marketing, the packs of three months and membership of two generic groups', () => {
    expect(presentations.find(({ cis }) => cis === '60000102')).toMatchObject({
      marketed: false,
      genericGroups: [
        { groupId: '7001', role: 'generic' },
        { groupId: '7002', role: 'generic-by-dose-complement' },
      ],
    });
    expect(presentations.filter(({ quarterlyPack }) => quarterlyPack).map(({ unitsPerPack }) => unitsPerPack)).toEqual([
      90,
    ]);
  });

  it('lose the rows that cannot be read honestly, each with its fault', () => {
    expect(leftOut).toEqual([
      { cip13: '3400990000061', fault: 'UNITS_UNREADABLE' },
      { cip13: '3400990000078', fault: 'RATE_WITHOUT_ACT_CODE' },
      { cip13: '3400990000085', fault: 'PRICE_AND_FEE_DIFFER_FROM_PUBLIC_PRICE' },
      { cip13: '3400990000092', fault: 'SPECIALITY_ABSENT' },
      { cip13: '3400990000108', fault: 'SUBSTANCE_ABSENT' },
      { cip13: '3400990000122', fault: 'PRICE_UNREADABLE' },
      { cip13: '3400990000130', fault: 'CIP13_INVALID' },
    ]);
  });
});

const fullFolder =
  process.env['ORDONNANCIER_BDPM_DIRECTORY'] ?? fileURLToPath(new URL('../../../../shared/data/bdpm', import.meta.url));
const describeFull = existsSync(fullFolder) ? describe : describe.skip;

describeFull('full official files (skipped unless ORDONNANCIER_BDPM_DIRECTORY holds them)', () => {
  it('are read for more than seven packs in eight, and every other row has its fault', () => {
    const files = readOfficialFiles(fullFolder);
    const { presentations, leftOut } = readPresentations(files);
    expect(presentations.length + leftOut.length).toBe(files.presentations.length);
    expect(presentations.length).toBeGreaterThan((files.presentations.length * 7) / 8);
    const otherFaults = leftOut.filter(({ fault }) => fault !== 'UNITS_UNREADABLE');
    expect(otherFaults.length).toBeLessThan(files.presentations.length / 100);
    const validFrom = parseCivilDate('2026-07-24');
    invariant(validFrom !== undefined, 'a day');
    const edition = { source: 'full official files', validFrom, presentations };
    expect(parseEdition(formatEdition(edition)).presentations).toHaveLength(presentations.length);
  });

  it('hold every pack of the seed, with the same units', () => {
    const { presentations } = readPresentations(readOfficialFiles(fullFolder));
    const unitsByCip13 = new Map(presentations.map(({ cip13, unitsPerPack }) => [cip13, unitsPerPack]));
    for (const { cip13, unitsPerPack } of readEditions(seedEditionsFolder).flatMap(
      (edition) => edition.presentations,
    )) {
      expect([cip13, unitsByCip13.get(cip13)]).toEqual([cip13, unitsPerPack]);
    }
  });
});
