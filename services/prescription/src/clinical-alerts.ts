import type { Interactions, PlacedMedicine, UnknownReason } from '@ordonnancier/catalogue/thesaurus/interactions.ts';
import { namesOfSubstances } from '@ordonnancier/catalogue/thesaurus/names.ts';
import type { InteractionLevel, ThesaurusEntry } from '@ordonnancier/catalogue/thesaurus/thesaurus.ts';
import type { Cis, LineId } from '@ordonnancier/kernel/identifiers.ts';

/** What is prescribed, or taken already. */
export type Party =
  | { readonly kind: 'line'; readonly lineId: LineId }
  | { readonly kind: 'current-medicine'; readonly cis: Cis }
  | { readonly kind: 'current-substance'; readonly substance: string };

export interface MedicineTaken {
  readonly party: Party;
  /** As the catalogue publishes them; undefined when it does not know the medicine. */
  readonly substances: readonly string[] | undefined;
  /** At the fourth or fifth level; absent when it is not published. */
  readonly atcCode?: string;
}

/** Of two medicines, one of which at least is a line. */
export type ClinicalAlert = { readonly one: Party; readonly other: Party } & (
  | { readonly kind: 'interaction'; readonly level: InteractionLevel; readonly entries: readonly ThesaurusEntry[] }
  | { readonly kind: 'duplicate-substance'; readonly names: readonly string[] }
  /** The same class at the fourth level of ATC: `N02AX`. */
  | { readonly kind: 'duplicate-class'; readonly atcCode: string }
);

export interface CoverageGap {
  readonly reason: 'thesaurus-absent' | 'medicine-unknown' | UnknownReason['kind'];
  /** The substance or class, as published; empty when it is all of them. */
  readonly name: string;
}

export interface ClinicalReview {
  /** The gravest interactions first, then duplicates. */
  readonly alerts: readonly ClinicalAlert[];
  /** For each medicine, why interactions of it may be missing: none is excluded of a medicine with gaps. */
  readonly coverage: readonly { readonly party: Party; readonly gaps: readonly CoverageGap[] }[];
}

/**
 * Holds the lines against one another and against what the patient takes. What the patient takes is not held against itself:
 * nobody prescribes it here. A help for people, not a certified prescribing aid.
 */
export function reviewTreatment(
  lines: readonly MedicineTaken[],
  currentTreatment: readonly MedicineTaken[],
  interactions: Interactions | undefined,
): ClinicalReview {
  const placed = [...lines, ...currentTreatment].map((medicine) => place(medicine, interactions));
  const alerts: ClinicalAlert[] = [];
  for (const [index, one] of placed.slice(0, lines.length).entries()) {
    for (const other of placed.slice(index + 1)) alerts.push(...alertsBetween(one, other, interactions));
  }
  return {
    alerts: alerts.toSorted((one, other) => gravity(one) - gravity(other)),
    coverage: placed.map(({ party, gaps }) => ({ party, gaps })),
  };
}

interface Placed {
  readonly party: Party;
  readonly inThesaurus: PlacedMedicine | undefined;
  /** Every name under which each substance may stand, to the name that is published. */
  readonly names: ReadonlyMap<string, string>;
  readonly atcClass: string | undefined;
  readonly gaps: readonly CoverageGap[];
}

const noSubstances: readonly string[] = [];
/** Level four of ATC, the chemical subgroup, has five characters. */
const atcClassLength = 5;

function place({ party, substances, atcCode }: MedicineTaken, interactions: Interactions | undefined): Placed {
  const inThesaurus = substances && interactions?.place(substances);
  return {
    party,
    inThesaurus,
    names: namesOfSubstances(substances ?? noSubstances),
    atcClass: atcCode?.slice(0, atcClassLength),
    gaps: gapsOf(substances, inThesaurus),
  };
}

function gapsOf(
  substances: readonly string[] | undefined,
  inThesaurus: PlacedMedicine | undefined,
): readonly CoverageGap[] {
  if (substances === undefined) return [{ reason: 'medicine-unknown', name: '' }];
  if (inThesaurus === undefined) return [{ reason: 'thesaurus-absent', name: '' }];
  return inThesaurus.unknown.map(({ kind, name }) => ({ reason: kind, name }));
}

function alertsBetween(one: Placed, other: Placed, interactions: Interactions | undefined): readonly ClinicalAlert[] {
  const parties = { one: one.party, other: other.party };
  const alerts: ClinicalAlert[] = [];
  if (interactions !== undefined && one.inThesaurus !== undefined && other.inThesaurus !== undefined) {
    const found = interactions.between(one.inThesaurus, other.inThesaurus);
    if (found.result === 'interaction') {
      alerts.push({ kind: 'interaction', ...parties, level: found.level, entries: found.entries });
    }
  }
  const shared = [...one.names].filter(([searched]) => other.names.has(searched)).map(([, published]) => published);
  if (shared.length > 0) alerts.push({ kind: 'duplicate-substance', ...parties, names: [...new Set(shared)] });
  else if (one.atcClass !== undefined && one.atcClass === other.atcClass) {
    alerts.push({ kind: 'duplicate-class', ...parties, atcCode: one.atcClass });
  }
  return alerts;
}

const gravestFirst: readonly InteractionLevel[] = ['CI', 'AD', 'PE', 'APEC'];

function gravity(alert: ClinicalAlert): number {
  return alert.kind === 'interaction' ? gravestFirst.indexOf(alert.level) : gravestFirst.length;
}
