import { BACKWARDS, END, StreamNotFoundError, type StreamingRead } from '@eventstore/db-client';
import { LogAway, StreamUnusable, type Position, type ReadOptions, type RecordedEvent } from '../event-log.ts';
import { cutsItsStream } from './cut-streams.ts';
import { faultOfRead, natureOf, TimedOut } from './faults.ts';
import type { Leader } from './leader.ts';
import type { Node } from './node.ts';
import { toPosition } from './position.ts';
import { fromStored } from './stored-event.ts';

/** Between two events of one answer. Reads have no deadline of their own in the client. */
const silenceMsMax = 5_000;
/** A call of the house lives 5 s: its caller has to hear in time that the log is away. */
const leaderMsMax = 2_000;

/** Decisions are made on what is read: only the leader has all of it. */
export async function* readStream(
  leader: Leader,
  stream: string,
  options: ReadOptions = {},
): AsyncGenerator<RecordedEvent> {
  yield* onLeader(leader, async function* (node) {
    let isEmpty = true;
    for await (const event of readFrom(node, stream, options)) {
      isEmpty = false;
      yield event;
    }
    const isWhole = (options.fromRevision ?? 0n) === 0n && options.maxCount !== 0;
    if (isEmpty && isWhole) await checkNeverCut(node, stream);
  });
}

/** Where the log ends now. */
export async function readEnd(leader: Leader): Promise<Position> {
  const end = onLeader(leader, async function* ({ takeReading }) {
    const { client, giveBack } = takeReading();
    try {
      yield* answersOf(client.readAll({ direction: BACKWARDS, fromPosition: END, maxCount: 1, requiresLeader: true }));
    } finally {
      giveBack();
    }
  });
  for await (const { link, event } of end) return toPosition((link ?? event)?.position ?? { commit: 0n, prepare: 0n });
  return toPosition({ commit: 0n, prepare: 0n });
}

/** @throws the faults of the port, and those of the client that will come again. */
export async function* onLeader<T>(leader: Leader, read: (node: Node) => AsyncIterable<T>): AsyncGenerator<T> {
  for (const isLastTry of [false, true]) {
    const node = await leader.find(leaderMsMax);
    if (node === undefined) throw new LogAway('the log cannot be reached');
    try {
      yield* read(node);
      return;
    } catch (error) {
      const nature = natureOf(error);
      if (nature.kind === 'away') leader.lost(node);
      if (nature.kind === 'not-leader') leader.lost(node, nature.leader);
      // It says so before it sends anything.
      if (nature.kind !== 'not-leader' || isLastTry) throw faultOfRead(error);
    }
  }
}

/** @throws StreamUnusable; errors of the client as they are. */
export async function* readFrom(
  { takeReading }: Node,
  stream: string,
  { fromRevision = 0n, maxCount = Number.MAX_SAFE_INTEGER }: ReadOptions,
): AsyncGenerator<RecordedEvent> {
  if (maxCount === 0) return;
  const { client, giveBack } = takeReading();
  let next = fromRevision;
  try {
    for await (const { event: stored } of answersOf(
      client.readStream(stream, { fromRevision, maxCount, requiresLeader: true }),
    )) {
      const event = fromStored(stored);
      if (event === undefined) throw new StreamUnusable('the stream holds an event that this house did not write');
      if (event.revision !== next) throw new StreamUnusable(`the stream has lost its events from revision ${next}`);
      next += 1n;
      yield event;
    }
  } catch (error) {
    if (!(error instanceof StreamNotFoundError)) throw error;
  } finally {
    giveBack();
  }
}

/** A stream that was deleted softly, or whose events have expired, reads as one that never was; its settings tell. */
async function checkNeverCut({ takeReading }: Node, stream: string): Promise<void> {
  const { client, giveBack } = takeReading();
  const options = { direction: BACKWARDS, fromRevision: END, maxCount: 1, requiresLeader: true } as const;
  try {
    for await (const { event } of answersOf(client.readStream(`$$${stream}`, options))) {
      if (event !== undefined && cutsItsStream(event))
        throw new StreamUnusable('the stream was deleted or cut, which nobody of this house does');
    }
  } catch (error) {
    // Who may not read settings is not who may change them either.
    const isNone = error instanceof StreamNotFoundError || natureOf(error).kind === 'access-refused';
    if (!isNone) throw error;
  } finally {
    giveBack();
  }
}

/** What a read of the client answers, until its end or a silence. */
export async function* answersOf<T>(reading: StreamingRead<T>): AsyncGenerator<T> {
  // An error that comes once nobody listens any more would end the process.
  reading.on('error', () => undefined);
  let isWaiting = true;
  let isOver = false;
  const timer = setTimeout(() => {
    if (isWaiting) reading.destroy(new TimedOut(`no answer within ${silenceMsMax} ms`));
    else timer.refresh();
  }, silenceMsMax);
  // Nor does a reader who never comes back hold up the end of the process.
  timer.unref();
  try {
    for await (const answer of reading as AsyncIterable<T>) {
      isWaiting = false;
      yield answer;
      isWaiting = true;
      timer.refresh();
    }
    isOver = true;
  } finally {
    clearTimeout(timer);
    // Otherwise the server goes on sending to a reader who left early.
    if (!isOver) await reading.cancel();
  }
}
