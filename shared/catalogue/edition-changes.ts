import { isDeepStrictEqual } from 'node:util';
import type { MedicinePresentation } from '@ordonnancier/kernel/catalogue-facts.ts';
import type { OfficialFileName } from './bdpm/layouts.ts';

/*
 * What an edition states otherwise than the one before it. Files may be whole and still not what they should be: cut at a line
 * end, or with a column of another row. Against the edition before, such a file shows by how much it changes at once.
 */

/**
 * Fewer by more than a tenth: a file is cut. Of the 20,874 packs of July 2026, 92 are withdrawn ones: from one publication to
 * the next, far less than a tenth leaves.
 */
const lostShareMax = 1 / 10;

export function isFarFewer({ before, now }: { readonly before: number; readonly now: number }): boolean {
  return now < before * (1 - lostShareMax);
}

interface StatedKind {
  /** From which packs have it. */
  readonly file: OfficialFileName;
  readonly what: string;
  isStated(pack: MedicinePresentation): boolean;
}

// Announcements of supply are none of these: they end by themselves.
const statedKinds: readonly StatedKind[] = [
  { file: 'CIS_CIP_bdpm.txt', what: 'packs on the market', isStated: ({ marketed }) => marketed },
  { file: 'CIS_CIP_bdpm.txt', what: 'reimbursed packs', isStated: ({ reimbursement }) => reimbursement !== undefined },
  {
    file: 'CIS_COMPO_bdpm.txt',
    what: 'packs of several substances',
    isStated: ({ substances }) => substances.length > 1,
  },
  { file: 'CIS_CPD_bdpm.txt', what: 'packs with a class', isStated: ({ listClass }) => listClass !== 'none' },
  {
    file: 'CIS_GENER_bdpm.txt',
    what: 'packs in groups of generics',
    isStated: ({ genericGroups }) => genericGroups.length > 0,
  },
  { file: 'CIS_MITM.txt', what: 'packs with an ATC code', isStated: ({ atcCode }) => atcCode !== undefined },
  {
    file: 'fic03spe.txt',
    what: 'packs in groups of hybrids',
    isStated: ({ hybridGroups }) => hybridGroups !== undefined,
  },
];

interface ChangingKind {
  readonly what: string;
  /** Of the packs that both editions state. A larger share asks a person. */
  readonly shareMax: number;
  statedOf(pack: MedicinePresentation): unknown;
}

const changingKinds: readonly ChangingKind[] = [
  {
    what: 'classes',
    // An arrêté moves a substance or two: tramadol and codeine, moved together in 2025, are in 215 of 18,822 packs.
    shareMax: 1 / 50,
    statedOf: ({ listClass, secureForm, hospitalOnly, prescriptionDaysMax, fractionDays }) => [
      listClass,
      secureForm,
      hospitalOnly,
      prescriptionDaysMax,
      fractionDays,
    ],
  },
  {
    what: 'prices',
    // A decision moves the prices of a family of medicines; another fee of dispensing moves them all, and asks.
    shareMax: 1 / 10,
    statedOf: ({ reimbursement }) => reimbursement,
  },
  {
    what: 'groups',
    // Generics come one by one.
    shareMax: 1 / 20,
    statedOf: ({ genericGroups, hybridGroups = [] }) =>
      [...genericGroups, ...hybridGroups].map(({ groupId, role }) => `${groupId} ${role}`).sort(),
  },
  {
    what: 'marketing',
    shareMax: 1 / 20,
    statedOf: ({ marketed }) => marketed,
  },
  {
    what: 'names, substances or contents',
    // A name is rewritten now and then; a pack never holds something else.
    shareMax: 1 / 20,
    statedOf: ({ name, form, substances, unitsPerPack, unit }) => [name, form, substances, unitsPerPack, unit],
  },
];

/** How many packs an edition states, or how many of those that both state have a kind of fact, before and now. */
export interface StatedCount {
  readonly file: OfficialFileName;
  readonly what: string;
  readonly before: number;
  readonly now: number;
}

/** Of one kind of fact: of how many packs it changed, of those that both editions state. */
export interface ChangedCount {
  readonly what: string;
  readonly changed: number;
  readonly of: number;
}

export interface EditionChanges {
  /** Far fewer packs or facts than before: a file is cut. */
  readonly losses: readonly StatedCount[];
  /** Kinds that changed for so many packs that a person must confirm it. */
  readonly unusual: readonly ChangedCount[];
}

export function changesBetween(
  before: Iterable<MedicinePresentation>,
  now: readonly MedicinePresentation[],
): EditionChanges {
  const nowByCip13 = new Map(now.map((pack) => [pack.cip13, pack]));
  const packs = { file: 'CIS_CIP_bdpm.txt' as const, what: 'packs', before: 0, now: now.length };
  const facts = statedKinds.map((kind) => ({ kind, before: 0, now: 0 }));
  const changes = changingKinds.map((kind) => ({ kind, changed: 0 }));
  let inBoth = 0;
  for (const earlier of before) {
    packs.before += 1;
    const pack = nowByCip13.get(earlier.cip13);
    if (pack === undefined) continue;
    inBoth += 1;
    for (const fact of facts) {
      if (fact.kind.isStated(earlier)) fact.before += 1;
      if (fact.kind.isStated(pack)) fact.now += 1;
    }
    for (const change of changes) {
      if (!isDeepStrictEqual(change.kind.statedOf(earlier), change.kind.statedOf(pack))) change.changed += 1;
    }
  }
  const counts = [packs, ...facts.map(({ kind: { file, what }, ...count }) => ({ file, what, ...count }))];
  return {
    losses: counts.filter(isFarFewer),
    unusual: changes.flatMap(({ kind: { what, shareMax }, changed }) =>
      changed > inBoth * shareMax ? [{ what, changed, of: inBoth }] : [],
    ),
  };
}
