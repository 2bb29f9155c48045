import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { patient } from '@ordonnancier/testing/patient-log.ts';
import { appendBytesMax, appendEventsMax, nameBytesMax } from './append-limits.ts';
import {
  checkpointAt,
  EventIdConflict,
  LogClosed,
  LogShorterThanSeen,
  WrongExpectedRevision,
  type Checkpoint,
  type EventLog,
  type ExpectedRevision,
  type LogMessage,
  type NewEvent,
  type Position,
  type RecordedEvent,
} from './event-log.ts';

/** A log's server as the contract suite needs it. */
export interface ServerUnderTest {
  /** Opens the log as another process of a service would. */
  open(): Promise<EventLog>;
  /** Kills the server without warning and starts it again on its data; undefined for a server that is not ours to kill. */
  readonly crash: (() => Promise<void>) | undefined;
  /** The same, but as an operator stops it. */
  readonly restart: (() => Promise<void>) | undefined;
  stop(): Promise<void>;
}

const encoder = new TextEncoder();

/** More than a connection of KurrentDB carries streams at a time: what is not let go stops the next. */
const readsLeftEarly = 150;
const followersGone = 120;
/** Of the log's server, which may be another machine. */
const clockSkewMsMax = 60_000;

/** An event of some 1 KiB, like most of ours. */
export function someEvent(data: unknown = { filler: 'x'.repeat(900) }): NewEvent {
  return {
    eventId: randomUUID(),
    type: 'SomethingHappened',
    data: encoder.encode(JSON.stringify(data)),
    metadata: encoder.encode('{"schemaVersion":1}'),
  };
}

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const collected: T[] = [];
  for await (const item of items) collected.push(item);
  return collected;
}

interface Following {
  readonly prefix: string;
  readonly after?: Checkpoint | 'start';
  readonly until: (message: LogMessage, events: readonly RecordedEvent[]) => boolean;
}

/** Follows the log until a message satisfies `until`, and answers everything yielded up to and including it. */
export async function followUntil(log: EventLog, { prefix, after = 'start', until }: Following): Promise<LogMessage[]> {
  const messages: LogMessage[] = [];
  const events: RecordedEvent[] = [];
  const stopped = new AbortController();
  for await (const message of log.subscribe({ after, streamPrefixes: [prefix], signal: stopped.signal })) {
    // What is on its way when it is told to stop may still come.
    if (stopped.signal.aborted) continue;
    messages.push(message);
    if (message.kind === 'event') events.push(message.event);
    if (until(message, events)) stopped.abort();
  }
  return messages;
}

export function eventsOf(messages: readonly LogMessage[]): RecordedEvent[] {
  return messages.flatMap((message) => (message.kind === 'event' ? [message.event] : []));
}

/**
 * Holds an adapter to the comments of the port. Streams are named afresh, so that it also runs on a log in use.
 * `followedCount` is how many events eight writers append under the eyes of a follower, a multiple of 40.
 */
