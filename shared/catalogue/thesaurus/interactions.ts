import { plainName, searchedNames } from './names.ts';
import { className, readTerms, type Term } from './terms.ts';
import { type InteractionLevel, interactionLevels, type Thesaurus, type ThesaurusEntry } from './thesaurus.ts';

/** Why an interaction can neither be found nor excluded. */
export interface UnknownReason {
  readonly kind:
    /** The thesaurus does not know the substance under any name that it is searched by. */
    | 'substance-absent'
    /** The thesaurus has entries of the substance, and nothing says to which classes it belongs. */
    | 'classes-unstated'
    /** The substance has an entry with a class whose members are not all known. */
    | 'class-members-unknown';
  /** The substance or class, as published. */
  readonly name: string;
}

export type InteractionFinding =
  | {
      readonly result: 'interaction';
      /** The gravest. */
      readonly level: InteractionLevel;
      /** Every entry that holds, the gravest first. */
      readonly entries: readonly ThesaurusEntry[];
      /** Why there may be others. */
      readonly unknown: readonly UnknownReason[];
    }
  | { readonly result: 'unknown'; readonly unknown: readonly UnknownReason[] }
  /** Both sides are wholly known and no entry joins them, nor could one but the `unplacedEntries`. */
  | { readonly result: 'none' };

export interface Interactions {
  /**
   * What the thesaurus says of two medicines taken together, whichever is first. A substance that stands on both sides is not
   * held to interact with itself.
   * @param substancesA names of active substances as the catalogue publishes them, salts included
   */
  interactionsBetween(substancesA: readonly string[], substancesB: readonly string[]): InteractionFinding;
  /** Classes whose members are not all known, as published: whatever has an entry with one is never found to be harmless. */
  readonly incompleteClasses: readonly string[];
  /** Entries between two such classes: nobody knows whom they concern, and a person must. */
  readonly unplacedEntries: readonly ThesaurusEntry[];
}

/** A help for people, not a certified prescribing aid. */
export function openInteractions(thesaurus: Thesaurus): Interactions {
  const classesOf = new Map<string, string[]>();
  for (const { substance, inClass } of thesaurus.members) {
    // Some names bear a precision in parentheses that medicines are published without.
    for (const name of new Set([plainName(substance), plainName(substance.replace(/\([^)]*\)/g, ' '))])) {
      const classes = classesOf.get(name);
      if (classes) classes.push(className(inClass));
      else classesOf.set(name, [className(inClass)]);
    }
  }
  const index = indexEntries(thesaurus);

  const known = (published: string): Known | undefined => {
    const name = searchedNames(published).find((one) => classesOf.has(one) || index.substances.has(one));
    return name === undefined ? undefined : { published, name, classes: classesOf.get(name) };
  };

  return {
    incompleteClasses: index.incompleteClasses,
    unplacedEntries: index.unplacedEntries,
    interactionsBetween(substancesA, substancesB) {
      const sideA = substancesA.flatMap((published) => known(published) ?? []);
      const sideB = substancesB.flatMap((published) => known(published) ?? []);
      const absent = [...substancesA, ...substancesB].filter((published) => known(published) === undefined);
      const entries = new Set(
        sideA.flatMap((one) =>
          sideB
            .filter(({ name }) => name !== one.name)
            .flatMap((other) => index.entriesBetween(termsOf(one), termsOf(other))),
        ),
      );
      const unknown = [
        ...absent.map((name): UnknownReason => ({ kind: 'substance-absent', name })),
        ...unknownOf([...sideA, ...sideB], index),
      ];
      const gravestFirst = [...entries].sort((one, other) => gravity(one) - gravity(other));
      const [gravest] = gravestFirst;
      if (gravest) return { result: 'interaction', level: gravest.level, entries: gravestFirst, unknown };
      return unknown.length > 0 ? { result: 'unknown', unknown } : { result: 'none' };
    },
  };
}

interface Known {
  readonly published: string;
  readonly name: string;
  /** Undefined when the table of classes does not hold the substance. */
  readonly classes: readonly string[] | undefined;
}

interface EntryIndex {
  readonly substances: ReadonlySet<string>;
  readonly incompleteClasses: readonly string[];
  readonly unplacedEntries: readonly ThesaurusEntry[];
  entriesBetween(one: readonly string[], other: readonly string[]): readonly ThesaurusEntry[];
  /** Incomplete classes with which a substance or class has an entry. */
  incompletePartnersOf(term: string): readonly string[];
}

function termsOf({ name, classes = [] }: Known): readonly string[] {
  return [name, ...classes];
}

function unknownOf(substances: readonly Known[], index: EntryIndex): UnknownReason[] {
  const unstated = new Set(substances.filter(({ classes }) => classes === undefined).map(({ published }) => published));
  const incomplete = new Set(
    substances.flatMap((one) => termsOf(one).flatMap((term) => index.incompletePartnersOf(term))),
  );
  return [
    ...[...unstated].map((name): UnknownReason => ({ kind: 'classes-unstated', name })),
    ...[...incomplete].map((name): UnknownReason => ({ kind: 'class-members-unknown', name })),
  ];
}

function gravity({ level }: ThesaurusEntry): number {
  return interactionLevels.indexOf(level);
}

function indexEntries(thesaurus: Thesaurus): EntryIndex {
  const byPair = new Map<string, ThesaurusEntry[]>();
  const incompletePartners = new Map<string, Set<string>>();
  const substances = new Set<string>();
  const incompleteClasses = new Set<string>();
  const unplacedEntries: ThesaurusEntry[] = [];
  for (const { entry, one, other } of readTerms(thesaurus)) {
    if (!one.membersKnown && !other.membersKnown) unplacedEntries.push(entry);
    const key = pairKey(one.name, other.name);
    const entries = byPair.get(key);
    if (entries) entries.push(entry);
    else byPair.set(key, [entry]);
    for (const [term, partner] of [
      [one, other],
      [other, one],
    ] as const satisfies readonly (readonly [Term, Term])[]) {
      if (term.kind === 'substance') substances.add(term.name);
      if (partner.membersKnown) continue;
      incompleteClasses.add(partner.published);
      const partners = incompletePartners.get(term.name) ?? new Set();
      incompletePartners.set(term.name, partners.add(partner.published));
    }
  }
  return {
    substances,
    incompleteClasses: [...incompleteClasses].sort(),
    unplacedEntries,
    entriesBetween: (ones, others) =>
      ones.flatMap((one) => others.flatMap((other) => byPair.get(pairKey(one, other)) ?? [])),
    incompletePartnersOf: (term) => [...(incompletePartners.get(term) ?? [])],
  };
}

function pairKey(one: string, other: string): string {
  return one < other ? `${one}|${other}` : `${other}|${one}`;
}
