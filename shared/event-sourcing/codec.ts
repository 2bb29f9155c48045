import type { RecordedEvent } from '@ordonnancier/event-log/event-log.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import type { Actor, Request } from './request.ts';

/** What an event says about itself, beside what happened. Holds no server time, so that a retry makes the same bytes. */
export interface EventMetadata {
  readonly schemaVersion: number;
  readonly requestId: string;
  readonly contentHash: string;
  readonly actor: Actor;
  readonly causationId?: string;
  /** W3C trace context of the span that appended the event. */
  readonly traceparent?: string;
}

/** Turns the JSON of one version of an event into the JSON of the next. */
export type Upcaster = (data: Record<string, unknown>) => Record<string, unknown>;

/** The history of one event type: `upcasters[0]` leads from version 1 to 2, and so on; the current version comes last. */
export type EventHistory = readonly Upcaster[];

/** How the events of one kind of stream are written to the log and read from it, whatever version wrote them. */
export interface EventCodec<Event> {
  encode(event: Event): { readonly type: string; readonly schemaVersion: number; readonly data: Uint8Array };
  /** @throws when the type is unknown, or the version newer than this program: the reader must be upgraded first. */
  decode(event: Pick<RecordedEvent, 'type' | 'data' | 'metadata'>): Event;
}

/**
 * A codec for events that are plain JSON: `{ type, ...data }` in the program, `data` in the log.
 *
 * @param histories for every type of event, the upcasters it has had so far; none for one that never changed.
 */
export function jsonCodec<Event extends { readonly type: string }>(
  histories: Readonly<Record<Event['type'], EventHistory>>,
): EventCodec<Event> {
  const historyOf = new Map<string, EventHistory>(Object.entries<EventHistory>(histories));
  return {
    encode({ type, ...data }) {
      const history = historyOf.get(type);
      invariant(history !== undefined, `no history declared for event type ${type}`);
      return { type, schemaVersion: history.length + 1, data: encodeJson(data) };
    },
    decode(recorded) {
      const { type } = recorded;
      const history = historyOf.get(type);
      invariant(history !== undefined, `unknown event type ${type}`);
      const { schemaVersion } = readMetadata(recorded);
      invariant(schemaVersion <= history.length + 1, `${type} has version ${schemaVersion}, newer than this program`);
      const data = history.slice(schemaVersion - 1).reduce((older, upcast) => upcast(older), decodeJson(recorded.data));
      // The log only holds what `encode` wrote; recorded histories of every released version prove it in tests.
      return { ...data, type } as Event;
    },
  };
}

export function writeMetadata(schemaVersion: number, request: Request, traceparent: string | undefined): Uint8Array {
  const metadata: EventMetadata = {
    schemaVersion,
    requestId: request.requestId,
    contentHash: request.contentHash,
    actor: request.actor,
    ...(request.causationId !== undefined && { causationId: request.causationId }),
    ...(traceparent !== undefined && { traceparent }),
  };
  return encodeJson(metadata);
}

/** @throws when it has no version: no reader could tell what the event means. */
export function readMetadata(event: Pick<RecordedEvent, 'metadata'>): EventMetadata {
  const metadata = decodeJson(event.metadata) as Partial<EventMetadata>;
  const { schemaVersion } = metadata;
  invariant(schemaVersion !== undefined && Number.isInteger(schemaVersion) && schemaVersion > 0, 'no schema version');
  // As in `decode`: the log only holds what `writeMetadata` wrote.
  return metadata as EventMetadata;
}

const utf8Encoder = new TextEncoder();
const utf8Decoder = new TextDecoder('utf-8', { fatal: true });

function encodeJson(value: object): Uint8Array {
  return utf8Encoder.encode(JSON.stringify(value));
}

function decodeJson(bytes: Uint8Array): Record<string, unknown> {
  const value: unknown = JSON.parse(utf8Decoder.decode(bytes));
  invariant(typeof value === 'object' && value !== null, 'an event must be a JSON object');
  return value as Record<string, unknown>;
}
