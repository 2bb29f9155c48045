/**
 * The outcome of a decision: what happened, or the reason why nothing does. A refusal is an ordinary value that the
 * caller must look at; faults (a lost database, a corrupt history) are thrown instead.
 */
export type Result<T, C extends string = string> = { ok: true; value: T } | { ok: false; refusal: Refusal<C> };

/**
 * Why a request is turned down. `code` is stable and documented in docs/refusals.md; `facts` are codes, counts and
 * dates that help the caller to act, and never hold personal data.
 */
export interface Refusal<C extends string = string> {
  readonly code: C;
  readonly facts: Readonly<Record<string, string>>;
  readonly violations: readonly FieldViolation[];
}

/** One invalid field of a request: its path in the request (`lines[0].units`) and what would be valid. */
export interface FieldViolation {
  readonly field: string;
  readonly description: string;
}

export function accept<T>(value: T): { ok: true; value: T } {
  return { ok: true, value };
}

export function refuse<C extends string>(
  code: C,
  facts: Readonly<Record<string, string>> = {},
  violations: readonly FieldViolation[] = [],
): { ok: false; refusal: Refusal<C> } {
  return { ok: false, refusal: { code, facts, violations } };
}
