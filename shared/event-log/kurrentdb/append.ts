import { randomUUID } from 'node:crypto';
import {
  TimeoutError,
  WrongExpectedVersionError,
  type AppendResult,
  type BinaryEventData,
} from '@eventstore/db-client';
import { sleep } from '../backoff.ts';
import {
  EventIdConflict,
  LogAway,
  LogOverloaded,
  StreamUnusable,
  UnknownOutcome,
  WrongExpectedRevision,
  type Appended,
  type ExpectedRevision,
  type NewEvent,
  type RecordedEvent,
} from '../event-log.ts';
import { faultOfAppend, natureOf } from './faults.ts';
import type { Leader } from './leader.ts';
import { streamsPerChannelMax, type Node } from './node.ts';
import { toPosition } from './position.ts';
import { readFrom } from './read.ts';
import { createSlots } from './slots.ts';
import { isSameContent, toStored } from './stored-event.ts';
import { within } from './within.ts';

/** How long to wait for a leader and a connection; nothing is sent before both are there. */
const leaderMsMax = 5_000;
/** The server's own limit for a write is 2 s; past this the caller learns that nobody knows. */
const answerMsMax = 5_000;
/**
 * The server drops the repeat of an append that is still under way, and says so after 3 s. Whoever waits looks in the
 * stream meanwhile: at first after so long, then more rarely.
 */
const lookMsMin = 200;
const lookMsMax = 500;

/** What is appended where, once: the events as they are stored bear ids of their content. */
interface Append {
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly events: readonly NewEvent[];
  readonly stored: readonly BinaryEventData[];
}

export interface Appender {
  append(stream: string, expected: ExpectedRevision, events: readonly NewEvent[], bytes: number): Promise<Appended>;
  /** @throws LogAway when the last append failed because of the log, and the log still takes none. */
  check(): Promise<void>;
}

/** At a revision that no stream has, so that it is refused, by the very thread that writes. */
const probed = { stream: 'ordonnancier-does-the-log-write', revision: 2n ** 62n };
const probeMsMax = 2_000;

export function createAppender(leader: Leader): Appender {
  const slots = createSlots(streamsPerChannelMax);
  const underWay = new Map<string, Promise<Appended>>();
  let lastFault: Error | undefined;

  async function appendOnce(append: Append, bytes: number): Promise<Appended> {
    const giveBack = await slots.take(bytes);
    /** What was sent keeps the slot until the server answers, also when the stream told the outcome before. */
    const sent: Promise<unknown>[] = [];
    try {
      const appended = await send(leader, append, sent);
      lastFault = undefined;
      return appended;
    } catch (error) {
      const isOfLog = error instanceof UnknownOutcome || error instanceof LogOverloaded;
      lastFault = isOfLog ? error : undefined;
      throw error;
    } finally {
      void Promise.allSettled(sent).then(giveBack);
    }
  }

  return {
    append(stream, expected, events, bytes) {
      const stored = events.map(toStored);
      const key = [stream, expected, ...stored.map(({ id }) => id)].join('\n');
      // The same append at once, in one process: one answer for both.
      const shared = underWay.get(key);
      if (shared !== undefined) return shared;
      const append = appendOnce({ stream, expected, events, stored }, bytes).finally(() => underWay.delete(key));
      underWay.set(key, append);
      return append;
    },
    async check() {
      if (lastFault === undefined) return;
      const node = await leader.find(probeMsMax);
      const takesNone = new LogAway('the log answers, and takes no appends', { cause: lastFault });
      if (node === undefined) throw takesNone;
      const { client } = node.appending;
      const options = { expectedRevision: probed.revision, requiresLeader: true, deadline: probeMsMax };
      const refusal: unknown = await within(
        client.appendToStream(probed.stream, probeEvent(), options),
        probeMsMax,
      ).catch((error: unknown) => error);
      if (!(refusal instanceof WrongExpectedVersionError)) throw takesNone;
      lastFault = undefined;
    },
  };
}

/** Another one each time: the repeat of one that is still under way would be dropped. */
function probeEvent(): BinaryEventData {
  return toStored({ eventId: randomUUID(), type: 'Probe', data: new Uint8Array(), metadata: new Uint8Array() });
}

