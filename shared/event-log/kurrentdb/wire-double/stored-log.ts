import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { AppendReq, ReadResp } from '@eventstore/db-client/generated/streams_pb.js';

/** An event as the double keeps it. */
export interface Stored {
  readonly stream: string;
  readonly revision: number;
  readonly id: string;
  /** Where its record begins in the file, in bytes; commit and prepare are one, as for every append of ours. */
  readonly position: bigint;
  readonly metadata: ReadonlyMap<string, string>;
  readonly customMetadata: Uint8Array;
  readonly data: Uint8Array;
}

/** What an append came to. */
export type Outcome =
  | { readonly kind: 'appended'; readonly last: Stored }
  | { readonly kind: 'wrong-revision'; readonly actual: number | undefined }
  | { readonly kind: 'deleted' };

export interface StoredLog {
  /** In the order of the log. */
  readonly events: readonly Stored[];
  /** At `next` in its stream, or wherever it ends when `next` is undefined. A repeat is recognised by its ids, unless `isForgotten`. */
  append(stream: string, next: number | undefined, messages: readonly Message[], isForgotten: boolean): Outcome;
  readStream(stream: string): readonly Stored[] | 'missing' | 'deleted';
  /** From a position on, that event included; 'invalid' for a place where no record begins. */
  readAll(from: bigint): readonly Stored[] | 'invalid';
  /** Deletes a stream for good. */
  tombstone(stream: string): void;
  /** Forgets the last events, as a server does that was restored from an older copy. */
  loseEnd(count: number): void;
  /** Below here, any place reads as the next event, as in a chunk that was scavenged. */
  scavengedBelow: bigint;
}

/** What is proposed; made by the client, or by a test that plays a stranger. */
export type Message = Pick<
  AppendReq.ProposedMessage,
  'getId' | 'getMetadataMap' | 'getCustomMetadata_asU8' | 'getData_asU8'
>;

const ticksPerMs = 10_000;
/** Records have a head and a tail; a chunk's end leaves the rest of it unused. */
const recordOverheadBytes = 137n;
const chunkBytes = 64n * 1024n;

export function createStoredLog(): StoredLog {
  let events: Stored[] = [];
  const byStream = new Map<string, Stored[]>();
  const deleted = new Set<string>();
  let end = 0n;

  function store(stream: string, messages: readonly Message[]): void {
    const ofStream = byStream.get(stream) ?? [];
    byStream.set(stream, ofStream);
    for (const message of messages) {
      const metadata = new Map<string, string>();
      message.getMetadataMap().forEach((value, key) => metadata.set(key, value));
      metadata.set('created', String(Date.now() * ticksPerMs));
      const [data, customMetadata] = [message.getData_asU8(), message.getCustomMetadata_asU8()];
      const stored: Stored = {
        stream,
        revision: ofStream.length,
        id: message.getId()?.getString() ?? '',
        position: end,
        metadata,
        customMetadata,
        data,
      };
      ofStream.push(stored);
      events.push(stored);
      end += recordOverheadBytes + BigInt(data.length + customMetadata.length);
    }
    // Never within an append.
    if (end % chunkBytes > chunkBytes / 2n) end += chunkBytes - (end % chunkBytes);
  }

  /** What the settings of a stream leave of it: `$$x` holds those of `x`. */
  function uncut(stream: string): readonly Stored[] {
    const ofStream = byStream.get(stream) ?? [];
    const settings = byStream.get(`$$${stream}`)?.at(-1);
    if (settings === undefined) return ofStream;
    const { $tb = 0, $maxCount = Infinity } = JSON.parse(Buffer.from(settings.data).toString()) as Settings;
    return ofStream.filter(({ revision }) => revision >= $tb && revision >= ofStream.length - $maxCount);
  }

  const log: StoredLog = {
    get events() {
      return events;
    },
    append(stream, wanted, messages, isForgotten) {
      if (deleted.has(stream)) return { kind: 'deleted' };
      const existing = byStream.get(stream) ?? [];
      // A stream that was deleted softly takes an append as one that never was, and goes on where it ended.
      const isSoftlyDeleted = existing.length > 0 && uncut(stream).length === 0;
      const next = wanted === undefined || (wanted === 0 && isSoftlyDeleted) ? existing.length : wanted;
      const isRepeated = messages.every(
        (message, offset) => existing[next + offset]?.id === message.getId()?.getString(),
      );
      if (existing.length !== next && (!isRepeated || isForgotten)) {
        return { kind: 'wrong-revision', actual: existing.length === 0 ? undefined : existing.length - 1 };
      }
      if (existing.length === next) store(stream, messages);
      const last = byStream.get(stream)?.[next + messages.length - 1];
      if (last === undefined) throw new Error('nothing was appended');
      return { kind: 'appended', last };
    },
    readStream(stream) {
      if (deleted.has(stream)) return 'deleted';
      const left = uncut(stream);
      return left.length === 0 ? 'missing' : left;
    },
    readAll(from) {
      const rest = events.filter(({ position }) => position >= from);
      const isOnRecord = from >= end || rest[0]?.position === from;
      return isOnRecord || from < log.scavengedBelow ? rest : 'invalid';
    },
    tombstone(stream) {
      deleted.add(stream);
    },
    loseEnd(count) {
      const lost = events.slice(-count);
      events = events.slice(0, -count);
      for (const { stream } of lost) byStream.get(stream)?.pop();
      end = lost[0]?.position ?? end;
    },
    scavengedBelow: 0n,
  };
  return log;
}

interface Settings {
  readonly $tb?: number;
  readonly $maxCount?: number;
}

/** Something that a stranger appends: of a type, with data and metadata as they are. */
export function strangersMessage(
  id: string,
  contentType: string,
  data: string,
  metadata = '',
  type = 'Strange',
): Message {
  const message = new streams.AppendReq.ProposedMessage()
    .setId(new shared.UUID().setString(id))
    .setData(Buffer.from(data))
    .setCustomMetadata(Buffer.from(metadata));
  message.getMetadataMap().set('type', type).set('content-type', contentType);
  return message;
}

/** An event as the server sends it. */
export function eventAnswer(stored: Stored): ReadResp {
  const position = String(stored.position);
  const event = new streams.ReadResp.ReadEvent.RecordedEvent()
    .setId(new shared.UUID().setString(stored.id))
    .setStreamIdentifier(new shared.StreamIdentifier().setStreamName(Buffer.from(stored.stream)))
    .setStreamRevision(String(stored.revision))
    .setCommitPosition(position)
    .setPreparePosition(position)
    .setCustomMetadata(stored.customMetadata)
    .setData(stored.data);
  for (const [key, value] of stored.metadata) event.getMetadataMap().set(key, value);
  return new streams.ReadResp().setEvent(new streams.ReadResp.ReadEvent().setEvent(event).setCommitPosition(position));
}
