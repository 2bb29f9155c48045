import pg from 'pg';

/** The five-character SQLSTATE of an error that the server reported; undefined for what went wrong on the way to it. */
export function sqlState(error: unknown): string | undefined {
  return error instanceof pg.DatabaseError ? error.code : undefined;
}
