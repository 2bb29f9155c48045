import { setTimeout } from 'node:timers/promises';
import { SpanKind, trace } from '@opentelemetry/api';
import { LogShorterThanSeen, checkpointAt } from '@ordonnancier/event-log/event-log.ts';
import type { Checkpoint, EventLog, LogMessage, RecordedEvent } from '@ordonnancier/event-log/event-log.ts';
import { attribute } from '@ordonnancier/telemetry/attributes.ts';
import type { Logger } from '@ordonnancier/telemetry/logger.ts';
import { markFault, remoteParent, tracerName, withRemoteParent } from '@ordonnancier/telemetry/trace-context.ts';
import type pg from 'pg';
import { batches } from './batches.ts';
import { CheckpointMoved, haltAt, haltedOf, readCheckpoint } from './checkpoints.ts';
import { readMetadata } from './codec.ts';
import { leaderSilenceMsMax, whileLeading } from './leadership.ts';

/** Enough to make one commit cheap per event, few enough that a rolled-back batch is soon done again. */
const batchMessagesMax = 500;
const retryMsMin = 100;
const retryMsMax = 5_000;
/** How often a halted follower asks whether it is still to stand. */
const haltedPollMs = 1_000;

/** Of the sessions in which followers write. */
export const followerSettings = {
  // The locks of a leader that is paused now must not outlive its leadership.
  idle_in_transaction_session_timeout: leaderSilenceMsMax,
  // Rows and checkpoints are lost together in a crash, and made anew from the log, which is what must be on disk.
  synchronous_commit: 'off',
};

/** Where a follower works, the same for all followers of one service. */
export interface Following {
  readonly log: EventLog;
  /** Connections whose search path starts with the service's schema, of sessions with `followerSettings`. */
  readonly pool: pg.Pool;
  /** The same database, connected to directly: leadership is a session's. */
  readonly leadershipUrl: string;
  readonly logger: Logger;
  readonly signal: AbortSignal;
}

/** What a follower is known by, and what it follows. */
export interface Followed {
  /** Names the checkpoint, the leadership and the metrics; unique in the database. */
  readonly name: string;
  readonly streamPrefixes: readonly string[];
  /** Of the events it works on; all when absent. Others only move the checkpoint. */
  readonly eventTypes?: readonly string[];
}

export interface Follower extends Followed {
  /**
   * Works on what came after `from`, and moves the checkpoint to `to` together with it or after it.
   * @throws anything: the batch is given again, from the checkpoint, after a while.
   */
  work(events: readonly RecordedEvent[], from: Checkpoint | 'start', to: Checkpoint): Promise<void>;
}

/** Follows the log on behalf of the one leader of the follower's name, until the signal aborts. */
export async function followLog(following: Following, follower: Follower): Promise<void> {
  await whileLeading(following.leadershipUrl, `${follower.name} follows the log`, following.signal, (leading) =>
    followAsLeader({ ...following, signal: leading }, follower),
  );
}

/**
 * Follows the log from the follower's checkpoint on, until the signal aborts. A failure goes back to the checkpoint and
 * tries again, more and more slowly: nothing is skipped. Where the log has lost its end the follower is halted: what would
 * come next is of another history.
 */
export async function followAsLeader(
  { log, pool, logger, signal }: Omit<Following, 'leadershipUrl'>,
  follower: Follower,
): Promise<void> {
  let failures = 0;
  let missedBefore: Checkpoint | undefined;
  while (!signal.aborted) {
    const stop = new AbortController();
    let seen: Checkpoint | 'start' = 'start';
    try {
      await untilNotHalted(pool, follower.name, signal);
      seen = await readCheckpoint(pool, follower.name);
      const subscription = log.subscribe({
        after: seen,
        streamPrefixes: follower.streamPrefixes,
        ...(follower.eventTypes !== undefined && { eventTypes: follower.eventTypes }),
        signal: AbortSignal.any([signal, stop.signal]),
      });
      for await (const batch of batches(subscription, batchMessagesMax)) {
        const reached = lastCheckpoint(batch);
        if (reached === undefined || (seen !== 'start' && reached.position === seen.position)) continue;
        const events = batch.flatMap((message) => (message.kind === 'event' ? [message.event] : []));
        await follower.work(events, seen, reached);
        seen = reached;
        failures = 0;
      }
    } catch (error) {
      failures += 1;
      const fields = { projection: follower.name, attempt: failures };
      // The subscription was further than the checkpoint: only when the log is short from there again, that is lost too.
      const missed: Checkpoint | undefined = error instanceof LogShorterThanSeen && seen !== 'start' ? seen : undefined;
      if (missed !== undefined && isSame(missed, missedBefore)) {
        logger.error('halted: the log has lost events that were followed; see docs/operations.md', fields, error);
        // When even this fails, the next turn finds the log as short.
        await haltAt(pool, follower.name, missed, 'log-shorter-than-seen').catch(() => undefined);
      } else if (error instanceof CheckpointMoved) logger.warn('another leader took over, or a rebuild', fields);
      else logger.error('following the log failed, trying again from the checkpoint', fields, error);
      missedBefore = missed;
      const waitMs = Math.min(retryMsMin * 2 ** (failures - 1), retryMsMax);
      await setTimeout(waitMs, undefined, { signal }).catch(() => undefined);
    } finally {
      stop.abort();
    }
  }
}

function isSame(a: Checkpoint, b: Checkpoint | undefined): boolean {
  return a.position === b?.position && a.eventId === b.eventId;
}

/** Runs one event's work in its own span, child of the span that appended the event, in the trace of its cause. */
export function inEventSpan<T>(name: string, event: RecordedEvent, work: () => Promise<T>): Promise<T> {
  const { traceparent, spanName, options } = eventSpan(name, event);
  return withRemoteParent(traceparent, spanName, options, work);
}

/** Runs the work that many events share in a span of each: they are of different traces, and none is the others' parent. */
export async function inEventSpans(
  name: string,
  events: readonly RecordedEvent[],
  work: () => Promise<void>,
): Promise<void> {
  const tracer = trace.getTracer(tracerName);
  const spans = events.map((event) => {
    const { traceparent, spanName, options } = eventSpan(name, event);
    return tracer.startSpan(spanName, options, remoteParent(traceparent));
  });
  try {
    await work();
  } catch (fault) {
    for (const span of spans) markFault(span, fault);
    throw fault;
  } finally {
    for (const span of spans) span.end();
  }
}

function eventSpan(name: string, event: RecordedEvent) {
  const attributes = { [attribute.projectionName]: name, [attribute.eventType]: event.type };
  return {
    traceparent: readMetadata(event).traceparent,
    spanName: `${name} ${event.type}`,
    options: { kind: SpanKind.CONSUMER, attributes },
  };
}

function lastCheckpoint(batch: readonly LogMessage[]): Checkpoint | undefined {
  const message = batch.findLast((message) => message.kind !== 'caught-up');
  if (message === undefined) return undefined;
  return message.kind === 'event' ? checkpointAt(message.event) : message.checkpoint;
}

/** A halted follower waits for whoever resets its checkpoint, or makes its read model anew. */
async function untilNotHalted(pool: pg.Pool, name: string, signal: AbortSignal): Promise<void> {
  while ((await haltedOf(pool, [name])).size > 0) await setTimeout(haltedPollMs, undefined, { signal });
}
