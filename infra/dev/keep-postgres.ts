import { setTimeout } from 'node:timers/promises';
import {
  isEmbeddedPostgresRunning,
  lastWordsOfPostgres,
  startEmbeddedPostgres,
} from '@ordonnancier/postgres/embedded.ts';
import type { EmbeddedPostgresOptions } from '@ordonnancier/postgres/embedded.ts';

const lookEveryMs = 1_000;
/** Between two starts that failed, at most. */
const pauseMsMax = 30_000;

export interface KeptPostgres {
  /** Stays the same, however often the server starts again. */
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * Starts the embedded PostgreSQL, or adopts the one that runs, and from then on starts it again on the same port whenever it
 * ends. Says each time what ended it, and why it does not start again.
 */
export async function keepPostgres(
  options: Omit<EmbeddedPostgresOptions, 'port'>,
  say: (sentence: string) => void,
): Promise<KeptPostgres> {
  const { dataDirectory } = options;
  let server = await startEmbeddedPostgres(options);
  const { url } = server;
  const port = Number(new URL(url).port);
  const stopping = new AbortController();
  const keeping = keep();

  async function keep(): Promise<void> {
    let pauseMs = lookEveryMs;
    let isDown = false;
    for (;;) {
      await setTimeout(pauseMs, undefined, { signal: stopping.signal }).catch(() => undefined);
      if (stopping.signal.aborted) return;
      if (!isDown && (await isEmbeddedPostgresRunning(dataDirectory))) continue;
      if (!isDown) {
        const lastWords = await lastWordsOfPostgres(dataDirectory);
        say(`PostgreSQL ended${lastWords === undefined ? '' : `: ${lastWords}`}. It starts again`);
      }
      isDown = true;
      try {
        server = await startEmbeddedPostgres({ ...options, port });
        isDown = false;
        pauseMs = lookEveryMs;
        say('PostgreSQL runs again');
      } catch (error) {
        pauseMs = Math.min(pauseMsMax, 2 * pauseMs);
        const why = error instanceof Error ? error.message : 'PostgreSQL did not start';
        say(`${why}; trying again in ${pauseMs / 1_000} s`);
      }
    }
  }

  return {
    url,
    async stop() {
      stopping.abort();
      await keeping;
      await server.stop();
    },
  };
}
