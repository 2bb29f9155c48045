import { endSession, openSession, patienceOfCalls } from '@ordonnancier/postgres/session.ts';
import type pg from 'pg';
import { backoffMs, sleep } from '../backoff.ts';

/** A connection over which nothing comes may be dead: it is asked. */
const pingEveryMs = 5_000;

export interface Listener {
  /** Calls back whenever the log may have grown, until the returned function is called. */
  onGrowth(callback: () => void): () => void;
  close(): Promise<void>;
}

/**
 * Hears the log's notifications on a connection of its own, for all followers of the process. It only hastens them: they
 * also poll, so a notification lost with a connection, or in a pooler that passes none on, costs time and no event. A
 * connection that fell silent is replaced within `pingEveryMs` and the patience of a call.
 */
export function openListener(url: string, applicationName: string): Listener {
  const callbacks = new Set<() => void>();
  const closing = new AbortController();
  let listening: Promise<void> | undefined;

  function wakeAll(): void {
    for (const callback of callbacks) callback();
  }

  async function listen(): Promise<void> {
    for (let attempt = 0; !closing.signal.aborted; attempt += 1) {
      let session: pg.Client | undefined;
      try {
        session = await openSession(url, {
          applicationName: `${applicationName} (listener)`,
          patience: patienceOfCalls,
        });
        session.on('notification', wakeAll);
        await session.query('LISTEN event_log');
        attempt = 0;
        // What was appended while nobody listened.
        wakeAll();
        await untilLost(session, closing.signal);
      } catch {
        // Tried again below; meanwhile the followers poll.
      }
      if (session !== undefined) await endSession(session);
      await sleep(backoffMs(attempt), closing.signal);
    }
  }

  return {
    onGrowth(callback) {
      listening ??= listen();
      callbacks.add(callback);
      return () => callbacks.delete(callback);
    },
    async close() {
      closing.abort();
      await listening;
    },
  };
}

/** Resolves when `closing` aborts, rejects when the session breaks or does not answer. */
async function untilLost(session: pg.Client, closing: AbortSignal): Promise<void> {
  const ended = new AbortController();
  session.on('end', () => {
    ended.abort();
  });
  const waiting = AbortSignal.any([closing, ended.signal]);
  for (;;) {
    await sleep(pingEveryMs, waiting);
    if (closing.aborted) return;
    await session.query('SELECT');
  }
}
