import { plainNames, searchedNames } from './names.ts';
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

/** A medicine as the thesaurus sees it: looked up once, held against many. */
export interface PlacedMedicine {
  readonly known: readonly KnownSubstance[];
  /** Why interactions of this medicine can neither all be found nor be excluded; empty when it is wholly known. */
  readonly unknown: readonly UnknownReason[];
}

export interface Interactions {
  /** As published, with the month: to be cited. */
  readonly source: string;
  /** @param substances names of active substances as the catalogue publishes them, salts included */
  place(substances: readonly string[]): PlacedMedicine;
  /** As `interactionsBetween`. */
  between(one: PlacedMedicine, other: PlacedMedicine): InteractionFinding;
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
    for (const name of new Set(plainNames(substance))) {
      const classes = classesOf.get(name);
      if (classes) classes.push(className(inClass));
      else classesOf.set(name, [className(inClass)]);
    }
  }
  const index = indexEntries(thesaurus);

  const known = (published: string): KnownSubstance | undefined => {
    const name = searchedNames(published).find((one) => classesOf.has(one) || index.substances.has(one));
    return name === undefined ? undefined : { published, name, classes: classesOf.get(name) };
  };

  // The catalogue states its medicines once, so that the cache is as large as it at most.
  const places = new WeakMap<readonly string[], PlacedMedicine>();
  const place = (substances: readonly string[]): PlacedMedicine => {
    const cached = places.get(substances) ?? placeAnew(substances);
    places.set(substances, cached);
    return cached;
  };
  const placeAnew = (substances: readonly string[]): PlacedMedicine => {
    const placed = substances.flatMap((published) => known(published) ?? []);
    const absent = substances.filter((published) => known(published) === undefined);
    return {
      known: placed,
      unknown: [
        ...absent.map((name): UnknownReason => ({ kind: 'substance-absent', name })),
        ...unknownOf(placed, index),
      ],
    };
  };

  const between = (one: PlacedMedicine, other: PlacedMedicine): InteractionFinding => {
    const entries = new Set(
      one.known.flatMap((ofOne) =>
        other.known
          .filter(({ name }) => name !== ofOne.name)
          .flatMap((ofOther) => index.entriesBetween(termsOf(ofOne), termsOf(ofOther))),
      ),
    );
    const unknown = eachOnce([...one.unknown, ...other.unknown]);
    const gravestFirst = [...entries].sort((first, second) => gravity(first) - gravity(second));
    const [gravest] = gravestFirst;
    if (gravest) return { result: 'interaction', level: gravest.level, entries: gravestFirst, unknown };
    return unknown.length > 0 ? { result: 'unknown', unknown } : { result: 'none' };
  };

  return {
    incompleteClasses: index.incompleteClasses,
    unplacedEntries: index.unplacedEntries,
    source: thesaurus.source,
    place,
    between,
    interactionsBetween: (substancesA, substancesB) => between(place(substancesA), place(substancesB)),
  };
}

interface KnownSubstance {
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

function termsOf({ name, classes = [] }: KnownSubstance): readonly string[] {
  return [name, ...classes];
}

function unknownOf(substances: readonly KnownSubstance[], index: EntryIndex): UnknownReason[] {
  const unstated = new Set(substances.filter(({ classes }) => classes === undefined).map(({ published }) => published));
  const incomplete = new Set(
    substances.flatMap((one) => termsOf(one).flatMap((term) => index.incompletePartnersOf(term))),
  );
  return [
    ...[...unstated].map((name): UnknownReason => ({ kind: 'classes-unstated', name })),
    ...[...incomplete].map((name): UnknownReason => ({ kind: 'class-members-unknown', name })),
  ];
}

function eachOnce(reasons: readonly UnknownReason[]): readonly UnknownReason[] {
  return [...new Map(reasons.map((reason) => [`${reason.kind} ${reason.name}`, reason])).values()];
}

function gravity({ level }: ThesaurusEntry): number {
  return interactionLevels.indexOf(level);
}

/** Equal of two entries that say the same: most are published from both sides. */
function sayingOf({ one, other, level, description, advice }: ThesaurusEntry): string {
  return JSON.stringify([[one, other].sort(), level, description, advice]);
}

function indexEntries(thesaurus: Thesaurus): EntryIndex {
  const byTerms = new Map<string, Map<string, Set<ThesaurusEntry>>>();
  const incompletePartners = new Map<string, Set<string>>();
  const substances = new Set<string>();
  const incompleteClasses = new Set<string>();
  const unplacedEntries: ThesaurusEntry[] = [];
  const told = new Set<string>();
  for (const { entry, one, other } of readTerms(thesaurus)) {
    const said = sayingOf(entry);
    if (told.has(said)) continue;
    told.add(said);
    if (!one.membersKnown && !other.membersKnown) unplacedEntries.push(entry);
    for (const [term, partner] of [
      [one, other],
      [other, one],
    ] as const satisfies readonly (readonly [Term, Term])[]) {
      if (term.kind === 'substance') substances.add(term.name);
      const withTerm = byTerms.get(term.name) ?? new Map<string, Set<ThesaurusEntry>>();
      byTerms.set(term.name, withTerm);
      withTerm.set(partner.name, (withTerm.get(partner.name) ?? new Set()).add(entry));
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
      ones.flatMap((one) => {
        const withOne = byTerms.get(one);
        return withOne === undefined ? [] : others.flatMap((other) => [...(withOne.get(other) ?? [])]);
      }),
    incompletePartnersOf: (term) => [...(incompletePartners.get(term) ?? [])],
  };
}
