/**
 * The port to the append-only log of everything that was prescribed, dispensed, billed and suspected. Two adapters
 * implement it, `postgres/` and `kurrentdb/`, and one contract suite (`contract.ts`) holds both to these comments.
 */
export interface EventLog {
  /**
   * Appends the events of one decision to a stream, all or none, adjacent and in order.
   *
   * Retrying is safe: the same event ids with the same bytes at the same expected revision succeed again without
   * appending, and answer the original revision and position.
   *
   * @throws WrongExpectedRevision when the stream is not at `expectedRevision`; nothing is appended.
   * @throws EventIdConflict when an event id is already there with other bytes, or twice in this append; nothing is
   *   appended. Every adapter notices it right after `expectedRevision`, and may notice it anywhere in the log.
   * @throws LogOverloaded when the bounded queue is full, or the log is busy or cannot be reached; nothing is appended, nor
   *   will be. Retry later.
   * @throws RangeError when a name, a revision, an id or a size is outside of `append-limits.ts`; nothing is appended.
   * @throws LogClosed after `close`; nothing is appended.
   * @throws StreamUnusable, LogAccessRefused: nothing is appended.
   * @throws UnknownOutcome when the log did not answer in time: the append may have happened. Retry the same call.
   */
  append(stream: string, expectedRevision: ExpectedRevision, events: readonly NewEvent[]): Promise<Appended>;

  /**
   * Reads a stream in order. A stream that does not exist reads as empty.
   *
   * @throws RangeError when the name, the revision or the count is outside of `append-limits.ts`.
   * @throws LogAway when the log is away or busy; read again later.
   * @throws StreamUnusable when what the stream holds is not its whole history.
   * @throws LogAccessRefused, LogOverloaded; LogClosed after `close`.
   */
  read(stream: string, options?: ReadOptions): AsyncIterable<RecordedEvent>;

  /**
   * Follows the log in its one order, at least once, from after a position, until `signal` aborts (the iteration then
   * ends without throwing). Every event that matches is yielded; for stretches in which nothing matched a checkpoint is.
   * Adapters re-subscribe by themselves after a lost connection, from the last checkpoint yielded.
   *
   * @throws LogAccessRefused when it may not read the log.
   * @throws LogClosed when it begins after `close`; one that is under way then ends without throwing.
   * @throws LogShorterThanSeen when the event of `after`, or of the last checkpoint yielded, is no longer where it stood: then,
   *   and whenever it is followed from there again, however long the log has become meanwhile.
   */
  subscribe(options: SubscribeOptions): AsyncIterable<LogMessage>;

  /** Whether a text is a whole position as logs of this kind write theirs; such texts are in order as the log is. */
  isPosition(text: string): boolean;

  /** Where the log ends now: no earlier than any position that an append was answered with. */
  end(): Promise<Position>;

  /**
   * Resolves when the log answers, and takes appends; rejects otherwise, within 5 s. What a health check asks.
   *
   * @throws LogAway, LogAccessRefused: their message is one sentence that says what hinders, and holds no secret.
   */
  ping(): Promise<void>;

  /** Ends what follows, and resolves once the appends under way are settled. Whatever comes later meets LogClosed. */
  close(): Promise<void>;
}

export interface LogOptions {
  /** How the log's server lists the connections. */
  readonly applicationName: string;
  /** Told of each change, so that an outage is two lines and not thousands. */
  readonly tell?: (news: LogNews) => void;
}

/** What those who follow a log come to know; they go on by themselves. */
export type LogNews =
  /** `code` names what happened, and holds no value. */
  | { readonly kind: 'lost'; readonly code: string }
  | { readonly kind: 'found'; readonly durationMs: number }
  /** At this position somebody cut or deleted a stream, which nobody of this house does. */
  | { readonly kind: 'cut'; readonly position: Position };

/** The revision the caller has seen: of the stream's last event (first event: 0n), or 'none' for a stream without events. */
export type ExpectedRevision = bigint | 'none';

