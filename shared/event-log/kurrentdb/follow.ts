import { status } from '@grpc/grpc-js';
import { START, type AllStreamRecordedEvent, type AllStreamResolvedEvent } from '@eventstore/db-client';
import { backoffMs, sleep } from '../backoff.ts';
import { LogShorterThanSeen, checkpointAt } from '../event-log.ts';
import type { Checkpoint, LogMessage, RecordedEvent, SubscribeOptions } from '../event-log.ts';
import type { Outage } from '../outage.ts';
import { faultOfRead, natureOf } from './faults.ts';
import type { Leader } from './leader.ts';
import type { Node } from './node.ts';
import { fromPosition } from './position.ts';
import { answersOf } from './read.ts';
import { checkpointAtStored, fromStored } from './stored-event.ts';

/** A follower that passes over many events in a row says how far it is, at least this often. */
const passedOverMax = 64;
/** How long one attempt waits for a leader; there is another one afterwards. */
const leaderMsMax = 5_000;
/** An error that no outage explains may still come of one; so many in a row, with growing pauses, do not. */
const unclearFailuresMax = 5;

/** What the followers of one process share. */
interface Surroundings {
  readonly leader: Leader;
  readonly outage: Outage;
  readonly watchCuts: (passedBy: AllStreamRecordedEvent) => void;
}

/**
 * Follows $all and leaves out here what is not asked for. The server could filter too, but would say how far it is only
 * after every 32 events passed over: a query that waits for the last of them would wait until others follow.
 *
 * The client's subscriptions end at the first error and never resume, so this one is opened anew from the last checkpoint.
 * A server that was restored from an older copy would go on there as if nothing was lost, so the event is looked up first.
 */
export async function* follow(
  { leader, outage, watchCuts }: Surroundings,
  options: SubscribeOptions,
): AsyncGenerator<LogMessage> {
  const { signal, streamPrefixes, eventTypes } = options;
  const isWanted = ({ stream, type }: RecordedEvent) =>
    (streamPrefixes?.some((prefix) => stream.startsWith(prefix)) ?? true) && (eventTypes?.includes(type) ?? true);
  let after = options.after;
  let failures = 0;
  try {
    while (!isAborted(signal)) {
      const node = await leader.find(leaderMsMax, signal);
      if (isAborted(signal)) return;
      if (node === undefined) {
        outage.fails(options, 'NO_LEADER');
        continue;
      }
      try {
        if (!(await isStillThere(node, after))) {
          throw new LogShorterThanSeen('the log has lost the event to follow from');
        }
        for await (const message of untilItEnds(node, after, { isWanted, watchCuts }, signal)) {
          failures = 0;
          outage.goesOn(options);
          if (message.kind === 'event') after = checkpointAt(message.event);
          if (message.kind === 'checkpoint') after = message.checkpoint;
          yield message;
        }
      } catch (error) {
        const nature = natureOf(error);
        if (nature.kind === 'away') leader.lost(node);
        else if (nature.kind === 'not-leader') leader.lost(node, nature.leader);
        // A missing right, or a lost event, does not come back by asking again.
        else if (error instanceof LogShorterThanSeen || nature.kind === 'access-refused') throw faultOfRead(error);
        else if (failures >= unclearFailuresMax) throw faultOfRead(error);
        outage.fails(options, codeOf(error));
      }
      await sleep(backoffMs(failures), signal);
      failures += 1;
    }
  } finally {
    outage.goesOn(options);
  }
}

/** The name of a status, or of an error's class: neither holds a value. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'UNKNOWN';
  const code = 'code' in error && typeof error.code === 'number' ? status[error.code] : undefined;
  return code ?? error.name;
}

/** Whether the event that was seen last stands where it stood; of one whose id is not known, whether any does. */
async function isStillThere({ takeReading }: Node, after: Checkpoint | 'start'): Promise<boolean> {
  if (after === 'start') return true;
  const { client, giveBack } = takeReading();
  const options = { fromPosition: fromPosition(after.position), maxCount: 1, requiresLeader: true };
  try {
    for await (const { link, event } of answersOf(client.readAll(options))) {
      const stored = link ?? event;
      const standing = stored && checkpointAtStored(stored);
      return standing?.position === after.position && standing.eventId === (after.eventId ?? standing.eventId);
    }
    // The log ends before.
    return false;
  } catch (error) {
    // No event begins there.
    if (natureOf(error).kind === 'invalid') return false;
    throw error;
  } finally {
    giveBack();
  }
}

/** One subscription of the client, until it ends, its node is retired or `signal` aborts. @throws what broke it. */
async function* untilItEnds(
  node: Node,
  after: Checkpoint | 'start',
  { isWanted, watchCuts }: Pick<Surroundings, 'watchCuts'> & { readonly isWanted: (event: RecordedEvent) => boolean },
  signal: AbortSignal,
): AsyncGenerator<LogMessage> {
  const { client, giveBack } = node.takeReading();
  const subscription = client.subscribeToAll({
    fromPosition: after === 'start' ? START : fromPosition(after.position),
    requiresLeader: true,
  });
  /** In an object, because the compiler takes a variable for unchanged while others run. */
  const end: { error?: Error; isReached: boolean } = { isReached: false };
  /** 'caughtUp' overtakes the events that are still buffered: so many have to be yielded before it. */
  let eventsBeforeCaughtUp: number | undefined;
  let wake: () => void = () => undefined;
  const reachEnd = () => {
    end.isReached = true;
    wake();
  };
  const stop = () => {
    wake();
  };
  subscription.on('readable', stop);
  subscription.on('caughtUp', () => {
    eventsBeforeCaughtUp = subscription.readableLength;
    wake();
  });
  subscription.on('error', (reason: Error) => {
    end.error = reason;
    reachEnd();
  });
  for (const ending of ['end', 'close'] as const) subscription.on(ending, reachEnd);
  signal.addEventListener('abort', stop);
  node.retired.addEventListener('abort', reachEnd);

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
        if (end.error !== undefined) throw end.error;
        if (end.isReached || node.retired.aborted) return;
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
      watchCuts(stored);
      passedOver = checkpointAtStored(stored);
      passedOverCount += 1;
      if (passedOverCount % passedOverMax === 0) {
        yield { kind: 'checkpoint', checkpoint: passedOver };
        passedOver = undefined;
      }
    }
  } finally {
    signal.removeEventListener('abort', stop);
    node.retired.removeEventListener('abort', reachEnd);
    // Errors of the end that we asked for concern nobody; unheard they would end the process.
    subscription.on('error', () => undefined);
    // Rejects when the connection could not even be opened.
    subscription.unsubscribe().catch(() => undefined);
    subscription.destroy();
    giveBack();
  }
}

/** A call, because the compiler takes a property for unchanged while others run. */
function isAborted(signal: AbortSignal): boolean {
  return signal.aborted;
}
