import { status } from '@grpc/grpc-js';
import { isCommandError, WrongExpectedVersionError, type AppendResult } from '@eventstore/db-client';
import {
  EventIdConflict,
  LogOverloaded,
  UnknownOutcome,
  WrongExpectedRevision,
  type Appended,
  type ExpectedRevision,
  type NewEvent,
  type RecordedEvent,
} from '../event-log.ts';
import type { Connection } from './connection.ts';
import { toPosition } from './position.ts';
import { readStream } from './read.ts';
import { isSameContent, toStored } from './stored-event.ts';
import { within } from './within.ts';

/** The server's own limit for a write is 2 s; past this the caller learns that nobody knows. */
const appendDeadlineMsMax = 5_000;
/** The client queues without bound; a server behind by this many appends has seconds of work before it. */
const appendsInFlightMax = 4_096;

/** gRPC status codes that tell for certain that nothing was appended, and that asking again will not help. */
const refusedForGood = new Set<number>([
  status.INVALID_ARGUMENT,
  status.PERMISSION_DENIED,
  status.UNIMPLEMENTED,
  status.UNAUTHENTICATED,
]);

const resourceExhausted: number = status.RESOURCE_EXHAUSTED;

export type Append = (stream: string, expected: ExpectedRevision, events: readonly NewEvent[]) => Promise<Appended>;

export function createAppend(connection: Connection): Append {
  let inFlight = 0;
  return async (stream, expected, events) => {
    if (inFlight >= appendsInFlightMax) throw new LogOverloaded('too many appends are waiting');
    inFlight += 1;
    try {
      return await append(connection, stream, expected, events);
    } finally {
      inFlight -= 1;
    }
  };
}

async function append(
  connection: Connection,
  stream: string,
  expected: ExpectedRevision,
  events: readonly NewEvent[],
): Promise<Appended> {
  let result: AppendResult;
  try {
    const call = connection.client.appendToStream(stream, events.map(toStored), {
      // Never left out: the client's default is any revision at all.
      expectedRevision: expected === 'none' ? 'no_stream' : expected,
      credentials: connection.credentials,
      requiresLeader: true,
      deadline: appendDeadlineMsMax,
    });
    result = await within(call, appendDeadlineMsMax);
  } catch (error) {
    if (!(error instanceof WrongExpectedVersionError)) throw faultOf(error);
    const actual = typeof error.actualVersion === 'bigint' ? error.actualVersion : 'none';
    return await judgeRefusal(connection, stream, expected, events, actual);
  }
  if (result.position !== undefined) {
    return { revision: result.nextExpectedRevision, position: toPosition(result.position) };
  }
  // A repeated append may be acknowledged without its position.
  const repeated = await recordedAfter(connection, stream, expected, events);
  if (repeated === undefined) throw new UnknownOutcome('the log acknowledged an append that cannot be read yet');
  return repeated;
}

/**
 * The server remembers repeated appends with best effort only. What stands in the stream is certain: our very events right
 * after the revision we expected mean that this append has happened before.
 */
async function judgeRefusal(
  connection: Connection,
  stream: string,
  expected: ExpectedRevision,
  events: readonly NewEvent[],
  actual: ExpectedRevision,
): Promise<Appended> {
  const isBehind = actual !== 'none' && (expected === 'none' || expected < actual);
  if (isBehind) {
    const repeated = await recordedAfter(connection, stream, expected, events);
    if (repeated !== undefined) return repeated;
  }
  throw new WrongExpectedRevision(stream, expected, actual);
}

/** @throws EventIdConflict when one of the ids is there with other content. */
async function recordedAfter(
  { client }: Connection,
  stream: string,
  expected: ExpectedRevision,
  events: readonly NewEvent[],
): Promise<Appended | undefined> {
  const recorded: RecordedEvent[] = [];
  const fromRevision = expected === 'none' ? 0n : expected + 1n;
  try {
    for await (const event of readStream(client, stream, { fromRevision, maxCount: events.length }))
      recorded.push(event);
  } catch (error) {
    throw faultOf(error);
  }
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

/** Whatever does not say for certain that nothing was appended leaves the outcome unknown. */
function faultOf(error: unknown): unknown {
  const code: number | undefined = error instanceof Error && isCommandError(error) ? error.code : undefined;
  if (code !== undefined && refusedForGood.has(code)) return error;
  if (code === resourceExhausted) return new LogOverloaded('the log is busy', { cause: error });
  return new UnknownOutcome('the log did not answer; the append may have happened', { cause: error });
}
