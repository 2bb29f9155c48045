import { context, SpanKind } from '@opentelemetry/api';
import { EventIdConflict, WrongExpectedRevision } from '@ordonnancier/event-log/event-log.ts';
import type {
  EventLog,
  ExpectedRevision,
  NewEvent,
  Position,
  RecordedEvent,
} from '@ordonnancier/event-log/event-log.ts';
import type { Decider } from '@ordonnancier/kernel/decider.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import { accept, refuse } from '@ordonnancier/kernel/result.ts';
import type { Result } from '@ordonnancier/kernel/result.ts';
import { traceparentOf, withSpan } from '@ordonnancier/telemetry/trace-context.ts';
import { createLogInstruments } from '@ordonnancier/telemetry/metrics.ts';
import { LRUCache } from 'lru-cache';
import { writeMetadata } from './codec.ts';
import type { EventCodec } from './codec.ts';
import { afterAppend, emptyStream, foldForward, handledRequest, isLastOf } from './folded-stream.ts';
import type { FoldedStream, HandledRequest } from './folded-stream.ts';
import { queuePerStream } from './queue-per-stream.ts';
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
   * A command that makes no event leaves no trace: repeated later, it is decided anew.
   *
   * @param command made from the state it is decided on, since a conflict decides once more on a newer one.
   * @throws LogOverloaded, UnknownOutcome: nothing is known to have happened; repeat the same request.
   * @throws AbortError when the request's signal aborted before anything was decided: nothing was appended.
   */
  handle(
    stream: string,
    request: Request,
    command: (state: State) => Command,
  ): Promise<Result<Handled<State, Event>, RefusalCode | HandlingRefusal>>;

  /**
   * The same at one revision alone; `moved` when the stream is at another, and then nothing was appended. Of an attempt whose
   * outcome is unknown this tells when it can no longer come: once the stream is past that revision.
   */
  handleAt(
    stream: string,
    request: Request,
    revision: ExpectedRevision,
    command: (state: State) => Command,
  ): Promise<Result<Handled<State, Event>, RefusalCode | HandlingRefusal> | 'moved'>;

  /** The same for a command that starts a stream: saves reading a stream that most probably is not there. */
  handleFirst(
    stream: string,
    request: Request,
    command: Command,
  ): Promise<Result<Handled<State, Event>, RefusalCode | HandlingRefusal>>;

  /**
   * What a request came to that a stream as it was read holds already; undefined when it does not. Spares who repeats it a
   * command that can no longer be made.
   */
  repeated(
    stream: string,
    folded: FoldedStream<State>,
    request: Request,
  ): Promise<Result<Handled<State, Event>, 'REQUEST_ID_REUSED'> | undefined>;

  /** The state as the log has it now. */
  load(stream: string): Promise<FoldedStream<State>>;
}

