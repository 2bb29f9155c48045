import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { freeBlock } from '@ordonnancier/dev/ports.ts';
import { serviceNames } from '@ordonnancier/dev/services.ts';
import { makeTestDirectory } from '@ordonnancier/testing/test-directory.ts';
import { z } from 'zod';

const start = fileURLToPath(new URL('../../infra/dev/start.ts', import.meta.url));

/** Clear of the ports of an `npm start` that a developer may have running, and of those of the other tests. */
const portBlocks = { first: 22_000, count: 100 } as const;

const report = z.strictObject({
  ok: z.boolean(),
  traceId: z.string().regex(/^[0-9a-f]{32}$/),
  spans: z.number(),
  servicesInTrace: z.array(z.string()),
  steps: z.array(z.strictObject({ name: z.string(), ok: z.boolean(), ms: z.number(), detail: z.string() })),
  startupMs: z.number(),
});

/*
 * What the second journey's steps say of amounts, worked out by hand from the prices of the catalogue's seed: bisoprolol 3.88 €,
 * fentanyl 14.83 €, irbesartan of three months 10.85 €, rosuvastatin 6.34 € (its dearest generic 4.41 €), tirzepatide
 * 335.95 €, all at 65 %. A box earns 1.02 €, one of three months 2.76 €; the prescription 0.61 € (HDR, at 70 %, or 100 %
 * beside a line of the ALD) and with the fifth medicine 0.31 € (HC, at 100 %). Every line is rounded half up on its own, and
 * the complementary insurer pays what the compulsory one leaves.
 */
const workedOut: readonly (readonly [string, string])[] = [
  // All in one: the sum of the three invoices below, but the tirzepatide at 65 %: 218.37 + 0.66. For the brand, all is advanced.
  [
    'preview, all in one invoice',
    'total 379,61 € = compulsory 245,62 € + complementary 132,06 € + patient 1,93 €' +
      '; no third-party payment, the patient advances 379,61 €',
  ],
  // Less the brand (7.36 = 3.53 + 1.90 + 1.93) and HC, which only five medicines earn.
  ['preview, the brand apart', 'total 371,94 € = compulsory 241,78 € + complementary 130,16 € + patient 0,00 €'],
  // A narcotic and a pack above 300 € need the card.
  [
    'preview, without carte Vitale',
    'total 371,94 € = compulsory 241,78 € + complementary 130,16 € + patient 0,00 €' +
      '; no third-party payment, the patient advances 371,94 €',
  ],
  // 3.88 + 1.02 + 14.83 + 1.02 + 10.85 + 2.76 + 0.61; of these 2.52 + 0.66 + 9.64 + 0.66 + 7.05 + 1.79 + 0.43. Three boxes.
  [
    'dispense treatment and narcotic',
    'total 34,97 € = compulsory 22,75 € + complementary 12,22 € + patient 0,00 €; franchise 3,00 €',
  ],
  // 6.34 + 1.02, of 4.41 + 1.02: 2.87 + 0.66. The patient pays the 1.93 above the generic for good. HDR is on the first invoice.
  [
    'dispense brand, generic refused',
    'total 7,36 € = compulsory 3,53 € + complementary 1,90 € + patient 1,93 €; the patient advances 7,36 €; franchise 1,00 €',
  ],
  // 335.95 + 1.02, at 100 % for the ALD, and the fifth medicine's 0.31.
  [
    'dispense the costly medicine',
    'total 337,28 € = compulsory 337,28 € + complementary 0,00 € + patient 0,00 €; franchise 1,00 €',
  ],
  ['sign the invoices', 'asks compulsory 22,75 € + complementary 12,22 €'],
  // With the ALD, bisoprolol, irbesartan and HDR at 100 %: 3.88 + 1.02 + 10.85 + 2.76 + 0.61, and still 9.64 + 0.66.
  [
    'correct the rejected invoice',
    'with the ALD: total 34,97 € = compulsory 29,42 € + complementary 5,55 € + patient 0,00 €',
  ],
  ["payers' second return", 'paid: compulsory 29,42 € + complementary 5,55 €'],
  ['reverse the costly dispensing', 'never collected; to recover: compulsory 337,28 € + complementary 0,00 €'],
  ['payers recover the claim', 'recovered: compulsory 337,28 € + complementary 0,00 €'],
];

/**
 * The month of a pharmacy that nobody else uses, in cents, after one run; every run adds as much again. Asked were 22.75 +
 * 337.28 and then 29.42. Nothing is awaited and nothing owed: 360.03 + 6.67 = 337.28 + 366.70 - 337.28.
 */
