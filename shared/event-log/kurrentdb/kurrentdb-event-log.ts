import { BACKWARDS, END } from '@eventstore/db-client';
import { checkAppend } from '../append-limits.ts';
import type { EventLog } from '../event-log.ts';
import { createAppend } from './append.ts';
import { connect } from './connection.ts';
import { follow } from './follow.ts';
import { readStream } from './read.ts';
import { within } from './within.ts';

const pingMsMax = 5_000;

/**
 * The log on KurrentDB (EventStoreDB) 23.10 or later: earlier servers do not say when a follower has caught up. An id that
 * is known in another stream is not noticed here; ids are derived from the stream's name, so it would take a mistake.
 */
export function openKurrentDbEventLog(
  url: string,
  { applicationName }: { readonly applicationName: string },
): EventLog {
  const connection = connect(url, applicationName);
  const { client } = connection;
  const append = createAppend(connection);
  const closing = new AbortController();
  return {
    async append(stream, expectedRevision, events) {
      checkAppend(stream, expectedRevision, events);
      return await append(stream, expectedRevision, events);
    },
    read: (stream, options) => readStream(client, stream, options),
    subscribe: (options) => follow(client, { ...options, signal: AbortSignal.any([options.signal, closing.signal]) }),
    async ping() {
      const reading = client.readAll({ direction: BACKWARDS, fromPosition: END, maxCount: 1 });
      try {
        await within(reading[Symbol.asyncIterator]().next(), pingMsMax);
      } finally {
        await reading.cancel();
      }
    },
    async close() {
      closing.abort();
      await client.dispose();
    },
  };
}
