import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { startEmbeddedPostgres } from '@ordonnancier/postgres/embedded.ts';
import { endSession, openSession, patienceOfCalls } from '@ordonnancier/postgres/session.ts';
import { makeTestDirectory } from '@ordonnancier/testing/test-directory.ts';
import { keepPostgres } from './keep-postgres.ts';
import type { KeptPostgres } from './keep-postgres.ts';

/** Recovery, on a busy machine; the sessions of a killed server end before it can start again. */
const againMsMax = 40_000;
const pollMs = 50;

let directory: string;
let dataDirectory: string;
let kept: KeptPostgres;
const sentences: string[] = [];

beforeAll(async () => {
  directory = await makeTestDirectory();
  dataDirectory = path.join(directory, 'postgres');
  kept = await keepPostgres({ dataDirectory, durability: 'volatile' }, (sentence) => sentences.push(sentence));
});

afterAll(async () => {
  await kept.stop();
  await rm(directory, { recursive: true, force: true });
});

async function answers(): Promise<boolean> {
  const session = await openSession(kept.url, { applicationName: 'test', patience: patienceOfCalls }).catch(
    () => undefined,
  );
  if (session !== undefined) await endSession(session);
  return session !== undefined;
}

async function pidOfServer(): Promise<number> {
  return Number.parseInt(await readFile(path.join(dataDirectory, 'cluster', 'postmaster.pid'), 'utf8'), 10);
}

it(
  '[OPS-013] starts a killed PostgreSQL again at the same address, and says so',
  async () => {
    process.kill(await pidOfServer(), 'SIGKILL');
    while (await answers()) await setTimeout(pollMs);
    while (!(await answers())) await setTimeout(pollMs);
    while (!sentences.includes('PostgreSQL runs again')) await setTimeout(pollMs);
    expect(sentences[0]).toBe('PostgreSQL ended. It starts again');
  },
  againMsMax,
);

it(
  '[OPS-013] tells what a server said that was stopped, and adopts one that somebody else started meanwhile',
  async () => {
    sentences.length = 0;
    process.kill(await pidOfServer(), 'SIGINT');
    while (await answers()) await setTimeout(pollMs);
    const port = Number(new URL(kept.url).port);
    await startEmbeddedPostgres({ dataDirectory, durability: 'volatile', port });
    const pid = await pidOfServer();
    while (!sentences.includes('PostgreSQL runs again') && sentences.length > 0) await setTimeout(pollMs);
    expect(await answers()).toBe(true);
    expect(await pidOfServer()).toBe(pid);
  },
  againMsMax,
);
