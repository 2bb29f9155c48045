import { setTimeout } from 'node:timers/promises';
import { openPool } from '@ordonnancier/postgres/pool.ts';
import { patienceOfFollowers } from '@ordonnancier/postgres/session.ts';

/** What a house under test has stored, read past its services. */
export interface HouseDatabase {
  query<Row extends object>(sql: string, values?: readonly unknown[]): Promise<readonly Row[]>;
  /** The first column of a query. */
  column(sql: string, values?: readonly unknown[]): Promise<readonly unknown[]>;
  /** Resolves when nothing is appended any more and everything that follows the log has reached its end. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

/** Of shared/event-log/postgres: whoever appends holds this lock up to the commit. */
export const takeAppendLock = 'SELECT pg_advisory_xact_lock(4821073355129906177)';

/** Followers that were behind after an outage need some seconds, and those of a low priority more on a busy machine. */
const settleMsMax = 180_000;
const pollMs = 100;
/** Seen so often in a row: time alone also passes while a busy machine lets nobody work. */
const quietPolls = 5;

export function openHouseDatabase(databaseUrl: string): HouseDatabase {
  const pool = openPool(databaseUrl, {
    applicationName: 'end-to-end test',
    connectionsMax: 4,
    patience: patienceOfFollowers,
  });

  async function query<Row extends object>(sql: string, values: readonly unknown[] = []): Promise<readonly Row[]> {
    return (await pool.query<Row>(sql, [...values])).rows;
  }

  async function lagging(): Promise<readonly unknown[]> {
    const schemas = await query<{ schema: string }>(
      `SELECT table_schema AS schema FROM information_schema.tables WHERE table_name = 'checkpoints'`,
    );
    const behind = await Promise.all(
      schemas.map(({ schema }) =>
        query(
          `SELECT projection, position, head FROM ${schema}.checkpoints,
             (SELECT lpad(coalesce(max(event.position), 0)::text, 19, '0') AS head FROM event_log.event) AS log
           WHERE position IS DISTINCT FROM head`,
        ),
      ),
    );
    return behind.flat();
  }

  return {
    query,
    column: async (sql, values) => (await query(sql, values)).map((row) => Object.values(row)[0] as unknown),
    settled: async () => {
      const endsAtMs = performance.now() + settleMsMax;
      for (let quiet = 0; quiet < quietPolls;) {
        const behind = await lagging();
        quiet = behind.length > 0 ? 0 : quiet + 1;
        if (performance.now() > endsAtMs) throw new Error(`still behind the log: ${JSON.stringify(behind)}`);
        await setTimeout(pollMs);
      }
    },
    close: () => pool.end(),
  };
}