export function eventLogContract(
  adapter: string,
  startServer: () => Promise<ServerUnderTest>,
  followedCount = 10_000,
): void {
  describe(`the event log contract on ${adapter}`, () => {
    let server: ServerUnderTest;
    let log: EventLog;
    let otherLog: EventLog;
    const newPrefix = () => `contract${randomUUID()}-`;

    beforeAll(async () => {
      server = await startServer();
      log = patient(await server.open());
      otherLog = patient(await server.open());
    }, 180_000);

    let shown = 0;
    afterEach(() => {
      shown += 1;
    });

    afterAll(async () => {
      process.stderr.write(`${adapter}: ${shown} behaviours of the contract were shown\n`);
      await log.close();
      await otherLog.close();
      await server.stop();
    });

    it('appends to a new stream and reads back exactly what was written', async () => {
      const stream = `${newPrefix()}a`;
      const events: NewEvent[] = [
        { ...someEvent(), data: encoder.encode('{ "b":1,"a" : 1.0, "1":"\\u0000 é 💊" }') },
        { ...someEvent(), metadata: encoder.encode('{}'), type: 'SomethingElse' },
      ];
      const appended = await log.append(stream, 'none', events);
      expect(appended.revision).toBe(1n);
      const recorded = await all(log.read(stream));
      expect(recorded.map(({ revision }) => revision)).toEqual([0n, 1n]);
      for (const [index, event] of recorded.entries()) {
        expect({ ...event, data: Buffer.from(event.data), metadata: Buffer.from(event.metadata) }).toMatchObject({
          eventId: events[index]?.eventId,
          type: events[index]?.type,
          data: Buffer.from(events[index]?.data ?? []),
          metadata: Buffer.from(events[index]?.metadata ?? []),
          stream,
        });
        expect(Math.abs(event.recordedAtMs - Date.now())).toBeLessThan(60_000);
      }
      expect(recorded[1]?.position).toBe(appended.position);
      expect(recorded.map(({ position }) => position)).toEqual(recorded.map(({ position }) => position).sort());
    });

    it('knows whole positions of its own kind, and where it ends', async () => {
      const stream = `${newPrefix()}a`;
      const before = await log.end();
      const { position } = await log.append(stream, 'none', [someEvent()]);
      expect(before < position).toBe(true);
      expect((await otherLog.end()) >= position).toBe(true);
      for (const text of [before, position]) expect(log.isPosition(text)).toBe(true);
      const [postgres, kurrentDb] = ['0'.repeat(19), `${'0'.repeat(20)}-${'0'.repeat(20)}`];
      expect([postgres, kurrentDb].filter((text) => log.isPosition(text))).toHaveLength(1);
      const others = [
        '',
        'start',
        '-',
        position.replace(/^0+/, ''),
        `0${position}`,
        position.slice(0, -1),
        `${position}\n`,
      ];
      expect(others.filter((text) => log.isPosition(text))).toEqual([]);
    });

    it('refuses a wrong revision and tells the actual one', async () => {
      const stream = `${newPrefix()}a`;
      const missing = log.append(stream, 3n, [someEvent()]);
      await expect(missing).rejects.toThrow(WrongExpectedRevision);
      await expect(missing).rejects.toMatchObject({ stream, expected: 3n, actual: 'none' });
      await log.append(stream, 'none', [someEvent(), someEvent()]);
      for (const expected of ['none', 0n, 5n] as const) {
        await expect(log.append(stream, expected, [someEvent()])).rejects.toMatchObject({ expected, actual: 1n });
      }
      expect(await all(log.read(stream))).toHaveLength(2);
    });

    it('lets exactly one of two racing writers win, again and again', async () => {
      for (let race = 0; race < 20; race += 1) {
        const stream = `${newPrefix()}race`;
        const writers = [log, otherLog, log, otherLog];
        const outcomes = await Promise.allSettled(writers.map((each) => each.append(stream, 'none', [someEvent()])));
        expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
        for (const outcome of outcomes) {
          if (outcome.status === 'rejected') expect(outcome.reason).toBeInstanceOf(WrongExpectedRevision);
        }
      }
    });

    it('makes one append of a request that is repeated, even later and elsewhere', async () => {
      const stream = `${newPrefix()}a`;
      const first = [someEvent(), someEvent()];
      const twice = await Promise.all([log.append(stream, 'none', first), otherLog.append(stream, 'none', first)]);
      expect(twice[1]).toEqual(twice[0]);
      await log.append(stream, 1n, [someEvent()]);
      expect(await otherLog.append(stream, 'none', first)).toEqual(twice[0]);
      expect(await all(log.read(stream))).toHaveLength(3);
    });

    it('[LOG-060] makes one append of a repeated part of an append, and of one in the midst of its stream', async () => {
      const stream = `${newPrefix()}a`;
      const [one, two, three, four] = [someEvent(), someEvent(), someEvent(), someEvent()];
      await log.append(stream, 'none', [one, two]);
      const middle = await log.append(stream, 1n, [three]);
      await log.append(stream, 2n, [four]);
      expect(await otherLog.append(stream, 1n, [three])).toEqual(middle);
      // The first of two, and the second alone: neither is appended anew.
      expect(await otherLog.append(stream, 'none', [one])).toMatchObject({ revision: 0n });
      expect(await otherLog.append(stream, 0n, [two])).toMatchObject({ revision: 1n });
      expect(await all(log.read(stream))).toHaveLength(4);
    });

    it('refuses the same event id with other bytes', async () => {
      const stream = `${newPrefix()}a`;
      const event = someEvent();
      await log.append(stream, 'none', [event]);
      const changed = { ...event, data: encoder.encode('{"changed":true}') };
      await expect(log.append(stream, 'none', [changed])).rejects.toThrow(EventIdConflict);
      await expect(log.append(stream, 'none', [event, someEvent()])).rejects.toThrow(EventIdConflict);
      await expect(log.append(`${stream}2`, 'none', [event, event])).rejects.toThrow(EventIdConflict);
      expect(await all(log.read(stream))).toHaveLength(1);
    });

    it('keeps the events of one append together while others append', async () => {
      const prefix = newPrefix();
      const appends = Array.from({ length: 40 }, (_, index) =>
        (index % 2 === 0 ? log : otherLog).append(`${prefix}${index}`, 'none', [someEvent(), someEvent(), someEvent()]),
      );
      await Promise.all(appends);
      const messages = await followUntil(log, { prefix, until: (_, events) => events.length === 120 });
      const events = eventsOf(messages);
      for (let index = 0; index < 120; index += 3) {
        const together = events.slice(index, index + 3);
        expect(new Set(together.map(({ stream }) => stream)).size).toBe(1);
        expect(together.map(({ revision }) => revision)).toEqual([0n, 1n, 2n]);
      }
    });

    it('reads from a revision, as much as asked, and nothing of a missing stream', async () => {
      const stream = `${newPrefix()}a`;
      // More than any page, so that reading goes on.
      for (let first = 0; first < 1_200; first += 200) {
        const events = Array.from({ length: 200 }, () => someEvent({}));
        await log.append(stream, first === 0 ? 'none' : BigInt(first - 1), events);
      }
      const revisions = async (options: { fromRevision?: bigint; maxCount?: number }) =>
        (await all(log.read(stream, options))).map(({ revision }) => Number(revision));
      expect(await revisions({})).toEqual(Array.from({ length: 1_200 }, (_, index) => index));
      expect(await revisions({ fromRevision: 1_197n })).toEqual([1_197, 1_198, 1_199]);
      expect(await revisions({ fromRevision: 5n, maxCount: 2 })).toEqual([5, 6]);
      expect(await revisions({ maxCount: 600 })).toHaveLength(600);
      expect(await revisions({ fromRevision: 1_200n })).toEqual([]);
      expect(await all(log.read(`${stream}-missing`))).toEqual([]);
    });

    it('keeps an event of 512 KiB, and turns away an append that is too large', async () => {
      const prefix = newPrefix();
      const large = someEvent({ document: 'd'.repeat(512 * 1024) });
      await log.append(`${prefix}a`, 'none', [large]);
      const [recorded] = await all(log.read(`${prefix}a`));
      expect(Buffer.from(recorded?.data ?? []).equals(large.data)).toBe(true);
      const tooLarge = someEvent({ document: 'd'.repeat(appendBytesMax) });
      await expect(log.append(`${prefix}b`, 'none', [tooLarge])).rejects.toThrow(RangeError);
    });

    it('[LOG-061] takes the largest append that it lets through, of many events with long names', async () => {
      const stream = `${newPrefix()}${'n'.repeat(400)}`;
      const type = 't'.repeat(nameBytesMax);
      const quotes = Math.floor(appendBytesMax / 3 / appendEventsMax);
      const events = Array.from({ length: appendEventsMax }, () => ({
        ...someEvent({ text: 'd'.repeat(quotes) }),
        type,
        metadata: encoder.encode(JSON.stringify({ schemaVersion: 1, text: '"'.repeat(100) })),
      }));
      const taken = await log.append(stream, 'none', events).catch((error: unknown) => error);
      // Whatever this log counts: it says so before it is asked, or it takes the whole.
      if (taken instanceof RangeError) expect(await all(log.read(stream))).toEqual([]);
      else expect(await all(log.read(stream))).toHaveLength(appendEventsMax);
    });

    it('[LOG-062] keeps names and data beyond ASCII, and says when it recorded them, to the millisecond', async () => {
      const stream = `${newPrefix()}é💊Ę\u0018`;
      const event = { ...someEvent({ text: '\u0018 \u0118 Ę 💊 "\\' }), type: 'Dispensé-💊' };
      const beforeMs = Date.now() - clockSkewMsMax;
      await log.append(stream, 'none', [event]);
      const [recorded] = await all(otherLog.read(stream));
      expect(recorded).toMatchObject({ stream, type: event.type });
      expect(Buffer.from(recorded?.data ?? []).equals(event.data)).toBe(true);
      expect(Number.isSafeInteger(recorded?.recordedAtMs)).toBe(true);
      expect(recorded?.recordedAtMs).toBeGreaterThanOrEqual(beforeMs);
      expect(recorded?.recordedAtMs).toBeLessThanOrEqual(Date.now() + clockSkewMsMax);
    });

    it('[LOG-063] reads none, one, and leaves a read early without holding anything', async () => {
      const stream = `${newPrefix()}a`;
      await log.append(stream, 'none', [someEvent(), someEvent(), someEvent()]);
      expect(await all(log.read(stream, { maxCount: 0 }))).toEqual([]);
      expect(await all(log.read(stream, { maxCount: 1 }))).toHaveLength(1);
      for (let read = 0; read < readsLeftEarly; read += 1) {
        for await (const { revision } of log.read(stream)) {
          expect(revision).toBe(0n);
          break;
        }
      }
      expect(await all(log.read(stream, { fromRevision: 2n }))).toHaveLength(1);
    });

    it('leaves the neighbours of a refused append alone', async () => {
      const prefix = newPrefix();
      const taken = someEvent();
      await log.append(`${prefix}taken`, 'none', [taken]);
      const outcomes = await Promise.allSettled([
        log.append(`${prefix}good1`, 'none', [someEvent()]),
        log.append(`${prefix}taken`, 7n, [someEvent()]),
        log.append(`${prefix}taken`, 'none', [{ ...taken, data: encoder.encode('1') }]),
        log.append(`${prefix}good2`, 'none', [someEvent({ text: '\u0000' })]),
        log.append(`${prefix}bad\0name`, 'none', [someEvent()]),
        log.append(`${prefix}badid`, 'none', [{ ...someEvent(), eventId: 'not a uuid' }]),
        log.append(`${prefix}good3`, 'none', [someEvent()]),
      ]);
      const good = [true, false, false, true, false, false, true];
      expect(outcomes.map(({ status }) => status === 'fulfilled')).toEqual(good);
    });

    it(`shows a follower everything once and in order while eight writers append ${followedCount} events`, async () => {
      const prefix = newPrefix();
      const count = followedCount;
      const following = followUntil(otherLog, { prefix, until: (_, events) => events.length === count });
      const written = new Map<string, Position>();
      const write = async (writer: number) => {
        const each = writer % 2 === 0 ? log : otherLog;
        for (let index = 0; index < count / 8; index += 5) {
          // Five at a time per writer, each on its own stream, so that batches differ in size and overlap.
          await Promise.all(
            Array.from({ length: 5 }, async (_, lane) => {
              const event = someEvent({ writer, index, lane });
              const expected = index === 0 ? 'none' : BigInt(index / 5 - 1);
              const { position } = await each.append(`${prefix}${writer}-${lane}`, expected, [event]);
              written.set(event.eventId, position);
            }),
          );
        }
      };
      await Promise.all(Array.from({ length: 8 }, (_, writer) => write(writer)));
      const seen = eventsOf(await following);
      expect(new Set(seen.map(({ eventId }) => eventId)).size).toBe(count);
      expect(seen.every(({ eventId, position }) => written.get(eventId) === position)).toBe(true);
      expect(seen.every(({ position }, index) => index === 0 || (seen[index - 1]?.position ?? '') < position)).toBe(
        true,
      );
      // Whoever comes later goes through many full pages, and has to see the same.
      const again = eventsOf(await followUntil(log, { prefix, until: (_, events) => events.length === count }));
      expect(again.map(({ eventId }) => eventId)).toEqual(seen.map(({ eventId }) => eventId));
    }, 300_000);

    it('resumes right after a position, and says when it caught up', async () => {
      const prefix = newPrefix();
      for (const name of ['a', 'b', 'c', 'd']) await log.append(`${prefix}${name}`, 'none', [someEvent()]);
      const fromStart = await followUntil(log, { prefix, until: ({ kind }) => kind === 'caught-up' });
      expect(eventsOf(fromStart)).toHaveLength(4);
      const [, second] = eventsOf(fromStart);
      const after = second === undefined ? 'start' : checkpointAt(second);
      const resumed = await followUntil(otherLog, { prefix, after, until: ({ kind }) => kind === 'caught-up' });
      expect(eventsOf(resumed).map(({ stream }) => stream)).toEqual([`${prefix}c`, `${prefix}d`]);
    });

    it('follows a prefix only, live, with a checkpoint for what it passes over', async () => {
      const prefix = newPrefix();
      const following = followUntil(log, {
        prefix: `${prefix}wanted`,
        until: (message, events) =>
          message.kind === 'checkpoint' &&
          message.checkpoint.position > (events[1]?.position ?? message.checkpoint.position),
      });
      await otherLog.append(`${prefix}wanted-1`, 'none', [someEvent()]);
      await otherLog.append(`${prefix}other-1`, 'none', [someEvent()]);
      await otherLog.append(`${prefix}wanted-2`, 'none', [someEvent()]);
      const other = someEvent();
      const { position } = await otherLog.append(`${prefix}other-2`, 'none', [other]);
      const messages = await following;
      expect(eventsOf(messages).map(({ stream }) => stream)).toEqual([`${prefix}wanted-1`, `${prefix}wanted-2`]);
      expect(messages.at(-1)).toEqual({ kind: 'checkpoint', checkpoint: { position, eventId: other.eventId } });
      const positions = messages.flatMap((message) => {
        if (message.kind === 'caught-up') return [];
        return message.kind === 'event' ? [message.event.position] : [message.checkpoint.position];
      });
      expect(positions).toEqual([...positions].sort());
    });

    it('follows types only, of the prefix, with a checkpoint for what it passes over', async () => {
      const prefix = newPrefix();
      const stream = `${prefix}a`;
      const ofType = (type: string) => ({ ...someEvent(), type });
      await log.append(stream, 'none', [ofType('Wanted'), ofType('Other')]);
      await log.append(`other-${prefix}`, 'none', [ofType('Wanted')]);
      await log.append(stream, 1n, [ofType('AlsoWanted'), ofType('Other')]);
      const { position: last } = await log.append(stream, 3n, [ofType('Other')]);
      const stopped = new AbortController();
      const seen: string[] = [];
      const eventTypes = ['Wanted', 'AlsoWanted'];
      let reached: Position | undefined;
      const filter = { streamPrefixes: [prefix], eventTypes };
      for await (const message of otherLog.subscribe({ after: 'start', ...filter, signal: stopped.signal })) {
        if (message.kind === 'event') seen.push(message.event.type);
        if (message.kind === 'checkpoint') reached = message.checkpoint.position;
        if (reached !== undefined && reached >= last) stopped.abort();
      }
      expect(seen).toEqual(eventTypes);
    });

    it('[LOG-064] shows a follower that was held up all that came meanwhile, and goes on live', async () => {
      const prefix = newPrefix();
      const count = 200;
      const stopped = new AbortController();
      const seen: bigint[] = [];
      const caughtUp = Promise.withResolvers<undefined>();
      const release = Promise.withResolvers<undefined>();
      const following = (async () => {
        for await (const message of otherLog.subscribe({
          after: 'start',
          streamPrefixes: [prefix],
          signal: stopped.signal,
        })) {
          if (message.kind === 'caught-up') caughtUp.resolve(undefined);
          if (message.kind !== 'event') continue;
          if (seen.push(message.event.revision) === 1) await release.promise;
          if (seen.length === count) stopped.abort();
        }
      })();
      await caughtUp.promise;
      for (let index = 0; index < count; index += 1) {
        await log.append(`${prefix}a`, index === 0 ? 'none' : BigInt(index - 1), [someEvent()]);
      }
      release.resolve(undefined);
      await following;
      expect(seen).toEqual(Array.from({ length: count }, (_, index) => BigInt(index)));
    });

    it('[LOG-065] keeps nothing of followers that came and went', async () => {
      const prefix = newPrefix();
      const first = someEvent();
      const { position } = await log.append(`${prefix}a`, 'none', [first]);
      const after = { position, eventId: first.eventId };
      await log.append(`${prefix}a`, 0n, [someEvent()]);
      for (let round = 0; round < followersGone; round += 1) {
        const messages = await followUntil(log, { prefix, after, until: ({ kind }) => kind === 'event' });
        expect(eventsOf(messages)).toHaveLength(1);
      }
      await log.append(`${prefix}a`, 1n, [someEvent()]);
      await expect(log.ping()).resolves.toBeUndefined();
    }, 300_000);

    it('[LOG-066] serves a ping, reads and a follower while 500 appends are under way', async () => {
      const prefix = newPrefix();
      const following = followUntil(log, { prefix, until: (_, events) => events.length === 500 });
      const appends = Array.from({ length: 500 }, (_, index) => log.append(`${prefix}${index}`, 'none', [someEvent()]));
      await log.ping();
      expect(await all(log.read(`${prefix}missing`))).toEqual([]);
      const positions = (await Promise.all(appends)).map(({ position }) => position);
      const seen = eventsOf(await following).map(({ position }) => position);
      expect(seen).toEqual(positions.sort());
    });

    it('shows all streams when no prefix is given', async () => {
      const before = someEvent();
      const { position } = await log.append(`${newPrefix()}before`, 'none', [before]);
      const after = { position, eventId: before.eventId };
      const streams = [`${newPrefix()}x`, `${newPrefix()}y`];
      for (const stream of streams) await log.append(stream, 'none', [someEvent()]);
      const stopped = new AbortController();
      const seen: string[] = [];
      for await (const message of log.subscribe({ after, signal: stopped.signal })) {
        if (message.kind === 'event') seen.push(message.event.stream);
        if (message.kind === 'caught-up') stopped.abort();
      }
      expect(seen.filter((stream) => streams.includes(stream))).toEqual(streams);
      expect(seen.filter((stream) => stream.startsWith('$'))).toEqual([]);
    });

    it('[LOG-001] notices for ever that the event to follow from is not there, whatever stands there now', async () => {
      const prefix = newPrefix();
      const [seen, next] = [someEvent(), someEvent()];
      const { position } = await log.append(`${prefix}a`, 'none', [seen]);
      const { position: nextPosition } = await log.append(`${prefix}a`, 0n, [next]);
      const follow = (after: Checkpoint) =>
        followUntil(otherLog, { prefix, after, until: ({ kind }) => kind === 'caught-up' });
      expect(eventsOf(await follow({ position, eventId: seen.eventId }))).toHaveLength(1);
      // What a release wrote that kept the position alone.
      expect(eventsOf(await follow({ position, eventId: undefined }))).toHaveLength(1);
      const lost = [
        { position, eventId: someEvent().eventId },
        { position: nextPosition, eventId: seen.eventId },
      ];
      for (const after of lost) await expect(follow(after)).rejects.toThrow(LogShorterThanSeen);
      const beyondEnd = nextPosition.replaceAll(/[0-9]{3}(?=-|$)/g, '999') as Position;
      await expect(follow({ position: beyondEnd, eventId: next.eventId })).rejects.toThrow(LogShorterThanSeen);
    });

    it('stops promptly when told to, waiting or not', async () => {
      const prefix = newPrefix();
      await log.append(`${prefix}a`, 'none', [someEvent(), someEvent()]);
      const stopped = new AbortController();
      const caughtUp = Promise.withResolvers<undefined>();
      const waiting = (async () => {
        for await (const { kind } of log.subscribe({
          after: 'start',
          streamPrefixes: [prefix],
          signal: stopped.signal,
        })) {
          if (kind === 'caught-up') caughtUp.resolve(undefined);
        }
      })();
      await caughtUp.promise;
      stopped.abort();
      // A follower that does not hear the signal waits for another event.
      await waiting;
      expect(await all(log.subscribe({ after: 'start', signal: AbortSignal.abort() }))).toEqual([]);
    });

    it('answers a ping', async () => {
      await expect(log.ping()).resolves.toBeUndefined();
    });

    it('[LOG-020] takes no name that begins with $, and any other', async () => {
      const prefix = newPrefix();
      for (const stream of ['$', '$$', '$$settings', '$mine', '$all']) {
        await expect(log.append(stream, 'none', [someEvent()])).rejects.toThrow(RangeError);
        await expect(all(log.read(stream))).rejects.toThrow(RangeError);
      }
      for (const type of ['$>', '$metadata', '$']) {
        await expect(log.append(`${prefix}a`, 'none', [{ ...someEvent(), type }])).rejects.toThrow(RangeError);
      }
      expect((await log.append(`${prefix}$`, 'none', [{ ...someEvent(), type: 'Has$Inside' }])).revision).toBe(0n);
    });

    it('[LOG-021] takes no revision and no count that a log cannot have', async () => {
      const stream = `${newPrefix()}a`;
      // As a caller's arithmetic makes them, whatever the types say.
      const revisions = [-1n, 2n ** 63n, 2n ** 64n, 1.5 as never, Number.NaN as never, '1' as never];
      for (const revision of revisions) {
        const expected = revision as ExpectedRevision;
        await expect(log.append(stream, expected, [someEvent()])).rejects.toThrow(RangeError);
        await expect(all(log.read(stream, { fromRevision: revision }))).rejects.toThrow(RangeError);
      }
      for (const maxCount of [-1, 1.5, Number.NaN, 2 ** 64, Infinity]) {
        await expect(all(log.read(stream, { maxCount }))).rejects.toThrow(RangeError);
      }
      expect(await all(log.read(stream, { fromRevision: 2n ** 63n - 1n, maxCount: 1 }))).toEqual([]);
    });

    it('[LOG-022] is shut by close, which waits for the appends under way', async () => {
      const prefix = newPrefix();
      const shut = await server.open();
      const appends = Array.from({ length: 20 }, (_, index) => shut.append(`${prefix}${index}`, 'none', [someEvent()]));
      let isSettled = false;
      const settled = Promise.allSettled(appends).then((outcomes) => {
        isSettled = true;
        return outcomes.map(({ status }) => status);
      });
      await shut.close();
      expect(isSettled).toBe(true);
      expect(await settled).toEqual(appends.map(() => 'fulfilled'));
      await expect(shut.append(`${prefix}a`, 'none', [someEvent()])).rejects.toThrow(LogClosed);
      await expect(all(shut.read(`${prefix}a`))).rejects.toThrow(LogClosed);
      const { signal } = new AbortController();
      await expect(all(shut.subscribe({ after: 'start', signal }))).rejects.toThrow(LogClosed);
      await expect(shut.ping()).rejects.toThrow(LogClosed);
      await expect(shut.end()).rejects.toThrow(LogClosed);
      await expect(shut.close()).resolves.toBeUndefined();
    });

    it('[LOG-100] answers the same append alike to all who make it at once, and none that its outcome is unknown', async () => {
      const prefix = newPrefix();
      // Not patient: what they are answered is what counts.
      const logs = await Promise.all([server.open(), server.open(), server.open()]);
      for (let round = 0; round < 10; round += 1) {
        const events = [someEvent(), someEvent()];
        const answers = await Promise.all(logs.map((each) => each.append(`${prefix}${round}`, 'none', events)));
        for (const answer of answers) expect(answer).toEqual(answers[0]);
        expect(await all(log.read(`${prefix}${round}`))).toHaveLength(2);
      }
      await Promise.all(logs.map((each) => each.close()));
    });

    it.each([
      ['crashes', 'crash'],
      ['is stopped in order', 'restart'],
    ] as const)(
      'loses no acknowledged event and repeats none when the server %s under writers and a follower',
      async (how, act) => {
        const interrupt = server[act];
        if (interrupt === undefined) {
          process.stderr.write(`${adapter}: the server is not ours; that it ${how} was not checked\n`);
          shown -= 1;
          return;
        }
        const prefix = newPrefix();
        const acknowledged = new Map<string, Position>();
        const first = someEvent();
        const firstAnswer = await log.append(`${prefix}first`, 'none', [first]);
        acknowledged.set(first.eventId, firstAnswer.position);
        let isStopping = false;
        const write = async (writer: number) => {
          for (let index = 0; !isStopping; index += 1) {
            const event = someEvent();
            const expected = index === 0 ? 'none' : BigInt(index - 1);
            const { position } = await log.append(`${prefix}${writer}`, expected, [event]);
            acknowledged.set(event.eventId, position);
          }
        };
        const writers = Array.from({ length: 8 }, (_, writer) => write(writer));
        const last = someEvent();
        const isLast = (message: LogMessage) => message.kind === 'event' && message.event.eventId === last.eventId;
        const following = followUntil(otherLog, { prefix, until: isLast });
        for (let round = 0; round < 2; round += 1) {
          await new Promise((resolve) => setTimeout(resolve, 500));
          await interrupt();
          const before = acknowledged.size;
          while (acknowledged.size < before + 50) await new Promise((resolve) => setTimeout(resolve, 20));
        }
        isStopping = true;
        await Promise.all(writers);
        expect(await log.append(`${prefix}first`, 'none', [first])).toEqual(firstAnswer);
        acknowledged.set(last.eventId, (await log.append(`${prefix}last`, 'none', [last])).position);

        const seen = eventsOf(await following);
        expect(seen.map(({ eventId }) => eventId).sort()).toEqual([...acknowledged.keys()].sort());
        expect(seen.every(({ eventId, position }) => acknowledged.get(eventId) === position)).toBe(true);
        expect(seen.map(({ position }) => position)).toEqual(seen.map(({ position }) => position).sort());
      },
      300_000,
    );
  });
}
