import { EventIdConflict, type ExpectedRevision, type NewEvent } from './event-log.ts';

/** What KurrentDB accepts in one append, less its own overhead; the same for every adapter, so that either can be chosen. */
export const appendBytesMax = 1024 * 1024 - 64 * 1024;
/** An index entry of PostgreSQL holds at most 2,704 bytes; names of streams and types are far below. */
export const nameBytesMax = 512;
/** One decision makes a handful of events; the bound keeps one append from filling a batch. */
export const appendEventsMax = 256;
/** So that the revisions of the append's own events are in PostgreSQL's range too. */
const revisionMax = 2n ** 63n - 1n - BigInt(appendEventsMax);
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
  if (expectedRevision !== 'none' && (expectedRevision < 0n || expectedRevision > revisionMax)) {
    throw new RangeError('expected revision is out of range');
  }
  if (events.length === 0 || events.length > appendEventsMax) {
    throw new RangeError(`an append has 1 to ${appendEventsMax} events, not ${events.length}`);
  }
  let bytes = 0;
  for (const { eventId, type, data, metadata } of events) {
    if (!uuidPattern.test(eventId)) throw new RangeError('an event id is not a UUID');
    checkName('event type', type);
    bytes += data.byteLength + metadata.byteLength;
  }
  if (bytes > appendBytesMax) throw new RangeError(`an append of ${bytes} bytes is over ${appendBytesMax}`);
  if (new Set(events.map(({ eventId }) => eventId.toLowerCase())).size < events.length) {
    throw new EventIdConflict('two events of one append have the same id');
  }
  return bytes;
}

function checkName(what: string, name: string): void {
  // Ill-formed text would be stored as other text, and PostgreSQL has no U+0000 in text.
  if (name === '' || name.includes('\0') || !name.isWellFormed() || Buffer.byteLength(name) > nameBytesMax) {
    throw new RangeError(`not a name of a ${what}`);
  }
}
