import { spawn } from 'node:child_process';
import type { ChildProcess, StdioOptions } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, openSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { afterEach, expect, it } from '@jest/globals';

/** Of a line that fills the 8 MiB that are held after some thousand. */
const lineBytes = 2_000;
const linesMax = 10_000;
/** Without the bound, none of these processes would ever end. */
const endMsMax = 5_000;

const gap = 'log lines were dropped';
const pollMs = 10;

/** Logs as many lines as each message of its parent says, and answers it; ends on SIGTERM. */
const program = `
  const { createLogger } = await import(${JSON.stringify(import.meta.resolve('./logger.ts'))});
  const logger = createLogger({ serviceName: 'full' });
  process.on('message', (lines) => {
    for (let line = 0; line < lines; line += 1) logger.info('x'.repeat(${lineBytes}), { count: line });
    process.send('answer');
  });
  process.once('SIGTERM', () => {
    logger.info('has stopped');
    process.exit(0);
  });
  process.send('ready');`;

const children: ChildProcess[] = [];

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

async function start(output: StdioOptions[number] & ('pipe' | number)): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', output, 'inherit', 'ipc'],
  });
  children.push(child);
  await once(child, 'message');
  return child;
}

async function ask(child: ChildProcess, lines: number): Promise<void> {
  child.send(lines);
  expect(await once(child, 'message')).toEqual(['answer', undefined]);
}

async function expectEnd(child: ChildProcess): Promise<void> {
  const signalledAtMs = performance.now();
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
  expect(performance.now() - signalledAtMs).toBeLessThan(endMsMax);
}

it('[OPS-010] answers and ends while the disk of its log is full', async () => {
  // Not every system has a file that is always full.
  if (!existsSync('/dev/full')) return;
  const full = openSync('/dev/full', 'w');
  const child = await start(full);
  closeSync(full);
  await ask(child, linesMax);
  await ask(child, 1);
  await expectEnd(child);
});

it('[OPS-010] answers and ends while nobody reads its log, and after its reader has gone', async () => {
  const unread = await start('pipe');
  await ask(unread, linesMax);
  await ask(unread, 1);
  await expectEnd(unread);

  const abandoned = await start('pipe');
  abandoned.stdout?.destroy();
  await ask(abandoned, 1);
  await ask(abandoned, 1);
  await expectEnd(abandoned);
});

it('[OPS-010] goes on logging when its output takes lines again, and says how many were dropped', async () => {
  const child = await start('pipe');
  await ask(child, linesMax);
  let output = '';
  child.stdout?.setEncoding('utf8').on('data', (chunk: string) => (output += chunk));
  while (!output.includes(gap)) await setTimeout(pollMs);
  await ask(child, 1);
  await Promise.all([once(child, 'close'), expectEnd(child)]);

  const messages = output.trimEnd().split('\n').map(read);
  const told = messages.filter(({ message }) => message.startsWith(gap));
  expect(told).toHaveLength(1);
  const counts = messages.filter(({ message }) => message.startsWith('xxx')).map(({ count }) => count);
  const dropped = told[0]?.count ?? 0;
  // The first ones without a gap, and the last one.
  expect(counts).toEqual([...Array.from({ length: linesMax - dropped }, (_, index) => index), 0]);
  expect(messages.at(-1)?.message).toBe('has stopped');
});

function read(line: string): { readonly message: string; readonly count: number } {
  return JSON.parse(line) as { message: string; count: number };
}
