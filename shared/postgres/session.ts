import pg from 'pg';

/** How long a session waits, in milliseconds. Every session of the house has all of these bounds. */
export interface Patience {
  /** The server ends a longer statement: SQLSTATE 57014. */
  readonly statementMsMax: number;
  /** Less than that, so that the error names the lock: SQLSTATE 55P03. */
  readonly lockMsMax: number;
  /** The client gives up on a server or a network that does not answer at all: more than a server alive ever takes. */
  readonly answerMsMax: number;
}

/** Of what a call waits for: no call lives longer than 5 s. */
export const patienceOfCalls: Patience = { statementMsMax: 4_000, lockMsMax: 3_000, answerMsMax: 5_000 };

/**
 * Of what follows the log: a batch takes a fraction of a second, but may wait for a rebuild to take the place of its tables. A
 * silent connection holds up a read model for no longer than that.
 */
export const patienceOfFollowers: Patience = { statementMsMax: 11_000, lockMsMax: 10_000, answerMsMax: 12_000 };

/** How long anybody waits for a connection, of the server or of a full pool. */
const connectMsMaxDefault = 5_000;
/** A client that stalls between two statements of a transaction holds locks and keeps dead rows. */
const idleInTransactionMsMax = 30_000;
/** The system then asks the other side each second, and gives the connection up after ten: two hours by default. */
const keepAliveAfterMs = 5_000;

export interface SessionOptions {
  /** Shown in `pg_stat_activity`. */
  readonly applicationName: string;
  readonly patience: Patience;
  /** The schema whose tables unqualified names mean; the database's own default when absent. */
  readonly schema?: string;
  /** Of the session: `{ synchronous_commit: 'off' }`. Names and values are the code's own. */
  readonly settings?: Readonly<Record<string, string | number>>;
  readonly connectMsMax?: number;
}

/** What all connections to PostgreSQL have in common. */
export function sessionConfig(
  url: string,
  { applicationName, patience, schema, settings, connectMsMax = connectMsMaxDefault }: SessionOptions,
): pg.ClientConfig {
  const sessionSettings = {
    idle_in_transaction_session_timeout: idleInTransactionMsMax,
    ...(schema !== undefined && { search_path: schema }),
    ...settings,
  };
  return {
    connectionString: url,
    application_name: applicationName,
    options: Object.entries(sessionSettings)
      .map(([name, value]) => `-c ${name}=${value}`)
      .join(' '),
    connectionTimeoutMillis: connectMsMax,
    statement_timeout: patience.statementMsMax,
    lock_timeout: patience.lockMsMax,
    query_timeout: patience.answerMsMax,
    keepAlive: true,
    keepAliveInitialDelayMillis: keepAliveAfterMs,
  };
}

/** A connection of its own, for what belongs to a session. Losing the server fails its queries, never the process. */
export async function openSession(url: string, options: SessionOptions): Promise<pg.Client> {
  const client = new pg.Client(sessionConfig(url, options));
  // While nothing is asked nobody listens, and an unheard 'error' event would end the process.
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (error) {
    client.connection.stream.destroy();
    throw error;
  }
  return client;
}

/** How long the server may take to take its leave. */
const goodbyeMsMax = 1_000;

/** Ends a session, also one whose server does not answer any more. */
export async function endSession(session: pg.Client): Promise<void> {
  const silent = setTimeout(() => {
    session.connection.stream.destroy();
  }, goodbyeMsMax);
  await session.end().catch(() => undefined);
  clearTimeout(silent);
}
