import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { portBlock, serviceNames } from './services.ts';

/** The services of a house that was killed still finish their calls when the next one starts. */
const blockFreeMsMax = 6_000;
const pollMs = 25;

/** @throws naming a port that another program keeps: its service could only say so by ending again and again. */
export async function untilBlockFree(portBase: number): Promise<void> {
  const endsAtMs = performance.now() + blockFreeMsMax;
  for (const port of portsOf(portBase)) {
    while (!(await isFree(port))) {
      if (performance.now() > endsAtMs) {
        throw new Error(`port ${port} is another program's: end it, or set ORDONNANCIER_PORT_BASE to another number`);
      }
      await setTimeout(pollMs);
    }
  }
}

/** First port of a block that nobody uses just now, of `count` blocks from `first` on. @throws when there is none. */
export async function freeBlock(first: number, count: number): Promise<number> {
  const start = randomInt(count);
  for (let index = 0; index < count; index += 1) {
    const portBase = first + portBlock.size * ((start + index) % count);
    const free = await Promise.all(portsOf(portBase).map(isFree));
    if (free.every(Boolean)) return portBase;
  }
  throw new Error(`other programs use ports of all blocks from ${first} on`);
}

function portsOf(portBase: number): readonly number[] {
  const offsets = serviceNames.flatMap((_, index) => [1 + index, portBlock.metrics + index]);
  return [0, ...offsets].map((offset) => portBase + offset);
}

async function isFree(port: number): Promise<boolean> {
  const probe = createServer().listen(port, '127.0.0.1');
  try {
    await once(probe, 'listening');
    return true;
  } catch {
    return false;
  } finally {
    probe.close();
  }
}
