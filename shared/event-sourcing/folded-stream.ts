import type { Appended, ExpectedRevision, Position, RecordedEvent } from '@ordonnancier/event-log/event-log.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import { readMetadata } from './codec.ts';
import type { EventCodec } from './codec.ts';
import type { Actor, Request } from './request.ts';

/** A stream folded up to a revision: the aggregate's state, and the requests that made it what it is. */
export interface FoldedStream<State> {
  readonly state: State;
  readonly revision: ExpectedRevision;
  /** Of the last event; undefined for a stream without events. */
  readonly position: Position | undefined;
  /** Of the last event too: proof that a log still holds the history that was folded. */
  readonly eventId: string | undefined;
  /** Every request that appended to the stream, by caller and request id. As many as the stream's appends. */
  readonly requests: ReadonlyMap<string, HandledRequest>;
}

export interface HandledRequest {
  readonly contentHash: string;
  readonly firstRevision: bigint;
  readonly lastRevision: bigint;
  readonly position: Position;
}

export function emptyStream<State>(initialState: State): FoldedStream<State> {
  return { state: initialState, revision: 'none', position: undefined, eventId: undefined, requests: new Map() };
}

/** Folds more events of the same stream, without changing what was folded before. */
export function foldForward<State, Event>(
  folded: FoldedStream<State>,
  recorded: readonly RecordedEvent[],
  codec: EventCodec<Event>,
  evolve: (state: State, event: Event) => State,
): FoldedStream<State> {
  if (recorded.length === 0) return folded;
  let { state, revision, position, eventId } = folded;
  const requests = new Map(folded.requests);
  for (const event of recorded) {
    invariant(
      event.revision === nextRevision(revision),
      `gap in a stream: revision ${event.revision} after ${revision}`,
    );
    state = evolve(state, codec.decode(event));
    revision = event.revision;
    ({ position, eventId } = event);
    const { actor, requestId, contentHash } = readMetadata(event);
    const key = requestKey(actor, requestId);
    const firstRevision = requests.get(key)?.firstRevision ?? event.revision;
    requests.set(key, { contentHash, firstRevision, lastRevision: event.revision, position });
  }
  return { state, revision, position, eventId, requests };
}

/**
 * What a request's append has made of a stream, without reading it back.
 *
 * @param state after the events that were appended
 * @param eventId of the last of them
 */
export function afterAppend<State>(
  folded: FoldedStream<State>,
  state: State,
  eventId: string | undefined,
  { actor, requestId, contentHash }: Request,
  { revision, position }: Appended,
): FoldedStream<State> {
  const handled = { contentHash, firstRevision: nextRevision(folded.revision), lastRevision: revision, position };
  const requests = new Map(folded.requests).set(requestKey(actor, requestId), handled);
  return { state, revision, position, eventId, requests };
}

/** Whether an event is the last of those that were folded. */
export function isLastOf<State>(folded: FoldedStream<State>, { position, eventId }: RecordedEvent): boolean {
  return position === folded.position && eventId === folded.eventId;
}

export function nextRevision(revision: ExpectedRevision): bigint {
  return revision === 'none' ? 0n : revision + 1n;
}

export function handledRequest<State>(folded: FoldedStream<State>, request: Request): HandledRequest | undefined {
  return folded.requests.get(requestKey(request.actor, request.requestId));
}

function requestKey(actor: Actor, requestId: string): string {
  return `${actor.callerId} ${requestId}`;
}
