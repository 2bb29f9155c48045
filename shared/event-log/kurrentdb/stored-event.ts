import { createHash } from 'node:crypto';
import type { AllStreamRecordedEvent, BinaryEventData, RecordedEvent as StoredEvent } from '@eventstore/db-client';
import type { Checkpoint, NewEvent, RecordedEvent } from '../event-log.ts';
import { toPosition } from './position.ts';

/**
 * How an event of ours lies in KurrentDB so that its bytes come back as they were:
 *
 * - Data are sent as `application/octet-stream`, although they are JSON: the client parses what is declared to be JSON and
 *   writes it anew, which loses the bytes that were hashed.
 * - Metadata must be JSON there and are always parsed by the client, so ours travel inside as one string.
 * - KurrentDB recognises a repeated append by its event ids alone and would acknowledge other bytes under a known id. The
 *   id it is given is therefore derived from the content as well, and the event's own id lies in the metadata.
 */
interface StoredMetadata {
  readonly eventId: string;
  readonly metadata: string;
}

const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export function toStored(event: NewEvent): BinaryEventData {
  const metadata: StoredMetadata = {
    eventId: event.eventId.toLowerCase(),
    metadata: strictUtf8.decode(event.metadata),
  };
  return {
    id: contentId(event),
    contentType: 'application/octet-stream',
    type: event.type,
    data: event.data,
    metadata: { ...metadata },
  };
}

/** Undefined for an event that is not ours, such as the server's own: no other bears an id of its own content. */
export function fromStored(stored: StoredEvent | undefined): RecordedEvent | undefined {
  if (stored?.position === undefined || stored.streamId.startsWith('$')) return undefined;
  if (!(stored.data instanceof Uint8Array) || !isStoredMetadata(stored.metadata)) return undefined;
  const event = {
    eventId: stored.metadata.eventId,
    type: stored.type,
    data: stored.data,
    metadata: Buffer.from(stored.metadata.metadata),
  };
  if (stored.id !== contentId(event)) return undefined;
  return {
    ...event,
    stream: stored.streamId,
    revision: stored.revision,
    position: toPosition(stored.position),
    recordedAtMs: stored.created.getTime(),
  };
}

/** Where a follower of $all stands that has seen what is stored here, whoever wrote it. */
export function checkpointAtStored(stored: AllStreamRecordedEvent): Checkpoint {
  return { position: toPosition(stored.position), eventId: fromStored(stored)?.eventId ?? stored.id };
}

export function isSameContent(event: NewEvent, recorded: RecordedEvent | undefined): boolean {
  return (
    recorded !== undefined &&
    recorded.eventId === event.eventId.toLowerCase() &&
    recorded.type === event.type &&
    Buffer.from(recorded.data).equals(event.data) &&
    Buffer.from(recorded.metadata).equals(event.metadata)
  );
}

/** UUID version 8 (RFC 9562, section 5.8) over everything that makes the event. */
function contentId({ eventId, type, data, metadata }: NewEvent): string {
  const hash = createHash('sha256');
  for (const part of [Buffer.from(eventId.toLowerCase()), Buffer.from(type), data, metadata]) {
    hash.update(`${part.byteLength}:`).update(part);
  }
  const bytes = hash.digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

function isStoredMetadata(metadata: unknown): metadata is StoredMetadata {
  return (
    typeof metadata === 'object' &&
    metadata !== null &&
    'eventId' in metadata &&
    typeof metadata.eventId === 'string' &&
    'metadata' in metadata &&
    typeof metadata.metadata === 'string'
  );
}
