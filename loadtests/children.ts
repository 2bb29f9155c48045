import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { z } from 'zod';

export interface Child<Announced> {
  readonly pid: number;
  readonly announced: Announced;
  /** Asks it to stop and waits until it has. */
  stop(): Promise<void>;
}

/**
 * Starts one of our programs as a process and waits for what it announces.
 * @throws when it ends before that.
 */
export async function startChild<Announced>(
  program: URL,
  args: readonly string[],
  announcement: z.ZodType<Announced>,
): Promise<Child<Announced>> {
  const child = fork(program, args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const ended = once(child, 'exit');
  const first = await Promise.race([once(child, 'message'), ended.then(() => undefined)]);
  if (first === undefined || child.pid === undefined) throw new Error(`${program.pathname} ended before it was ready`);
  return {
    pid: child.pid,
    announced: announcement.parse(first[0]),
    stop: async () => {
      if (child.connected) child.disconnect();
      await ended;
    },
  };
}

/** The other side of `startChild`: announces, serves until the parent hangs up or dies, and stops. */
export async function announceAndServe(announcement: unknown, stop: () => Promise<void>): Promise<void> {
  const hungUp = once(process, 'disconnect');
  // What ends a whole group of processes ends the parent too, which then hangs up: there is more to do here than to die.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined);
  process.send?.(announcement);
  await hungUp;
  await stop();
  process.exit(0);
}