/** @throws LogOverloaded when it is certain that nothing was sent. */
async function send(leader: Leader, append: Append, sent: Promise<unknown>[]): Promise<Appended> {
  for (const isLastTry of [false, true]) {
    const node = await leader.find(leaderMsMax);
    if (node === undefined) throw new LogOverloaded('the log cannot be reached; nothing was sent');
    try {
      return await sendTo(node, append, sent);
    } catch (error) {
      const nature = natureOf(error);
      if (nature.kind === 'not-leader') {
        leader.lost(node, nature.leader);
        if (isLastTry) throw new LogOverloaded('the log is about to change its leader; nothing was appended');
        continue;
      }
      if (nature.kind === 'away' || error instanceof UnknownOutcome) leader.lost(node);
      throw isOfPort(error) ? error : faultOfAppend(error);
    }
  }
  throw new LogOverloaded('the log has no leader; nothing was appended');
}

function isOfPort(error: unknown): boolean {
  return (
    error instanceof WrongExpectedRevision ||
    error instanceof EventIdConflict ||
    error instanceof StreamUnusable ||
    error instanceof UnknownOutcome
  );
}

/** The server's answer, or what stands in the stream: whichever comes first. */
async function sendTo(node: Node, append: Append, sent: Promise<unknown>[]): Promise<Appended> {
  const answered = new AbortController();
  const answer = ask(node, append).finally(() => {
    answered.abort();
  });
  sent.push(answer);
  const seen = lookInStream(node, append, answered.signal);
  return await Promise.race([answer, seen]);
}

async function ask(node: Node, append: Append): Promise<Appended> {
  const { stream, expected, events, stored } = append;
  let result: AppendResult;
  try {
    const call = node.appending.client.appendToStream(stream, [...stored], {
      // Never left out: the client's default is any revision at all.
      expectedRevision: expected === 'none' ? 'no_stream' : expected,
      requiresLeader: true,
      deadline: answerMsMax,
    });
    result = await within(call, answerMsMax);
  } catch (error) {
    // The same append was under way, from another process.
    const recorded =
      error instanceof TimeoutError ? await recordedAfter(node, append).catch(() => undefined) : undefined;
    if (recorded !== undefined) return recorded;
    if (!(error instanceof WrongExpectedVersionError)) throw error;
    const actual = typeof error.actualVersion === 'bigint' ? error.actualVersion : 'none';
    return await judgeRefusal(node, append, actual);
  }
  const revision = firstRevision(expected) + BigInt(events.length - 1);
  if (result.nextExpectedRevision !== revision) {
    throw new StreamUnusable('the stream goes on at another revision, as one does that was deleted before');
  }
  if (result.position !== undefined) return { revision, position: toPosition(result.position) };
  // A repeated append may be acknowledged without its position.
  const repeated = await recordedAfter(node, append);
  if (repeated === undefined) throw new UnknownOutcome('the log acknowledged an append that cannot be read yet');
  return repeated;
}

/** Resolves when the append stands in its stream, and never otherwise: whoever waits has another end to wait for. */
async function lookInStream(node: Node, append: Append, answered: AbortSignal): Promise<Appended> {
  for (let pauseMs = lookMsMin; ; pauseMs = lookMsMax) {
    await sleep(pauseMs, answered);
    // What hinders the look will hinder the answer too, and is told by it.
    const recorded = answered.aborted ? undefined : await recordedAfter(node, append).catch(() => undefined);
    if (recorded !== undefined) return recorded;
    if (answered.aborted) return await new Promise(() => undefined);
  }
}

/**
 * The server remembers repeated appends with best effort only. What stands in the stream is certain: our very events right
 * after the revision we expected mean that this append has happened before.
 */
async function judgeRefusal(node: Node, append: Append, actual: ExpectedRevision): Promise<Appended> {
  const { stream, expected } = append;
  const isBehind = actual !== 'none' && (expected === 'none' || expected < actual);
  if (isBehind) {
    const repeated = await recordedAfter(node, append);
    if (repeated !== undefined) return repeated;
  }
  throw new WrongExpectedRevision(stream, expected, actual);
}

/** @throws EventIdConflict when one of the ids is there with other content. */
async function recordedAfter(node: Node, { stream, expected, events }: Append): Promise<Appended | undefined> {
  const recorded: RecordedEvent[] = [];
  const options = { fromRevision: firstRevision(expected), maxCount: events.length };
  for await (const event of readFrom(node, stream, options)) recorded.push(event);
  const last = recorded.at(-1);
  if (last !== undefined && events.every((event, index) => isSameContent(event, recorded[index]))) {
    return { revision: last.revision, position: last.position };
  }
  const ids = new Set(events.map(({ eventId }) => eventId.toLowerCase()));
  if (recorded.some(({ eventId }) => ids.has(eventId))) {
    throw new EventIdConflict('an event id is already in the log with other content');
  }
  return undefined;
}

function firstRevision(expected: ExpectedRevision): bigint {
  return expected === 'none' ? 0n : expected + 1n;
}
