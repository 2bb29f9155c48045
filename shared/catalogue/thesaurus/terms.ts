import { plainName } from './names.ts';
import type { Thesaurus, ThesaurusEntry } from './thesaurus.ts';

/** One side of an entry. */
export interface Term {
  readonly kind: 'substance' | 'class';
  /** By which it is searched; of a class, see `className`. */
  readonly name: string;
  readonly published: string;
  /** False of a class that has members which nobody states. */
  readonly membersKnown: boolean;
}

/** The two sides of every entry, told apart into substances and classes. */
export function readTerms(
  thesaurus: Thesaurus,
): readonly { readonly entry: ThesaurusEntry; readonly one: Term; readonly other: Term }[] {
  const classes = new Set(thesaurus.members.map(({ inClass }) => className(inClass)));
  const substances = new Set(thesaurus.members.map(({ substance }) => plainName(substance)));
  const termOf = (published: string, partner: string): Term => {
    const ofClass = className(published);
    const known = classes.has(ofClass) ? ofClass : siblingClass(ofClass, className(partner), classes);
    if (known !== undefined) return { kind: 'class', name: known, published, membersKnown: true };
    // `BÊTA-BLOQUANTS (SAUF ESMOLOL) (Y COMPRIS COLLYRES)` are all of `BÊTA-BLOQUANTS (SAUF ESMOLOL)`, and others.
    const narrower = className(published.replace(/\(Y COMPRIS [^)]*\)/i, ' '));
    if (classes.has(narrower)) return { kind: 'class', name: narrower, published, membersKnown: false };
    const name = plainName(published);
    if (substances.has(name) || !isPlural(published)) return { kind: 'substance', name, published, membersKnown: true };
    return { kind: 'class', name: ofClass, published, membersKnown: false };
  };
  return thesaurus.entries.map((entry) => ({
    entry,
    one: termOf(entry.one, entry.other),
    other: termOf(entry.other, entry.one),
  }));
}

const articles = new Set(['A', 'AU', 'AUX', 'D', 'DE', 'DES', 'DU', 'ET', 'L', 'LA', 'LE', 'LES']);

/** A plain name without articles, in which the tables differ: `INHIBITEURS DE(S) TYROSINE KINASES`. */
export function className(published: string): string {
  return plainName(published)
    .split(' ')
    .filter((word) => !articles.has(word))
    .join(' ');
}

/** `AUTRES HYPNOTIQUES`, facing `HYPNOTIQUES`, are the members of that class: two different ones interact. */
function siblingClass(name: string, partner: string, classes: ReadonlySet<string>): string | undefined {
  const words = name.split(' ');
  if (words[0] !== 'AUTRES' && words.at(-1) !== 'AUTRES') return undefined;
  const named = words.filter((word) => word !== 'AUTRES').join(' ');
  if (classes.has(named)) return named;
  // `AUTRES MÉDICAMENTS HYPONATRÉMIANTS` face `HYPONATRÉMIANTS`.
  return classes.has(partner) && ` ${named} `.includes(` ${partner} `) ? partner : undefined;
}

/**
 * A term that the table of classes does not hold is a substance newer than it, or a class newer than it. Classes stand in
 * the plural. A substance taken for a class is merely never found to be harmless.
 */
function isPlural(published: string): boolean {
  const [firstWord = ''] = published.split(/\s/);
  return plainName(firstWord).endsWith('S');
}
