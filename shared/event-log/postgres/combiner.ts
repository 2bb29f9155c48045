import { LogOverloaded, type Appended, type ExpectedRevision, type NewEvent } from '../event-log.ts';

/** Some 2 ms of work for the server; more would only lengthen the wait of the first in line. */
const batchAppendsMax = 512;
const batchBytesMax = 4 * 1024 * 1024;
/** About half a second of appends at full speed: a caller is better told to come back than kept longer. */
const queuedAppendsMax = 8_192;
const queuedBytesMax = 64 * 1024 * 1024;
/** An append that could not even start for so long is given back, while it is certain that nothing happened. */
const queuedMsMax = 5_000;

export interface Append {
  readonly stream: string;
  readonly expectedRevision: ExpectedRevision;
  readonly events: readonly NewEvent[];
  readonly bytes: number;
}

/** What became of an append: an Error is what its caller is refused with. */
export type Outcome = Appended | Error;

interface Pending extends Append {
  readonly queuedAtMs: number;
  readonly settle: (outcome: Outcome) => void;
}

export interface Combiner {
  append(append: Append): Promise<Appended>;
  /** Refuses what comes from now on, and resolves when what came before is settled. */
  close(): Promise<void>;
}

/**
 * Lets the appends of concurrent callers share transactions: one batch is under way at a time, and what arrives meanwhile
 * is the next. The log's transaction holds a lock until it is flushed to disk, so appends one by one could never be
 * more per second than flushes.
 */
export function createCombiner(runBatch: (batch: readonly Append[]) => Promise<readonly Outcome[]>): Combiner {
  let queue: Pending[] = [];
  let queuedBytes = 0;
  let running: Promise<void> | undefined;
  let closed = false;

  /** At most one append per stream and per event id: the database judges the appends of a batch independently. */
  function takeBatch(): Pending[] {
    const batch: Pending[] = [];
    const left: Pending[] = [];
    const taken = new Set<string>();
    let bytes = 0;
    for (const [index, pending] of queue.entries()) {
      const isFull = batch.length > 0 && (batch.length === batchAppendsMax || bytes + pending.bytes > batchBytesMax);
      if (isFull) {
        left.push(...queue.slice(index));
        break;
      }
      const keys = [pending.stream, ...pending.events.map(({ eventId }) => `id ${eventId.toLowerCase()}`)];
      if (keys.some((key) => taken.has(key))) {
        left.push(pending);
        // What follows on the same stream stays behind it.
        taken.add(pending.stream);
        continue;
      }
      for (const key of keys) taken.add(key);
      batch.push(pending);
      bytes += pending.bytes;
    }
    queue = left;
    queuedBytes -= bytes;
    return batch;
  }

  async function run(): Promise<void> {
    // The requests that this turn of the event loop still brings travel along.
    await new Promise((resolve) => setImmediate(resolve));
    while (queue.length > 0) {
      const batch = takeBatch().filter((pending) => {
        if (performance.now() - pending.queuedAtMs <= queuedMsMax) return true;
        pending.settle(new LogOverloaded('the log did not come to this append in time'));
        return false;
      });
      if (batch.length === 0) continue;
      const outcomes = await runBatch(batch).catch((error: unknown) =>
        batch.map(() => (error instanceof Error ? error : new Error('append failed', { cause: error }))),
      );
      for (const [index, pending] of batch.entries()) {
        pending.settle(outcomes[index] ?? new Error('the log answered fewer appends than it was given'));
      }
    }
    // In the very turn that found the queue empty: an append of the next one must not take this run for still going.
    running = undefined;
  }

  return {
    append(append) {
      if (closed) return Promise.reject(new Error('the log is closed'));
      if (queue.length >= queuedAppendsMax || queuedBytes + append.bytes > queuedBytesMax) {
        return Promise.reject(new LogOverloaded('too many appends are waiting'));
      }
      return new Promise((resolve, reject) => {
        const settle = (outcome: Outcome) => {
          if (outcome instanceof Error) reject(outcome);
          else resolve(outcome);
        };
        queue.push({ ...append, queuedAtMs: performance.now(), settle });
        queuedBytes += append.bytes;
        running ??= run();
      });
    },

    async close() {
      closed = true;
      await running;
    },
  };
}
