import pg from 'pg';

/** The five-character SQLSTATE of an error that the server reported; undefined for what went wrong on the way to it. */
export function sqlState(error: unknown): string | undefined {
  return error instanceof pg.DatabaseError ? error.code : undefined;
}

/** Classes that end with the trouble: connection (08), transaction rollback (40), resources (53), locks (55), operator (57), system (58). */
const passingClasses = new Set(['08', '40', '53', '55', '57', '58']);

/** True when asking again later may succeed; false for what will fail every time, such as a missing right or table. */
export function isPassing(error: unknown): boolean {
  const state = sqlState(error);
  return state === undefined || passingClasses.has(state.slice(0, 2));
}