const statementOfOneRun: readonly (readonly [string, number, number])[] = [
  ['owed before', 0, 0],
  ['awaited before', 0, 0],
  ['dispensed', 360_03, 12_22],
  ['adjusted', 6_67, -6_67],
  ['reversed', 337_28, 0],
  ['sent', 389_45, 17_77],
  ['unreadable', 0, 0],
  ['rejected', 22_75, 12_22],
  ['paid', 366_70, 5_55],
  ['recovered', 337_28, 0],
  ['awaited after', 0, 0],
  ['owed after', 0, 0],
];

let stateDirectory: string;
let portBase: number;

beforeAll(async () => {
  portBase = await freeBlock(portBlocks.first, portBlocks.count);
  stateDirectory = await makeTestDirectory();
});

afterAll(async () => {
  await rm(stateDirectory, { recursive: true });
});

describe('npm start -- --once --json', () => {
  it('walks prescriptions through their lives, the first in one trace of all five services, and again on the same state', async () => {
    const months: string[] = [];
    for (const run of ['on an empty database', 'on the state of the first run']) {
      const { status, lastLine } = await runStart();
      expect({ run, status, error: status === 0 ? '' : lastLine }).toEqual({ run, status: 0, error: '' });
      const { ok, steps, servicesInTrace } = report.parse(JSON.parse(lastLine));
      expect({ run, failed: steps.filter((step) => !step.ok) }).toEqual({ run, failed: [] });
      expect(servicesInTrace).toEqual([...serviceNames]);
      expect(ok).toBe(true);
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
      const details = new Map(steps.map(({ name, detail }) => [name, detail.split('\n')]));
      const said = workedOut.map(([name]) => [name, details.get(name)?.[0]]);
      expect({ run, said }).toEqual({ run, said: workedOut });
      const { month, sums } = readStatement(details.get('statement of the month'));
      months.push(month);
      const runsOfMonth = months.filter((each) => each === month).length;
      expect({ run, sums }).toEqual({
        run,
        sums: statementOfOneRun.map(([sum, ...cents]) => [sum, ...cents.map((each) => each * runsOfMonth)]),
      });
    }
  }, 300_000);

  it('stops when it is interrupted while it starts, and says that it did not do what it was to do', async () => {
    const silent = await listenSilently();
    // Nobody serves without a log, and so the start comes to no end before the signal.
    const starting = spawnStart(['--once'], { LOG_URL: `postgres://nobody@127.0.0.1:${silent.port}/` });
    await waitForLine(starting, 'Starting');
    starting.kill('SIGINT');
    await once(starting, 'exit');
    silent.close();
    expect(starting.exitCode).toBe(130);
  }, 180_000);

  it('says in one sentence what it was told wrongly', async () => {
    const wrong = await runStart({ ORDONNANCIER_PORT_BASE: 'nonsense' });
    const error = 'ORDONNANCIER_PORT_BASE is a port number, 65515 at most, not nonsense';
    expect(wrong).toEqual({ status: 1, lastLine: JSON.stringify({ ok: false, error }) });
    const unreachable = await runStart({ DATABASE_URL: 'nonsense' });
    expect(unreachable.status).toBe(1);
    expect(unreachable.lastLine).toContain('DATABASE_URL is no URL of PostgreSQL');
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
  }, 300_000);
});

/** The month, YYYY-MM, and its sums with their cents, of the compulsory and the complementary insurer. */
function readStatement([heading = '', ...lines]: readonly string[] = []) {
  const sums = lines.map((line) => {
    const [, sum = line, compulsory = '', complementary = ''] = /^(.+?) +(-?[\d,]+) € +(-?[\d,]+) €$/.exec(line) ?? [];
    return [sum, Number(compulsory.replace(',', '')), Number(complementary.replace(',', ''))];
  });
  return { month: heading.slice(0, 'YYYY-MM'.length), sums };
}

/** A database that takes connections and never says a word. */
async function listenSilently(): Promise<{ readonly port: number; close(): void }> {
  const sockets: Socket[] = [];
  const server = createServer((socket) => sockets.push(socket.on('error', () => undefined)));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    port,
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

function spawnStart(flags: readonly string[], told: Readonly<Record<string, string>> = {}) {
  return spawn(process.execPath, [start, ...flags], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      PATH: process.env['PATH'],
      ORDONNANCIER_STATE_DIRECTORY: stateDirectory,
      ORDONNANCIER_PORT_BASE: String(portBase),
      ...told,
    },
  });
}

async function runStart(
  told: Readonly<Record<string, string>> = {},
): Promise<{ status: number | null; lastLine: string }> {
  const child = spawnStart(['--once', '--json'], told);
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
