import { setImmediate, setTimeout } from 'node:timers/promises';
import type { LogMessage } from '@ordonnancier/event-log/event-log.ts';

/**
 * How long a batch without an event waits for company: all that comes of it is a checkpoint, and a follower that nothing
 * concerns would else write one at every growth of the log.
 */
const companyMsMax = 100;

const nothingYet = Symbol('nothing yet');

/**
 * Groups what a subscription has ready into batches of at most `messagesMax`: under load the batches grow and share a
 * transaction, on a quiet day what concerns the follower travels at once.
 */
export async function* batches(
  subscription: AsyncIterable<LogMessage>,
  messagesMax: number,
): AsyncGenerator<readonly LogMessage[]> {
  const iterator = subscription[Symbol.asyncIterator]();
  try {
    let next = iterator.next();
    for (;;) {
      const first = await next;
      if (first.done === true) return;
      const batch = [first.value];
      let isUrgent = first.value.kind === 'event';
      const waitsUntilMs = performance.now() + companyMsMax;
      next = iterator.next();
      while (batch.length < messagesMax) {
        let ready = await Promise.race([next, setImmediate(nothingYet)]);
        const waitMs = waitsUntilMs - performance.now();
        if (ready === nothingYet && !isUrgent && waitMs > 0) ready = await readyWithin(next, waitMs);
        if (ready === nothingYet || ready.done === true) break;
        batch.push(ready.value);
        isUrgent ||= ready.value.kind === 'event';
        next = iterator.next();
      }
      // While the batch is worked on, `next` may fail with nobody listening; it is awaited at the next turn.
      next.catch(() => undefined);
      yield batch;
    }
  } finally {
    // Not awaited: it would wait for `next`, which on a quiet day ends only when the caller aborts the subscription.
    iterator.return?.().catch(() => undefined);
  }
}

async function readyWithin<T>(next: Promise<T>, waitMs: number): Promise<T | typeof nothingYet> {
  const decided = new AbortController();
  const late = setTimeout(waitMs, undefined, { signal: decided.signal }).then(
    (): typeof nothingYet => nothingYet,
    (): typeof nothingYet => nothingYet,
  );
  try {
    return await Promise.race([next, late]);
  } finally {
    decided.abort();
  }
}
