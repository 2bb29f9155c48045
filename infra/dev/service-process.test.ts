import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import { keepRunning } from './service-process.ts';
import type { Patience, ServiceProcess } from './service-process.ts';

const pollMs = 10;
/** For a program that starts again at once. */
const impatience: Patience = {
  restartMsMin: 1,
  restartMsMax: 4,
  provenMs: 60_000,
  checkEveryMs: 50,
  silentMsMax: 200,
  startMsMax: 60_000,
};

let directory: string;
let sentences: string[];
const kept: ServiceProcess[] = [];

beforeAll(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'ordonnancier-service-process-'));
});

afterEach(async () => {
  await Promise.all(kept.splice(0).map((service) => service.stop()));
});

afterAll(() => {
  rmSync(directory, { recursive: true });
});

function keep(
  code: string,
  options: { patience?: Partial<Patience>; answers?: () => Promise<boolean>; logFile?: string } = {},
): ServiceProcess {
  const program = path.join(directory, 'main.mjs');
  writeFileSync(program, code);
  sentences = [];
  const service = keepRunning({
    name: 'audit',
    program,
    environment: {},
    niceness: 0,
    logFile: options.logFile ?? path.join(directory, 'service.log'),
    patience: { ...impatience, ...options.patience },
    answers: options.answers ?? (() => Promise.resolve(true)),
    say: (sentence) => sentences.push(sentence),
  });
  kept.push(service);
  return service;
}

it('[OPS-011] starts again a program that ends, and says what ended it', async () => {
  const service = keep(`throw new TypeError('DATABASE_URL: Invalid URL\\nLOG_URL: Invalid URL');`);
  while (service.endings < 2) await setTimeout(pollMs);
  expect(service.lastWords).toBe('DATABASE_URL: Invalid URL\nLOG_URL: Invalid URL');
  await service.stop();
  expect(sentences[0]).toContain(
    'audit ended: DATABASE_URL: Invalid URL\nLOG_URL: Invalid URL. It starts again in 0.001 s',
  );

  const refused = keep(`console.error('cannot start: no database'); process.exit(78);`);
  while (refused.endings < 1) await setTimeout(pollMs);
  expect(refused).toMatchObject({ lastWords: 'no database', isMisconfigured: true });
  await refused.stop();

  // What an earlier process said is not why this one ended.
  const killed = keep(`setInterval(() => {}, 1_000);`);
  while (killed.pid === undefined) await setTimeout(pollMs);
  process.kill(killed.pid, 'SIGKILL');
  while (killed.endings < 1) await setTimeout(pollMs);
  expect(killed).toMatchObject({ lastWords: 'signal SIGKILL', isMisconfigured: false });
  await killed.stop();
});

it('[OPS-011] never gives up a program, waits longer each time, and forgets its endings after a time of service', async () => {
  const endings = 8;
  const failing = keep(`process.exit(1);`, { patience: { restartMsMax: 8 } });
  while (failing.endings < endings) await setTimeout(pollMs);
  await failing.stop();
  const pauses = sentences.map((sentence) => /again in ([\d.]+) s/.exec(sentence)?.[1]);
  expect(pauses.slice(0, endings)).toEqual(['0.001', '0.002', '0.004', ...Array<string>(endings - 3).fill('0.008')]);

  const proven = keep(`setTimeout(() => process.exit(1), 100);`, { patience: { provenMs: 50 } });
  while (proven.endings < 3) await setTimeout(pollMs);
  await proven.stop();
  expect(sentences.every((sentence) => sentence.includes('again in 0.001 s'))).toBe(true);
});

it('[OPS-012] kills and starts again a program that answers no more, not one that has yet to answer', async () => {
  let isAnswering = false;
  let checks = 0;
  const service = keep(`process.on('SIGTERM', () => {}); setInterval(() => {}, 1_000);`, {
    answers: () => {
      checks += 1;
      return Promise.resolve(isAnswering);
    },
  });
  const isCheckedAgain = async (times: number) => {
    const before = checks;
    while (checks < before + times) await setTimeout(pollMs);
  };
  await isCheckedAgain((2 * impatience.silentMsMax) / impatience.checkEveryMs);
  expect(service.endings).toBe(0);
  const { pid } = service;
  isAnswering = true;
  await isCheckedAgain(2);
  isAnswering = false;
  while (service.endings < 1) await setTimeout(pollMs);
  isAnswering = true;
  expect(sentences[0]).toBe('audit has not answered its health check for 0.2 s and is killed');
  expect(sentences[1]).toContain('audit ended: signal SIGKILL');
  while (service.pid === undefined) await setTimeout(pollMs);
  expect(service.pid).not.toBe(pid);
  process.kill(service.pid, 'SIGKILL');
  await service.stop();
});

it('[OPS-010] runs a program whose log cannot be opened, and says so', async () => {
  const service = keep(`setInterval(() => {}, 1_000);`, { logFile: path.join(directory, 'not', 'there.log') });
  while (service.pid === undefined) await setTimeout(pollMs);
  expect(sentences[0]).toMatch(/the log .* cannot be written \(ENOENT\)/);
  await service.stop();
});
