import type { EndPoint, EventStoreDBClient } from '@eventstore/db-client';
import { LogOverloaded } from '../event-log.ts';
import { openChannel, type NodeChannel } from './channel.ts';
import type { Settings } from './settings.ts';

/**
 * A server lets a connection have a hundred streams; what is beyond waits inside the client, unseen. Sixty-four leave room
 * for streams that were given up and are not gone yet.
 */
export const streamsPerChannelMax = 64;
/** 1,024 reads and followers of one process at once. */
const readingChannelsMax = 16;

/** A node of the log and the connections to it: one for appends, others for whatever reads. */
export interface Node {
  readonly endpoint: EndPoint;
  readonly appending: NodeChannel;
  /** Aborts when another node leads: what follows this one is to move. */
  readonly retired: AbortSignal;
  /** @throws LogOverloaded when all streams for reading are taken. */
  readonly takeReading: () => Reading;
  retire(): void;
}

/** The right to one stream that reads. */
export interface Reading {
  readonly client: EventStoreDBClient;
  readonly giveBack: () => void;
}

interface ReadingChannel {
  readonly channel: NodeChannel;
  taken: number;
}

export function openNode(endpoint: EndPoint, settings: Settings, connectionName: string): Node {
  const open = (purpose: string) => openChannel(endpoint, settings, `${connectionName} (${purpose})`);
  const appending = open('appends');
  const readingChannels: ReadingChannel[] = [];
  const retirement = new AbortController();

  function freeChannel(): ReadingChannel {
    const free = readingChannels.find(({ taken }) => taken < streamsPerChannelMax);
    if (free !== undefined) return free;
    if (readingChannels.length === readingChannelsMax) throw new LogOverloaded('too many reads are under way');
    const opened = { channel: open('reads'), taken: 0 };
    readingChannels.push(opened);
    return opened;
  }

  return {
    endpoint,
    appending,
    retired: retirement.signal,
    takeReading() {
      const channel = freeChannel();
      channel.taken += 1;
      return {
        client: channel.channel.client,
        giveBack() {
          channel.taken -= 1;
        },
      };
    },
    retire() {
      retirement.abort();
      for (const channel of [appending, ...readingChannels.map((reading) => reading.channel)]) channel.close();
    },
  };
}
