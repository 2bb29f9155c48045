import { spawn } from 'node:child_process';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { chmod, mkdtemp, rm, stat } from 'node:fs/promises';
import { createServer, type AddressInfo, type Server } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import pg from 'pg';
import { reachableDirectory, userId } from './binaries.ts';
import { startEmbeddedPostgres, stopEmbeddedPostgres } from './embedded.ts';

let directory: string;
let dataDirectory: string;

beforeAll(async () => {
  directory = await mkdtemp(path.join(reachableDirectory(), 'ordonnancier-embedded-test-'));
  await chmod(directory, 0o711);
  dataDirectory = path.join(directory, 'postgres');
});

afterAll(async () => {
  await stopEmbeddedPostgres(dataDirectory);
  await rm(directory, { recursive: true, force: true });
});

async function query(url: string, statement: string): Promise<pg.QueryResult<Record<string, unknown>>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await client.query<Record<string, unknown>>(statement);
  } finally {
    await client.end();
  }
}

it('keeps its data over a restart, answers a password only, and leaves nothing readable to others', async () => {
  const first = await startEmbeddedPostgres({ dataDirectory, durability: 'durable' });
  await query(first.url, 'CREATE TABLE kept AS SELECT 1 AS one');
  const stranger = new URL(first.url);
  stranger.password = 'guess';
  await expect(query(stranger.href, 'SELECT 1')).rejects.toThrow('password authentication failed');
  await first.stop();
  await expect(query(first.url, 'SELECT 1')).rejects.toThrow();

  const second = await startEmbeddedPostgres({ dataDirectory, durability: 'durable' });
  expect((await query(second.url, 'SELECT one FROM kept')).rowCount).toBe(1);
  const settings = await query(
    second.url,
    `SELECT current_setting('fsync') AS fsync, current_setting('listen_addresses') AS on`,
  );
  expect(settings.rows).toEqual([{ fsync: 'on', on: '127.0.0.1' }]);
  expect((await stat(path.join(dataDirectory, 'password'))).mode & 0o077).toBe(0);
  await second.stop();
});

it('starts below a directory that is closed to others, or says to root, as whom PostgreSQL does not run, which it is', async () => {
  const closed = await mkdtemp(path.join(directory, 'closed-'));
  const starting = startEmbeddedPostgres({ dataDirectory: path.join(closed, 'postgres'), durability: 'volatile' });
  if (userId() === 0) await expect(starting).rejects.toThrow(`may not enter ${closed}: run`);
  else await (await starting).stop();
});

it('starts once for two that start together', async () => {
  const both = await Promise.all([1, 2].map(() => startEmbeddedPostgres({ dataDirectory, durability: 'volatile' })));
  expect(new Set(both.map(({ url }) => url)).size).toBe(1);
  await both[0]?.stop();
});

it('takes another port when somebody takes the one that was found free', async () => {
  const stranger = createServer();
  const isListening = 'tracing:net.server.listen:asyncEnd';
  const takePort = (message: unknown) => {
    unsubscribe(isListening, takePort);
    const { server } = message as { readonly server: Server };
    const { port } = server.address() as AddressInfo;
    server.once('close', () => stranger.listen(port, '127.0.0.1'));
  };
  subscribe(isListening, takePort);
  const server = await startEmbeddedPostgres({ dataDirectory, durability: 'volatile' });
  expect(stranger.listening).toBe(true);
  expect(server.url).not.toContain(`:${(stranger.address() as AddressInfo).port}/`);
  await server.stop();
  stranger.close();
});

it('borrows the server of a living owner, and inherits it when the owner was killed', async () => {
  const script = `
    const { startEmbeddedPostgres } = await import(${JSON.stringify(import.meta.resolve('./embedded.ts'))});
    const { url } = await startEmbeddedPostgres({ dataDirectory: ${JSON.stringify(dataDirectory)}, durability: 'volatile' });
    console.info(url);
    setInterval(() => {}, 1000);`;
  const owner = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise<string>((resolve) =>
    owner.stdout.once('data', (line) => {
      resolve(String(line).trim());
    }),
  );

  const borrowed = await startEmbeddedPostgres({ dataDirectory, durability: 'volatile' });
  expect(borrowed).toMatchObject({ url, adopted: true });
  await borrowed.stop();
  await query(url, 'SELECT 1');

  owner.kill('SIGKILL');
  await new Promise((resolve) => owner.once('exit', resolve));
  const inherited = await startEmbeddedPostgres({ dataDirectory, durability: 'volatile' });
  expect(inherited).toMatchObject({ url, adopted: false });
  await inherited.stop();
  await expect(query(url, 'SELECT 1')).rejects.toThrow();
});
