/**
 * - `away`: nobody answers at the address, or not yet.
 * - `credentials`: the user or the password is refused, or the user lacks a right that every start needs.
 * - `certificate`: no encrypted connection that can be trusted comes about.
 * - `missing`: what answers lacks the database, or is no store of this kind.
 */
export type StoreUnusableKind = 'away' | 'credentials' | 'certificate' | 'missing';

/** A store cannot be used by a process that starts. All but `away` stays until somebody mends it. */
export class StoreUnusable extends Error {
  override readonly name = 'StoreUnusable';
  readonly kind: StoreUnusableKind;

  /** @param sentence in our own words, for who runs the process, without address, user, password or database */
  constructor(kind: StoreUnusableKind, sentence: string, cause?: unknown) {
    super(sentence, { cause });
    this.kind = kind;
  }
}
