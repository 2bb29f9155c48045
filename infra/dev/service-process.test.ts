import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { keepRunning } from './service-process.ts';

const pollMs = 10;

let directory: string;

beforeAll(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'ordonnancier-service-process-'));
});

afterAll(() => {
  rmSync(directory, { recursive: true });
});

it('starts again a program that ends, and tells what ended it', async () => {
  const program = path.join(directory, 'main.mjs');
  writeFileSync(program, `throw new TypeError('DATABASE_URL: Invalid URL\\nLOG_URL: Invalid URL');`);
  const logFile = path.join(directory, 'service.log');
  const service = keepRunning({ program, environment: {}, niceness: 0, logFile });
  while (service.endings < 2) await setTimeout(pollMs);
  expect(service.lastWords()).toBe('DATABASE_URL: Invalid URL\nLOG_URL: Invalid URL');
  await service.stop();
});
