import { context, SpanKind } from '@opentelemetry/api';
import { EventIdConflict, WrongExpectedRevision } from '@ordonnancier/event-log/event-log.ts';
import type { EventLog, NewEvent, Position, RecordedEvent } from '@ordonnancier/event-log/event-log.ts';
import type { Decider } from '@ordonnancier/kernel/decider.ts';
import { accept, refuse } from '@ordonnancier/kernel/result.ts';
import type { Result } from '@ordonnancier/kernel/result.ts';
import { traceparentOf, withSpan } from '@ordonnancier/telemetry/trace-context.ts';
import { createLogInstruments } from '@ordonnancier/telemetry/metrics.ts';
import { LRUCache } from 'lru-cache';
import { writeMetadata } from './codec.ts';
import type { EventCodec } from './codec.ts';
import { emptyStream, foldForward, handledRequest, nextRevision } from './folded-stream.ts';
import type { FoldedStream, HandledRequest } from './folded-stream.ts';
import { eventIdOf } from './request.ts';
import type { Request } from './request.ts';

/**
 * A conflict means that another process appended to the same stream. Within this process requests to one stream queue up,
 * so a second conflict already means a contended stream, and a third that the caller must know.
 */
const conflictsMax = 2;

export interface CommandHandlerOptions<State, Command, Event, RefusalCode extends string> {
  readonly log: EventLog;
  readonly decider: Decider<State, Command, Event, RefusalCode>;
  readonly codec: EventCodec<Event>;
  /** Folded streams kept in memory; each of some kilobytes. */
  readonly cachedStreamsMax: number;
}

/** What a command came to: its own events, and the state right after them, also when the request is a repetition. */
export interface Handled<State, Event> {
  readonly events: readonly Event[];
  readonly state: State;
  /** Where the log holds it; undefined only when the command made no event on a stream without any. */
  readonly position: Position | undefined;
}

export type HandlingRefusal = 'REQUEST_ID_REUSED' | 'STREAM_CONTENDED';

export interface CommandHandler<State, Command, Event, RefusalCode extends string> {
  /**
   * Decides a command and appends what it decided, at the very revision it was decided on. Safe to repeat.
   *
   * @param command made from the state it is decided on, since a conflict decides once more on a newer one.
   * @throws LogOverloaded, UnknownOutcome: nothing is known to have happened; repeat the same request.
   */
  handle(
    stream: string,
    request: Request,
    command: (state: State) => Command,
  ): Promise<Result<Handled<State, Event>, RefusalCode | HandlingRefusal>>;

  /** The same for a command that starts a stream: saves reading a stream that most probably is not there. */
  handleFirst(
    stream: string,
    request: Request,
    command: Command,
  ): Promise<Result<Handled<State, Event>, RefusalCode | HandlingRefusal>>;

  /** The state as the log has it now. */
  load(stream: string): Promise<FoldedStream<State>>;
}

/**
 * Command handling for one kind of aggregate. Folded streams are cached: the append at the exact revision proves that an
 * acceptance was decided on the truth. A refusal proves nothing, so it only counts after reading forward.
 */
