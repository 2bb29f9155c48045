import pg from 'pg';
import { patienceOfCalls, sessionConfig } from './session.ts';
import type { Patience, SessionOptions } from './session.ts';

export interface PoolOptions extends Omit<SessionOptions, 'patience'> {
  readonly connectionsMax: number;
  /** That of calls when absent. */
  readonly patience?: Patience;
}

/** Opens connections as they are needed; `pool.end()` closes them. Losing the server fails queries, never the process. */
export function openPool(url: string, options: PoolOptions): pg.Pool {
  const { connectionsMax, patience = patienceOfCalls } = options;
  const pool = new pg.Pool({
    ...sessionConfig(url, { ...options, patience }),
    max: connectionsMax,
    // What a transaction asks at once travels at once, and is answered in order.
    pipeline: true,
  });
  pool.on('connect', prepareStatements);
  // The pool has dropped the idle connection and opens another when asked; whoever asks sees the error if it lasts.
  pool.on('error', () => undefined);
  endIdleWithLost(pool);
  return pool;
}

/**
 * One connection that broke or fell silent speaks for those that wait unused: they went the same way, and each would cost a
 * caller the whole of its patience to find out.
 */
function endIdleWithLost(pool: pg.Pool): void {
  const idle = new Set<pg.PoolClient>();
  pool.on('acquire', (client) => idle.delete(client));
  pool.on('remove', (client) => idle.delete(client));
  pool.on('release', (fault: unknown, client) => {
    if (!(fault instanceof Error)) {
      idle.add(client);
      return;
    }
    // What the server says came over a connection that works.
    if (fault instanceof pg.DatabaseError) return;
    // The pool takes each of them out, as if it had noticed by itself.
    for (const other of [...idle]) other.emit('error', fault);
    idle.clear();
  });
}

/** How long a health check waits: less than a check may take, so that it is this that tells. */
export const pingMsMax = 1_500;

/** Resolves when one of a pool's connections answers. A silent one is given up, and those that wait unused with it. */
export async function ping(pool: pg.Pool, question = 'SELECT'): Promise<void> {
  const query = { text: question, query_timeout: pingMsMax };
  await pool.query(query);
}

/** Names by text, the same on every connection. The texts are those of the code: values never enter them. */
const statementNames = new Map<string, string>();

/**
 * Has every statement with parameters parsed and planned once per connection, which takes PostgreSQL longer than our short
 * statements themselves. It plans anew by itself when tables or schemas change.
 */
function prepareStatements(client: pg.PoolClient): void {
  const query = client.query.bind(client) as (...args: readonly unknown[]) => unknown;
  const prepared = (statement: unknown, values: unknown, ...rest: readonly unknown[]): unknown => {
    if (typeof statement !== 'string' || !Array.isArray(values)) return query(statement, values, ...rest);
    const name = statementNames.get(statement) ?? `statement ${statementNames.size + 1}`;
    statementNames.set(statement, name);
    return query({ name, text: statement, values }, ...rest);
  };
  client.query = prepared as typeof client.query;
}

/**
 * Runs `work` in one READ COMMITTED transaction on one connection: committed when it resolves, rolled back when it throws.
 * An error of COMMIT itself leaves the outcome unknown, as anywhere.
 */
export async function inTransaction<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  // Between two statements nobody listens, and an unheard 'error' event would end the process.
  const connectionLost = () => undefined;
  client.on('error', connectionLost);
  try {
    await client.query('BEGIN');
    const result = await work(client);
    await client.query('COMMIT');
    client.off('error', connectionLost);
    client.release();
    return result;
  } catch (error) {
    const rollbackFault = await client.query('ROLLBACK').then(
      () => false,
      (fault: unknown) => (fault instanceof Error ? fault : true),
    );
    // A connection in an unknown state is closed, not given to the next caller.
    client.release(rollbackFault);
    if (rollbackFault === false) client.off('error', connectionLost);
    throw error;
  }
}
