/** What the system calls a failure of its own, ENOSPC say; undefined of any other. */
export function codeOf(error: unknown): string | undefined {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : undefined;
}
