import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, it } from '@jest/globals';
import { isAnswering, isServing } from '@ordonnancier/grpc/health-client.ts';
import { createTestDatabase } from '@ordonnancier/testing/test-database.ts';
import { makeTestDirectory } from '@ordonnancier/testing/test-directory.ts';
import { until } from './until.ts';

const program = fileURLToPath(new URL('../audit/src/main.ts', import.meta.url));
const healthMsMax = 5_000;

interface LogLine {
  readonly message: string;
  readonly port?: number;
  readonly dependency?: string;
}

it("[OPS-019] a service that never had the issuer's keys says NOT_SERVING, and serves by itself once it has them", async () => {
  const database = await createTestDatabase();
  const directory = await makeTestDirectory();
  let isAway = true;
  const issuer = createServer((_, response) => response.writeHead(isAway ? 503 : 200).end('{"keys":[]}'));
  issuer.listen(0, '127.0.0.1');
  await once(issuer, 'listening');
  const issuerUrl = `http://127.0.0.1:${(issuer.address() as AddressInfo).port}/`;
  const child = spawn(process.execPath, [program], {
    env: {
      PATH: process.env['PATH'],
      KEYS_DIRECTORY: path.join(directory, 'keys'),
      SECRETS_MISSING: 'create',
      DATABASE_URL: database.url,
      GRPC_PORT: '0',
      TOKEN_JWKS_URL: issuerUrl,
      TOKEN_ISSUER: issuerUrl,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  try {
    const lines: LogLine[] = [];
    createInterface(child.stdout).on('line', (line) => lines.push(JSON.parse(line) as LogLine));
    await until(async () => lines.some(({ port }) => port !== undefined), 'the service to start');
    const address = `127.0.0.1:${lines.find(({ port }) => port !== undefined)?.port}`;

    await until(() => isAnswering(address, healthMsMax), 'the service to answer');
    expect(await isServing(address, healthMsMax)).toBe(false);
    isAway = false;
    await until(() => isServing(address, healthMsMax), 'the service to serve');
    const said = () => lines.filter(({ dependency }) => dependency === 'issuerKeys').map(({ message }) => message);
    await until(async () => said().length > 1, 'the service to say so');
    expect(said()).toEqual(['a dependency does not work', 'a dependency works again']);
  } finally {
    child.kill();
    await ended;
    issuer.close();
    await database.drop();
    await rm(directory, { recursive: true });
  }
}, 300_000);
