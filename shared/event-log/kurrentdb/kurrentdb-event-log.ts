import { atTheDoor } from '../at-the-door.ts';
import type { EventLog, LogOptions } from '../event-log.ts';
import { createOutage } from '../outage.ts';
import { createAppender } from './append.ts';
import { createCutWatch } from './cut-streams.ts';
import { follow } from './follow.ts';
import { openLeader } from './leader.ts';
import { isPosition } from './position.ts';
import { readEnd, readStream } from './read.ts';
import { readSettings } from './settings.ts';
import { whyAway } from './why-away.ts';

/** Whoever starts a service learns within 5 s what hinders it: so much for an answer, the rest to find out why. */
const pingMsMax = 2_500;

/**
 * The log on KurrentDB (EventStoreDB) 23.10 or later: earlier servers do not say when a follower has caught up. An id that
 * is known in another stream is not noticed here; ids are derived from the stream's name, so it would take a mistake.
 *
 * @throws RangeError for a URL that cannot be used; its message never holds the URL, which may hold a password.
 */
export function openKurrentDbEventLog(url: string, { applicationName, tell = () => undefined }: LogOptions): EventLog {
  const settings = readSettings(url);
  const leader = openLeader(settings, applicationName);
  const appender = createAppender(leader);
  const outage = createOutage(tell);
  const watchCuts = createCutWatch(tell);

  return atTheDoor({
    append: (stream, expectedRevision, events, bytes) => appender.append(stream, expectedRevision, events, bytes),
    read: (stream, options) => readStream(leader, stream, options),
    subscribe: (options) => follow({ leader, outage, watchCuts }, options),
    isPosition,
    end: () => readEnd(leader),
    async ping() {
      const node = await leader.find(pingMsMax);
      if (node === undefined) throw await whyAway(leader.knownMembers(), settings);
      await readEnd(leader);
      await appender.check();
    },
    async close() {
      leader.close();
    },
  });
}
