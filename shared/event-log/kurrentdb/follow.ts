import { status } from '@grpc/grpc-js';
import { AccessDeniedError, START, isCommandError } from '@eventstore/db-client';
import type { AllStreamResolvedEvent, EventStoreDBClient } from '@eventstore/db-client';
import { backoffMs, sleep } from '../backoff.ts';
import { LogShorterThanSeen, checkpointAt } from '../event-log.ts';
import type { Checkpoint, LogMessage, RecordedEvent, SubscribeOptions } from '../event-log.ts';
import { fromPosition } from './position.ts';
import { checkpointAtStored, fromStored } from './stored-event.ts';
import { within } from './within.ts';

const invalidArgument: number = status.INVALID_ARGUMENT;
/** A look-up of one event. */
const lookUpMsMax = 5_000;
/** A follower that passes over many events in a row says how far it is, at least this often. */
const passedOverMax = 64;

/**
 * Follows $all and leaves out here what is not asked for. The server could filter too, but would say how far it is only
 * after every 32 events passed over: a query that waits for the last of them would wait until others follow.
 *
 * The client's subscriptions end at the first error and never resume, so this one is opened anew from the last checkpoint.
 * A server that was restored from an older copy would go on there as if nothing was lost, so the event is looked up first.
 */
export async function* follow(client: EventStoreDBClient, options: SubscribeOptions): AsyncGenerator<LogMessage> {
  const { signal, streamPrefixes, eventTypes } = options;
  const isWanted = ({ stream, type }: RecordedEvent) =>
    (streamPrefixes?.some((prefix) => stream.startsWith(prefix)) ?? true) && (eventTypes?.includes(type) ?? true);
  let after = options.after;
  let failures = 0;
  while (!isAborted(signal)) {
    const found = await isStillThere(client, after);
    if (found === 'lost') throw new LogShorterThanSeen('the log has lost the event to follow from');
    if (found === 'there') {
      for await (const message of untilItEnds(client, after, isWanted, signal)) {
        failures = 0;
        if (message.kind === 'event') after = checkpointAt(message.event);
        if (message.kind === 'checkpoint') after = message.checkpoint;
        yield message;
      }
    }
    await sleep(backoffMs(failures), signal);
    failures += 1;
  }
}

/** Whether the event that was seen last stands where it stood; a position whose event is not known is believed. */
async function isStillThere(
  client: EventStoreDBClient,
  after: Checkpoint | 'start',
): Promise<'there' | 'lost' | 'unknown'> {
  if (after === 'start' || after.eventId === undefined) return 'there';
  const reading = client.readAll({ fromPosition: fromPosition(after.position), maxCount: 1, requiresLeader: true });
  try {
    const first = await within(reading[Symbol.asyncIterator]().next(), lookUpMsMax);
    const stored = first.done === true ? undefined : (first.value.link ?? first.value.event);
    const standing = stored && checkpointAtStored(stored);
    return standing?.position === after.position && standing.eventId === after.eventId ? 'there' : 'lost';
  } catch (error) {
    // No event begins there.
    const code: number | undefined = error instanceof Error && isCommandError(error) ? error.code : undefined;
    if (code === invalidArgument) return 'lost';
    if (error instanceof AccessDeniedError) throw error;
    return 'unknown';
  } finally {
    await reading.cancel();
  }
}

/** One subscription of the client, until it breaks, ends, or `signal` aborts. */
async function* untilItEnds(
  client: EventStoreDBClient,
  after: Checkpoint | 'start',
  isWanted: (event: RecordedEvent) => boolean,
  signal: AbortSignal,
): AsyncGenerator<LogMessage> {
  const subscription = client.subscribeToAll({
    fromPosition: after === 'start' ? START : fromPosition(after.position),
  });
  /** In an object, because the compiler takes a variable for unchanged while others run. */
  const end: { error?: Error; isReached: boolean } = { isReached: false };
  /** 'caughtUp' overtakes the events that are still buffered: so many have to be yielded before it. */
  let eventsBeforeCaughtUp: number | undefined;
  let wake: () => void = () => undefined;
  subscription.on('readable', () => {
    wake();
  });
  subscription.on('caughtUp', () => {
    eventsBeforeCaughtUp = subscription.readableLength;
    wake();
  });
  subscription.on('error', (reason: Error) => {
    end.error = reason;
    end.isReached = true;
    wake();
  });
  for (const ending of ['end', 'close'] as const) {
    subscription.on(ending, () => {
      end.isReached = true;
      wake();
    });
  }
  const stop = () => {
    wake();
  };
  signal.addEventListener('abort', stop);

  let passedOver: Checkpoint | undefined;
  let passedOverCount = 0;
  try {
    while (!isAborted(signal)) {
      if (eventsBeforeCaughtUp === 0) {
        eventsBeforeCaughtUp = undefined;
        if (passedOver !== undefined) yield { kind: 'checkpoint', checkpoint: passedOver };
        passedOver = undefined;
        yield { kind: 'caught-up' };
        continue;
      }
      const changed = new Promise<void>((resolve) => (wake = resolve));
      const answer = subscription.read() as AllStreamResolvedEvent | null;
      if (answer === null) {
        if (passedOver !== undefined) yield { kind: 'checkpoint', checkpoint: passedOver };
        passedOver = undefined;
        // A missing right does not come back by asking again.
        if (end.error instanceof AccessDeniedError) throw end.error;
        if (end.isReached) return;
        await changed;
        continue;
      }
      if (eventsBeforeCaughtUp !== undefined) eventsBeforeCaughtUp -= 1;
      const stored = answer.link ?? answer.event;
      if (stored === undefined) continue;
      const event = fromStored(stored);
      if (event !== undefined && isWanted(event)) {
        passedOver = undefined;
        yield { kind: 'event', event };
        continue;
      }
      passedOver = checkpointAtStored(stored);
      passedOverCount += 1;
      if (passedOverCount % passedOverMax === 0) {
        yield { kind: 'checkpoint', checkpoint: passedOver };
        passedOver = undefined;
      }
    }
  } finally {
    signal.removeEventListener('abort', stop);
    // Errors of the end that we asked for concern nobody; unheard they would end the process.
    subscription.on('error', () => undefined);
    // Rejects when the connection could not even be opened.
    subscription.unsubscribe().catch(() => undefined);
    subscription.destroy();
  }
}

/** A call, because the compiler takes a property for unchanged while others run. */
function isAborted(signal: AbortSignal): boolean {
  return signal.aborted;
}
