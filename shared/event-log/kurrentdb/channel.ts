import { Channel, connectivityState, credentials as grpcCredentials, type ChannelCredentials } from '@grpc/grpc-js';
import { EventStoreDBClient, type EndPoint } from '@eventstore/db-client';
import type { Settings } from './settings.ts';

/** A lost server is tried again at once, then at most a second apart; the default grows to two minutes. */
export const reconnection = { 'grpc.initial_reconnect_backoff_ms': 100, 'grpc.max_reconnect_backoff_ms': 1_000 };
/** Of an event that other ways of writing than ours may have made, as the client allows. */
const receivedBytesMax = 17 * 1024 * 1024;

/** A connection of its own to one node. */
export interface NodeChannel {
  readonly client: EventStoreDBClient;
  /** Resolves to true as soon as the connection stands, to false when it does not within the time. */
  isReady(timeoutMs: number): Promise<boolean>;
  /** Takes no further call; those that are under way go on. */
  close(): void;
}

export function openChannel(endpoint: EndPoint, settings: Settings, connectionName: string): NodeChannel {
  const channel = new Channel(targetOf(endpoint), channelCredentials(settings), {
    'grpc.keepalive_time_ms': settings.keepAliveIntervalMs,
    'grpc.keepalive_timeout_ms': settings.keepAliveTimeoutMs,
    ...reconnection,
    'grpc.max_receive_message_length': receivedBytesMax,
    // Otherwise channels of one target share one connection, and its hundred streams.
    'grpc.use_local_subchannel_pool': 1,
  });
  return {
    client: new ClientOfChannel(channel, endpoint, settings, connectionName),
    async isReady(timeoutMs) {
      const untilMs = Date.now() + timeoutMs;
      for (;;) {
        const state = channel.getConnectivityState(true);
        if (state === connectivityState.READY) return true;
        if (state === connectivityState.SHUTDOWN || Date.now() >= untilMs) return false;
        await new Promise<void>((resolve) => {
          channel.watchConnectivityState(state, new Date(untilMs), () => {
            resolve();
          });
        });
      }
    },
    close() {
      channel.close();
    },
  };
}

export function targetOf({ address, port }: EndPoint): string {
  return `${address}:${port}`;
}

/** @throws RangeError for files that are no certificates or no key. */
export function channelCredentials({ tls }: Settings): ChannelCredentials {
  if (tls === undefined) return grpcCredentials.createInsecure();
  try {
    return grpcCredentials.createSsl(tls.authority, tls.user?.key, tls.user?.certificate);
  } catch {
    throw new RangeError('the files that tlsCAFile, userCertFile and userKeyFile name are no certificates or no key');
  }
}

/**
 * The client on a channel of ours. Of itself it makes one for all its calls, looks for another node when a call fails, and
 * ends the process when it finds none: the rejection is nobody's.
 */
class ClientOfChannel extends EventStoreDBClient {
  constructor(channel: Channel, endpoint: EndPoint, { tls, credentials }: Settings, connectionName: string) {
    super({ endpoint, connectionName }, { insecure: tls === undefined }, credentials);
    this.getChannel = () => Promise.resolve(channel);
    this.handleError = () => Promise.resolve();
    // Appends would join a stream that the whole process shares: one error there rejects every append that is pending, and
    // a late answer then ends the process by a TypeError.
    this.supports = () => Promise.resolve(false);
  }
}
