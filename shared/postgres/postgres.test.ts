import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '@ordonnancier/testing/test-database.ts';
import type pg from 'pg';
import { migrate } from './migrate.ts';
import { inTransaction, openPool } from './pool.ts';

let database: TestDatabase;
let pool: pg.Pool;

beforeAll(async () => {
  database = await createTestDatabase();
  pool = openPool(database.url, { applicationName: 'postgres-test', connectionsMax: 2 });
  await pool.query('CREATE TABLE entry (id int PRIMARY KEY)');
});

afterAll(async () => {
  await pool.end();
  await database.drop();
});

async function count(): Promise<number> {
  return (await pool.query('SELECT FROM entry')).rowCount ?? 0;
}

describe('a transaction', () => {
  it('commits what resolves and leaves nothing of what throws', async () => {
    await inTransaction(pool, (client) => client.query('INSERT INTO entry VALUES (1)'));
    const failing = inTransaction(pool, async (client) => {
      await client.query('INSERT INTO entry VALUES (2)');
      throw new Error('second thoughts');
    });
    await expect(failing).rejects.toThrow('second thoughts');
    expect(await count()).toBe(1);
  });

  it('survives the loss of its connection between two statements, and so does the pool', async () => {
    const lost = inTransaction(pool, async (client) => {
      const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
      await pool.query('SELECT pg_terminate_backend($1)', [rows[0]?.pid]);
      await new Promise((resolve) => setTimeout(resolve, 50));
      await client.query('INSERT INTO entry VALUES (3)');
    });
    await expect(lost).rejects.toThrow();
    expect(await count()).toBe(1);
  });
});

it('migrates each schema once, by its own list, when several processes start at once', async () => {
  const directory = await mkdtemp(path.join(tmpdir(), 'migrations-'));
  await writeFile(path.join(directory, '001_first.sql'), 'CREATE TABLE things (id int);');
  await writeFile(path.join(directory, '002_second.sql'), 'INSERT INTO things VALUES (1);');
  await Promise.all(['a', 'a', 'b', 'a', 'b'].map((schema) => migrate(database.url, { schema, directory })));
  // Whoever drops the database next would end what is still connected.
  const connected = 'SELECT FROM pg_stat_activity WHERE datname = current_database() AND application_name = $1';
  expect((await pool.query(connected, ['migrations'])).rowCount).toBe(0);
  await writeFile(path.join(directory, '003_broken.sql'), 'INSERT INTO things VALUES (2); SELECT * FROM missing;');
  await expect(migrate(database.url, { schema: 'a', directory })).rejects.toThrow('missing');
  for (const schema of ['a', 'b']) {
    expect((await pool.query(`SELECT id FROM ${schema}.things`)).rows).toEqual([{ id: 1 }]);
    expect((await pool.query(`SELECT name FROM ${schema}.migrations`)).rowCount).toBe(2);
  }
  await rm(directory, { recursive: true });
});

it('fails a migration whose connection is lost, and not the process', async () => {
  const directory = await mkdtemp(path.join(tmpdir(), 'migrations-'));
  await writeFile(path.join(directory, '001_lost.sql'), 'SELECT pg_terminate_backend(pg_backend_pid());');
  await expect(migrate(database.url, { schema: 'lost', directory })).rejects.toThrow();
  await rm(directory, { recursive: true });
});
