import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { startTcpProxy } from '@ordonnancier/testing/tcp-proxy.ts';
import type { TcpProxy } from '@ordonnancier/testing/tcp-proxy.ts';
import { createTestDatabase } from '@ordonnancier/testing/test-database.ts';
import type { TestDatabase } from '@ordonnancier/testing/test-database.ts';
import type pg from 'pg';
import { inTransaction, openPool, ping } from './pool.ts';
import { endSession, openSession, patienceOfCalls } from './session.ts';

/** Of the pool: as many wait for a connection as there are, or more. */
const connectionsMax = 3;
const applicationName = 'silent-network';

let database: TestDatabase;
let proxy: TcpProxy;
let pool: pg.Pool;

beforeEach(async () => {
  database = await createTestDatabase();
  proxy = await startTcpProxy(database.url);
  pool = openPool(proxy.url, { applicationName, connectionsMax });
  await Promise.all(Array.from({ length: connectionsMax }, () => pool.query('SELECT pg_sleep(0.1)')));
  expect(pool.idleCount).toBe(connectionsMax);
});

afterEach(async () => {
  await pool.end();
  await proxy.close();
  await database.drop();
});

describe('connections that fall silent', () => {
  it('[OPS-040] cost a call its own patience at most, and the next call nothing', async () => {
    proxy.silence();
    await expect(pool.query('SELECT')).rejects.toThrow('Query read timeout');
    expect(pool.idleCount).toBe(0);
    // One that was silent too would be given up now, not answer.
    await Promise.all(Array.from({ length: connectionsMax }, () => pool.query('SELECT')));
  });

  it('[OPS-040] are given up by a transaction as well, and by a health check, which says so in time', async () => {
    proxy.silence();
    await expect(ping(pool)).rejects.toThrow('Query read timeout');
    expect(pool.idleCount).toBe(0);
    await ping(pool);

    proxy.silence();
    await expect(inTransaction(pool, (client) => client.query('SELECT'))).rejects.toThrow();
    await inTransaction(pool, (client) => client.query('SELECT'));
  });

  it('[OPS-040] are not suspected for what a server says that is there', async () => {
    await expect(pool.query('SELECT 1 / 0')).rejects.toThrow('division by zero');
    await expect(pool.query('SELECT pg_sleep(60)')).rejects.toMatchObject({ code: '57014' });
    expect(pool.idleCount).toBe(connectionsMax - 2);
  });

  it('[OPS-041] end with their session all the same', async () => {
    const session = await openSession(proxy.url, { applicationName, patience: patienceOfCalls });
    proxy.silence();
    await endSession(session);
    await expect(session.query('SELECT')).rejects.toThrow();
  });
});

it('[OPS-041] every session is bounded: statements, locks and pauses in the midst of a transaction', async () => {
  const { rows } = await pool.query<{ name: string; setting: string }>(
    `SELECT name, setting FROM pg_settings
     WHERE name IN ('statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout') ORDER BY name`,
  );
  expect(rows.map(({ name, setting }) => `${name} ${setting}`)).toEqual([
    'idle_in_transaction_session_timeout 30000',
    'lock_timeout 3000',
    'statement_timeout 4000',
  ]);
});

it('[OPS-041] no session is opened elsewhere, where its bounds could be forgotten', () => {
  const root = path.join(import.meta.dirname, '../..');
  const files = globSync('{shared,services,infra,loadtests}/**/*.ts', {
    cwd: root,
    exclude: ['**/node_modules/**', '**/*.test.ts', 'shared/{postgres,testing}/**'],
  });
  expect(files.length).toBeGreaterThan(100);
  const opening = files.filter((file) => /new pg\.(Client|Pool)\(/.test(readFileSync(path.join(root, file), 'utf8')));
  expect(opening).toEqual([]);
});
