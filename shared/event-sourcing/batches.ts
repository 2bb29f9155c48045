import { setImmediate } from 'node:timers/promises';
import type { LogMessage } from '@ordonnancier/event-log/event-log.ts';

const nothingYet = Symbol('nothing yet');

/**
 * Groups what a subscription has ready into batches of at most `messagesMax`, and waits for nothing more: under load the
 * batches grow and share a transaction, on a quiet day every event travels at once.
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
      next = iterator.next();
      while (batch.length < messagesMax) {
        const ready = await Promise.race([next, setImmediate(nothingYet)]);
        if (ready === nothingYet || ready.done === true) break;
        batch.push(ready.value);
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
