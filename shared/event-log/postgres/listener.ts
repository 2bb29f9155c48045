import pg from 'pg';
import { backoffMs, sleep } from '../backoff.ts';

const connectMsMax = 5_000;

export interface Listener {
  /** Calls back whenever the log may have grown, until the returned function is called. */
  onGrowth(callback: () => void): () => void;
  close(): Promise<void>;
}

/**
 * Hears the log's notifications on a connection of its own, for all followers of the process. It only hastens them: they
 * also poll, so a notification lost with a connection, or in a pooler that passes none on, costs time and no event.
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
      const client = new pg.Client({
        connectionString: url,
        application_name: `${applicationName} (listener)`,
        connectionTimeoutMillis: connectMsMax,
        query_timeout: connectMsMax,
        keepAlive: true,
      });
      const lost = Promise.withResolvers<undefined>();
      const lose = () => {
        lost.resolve(undefined);
      };
      client.on('error', lose);
      client.on('end', lose);
      closing.signal.addEventListener('abort', lose);
      client.on('notification', wakeAll);
      try {
        await client.connect();
        await client.query('LISTEN event_log');
        attempt = 0;
        // What was appended while nobody listened.
        wakeAll();
        await lost.promise;
      } catch {
        // Tried again below; meanwhile the followers poll.
      }
      // An outage is many attempts, and each would leave one behind.
      closing.signal.removeEventListener('abort', lose);
      await client.end().catch(() => undefined);
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