/**
 * A place in the log's order. Opaque text, comparable with `<` and `===` only among positions of one log;
 * nothing else may be concluded from it.
 */
export type Position = string & { readonly __brand: 'Position' };

/**
 * How far a follower is: the last event that it has seen or passed over. A position alone says nothing of the event that
 * stands there, so the event's id proves that the log is still the one that was followed.
 */
export interface Checkpoint {
  readonly position: Position;
  /** Undefined where a release before this one wrote the position alone: then it is believed. */
  readonly eventId: string | undefined;
}

export interface NewEvent {
  /** UUID, unique in the whole log. */
  readonly eventId: string;
  readonly type: string;
  /** UTF-8 JSON, kept as the very bytes given. */
  readonly data: Uint8Array;
  /** UTF-8 JSON, kept as the very bytes given. */
  readonly metadata: Uint8Array;
}

export interface RecordedEvent extends NewEvent {
  readonly stream: string;
  readonly revision: bigint;
  readonly position: Position;
  /** When the log recorded it, in milliseconds since the Unix epoch. */
  readonly recordedAtMs: number;
}

export interface Appended {
  /** Revision of the last event appended. */
  readonly revision: bigint;
  /** Position of the last event appended. */
  readonly position: Position;
}

export interface ReadOptions {
  readonly fromRevision?: bigint;
  readonly maxCount?: number;
}

export interface SubscribeOptions extends EventFilter {
  readonly after: Checkpoint | 'start';
  readonly signal: AbortSignal;
}

/** What a follower wants to see; the log tells how far it is with what it passes over. */
export interface EventFilter {
  /** Only events of streams whose name starts with one of these; all when absent. */
  readonly streamPrefixes?: readonly string[];
  /** Only events of these types; all when absent. */
  readonly eventTypes?: readonly string[];
}

export type LogMessage =
  | { readonly kind: 'event'; readonly event: RecordedEvent }
  /** Everything up to here has been seen; nothing that matches was passed over. */
  | { readonly kind: 'checkpoint'; readonly checkpoint: Checkpoint }
  /** The end of the log was reached; comes again whenever the follower falls behind and catches up. */
  | { readonly kind: 'caught-up' };

/** Where a follower stands that has seen this event. */
export function checkpointAt({ position, eventId }: RecordedEvent): Checkpoint {
  return { position, eventId };
}

export class WrongExpectedRevision extends Error {
  override readonly name = 'WrongExpectedRevision';
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly actual: ExpectedRevision;

  constructor(stream: string, expected: ExpectedRevision, actual: ExpectedRevision) {
    super(`stream is at revision ${actual}, expected ${expected}`);
    this.stream = stream;
    this.expected = expected;
    this.actual = actual;
  }
}

export class EventIdConflict extends Error {
  override readonly name = 'EventIdConflict';
}

export class LogOverloaded extends Error {
  override readonly name = 'LogOverloaded';
}

/** The log or the way to it is away, or busy: nothing was done, and what was asked may be asked again. */
export class LogAway extends Error {
  override readonly name = 'LogAway';
  /** Asking again is of no use until a person mends the connection. */
  readonly isToMend: boolean;

  constructor(message: string, { isToMend = false, ...options }: ErrorOptions & { readonly isToMend?: boolean } = {}) {
    super(message, options);
    this.isToMend = isToMend;
  }
}

/** The log refuses the credentials, or their user lacks a right: a person has to mend it. */
export class LogAccessRefused extends Error {
  override readonly name = 'LogAccessRefused';
}

/** Somebody else wrote to a stream, cut it or deleted it: no decision can be made on what is left. */
export class StreamUnusable extends Error {
  override readonly name = 'StreamUnusable';
}

export class LogClosed extends Error {
  override readonly name = 'LogClosed';
}

export class UnknownOutcome extends Error {
  override readonly name = 'UnknownOutcome';
}

/** The log lost its end, as by a restore: what was made of it has to be made anew. */
export class LogShorterThanSeen extends Error {
  override readonly name = 'LogShorterThanSeen';
}
