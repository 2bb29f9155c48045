/** Throws when a condition that the code or the history guarantees does not hold: a fault, never a refusal. */
export function invariant(condition: boolean, message: string): asserts condition {
  if (!condition) throw new InvariantViolation(message);
}

export class InvariantViolation extends Error {
  override readonly name = 'InvariantViolation';
}

/**
 * For the default branch of an exhaustive switch: the compiler proves it unreachable, the run-time says so too. It does not
 * say what came instead, which may be a whole event: messages of errors are logged.
 */
export function unreachable(value: never): never {
  throw new InvariantViolation(`a case that the types exclude: ${typeof value}`);
}
