import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { serviceNames } from '@ordonnancier/dev/services.ts';
import { z } from 'zod';
import { newStateDirectory } from './house-under-test.ts';

const start = fileURLToPath(new URL('../../infra/dev/start.ts', import.meta.url));

/** Clear of the ports of an `npm start` that a developer may have running. */
const portBase = 22_050;

const report = z.strictObject({
  ok: z.boolean(),
  traceId: z.string().regex(/^[0-9a-f]{32}$/),
  spans: z.number(),
  servicesInTrace: z.array(z.string()),
  steps: z.array(z.strictObject({ name: z.string(), ok: z.boolean(), ms: z.number(), detail: z.string() })),
  startupMs: z.number(),
});

let stateDirectory: string;

beforeAll(async () => {
  stateDirectory = await newStateDirectory();
});

afterAll(async () => {
  await rm(stateDirectory, { recursive: true });
});

describe('npm start -- --once --json', () => {
  it('walks a prescription through its life in one trace of all five services, and again on the same state', async () => {
    for (const run of ['on an empty database', 'on the state of the first run']) {
      const { status, lastLine } = await runStart();
      const { ok, steps, servicesInTrace } = report.parse(JSON.parse(lastLine));
      expect({ run, failed: steps.filter((step) => !step.ok) }).toEqual({ run, failed: [] });
      expect(servicesInTrace).toEqual([...serviceNames]);
      expect({ ok, status }).toEqual({ ok: true, status: 0 });
      expect(steps.map(({ name }) => name)).toEqual(
        expect.arrayContaining([
          'issue',
          'retrieve by QR code',
          'claim',
          'dispense part',
          'dispense rest',
          'invoice of the rest',
          'alert query',
          'verdict',
          'access list of the patient',
        ]),
      );
    }
  }, 180_000);

  it('leaves alone a house that runs already', async () => {
    const running = spawnStart([]);
    try {
      await waitForLine(running, 'Running.');
      const second = await runStart();
      expect(second.status).toBe(1);
      expect(second.lastLine).toContain('running already');
      expect(running.exitCode).toBeNull();
    } finally {
      running.kill('SIGINT');
      await once(running, 'exit');
    }
    expect(running.exitCode).toBe(0);
  }, 180_000);
});

function spawnStart(flags: readonly string[]) {
  return spawn(process.execPath, [start, ...flags], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      PATH: process.env['PATH'],
      ORDONNANCIER_STATE_DIRECTORY: stateDirectory,
      ORDONNANCIER_PORT_BASE: String(portBase),
    },
  });
}

async function runStart(): Promise<{ status: number | null; lastLine: string }> {
  const child = spawnStart(['--once', '--json']);
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
  await once(child, 'close');
  return { status: child.exitCode, lastLine: output.trimEnd().split('\n').at(-1) ?? '' };
}

async function waitForLine(child: ReturnType<typeof spawnStart>, text: string): Promise<void> {
  let output = '';
  for await (const chunk of child.stdout as AsyncIterable<Buffer>) {
    output += chunk.toString('utf8');
    if (output.includes(text)) break;
  }
  if (!output.includes(text)) throw new Error(`ended without saying "${text}":\n${output}`);
  // Nobody reads on, and a full pipe would stop the process.
  child.stdout.resume();
}
