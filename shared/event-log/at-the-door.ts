import { checkAppend, checkRead } from './append-limits.ts';
import {
  LogClosed,
  type Appended,
  type EventLog,
  type ExpectedRevision,
  type LogMessage,
  type NewEvent,
  type RecordedEvent,
} from './event-log.ts';

/** A log behind the door: what it is asked is within `append-limits.ts`, and comes before it is closed. */
export interface LogBehindDoor extends Omit<EventLog, 'append'> {
  append(
    stream: string,
    expectedRevision: ExpectedRevision,
    events: readonly NewEvent[],
    bytes: number,
  ): Promise<Appended>;
}

/** What every adapter does at its door: turns away what no log can store, and whatever comes after `close`. */
export function atTheDoor(log: LogBehindDoor): EventLog {
  const appendsUnderWay = new Set<Promise<Appended>>();
  const closing = new AbortController();
  let closed: Promise<void> | undefined;

  function checkOpen(): void {
    if (closed !== undefined) throw new LogClosed('the log is closed');
  }

  async function close(): Promise<void> {
    closing.abort();
    await Promise.allSettled(appendsUnderWay);
    await log.close();
  }

  return {
    async append(stream, expectedRevision, events) {
      checkOpen();
      const bytes = checkAppend(stream, expectedRevision, events);
      const append = log.append(stream, expectedRevision, events, bytes);
      appendsUnderWay.add(append);
      try {
        return await append;
      } finally {
        appendsUnderWay.delete(append);
      }
    },
    async *read(stream, options = {}): AsyncGenerator<RecordedEvent> {
      checkOpen();
      checkRead(stream, options);
      yield* log.read(stream, options);
    },
    async *subscribe(options): AsyncGenerator<LogMessage> {
      checkOpen();
      yield* log.subscribe({ ...options, signal: AbortSignal.any([options.signal, closing.signal]) });
    },
    isPosition: (text) => log.isPosition(text),
    async end() {
      checkOpen();
      return await log.end();
    },
    async ping() {
      checkOpen();
      await log.ping();
    },
    close: () => (closed ??= close()),
  };
}
