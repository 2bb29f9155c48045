import pg from 'pg';

/** A query of ours takes milliseconds; one that takes this long holds a connection that others wait for. */
const statementMsMax = 15_000;
/** Less than `statementMsMax`, so that the error names the lock. */
const lockMsMax = 10_000;
/** How long a caller waits for a connection, of the server or of a full pool. */
const connectMsMax = 5_000;
/** A client that stalls between two statements of a transaction holds locks and keeps dead rows. */
const idleInTransactionMsMax = 30_000;

export interface PoolOptions {
  /** Shown in `pg_stat_activity`. */
  readonly applicationName: string;
  readonly connectionsMax: number;
  /** The schema whose tables unqualified names mean; the database's own default when absent. */
  readonly schema?: string;
  /** Of every session: `{ synchronous_commit: 'off' }`. Names and values are the code's own. */
  readonly settings?: Readonly<Record<string, string | number>>;
}

/** Opens connections as they are needed; `pool.end()` closes them. Losing the server fails queries, never the process. */
export function openPool(url: string, { applicationName, connectionsMax, schema, settings }: PoolOptions): pg.Pool {
  const sessionSettings = {
    idle_in_transaction_session_timeout: idleInTransactionMsMax,
    ...(schema !== undefined && { search_path: schema }),
    ...settings,
  };
  const pool = new pg.Pool({
    connectionString: url,
    application_name: applicationName,
    max: connectionsMax,
    options: Object.entries(sessionSettings)
      .map(([name, value]) => `-c ${name}=${value}`)
      .join(' '),
    connectionTimeoutMillis: connectMsMax,
    statement_timeout: statementMsMax,
    lock_timeout: lockMsMax,
    // The server bounds statements itself; this is for a server or a network that no longer answers at all.
    query_timeout: 2 * statementMsMax,
    keepAlive: true,
    // What a transaction asks at once travels at once, and is answered in order.
    pipeline: true,
  });
  pool.on('connect', prepareStatements);
  // The pool has dropped the idle connection and opens another when asked; whoever asks sees the error if it lasts.
  pool.on('error', () => undefined);
  return pool;
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
    const rollbackFailed = await client.query('ROLLBACK').then(
      () => false,
      () => true,
    );
    // A connection in an unknown state is closed, not given to the next caller.
    client.release(rollbackFailed);
    if (!rollbackFailed) client.off('error', connectionLost);
    throw error;
  }
}
