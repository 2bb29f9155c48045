import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startStack } from '@ordonnancier/dev/stack.ts';
import { makeTestDirectory } from '@ordonnancier/testing/test-directory.ts';
import { testServerVariable } from '@ordonnancier/testing/test-database.ts';

const program = fileURLToPath(new URL('../audit/src/main.ts', import.meta.url));
const serverUrl = process.env[testServerVariable] ?? '';
/** Five seconds, and what a busy machine takes to start Node. */
const endMsMax = 15_000;

const servers: Server[] = [];
let directory: string;

beforeAll(async () => {
  directory = await makeTestDirectory();
});

afterAll(async () => {
  for (const server of servers) server.close();
  await rm(directory, { recursive: true, force: true });
});

/** The URL of a server that is no PostgreSQL. */
async function stranger(greet: (socket: Socket) => void): Promise<string> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => {
      greet(socket);
    });
  }).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  return `postgres://somebody:SECRET@127.0.0.1:${(server.address() as AddressInfo).port}/house`;
}

function changed(change: (url: URL) => void): string {
  const url = new URL(serverUrl);
  change(url);
  return url.href;
}

/** Every way in which a database cannot be used, with what is said of it and whether it may pass by itself. */
const cases: readonly (readonly [what: string, url: () => string | Promise<string>, says: string, exitCode: number])[] =
  [
    ['nobody answers', () => changed((url) => (url.port = '1')), 'PostgreSQL (DATABASE_URL) does not answer', 69],
    ['the server is silent', () => stranger(() => undefined), 'PostgreSQL (DATABASE_URL) does not answer', 69],
    [
      'the password is wrong',
      () => changed((url) => (url.password = 'SECRET')),
      'PostgreSQL (DATABASE_URL) refuses the user or the password',
      78,
    ],
    [
      'there is no such database',
      () => changed((url) => (url.pathname = '/SECRET')),
      'PostgreSQL (DATABASE_URL) has no database of that name',
      78,
    ],
    [
      'it offers no encryption',
      () => changed((url) => (url.search = '?sslmode=verify-full')),
      'PostgreSQL (DATABASE_URL) offers no encrypted connection, which the URL asks for',
      78,
    ],
    [
      'the file of certificates is away',
      () => changed((url) => (url.search = '?sslmode=verify-full&sslrootcert=/SECRET')),
      'PostgreSQL (DATABASE_URL) has a certificate file that cannot be read',
      78,
    ],
    [
      'another program answers',
      () => stranger((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')),
      'PostgreSQL (DATABASE_URL) closes the connection',
      69,
    ],
    ['the URL is none', () => 'localhost:SECRET', 'the configuration is not right: DATABASE_URL is wrong', 78],
  ];

/** The same of a KurrentDB. */
const logCases: typeof cases = [
  ['nobody answers', () => 'esdb://127.0.0.1:1?tls=false', 'KurrentDB (LOG_URL): the log is away', 69],
  [
    'it asks for no encryption',
    async () => (await stranger((socket) => socket.end('no TLS'))).replace('postgres:', 'esdb:').replace('/house', ''),
    'KurrentDB (LOG_URL): the log does not speak TLS',
    78,
  ],
  ['the authority cannot be read', () => 'esdb://somebody:SECRET@127.0.0.1:1?tlsCAFile=/SECRET', 'tlsCAFile', 78],
];

describe('[OPS-014] a service that cannot start', () => {
  it.each([
    ...cases.map((given) => ['DATABASE_URL', ...given] as const),
    ...logCases.map((given) => ['LOG_URL', ...given] as const),
  ])('says in one sentence of %s that %s', async (variable, _what, url, says, exitCode) => {
    const environment = {
      KEYS_DIRECTORY: path.join(directory, 'keys'),
      DATABASE_URL: serverUrl,
      [variable]: await url(),
      GRPC_PORT: '0',
      TOKEN_JWKS_URL: 'http://127.0.0.1:1/',
      TOKEN_ISSUER: 'x',
    };
    const startedAtMs = performance.now();
    const child = spawn(process.execPath, [program], { env: { PATH: process.env['PATH'], ...environment } });
    const [, errors, log] = await Promise.all([once(child, 'exit'), text(child.stderr), text(child.stdout)]);
    expect(performance.now() - startedAtMs).toBeLessThan(endMsMax);
    // Beside it stands no more than a warning of Node's own, of TLS to a bare address.
    expect(errors.replaceAll(/^\(.*\n/gm, '')).toMatch(/^cannot start: .+\n$/);
    expect(errors).toContain(says);
    expect(errors + log).not.toMatch(/SECRET|somebody|127\.0\.0\.1/);
    expect(child.exitCode).toBe(exitCode);
  });
});

it('[OPS-014] npm start ends with the sentence where waiting is of no use', async () => {
  const options = { stateDirectory: path.join(directory, 'house'), durability: 'volatile', identities: [] } as const;
  const wrong = startStack({ ...options, databaseUrl: changed((url) => (url.password = 'SECRET')) });
  await expect(wrong).rejects.toThrow('PostgreSQL (DATABASE_URL) refuses the user or the password');

  const giveUp = new AbortController();
  const said: string[] = [];
  const away = startStack({
    ...options,
    databaseUrl: changed((url) => (url.port = '1')),
    signal: giveUp.signal,
    say: (sentence) => {
      said.push(sentence);
      giveUp.abort();
    },
  });
  await expect(away).rejects.toThrow();
  expect(said).toEqual(['PostgreSQL (DATABASE_URL) does not answer; waiting for it']);
});
