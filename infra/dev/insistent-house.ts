import { setTimeout } from 'node:timers/promises';
import { deadlineIn } from '@ordonnancier/grpc/client.ts';
import type { ServiceClient } from '@ordonnancier/grpc/client.ts';
import { isPassing } from '@ordonnancier/grpc/status.ts';
import type { House } from './house.ts';

/** Longer than a service takes to come back, or a busy machine to go on. */
const patienceMsMax = 60_000;
/** Doubles with each repetition up to here, part of it at random: callers who were turned away together must not return so. */
const pauseMsMin = 100;
const pauseMsMax = 1_000;

/**
 * The house as software has it that does not give up: a call that fails in passing is made again, with the same request
 * and so the same request id, and each time with as long a deadline. It takes effect once all the same.
 *
 * @param signal has it give up.
 */
export function insistentHouse(house: House, signal?: AbortSignal): House {
  return {
    ...house,
    as: (identityId) => {
      const { prescription, dispensing, billing, fraud, audit } = house.as(identityId);
      return {
        prescription: insistent(prescription, signal),
        dispensing: insistent(dispensing, signal),
        billing: insistent(billing, signal),
        fraud: insistent(fraud, signal),
        audit: insistent(audit, signal),
      };
    },
  };
}

function insistent<Definition>(client: ServiceClient<Definition>, signal?: AbortSignal): ServiceClient<Definition> {
  return {
    ...client,
    unary: (method, request, { deadlineMs, ...options }) => {
      const attemptMs = deadlineMs - Date.now();
      return untilAnswered(
        () => client.unary(method, request, { ...options, deadlineMs: deadlineIn(attemptMs) }),
        () => signal?.throwIfAborted(),
      );
    },
  };
}

/**
 * Asks again what failed in passing, until it is answered or refused for good, or the patience ends.
 *
 * @param onRepetition called before each repetition.
 */
export async function untilAnswered<T>(ask: () => Promise<T>, onRepetition?: () => void): Promise<T> {
  const endsAtMs = performance.now() + patienceMsMax;
  for (let pauseMs = pauseMsMin; ; pauseMs = Math.min(2 * pauseMs, pauseMsMax)) {
    try {
      return await ask();
    } catch (error) {
      if (!isPassing(error) || performance.now() > endsAtMs) throw error;
      onRepetition?.();
      await setTimeout(pauseMs * (0.5 + Math.random()));
    }
  }
}
