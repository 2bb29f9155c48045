import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { formatEdition, parseEdition, readEditions, seedEditionsFolder } from '../edition.ts';
import { type CivilDate, parseCivilDate } from '@ordonnancier/kernel/civil-date.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import { conditionRules } from './condition-rules.ts';
import type { OfficialFileName } from './layouts.ts';
import { openOfficialFiles } from './official-files.ts';
import { readPresentations } from './read-presentations.ts';
import { isKept } from './row-faults.ts';

/** Invented medicines in the official format: its columns, encodings, line ends, and the traps that real rows hold. */
const july2026 = day('2026-07-24');
const sampleFolder = fileURLToPath(new URL('sample/', import.meta.url));

describe('official files', () => {
  const { presentations, reported } = readPresentations(openOfficialFiles(sampleFolder), july2026);

  it('[CAT-001] become presentations, joined by CIS', () => {
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
      atcCode: 'G03AC09',
      oralContraceptive: true,
      hybridGroups: [{ groupId: '85', role: 'reference' }],
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

  it('[CAT-002] keep prices above a thousand euros, hospital use, and no conditions that rules execute', () => {
    expect(presentations.find(({ cis }) => cis === '60000104')).toMatchObject({
      substances: ['COÛTÉINE'],
      unit: 'stylo',
      hospitalOnly: true,
      otherConditions: [],
      initialHospitalPrescription: { monthsMax: 12 },
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
    // They are known by their fee, as it is on the day.
    const before = readPresentations(openOfficialFiles(sampleFolder), day('2024-03-30'));
    expect(before.presentations.filter(({ quarterlyPack }) => quarterlyPack)).toEqual([]);
  });

  it('keep who may prescribe, the documents and what a person must look at', () => {
    expect(presentations.find(({ cis }) => cis === '60000102')).toMatchObject({
      listClass: 'list-1',
      initialSpecialistPrescriptions: [{ monthsMax: 12 }],
      specialities: ['NEUROLOGIE'],
      documentsRequired: ['care-agreement'],
      manualReview: ['pour tous les patients :', 'une condition que personne ne connaît'],
      hybridGroups: [{ groupId: '85', role: 'hybrid' }],
      supply: { status: 'under-tension', sinceDate: '2026-03-02' },
    });
  });

  it('tell a shortage of one pack from that of a medicine, and forget it when it ends', () => {
    const supplyByCip13 = new Map(presentations.map(({ cip13, supply }) => [String(cip13), supply]));
    expect(supplyByCip13.get('3400990000016')).toBeUndefined();
    expect(supplyByCip13.get('3400990000023')).toEqual({ status: 'out-of-stock', sinceDate: '2026-02-01' });
    expect(supplyByCip13.get('3400990000054')).toBeUndefined();
  });

  it('[CAT-001] report every row that cannot be read honestly, by file, line and reason', () => {
    expect(
      reported.map(({ file, line, fault, about, field }) => `${file}:${line} ${fault} ${about} ${field}`.trim()),
    ).toEqual([
      'CIS_CIP_bdpm.txt:6 UNITS_UNREADABLE 3400990000061 column 3: 1 flacon(s) en verre - 1 ampoule(s) en verre de 2 ml',
      'CIS_CIP_bdpm.txt:7 RATE_WITHOUT_ACT_CODE 3400990000078 column 9: 35%',
      'CIS_CIP_bdpm.txt:8 PRICE_AND_FEE_DIFFER_FROM_PUBLIC_PRICE 3400990000085 column 11: 5,00',
      'CIS_CIP_bdpm.txt:9 SPECIALITY_ABSENT 3400990000092',
      'CIS_CIP_bdpm.txt:10 SUBSTANCE_ABSENT 3400990000108',
      'CIS_CIP_bdpm.txt:12 PRICE_UNREADABLE 3400990000122 column 10: à fixer',
      'CIS_CIP_bdpm.txt:13 CIP13_INVALID 60000102 column 7: 3400990000130',
      'CIS_CIP_bdpm.txt:14 CIP7_DIFFERS 3400990000146 column 2: 9000015',
      'CIS_CPD_bdpm.txt:7 CONDITION_UNKNOWN_KEPT_FOR_REVIEW 60000102 column 2: une condition que personne ne connaît',
      'CIS_CPD_bdpm.txt:8 OTHER_NUMBER_OF_COLUMNS 60000105',
      'CIS_CPD_bdpm.txt:15 BLANK',
      'CIS_GENER_bdpm.txt:4 SPECIALITY_ABSENT 60000888',
      'CIS_MITM.txt:3 ATC_CODE_INVALID 60000104 column 2: R3',
      'fic03spe.txt:3 HYBRID_GROUP_ABSENT 60000103 column 1: 86',
    ]);
  });

  it('[CAT-005] hold labels of all kinds, and one that nobody knows', () => {
    expect(labelsOf(sampleFolder)).toEqual({ mapped: 10, forReview: 1, unknown: 1 });
  });
});

describe('the rules of the labels', () => {
  it('[CAT-005] leave at most ten labels to a person, each named with its reason in the guide', () => {
    const guide = readFileSync(new URL('../../../docs/catalogue.md', import.meta.url), 'utf8');
    const forReview = [...conditionRules].flatMap(([label, { kind }]) => (kind === 'manual-review' ? [label] : []));
    expect(forReview.length).toBeLessThanOrEqual(10);
    expect(forReview.filter((label) => !guide.includes(`| ${label} `))).toEqual([]);
  });
});

function labelsOf(folder: string): { mapped: number; forReview: number; unknown: number } {
  const labels = new Set<string>();
  for (const { fields } of openOfficialFiles(folder).rowsOf('CIS_CPD_bdpm.txt', () => undefined))
    labels.add(fields[1] ?? '');
  const kinds = [...labels].map((label) => conditionRules.get(label)?.kind);
  return {
    mapped: kinds.filter((kind) => kind !== undefined && kind !== 'manual-review').length,
    forReview: kinds.filter((kind) => kind === 'manual-review').length,
    unknown: kinds.filter((kind) => kind === undefined).length,
  };
}

const fullFolder =
  process.env['ORDONNANCIER_BDPM_DIRECTORY'] ?? fileURLToPath(new URL('../../../../shared/data/bdpm', import.meta.url));
const describeFull = existsSync(fullFolder) ? describe : describe.skip;

describeFull('full official files (skipped unless ORDONNANCIER_BDPM_DIRECTORY holds them)', () => {
  it('are read for more than seven packs in eight, and every other row has its fault', () => {
    const files = openOfficialFiles(fullFolder);
    const { presentations, reported } = readPresentations(files, july2026);
    const rows = (file: OfficialFileName) => [...files.rowsOf(file, () => undefined)].length;
    const packs = rows('CIS_CIP_bdpm.txt');
    const packsLeftOut = reported.filter(({ file, fault }) => file === 'CIS_CIP_bdpm.txt' && !isKept(fault));
    expect(presentations.length + packsLeftOut.length).toBe(packs);
    expect(presentations.length).toBeGreaterThan((packs * 7) / 8);
    expect(packsLeftOut.filter(({ fault }) => fault !== 'UNITS_UNREADABLE').length).toBeLessThan(packs / 100);
    expect(new Set(reported.map(({ file, line }) => `${file}:${line}`)).size).toBe(reported.length);
    const edition = { source: 'full official files', validFrom: july2026, presentations };
    expect(parseEdition(formatEdition(edition)).presentations).toHaveLength(presentations.length);
  });

  it('hold no label that is unknown, and six that a person must read', () => {
    expect(labelsOf(fullFolder)).toEqual({ mapped: 159, forReview: 6, unknown: 0 });
  });

  it('hold every pack of the seed, with the same units', () => {
    const { presentations } = readPresentations(openOfficialFiles(fullFolder), july2026);
    const unitsByCip13 = new Map(presentations.map(({ cip13, unitsPerPack }) => [cip13, unitsPerPack]));
    for (const { cip13, unitsPerPack } of readEditions(seedEditionsFolder).flatMap(
      (edition) => edition.presentations,
    )) {
      expect([cip13, unitsByCip13.get(cip13)]).toEqual([cip13, unitsPerPack]);
    }
  });
});

function day(text: string): CivilDate {
  const date = parseCivilDate(text);
  invariant(date !== undefined, `${text} is not a day`);
  return date;
}
