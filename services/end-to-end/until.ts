import { setTimeout } from 'node:timers/promises';
import type { RunningService } from '@ordonnancier/dev/stack.ts';
import { isServing } from '@ordonnancier/grpc/health-client.ts';

/** More than anything here takes on a busy machine. */
const waitMsMax = 180_000;
const healthMsMax = 1_000;
const pollMs = 10;

/** Resolves when it holds. @throws when it never does. */
export async function until(holds: () => Promise<boolean>, what: string): Promise<void> {
  const endsAtMs = performance.now() + waitMsMax;
  while (!(await holds())) {
    if (performance.now() > endsAtMs) throw new Error(`waited in vain for ${what}`);
    await setTimeout(pollMs);
  }
}

/** Of the process that runs now. @throws when none does: a signal to the id 0 would reach the tests themselves. */
export function pidOf({ name, process: { pid } }: RunningService): number {
  if (pid === undefined) throw new Error(`${name} does not run`);
  return pid;
}

export function serving({ name, address }: RunningService): Promise<void> {
  return until(() => isServing(address, healthMsMax), `${name} to serve`);
}

export function notServing({ name, address }: RunningService): Promise<void> {
  return until(async () => !(await isServing(address, healthMsMax)), `${name} to serve no more`);
}
