import { setTimeout } from 'node:timers/promises';
import { LogOverloaded, UnknownOutcome } from '@ordonnancier/event-log/event-log.ts';
import type { EventLog } from '@ordonnancier/event-log/event-log.ts';

/** Longer than a server takes to come back from a crash on a busy machine. */
const patienceMsMax = 100_000;
const pauseMs = 50;

/**
 * The log for a test that is not about a slow one. It makes the same call again after the two answers that ask for it, as
 * callers do: a machine that stalls for some seconds can provoke them at any append.
 */
export function patient(log: EventLog): EventLog {
  return {
    ...log,
    async append(...append) {
      const giveUpAtMs = performance.now() + patienceMsMax;
      for (;;) {
        try {
          return await log.append(...append);
        } catch (error) {
          const mayRetry = error instanceof UnknownOutcome || error instanceof LogOverloaded;
          if (!mayRetry || performance.now() > giveUpAtMs) throw error;
          await setTimeout(pauseMs);
        }
      }
    },
  };
}
