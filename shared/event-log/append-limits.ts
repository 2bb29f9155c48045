import { EventIdConflict, type ExpectedRevision, type NewEvent, type ReadOptions } from './event-log.ts';

/** What KurrentDB accepts in one append, less its own overhead; the same for every adapter, so that either can be chosen. */
export const appendBytesMax = 1024 * 1024 - 64 * 1024;
/** An index entry of PostgreSQL holds at most 2,704 bytes; names of streams and types are far below. */
export const nameBytesMax = 512;
/** One decision makes a handful of events; the bound keeps one append from filling a batch. */
export const appendEventsMax = 256;
/** Of a `bigint` in PostgreSQL and a revision in KurrentDB. */
const revisionMax = 2n ** 63n - 1n;
/** So that the revisions of the append's own events are in range too. */
const expectedRevisionMax = revisionMax - BigInt(appendEventsMax);
/** `{"eventId":"…","metadata":"…"}` without the metadata. */
const metadataFrameBytes = 64;
const [quote, backslash] = [0x22, 0x5c];
const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/**
 * Turns away at the door what no log can store: past it, many appends share one transaction, and the fault of one would
 * be the failure of all. These are mistakes of the program, so they throw.
 *
 * @returns the size of the append in bytes.
 * @throws RangeError, or EventIdConflict when two events of the append have one id.
 */
export function checkAppend(stream: string, expectedRevision: ExpectedRevision, events: readonly NewEvent[]): number {
  checkName('stream', stream);
  if (expectedRevision !== 'none') checkRevision(expectedRevision, expectedRevisionMax);
  if (events.length === 0 || events.length > appendEventsMax) {
    throw new RangeError(`an append has 1 to ${appendEventsMax} events, not ${events.length}`);
  }
  let bytes = 0;
  for (const { eventId, type, data, metadata } of events) {
    if (!uuidPattern.test(eventId)) throw new RangeError('an event id is not a UUID');
    checkName('event type', type);
    bytes += storedBytes(type, data, metadata);
  }
  if (bytes > appendBytesMax) throw new RangeError(`an append of ${bytes} bytes is over ${appendBytesMax}`);
  if (new Set(events.map(({ eventId }) => eventId.toLowerCase())).size < events.length) {
    throw new EventIdConflict('two events of one append have the same id');
  }
  return bytes;
}

/** In KurrentDB metadata lie in a string of JSON beside the event's id, and a type takes two bytes a character. */
function storedBytes(type: string, data: Uint8Array, metadata: Uint8Array): number {
  let metadataBytes = metadataFrameBytes;
  for (const byte of metadata) metadataBytes += byte < 0x20 ? 6 : byte === quote || byte === backslash ? 2 : 1;
  return data.byteLength + metadataBytes + 2 * type.length;
}

/** @throws RangeError for a read that no log has an answer to. */
export function checkRead(stream: string, { fromRevision = 0n, maxCount = 0 }: ReadOptions): void {
  checkName('stream', stream);
  checkRevision(fromRevision, revisionMax);
  if (!Number.isSafeInteger(maxCount) || maxCount < 0) throw new RangeError('a count of events is out of range');
}

/** What a caller computed may be no whole number at all, whatever its type says. */
function checkRevision(revision: bigint, max: bigint): void {
  if (typeof revision !== 'bigint' || revision < 0n || revision > max) {
    throw new RangeError('a revision is out of range');
  }
}

function checkName(what: string, name: string): void {
  // Ill-formed text would be stored as other text, and PostgreSQL has no U+0000 in text. With $ KurrentDB begins names of
  // its own: an event in `$$x` replaces the settings of stream `x`, and one in `$$` ends the server.
  if (
    name === '' ||
    name.startsWith('$') ||
    name.includes('\0') ||
    !name.isWellFormed() ||
    Buffer.byteLength(name) > nameBytesMax
  ) {
    throw new RangeError(`not a name of a ${what}`);
  }
}
