import { v5 as uuidV5 } from 'uuid';

/** One attempt of a caller to change something. Repeating it is safe; reusing its id for something else is refused. */
export interface Request {
  /** UUID chosen by the client. Unique for the caller, within the stream. */
  readonly requestId: string;
  /** Keyed hash of what the client sent, without any time of the server: two requests are the same when it is. */
  readonly contentHash: string;
  readonly actor: Actor;
  /** Event that made a process manager issue this request. */
  readonly causationId?: string;
  /** Aborts when nobody waits for the answer any more; absent when the request must be seen through. */
  readonly signal?: AbortSignal;
}

/**
 * The same request, for an act of several steps: whoever has gone by now is not served, but what was begun is seen through.
 *
 * @throws AbortError when nobody waits any more: nothing was done.
 */
export function seenThrough({ signal, ...request }: Request): Request {
  signal?.throwIfAborted();
  return request;
}

/** Who acts, as far as events may say it. */
export interface Actor {
  readonly role: string;
  /** Stable name of the caller, unique across roles; never identifies a patient outside the issuer of tokens. */
  readonly callerId: string;
  readonly rpps?: string;
  readonly finess?: string;
}

/** Namespace of every derived identifier of this project (RFC 9562 §5.5). Changing it would break retries in flight. */
const namespace = '5cbaf1f4-7a0e-5d0c-9c2f-0b6d5a1b7e42';

/**
 * The id of the event at `index` of what a request appends to a stream. It depends on nothing else, so that a second
 * attempt, in whatever process, makes the same ids and the log recognises it.
 */
export function eventIdOf(request: Request, stream: string, index: number): string {
  return deterministicId('event', request.actor.callerId, stream, request.requestId, index.toString());
}

/** A UUIDv5 of the parts, for requests and identifiers that are made in reaction to an event. */
export function deterministicId(...parts: readonly string[]): string {
  return uuidV5(JSON.stringify(parts), namespace);
}