export function openCommandHandler<State, Command, Event, RefusalCode extends string>({
  log,
  decider,
  codec,
  cachedStreamsMax,
}: CommandHandlerOptions<State, Command, Event, RefusalCode>): CommandHandler<State, Command, Event, RefusalCode> {
  type Folded = FoldedStream<State>;
  type Outcome = Result<Handled<State, Event>, RefusalCode | HandlingRefusal>;

  const cache = new LRUCache<string, Folded>({ max: cachedStreamsMax });
  const instruments = createLogInstruments();
  const inTurn = queuePerStream();
  const start = emptyStream(decider.initialState);

  async function readForward(stream: string, folded: Folded, upTo?: bigint): Promise<Folded> {
    const fromRevision = nextRevision(folded.revision);
    const maxCount = upTo === undefined ? {} : { maxCount: Number(upTo - fromRevision) + 1 };
    const recorded: RecordedEvent[] = [];
    for await (const event of log.read(stream, { fromRevision, ...maxCount })) recorded.push(event);
    return foldForward(folded, recorded, codec, (state, event) => decider.evolve(state, event));
  }

  async function load(stream: string): Promise<Folded> {
    const folded = await readForward(stream, cache.get(stream) ?? start);
    if (folded.revision !== 'none') cache.set(stream, folded);
    return folded;
  }

  async function decideAndAppend(
    stream: string,
    request: Request,
    command: (state: State) => Command,
    cached: Folded | undefined,
  ): Promise<Outcome> {
    let folded = cached ?? (await load(stream));
    let fresh = cached === undefined;
    let conflicts = 0;
    for (;;) {
      const handled = handledRequest(folded, request);
      if (handled !== undefined) return repeat(stream, request, handled);
      const decision = decider.decide(command(folded.state), folded.state);
      if (!decision.ok) {
        if (fresh) return decision;
      } else {
        const appended = await append(stream, request, folded, decision.value);
        if (appended !== 'conflict') return accept(appended);
        conflicts += 1;
        if (conflicts > conflictsMax) return refuse('STREAM_CONTENDED');
      }
      folded = await load(stream);
      fresh = true;
    }
  }

  async function append(
    stream: string,
    request: Request,
    folded: Folded,
    events: readonly Event[],
  ): Promise<Handled<State, Event> | 'conflict'> {
    if (events.length === 0) return { events, state: folded.state, position: folded.position };
    const startedAtMs = performance.now();
    try {
      const { recorded, position } = await withSpan(
        context.active(),
        `append ${stream.slice(0, stream.indexOf('-'))}`,
        { kind: SpanKind.PRODUCER },
        async (span) => {
          const newEvents = events.map((event, index) =>
            newEvent(request, stream, index, codec.encode(event), traceparentOf(span)),
          );
          const { revision, position } = await log.append(stream, folded.revision, newEvents);
          return { recorded: asRecorded(stream, newEvents, revision, position), position };
        },
      );
      const after = foldForward(folded, recorded, codec, (state, event) => decider.evolve(state, event));
      cache.set(stream, after);
      return { events, state: after.state, position };
    } catch (error) {
      // Whatever went wrong, the cached state is no longer known to be the stream's.
      cache.delete(stream);
      if (error instanceof WrongExpectedRevision || error instanceof EventIdConflict) return 'conflict';
      throw error;
    } finally {
      instruments.appendDuration.record((performance.now() - startedAtMs) / 1000);
    }
  }

  /** Rebuilds the answer of a request from the events it made, as if it had just been handled. */
  async function repeat(stream: string, request: Request, handled: HandledRequest): Promise<Outcome> {
    if (handled.contentHash !== request.contentHash) return refuse('REQUEST_ID_REUSED');
    const events: Event[] = [];
    const maxCount = Number(handled.lastRevision - handled.firstRevision) + 1;
    for await (const event of log.read(stream, { fromRevision: handled.firstRevision, maxCount })) {
      events.push(codec.decode(event));
    }
    const { state } = await readForward(stream, start, handled.lastRevision);
    return accept({ events, state, position: handled.position });
  }

  return {
    handle: (stream, request, command) =>
      inTurn(stream, () => decideAndAppend(stream, request, command, cache.get(stream))),
    handleFirst: (stream, request, command) =>
      inTurn(stream, () => decideAndAppend(stream, request, () => command, cache.get(stream) ?? start)),
    load,
  };
}

function newEvent(
  request: Request,
  stream: string,
  index: number,
  { type, schemaVersion, data }: { readonly type: string; readonly schemaVersion: number; readonly data: Uint8Array },
  traceparent: string | undefined,
): NewEvent {
  const metadata = writeMetadata(schemaVersion, request, traceparent);
  return { eventId: eventIdOf(request, stream, index), type, data, metadata };
}

/** What the log would read back. The fold needs no recording time, and every event gets the append's last position. */
function asRecorded(
  stream: string,
  events: readonly NewEvent[],
  lastRevision: bigint,
  position: Position,
): readonly RecordedEvent[] {
  const firstRevision = lastRevision - BigInt(events.length - 1);
  return events.map((event, index) => ({
    ...event,
    stream,
    revision: firstRevision + BigInt(index),
    position,
    recordedAtMs: 0,
  }));
}

/** Runs the tasks of one stream one after the other, and those of different streams side by side. */
function queuePerStream(): <T>(stream: string, task: () => Promise<T>) => Promise<T> {
  const tails = new Map<string, Promise<unknown>>();
  return async (stream, task) => {
    const before = tails.get(stream);
    const current = before === undefined ? task() : before.then(task, task);
    tails.set(stream, current);
    try {
      return await current;
    } finally {
      if (tails.get(stream) === current) tails.delete(stream);
    }
  };
}