/**
 * Command handling for one kind of aggregate. Folded streams are cached, and each command first reads on from there: so the
 * state is that of the log also after the log came back from an older copy, and has since gone another way.
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

  const evolve = (state: State, event: Event) => decider.evolve(state, event);

  async function load(stream: string): Promise<Folded> {
    const known = cache.get(stream);
    const folded =
      (known && (await foldOn(stream, known))) ?? foldForward(start, await all(log.read(stream)), codec, evolve);
    if (folded.revision === 'none') cache.delete(stream);
    else cache.set(stream, folded);
    return folded;
  }

  /** Reads on from the last event that was folded, which has to stand there still: a log may come back from an older copy. */
  async function foldOn(stream: string, known: Folded): Promise<Folded | undefined> {
    const fromRevision = known.revision === 'none' ? 0n : known.revision;
    const [last, ...newer] = await all(log.read(stream, { fromRevision }));
    return last !== undefined && isLastOf(known, last) ? foldForward(known, newer, codec, evolve) : undefined;
  }

  async function decideAndAppend(
    stream: string,
    request: Request,
    command: (state: State) => Command,
    { unread, at }: { readonly unread?: Folded; readonly at?: ExpectedRevision } = {},
  ): Promise<Outcome | 'moved'> {
    let folded = unread ?? (await load(stream));
    let isRead = unread === undefined;
    let conflicts = 0;
    for (;;) {
      // Work for a caller who has gone is taken from one who waits. Nothing of this request is in the log yet, or it repeats.
      request.signal?.throwIfAborted();
      const handled = handledRequest(folded, request);
      if (handled !== undefined) return repeat(stream, request, handled);
      if (at !== undefined && folded.revision !== at) return 'moved';
      const decision = decider.decide(command(folded.state), folded.state);
      if (decision.ok && decision.value.length > 0) {
        if (conflicts > conflictsMax) return refuse('STREAM_CONTENDED');
        const appended = await append(stream, request, folded, decision.value);
        if (appended !== 'conflict') return accept(appended);
        conflicts += 1;
      } else if (isRead) {
        // Nothing is appended, so nothing but reading proves what it was decided on.
        return decision.ok ? accept({ events: [], state: folded.state, position: folded.position }) : decision;
      }
      folded = await load(stream);
      isRead = true;
    }
  }

  async function append(
    stream: string,
    request: Request,
    folded: Folded,
    events: readonly Event[],
  ): Promise<Handled<State, Event> | 'conflict'> {
    const startedAtMs = performance.now();
    try {
      const after = await withSpan(
        context.active(),
        `append ${stream.slice(0, stream.indexOf('-'))}`,
        { kind: SpanKind.PRODUCER },
        async (span) => {
          const newEvents = events.map((event, index) => newEvent(request, stream, index, event, traceparentOf(span)));
          // Before the append, because an event that cannot follow would be in the log for ever; and from the bytes that
          // the log gets, so that the cache holds what any reader of them would.
          const state = newEvents.reduce((current, event) => evolve(current, codec.decode(event)), folded.state);
          const appended = await log.append(stream, folded.revision, newEvents);
          return afterAppend(folded, state, newEvents.at(-1)?.eventId, request, appended);
        },
      );
      cache.set(stream, after);
      return { events, state: after.state, position: after.position };
    } catch (error) {
      // Whatever went wrong, the cached state is no longer known to be the stream's.
      cache.delete(stream);
      if (error instanceof WrongExpectedRevision || error instanceof EventIdConflict) return 'conflict';
      throw error;
    } finally {
      instruments.appendDuration.record((performance.now() - startedAtMs) / 1000);
    }
  }

  function newEvent(
    request: Request,
    stream: string,
    index: number,
    event: Event,
    traceparent: string | undefined,
  ): NewEvent {
    const { type, schemaVersion, data } = codec.encode(event);
    const metadata = writeMetadata(schemaVersion, request, traceparent);
    return { eventId: eventIdOf(request, stream, index), type, data, metadata };
  }

  /** Rebuilds the answer of a request from the events it made, as if it had just been handled. */
  async function repeat(
    stream: string,
    request: Request,
    handled: HandledRequest,
  ): Promise<Result<Handled<State, Event>, 'REQUEST_ID_REUSED'>> {
    if (handled.contentHash !== request.contentHash) return refuse('REQUEST_ID_REUSED');
    const recorded = await all(log.read(stream, { maxCount: Number(handled.lastRevision) + 1 }));
    invariant(recorded.length === Number(handled.lastRevision) + 1, 'what was handled is in the log');
    const { state } = foldForward(start, recorded, codec, evolve);
    const events = recorded.slice(Number(handled.firstRevision)).map((event) => codec.decode(event));
    return accept({ events, state, position: handled.position });
  }

  async function decideWherever(
    stream: string,
    request: Request,
    command: (state: State) => Command,
    unread?: Folded,
  ): Promise<Outcome> {
    const outcome = await decideAndAppend(stream, request, command, unread && { unread });
    invariant(outcome !== 'moved', 'a command that goes by no revision follows its stream');
    return outcome;
  }

  return {
    handle: (stream, request, command) => inTurn(stream, () => decideWherever(stream, request, command)),
    handleAt: (stream, request, revision, command) =>
      inTurn(stream, () => decideAndAppend(stream, request, command, { at: revision })),
    handleFirst: (stream, request, command) =>
      inTurn(stream, () => decideWherever(stream, request, () => command, cache.has(stream) ? undefined : start)),
    repeated: async (stream, folded, request) => {
      const handled = handledRequest(folded, request);
      return handled && repeat(stream, request, handled);
    },
    load,
  };
}

async function all(events: AsyncIterable<RecordedEvent>): Promise<readonly RecordedEvent[]> {
  const collected: RecordedEvent[] = [];
  for await (const event of events) collected.push(event);
  return collected;
}
