import { randomUUID } from 'node:crypto';
import pg from 'pg';

/** Set by the global set-up: a superuser's connection string to the server that tests make their databases on. */
export const testServerVariable = 'ORDONNANCIER_TEST_SERVER_URL';

export interface TestDatabase {
  readonly url: string;
  /** Closes whatever is still connected, and removes the database. */
  drop(): Promise<void>;
}

/** A fresh, empty database of this test file alone, on the run's PostgreSQL server. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const serverUrl = process.env[testServerVariable];
  if (serverUrl === undefined) throw new Error('no test server: run with the global set-up of jest.config.js');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await administer(serverUrl, `CREATE DATABASE ${name}`);
  const url = new URL(serverUrl);
  url.pathname = name;
  return { url: url.href, drop: () => administer(serverUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
}

async function administer(serverUrl: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl, connectionTimeoutMillis: 60_000 });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
