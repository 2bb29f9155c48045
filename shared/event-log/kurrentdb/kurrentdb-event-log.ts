import { BACKWARDS, END } from '@eventstore/db-client';
import { atTheDoor } from '../at-the-door.ts';
import type { EventLog, Position } from '../event-log.ts';
import { createAppend } from './append.ts';
import { connect } from './connection.ts';
import { follow } from './follow.ts';
import { isPosition, toPosition } from './position.ts';
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

  async function end(): Promise<Position> {
    const reading = client.readAll({ direction: BACKWARDS, fromPosition: END, maxCount: 1 });
    try {
      const last = await within(reading[Symbol.asyncIterator]().next(), pingMsMax);
      const stored = last.done === true ? undefined : (last.value.link ?? last.value.event);
      return toPosition(stored?.position ?? { commit: 0n, prepare: 0n });
    } finally {
      await reading.cancel();
    }
  }

  return atTheDoor({
    append,
    read: (stream, options) => readStream(client, stream, options),
    subscribe: (options) => follow(client, options),
    isPosition,
    end,
    async ping() {
      await end();
    },
    async close() {
      await client.dispose();
    },
  });
}
