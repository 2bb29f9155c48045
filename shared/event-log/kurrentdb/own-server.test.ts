import { setTimeout as delay } from 'node:timers/promises';
import { binaryEvent, EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import { afterEach, describe, expect, it } from '@jest/globals';
import { patient } from '@ordonnancier/testing/patient-log.ts';
import { eventsOf, followUntil, someEvent } from '../contract.ts';
import { checkpointAt, LogOverloaded, LogShorterThanSeen, StreamUnusable, UnknownOutcome } from '../event-log.ts';
import type { EventLog, LogMessage, LogNews, NewEvent, RecordedEvent } from '../event-log.ts';
import { openKurrentDbEventLog } from './kurrentdb-event-log.ts';
import { fromPosition } from './position.ts';
import { startOwnServers, type OwnServers } from './testing/own-servers.ts';
import { serverProcess, skipped } from './testing/server-process.ts';

/*
 * What only a server of one's own can show: it is stopped, frozen, restored from a copy, cut off and elected anew, and its
 * streams are treated as an operator must never treat them.
 */

const testMsMax = 240_000;
/** Two of three nodes away; a nation has to outlive ten minutes: `TEST_WITHOUT_QUORUM_MS=600000`. */
const withoutQuorumMs = Number(process.env['TEST_WITHOUT_QUORUM_MS'] ?? 20_000);
/** Of two equal appends, the one that the server drops is answered so long after the other, and not when the server says so. */
const secondAnswerMsMax = 1_000;
/** After the election, whatever happened to the leader. */
const writesGoOnMsMax = 5_000;

const megabyte = 1024 * 1024;
const chunkBytes = 256 * megabyte;

const opened: { close(): Promise<void> }[] = [];

afterEach(async () => {
  for (const each of opened.splice(0).reverse()) await each.close();
});

async function start(options: Parameters<typeof startOwnServers>[0]): Promise<OwnServers> {
  const servers = await startOwnServers(options);
  opened.push({ close: () => servers.stop() });
  return servers;
}

function openLog({ url }: Pick<OwnServers, 'url'>, tell: (news: LogNews) => void = () => undefined): EventLog {
  const log = openKurrentDbEventLog(url, { applicationName: 'own server', tell });
  opened.push(log);
  return log;
}

async function read(log: EventLog, stream: string): Promise<RecordedEvent[]> {
  const events = [];
  for await (const event of log.read(stream)) events.push(event);
  return events;
}

/**
 * Appends to its streams until it is stopped, each event until its outcome is known, and keeps a ledger: `acknowledged` by
 * event id, and the moment of each acknowledgement.
 */
function startWriters(log: EventLog, prefix: string, count = 8) {
  const acknowledged = new Map<string, string>();
  const acknowledgedAtMs: number[] = [];
  const faults = new Set<string>();
  let isStopping = false;
  const writing = Promise.all(
    Array.from({ length: count }, async (_, writer) => {
      for (let index = 0; !isStopping; index += 1) {
        const event = someEvent();
        const expected = index === 0 ? 'none' : BigInt(index - 1);
        acknowledged.set(event.eventId, await untilKnown(`${prefix}${writer}`, expected, event));
        acknowledgedAtMs.push(performance.now());
      }
    }),
  );

  async function untilKnown(stream: string, expected: bigint | 'none', event: NewEvent): Promise<string> {
    for (;;) {
      try {
        return (await log.append(stream, expected, [event])).position;
      } catch (error) {
        if (!(error instanceof UnknownOutcome || error instanceof LogOverloaded)) throw error;
        faults.add(error.name);
        await delay(50);
      }
    }
  }

  return {
    acknowledged,
    acknowledgedAtMs,
    faults,
    async stop() {
      isStopping = true;
      await writing;
    },
  };
}

/** Everything that was acknowledged stands in the log, once, where the answer said, and nothing else does. */
async function expectLedger(log: EventLog, prefix: string, acknowledged: ReadonlyMap<string, string>): Promise<void> {
  // A node that led before and does not know yet may be behind: what was acknowledged comes all the same.
  const messages = await followUntil(log, {
    prefix,
    until: ({ kind }, events) => kind === 'caught-up' && events.length >= acknowledged.size,
  });
  const events = eventsOf(messages);
  expect(events).toHaveLength(acknowledged.size);
  expect(events.every(({ eventId, position }) => acknowledged.get(eventId) === position)).toBe(true);
}

/** Chunks of the server in which events lie: positions count bytes from the first. */
function chunksOf(events: readonly RecordedEvent[]): ReadonlySet<bigint> {
  return new Set(events.map(({ position }) => fromPosition(position).commit / BigInt(chunkBytes)));
}

if (serverProcess === undefined) {
  describe('a KurrentDB of its own', () => {
    it.skip(skipped, () => undefined);
  });
} else {
  describe('one server', () => {
    it(
      '[LOG-067] stopped in order under writers and a follower loses and doubles nothing',
      async () => {
        const servers = await start({ nodes: 1 });
        const log = openLog(servers);
        const writers = startWriters(log, 'ordered-');
        const [node] = servers.nodes;
        for (let round = 0; round < 3; round += 1) {
          await delay(500);
          await node?.stopInOrder();
          await node?.start();
          await node?.untilReady();
          const before = writers.acknowledged.size;
          while (writers.acknowledged.size < before + 50) await delay(20);
        }
        await writers.stop();
        await expectLedger(openLog(servers), 'ordered-', writers.acknowledged);
      },
      testMsMax,
    );

    it(
      '[LOG-068] frozen under a thousand appends: what was refused for certain is never stored, the unknown can be repeated',
      async () => {
        const servers = await start({ nodes: 1 });
        const log = openLog(servers);
        await log.append('before', 'none', [someEvent()]);
        const [node] = servers.nodes;
        const events = Array.from({ length: 1_000 }, () => someEvent());
        await node?.freeze();
        const outcomes = await Promise.allSettled(
          events.map((event, index) => log.append(`frozen-${index}`, 'none', [event])),
        );
        await node?.thaw();
        await delay(2_000);
        const certain = outcomes.flatMap((outcome, index) =>
          outcome.status === 'rejected' && outcome.reason instanceof LogOverloaded ? [index] : [],
        );
        const unknown = outcomes.flatMap((outcome, index) =>
          outcome.status === 'rejected' && outcome.reason instanceof UnknownOutcome ? [index] : [],
        );
        expect(certain.length + unknown.length).toBe(1_000);
        const patiently = patient(log);
        for (const index of certain.filter((_, at) => at % 25 === 0)) {
          expect(await read(log, `frozen-${index}`)).toEqual([]);
        }
        for (const index of unknown) {
          const event = events[index];
          if (event === undefined) continue;
          await patiently.append(`frozen-${index}`, 'none', [event]);
          expect(await read(log, `frozen-${index}`)).toHaveLength(1);
        }
      },
      testMsMax,
    );

    it(
      '[LOG-069] restored from an older copy is told from the one that was followed, shorter or longer than it was',
      async () => {
        const servers = await start({ nodes: 1 });
        const [node] = servers.nodes;
        const log = patient(openLog(servers));
        await log.append('restored-a', 'none', [someEvent(), someEvent()]);
        await node?.stopInOrder();
        node?.keepCopy();
        await node?.start();
        await node?.untilReady();
        const last = someEvent();
        const { position } = await log.append('restored-a', 1n, [last]);
        const after = { position, eventId: last.eventId };
        await node?.stopInOrder();
        node?.restoreCopy();
        await node?.start();
        await node?.untilReady();

        const follow = () =>
          followUntil(log, { prefix: 'restored-', after, until: ({ kind }) => kind === 'caught-up' });
        await expect(follow()).rejects.toThrow(LogShorterThanSeen);
        for (let revision = 1n; revision < 30n; revision += 1n) await log.append('restored-a', revision, [someEvent()]);
        await expect(follow()).rejects.toThrow(LogShorterThanSeen);
      },
      testMsMax,
    );

    it(
      '[LOG-070] names streams that were deleted, trimmed or written by strangers, and never reads part of a history',
      async () => {
        const servers = await start({ nodes: 1 });
        const told: LogNews[] = [];
        const log = openLog(servers, (news) => told.push(news));
        const operator = EventStoreDBClient.connectionString(servers.url);
        opened.push({ close: () => operator.dispose() });
        for (const stream of ['tombstoned', 'deleted', 'counted', 'truncated', 'strange']) {
          for (let revision = -1n; revision < 3n; revision += 1n) {
            await log.append(stream, revision < 0n ? 'none' : revision, [someEvent()]);
          }
        }
        await operator.tombstoneStream('tombstoned');
        await operator.deleteStream('deleted');
        await operator.setStreamMetadata('counted', { maxCount: 2 });
        await operator.setStreamMetadata('truncated', { truncateBefore: 2 });
        await operator.appendToStream('strange', jsonEvent({ type: 'Strange', data: {} }));
        for (const stream of ['tombstoned', 'deleted', 'counted', 'truncated', 'strange']) {
          const reading = read(log, stream).then(
            (events) => (events.length === 0 ? 'an empty history' : `${events.length} events`),
            (error: unknown) => error,
          );
          expect([stream, await reading]).toEqual([stream, expect.any(StreamUnusable)]);
        }
        await expect(log.append('tombstoned', 3n, [someEvent()])).rejects.toThrow(StreamUnusable);
        // The followers of others go on.
        const messages = await followUntil(log, { prefix: 'counted', until: ({ kind }) => kind === 'caught-up' });
        expect(messages.at(-1)).toEqual({ kind: 'caught-up' });
        // What a stranger appends takes nothing away; the four others are told of as they pass by.
        expect(told.map(({ kind }) => kind)).toEqual(Array(4).fill('cut'));
      },
      testMsMax,
    );

    it(
      '[LOG-101] keeps appends whole across the end of a chunk, and positions through a scavenge under a follower',
      async () => {
        const servers = await start({ nodes: 1, appendBytesMax: 15.5 * megabyte });
        const log = openLog(servers);
        const operator = EventStoreDBClient.connectionString(servers.url);
        opened.push({ close: () => operator.dispose() });
        const ours = Array.from({ length: 24 }, () => [0, 1, 2].map(() => someEvent({ text: 'd'.repeat(300_000) })));
        const last = someEvent();
        const isLast = (message: LogMessage) => message.kind === 'event' && message.event.eventId === last.eventId;
        const following = followUntil(log, { prefix: 'chunk-', until: isLast });

        // A chunk holds 256 MiB: some twentieth of these appends has no room left in the first.
        for (let index = 0; index < 16; index += 1) {
          const data = Buffer.alloc(15 * megabyte, index);
          await operator.appendToStream('strange', [binaryEvent({ type: 'Large', data })]);
        }
        for (const [index, events] of ours.entries()) await log.append(`chunk-${index}`, 'none', events);
        await operator.deleteStream('strange');
        await servers.nodes[0]?.scavenge();
        let kept = 0;
        for await (const { event } of operator.readAll()) if (event?.type === 'Large') kept += 1;
        // A deleted stream keeps its last event.
        expect(kept).toBe(1);
        await log.append('chunk-last', 'none', [last]);

        const expected = [...ours.flat(), last].map(({ eventId }) => eventId);
        const live = eventsOf(await following);
        expect(live.map(({ eventId }) => eventId)).toEqual(expected);
        expect(chunksOf(live.slice(0, -1)).size).toBe(2);
        // Whoever comes later sees the same events at the same places, from the start and from any of them on.
        const again = eventsOf(await followUntil(log, { prefix: 'chunk-', until: isLast }));
        expect(again.map(({ position }) => position)).toEqual(live.map(({ position }) => position));
        for (const index of [0, 40, 70]) {
          const from = live[index];
          const after = from === undefined ? 'start' : checkpointAt(from);
          const rest = eventsOf(await followUntil(log, { prefix: 'chunk-', after, until: isLast }));
          expect(rest).toHaveLength(live.length - index - 1);
        }
      },
      testMsMax,
    );

    it(
      '[LOG-071] answers two equal appends at once alike, long before its own time-out',
      async () => {
        const servers = await start({ nodes: 1 });
        const logs = [openLog(servers), openLog(servers)];
        for (let round = 0; round < 20; round += 1) {
          const event = someEvent();
          const answers = await Promise.all(
            logs.map(async (log) => {
              const startedAtMs = performance.now();
              const appended = await log.append(`equal-${round}`, 'none', [event]);
              return { appended, ms: performance.now() - startedAtMs };
            }),
          );
          expect(answers[1]?.appended).toEqual(answers[0]?.appended);
          const times = answers.map(({ ms }) => ms);
          expect(Math.max(...times) - Math.min(...times)).toBeLessThan(secondAnswerMsMax);
        }
      },
      testMsMax,
    );
  });

  describe('a server with certificates', () => {
    it(
      '[LOG-072] takes the right user by the right authority, and says in one sentence what is wrong otherwise',
      async () => {
        const servers = await start({ nodes: 1, tls: true });
        const log = openLog(servers);
        await log.append('tls', 'none', [someEvent()]);
        expect(await read(log, 'tls')).toHaveLength(1);
        const saying = async (url: string) => {
          const wrong = openLog({ url });
          const error: unknown = await wrong.ping().then(
            () => 'no error',
            (reason: unknown) => reason,
          );
          return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
        };
        const password = await saying(servers.url.replace('changeit', 'wrong'));
        const plain = await saying(servers.url.replace(/\?.*/, '?tls=false').replace('admin:changeit@', ''));
        const stranger = await saying(servers.url.replace(/\?.*/, ''));
        expect(password).toMatch(/^LogAccessRefused: /);
        for (const sentence of [password, plain, stranger]) expect(sentence).not.toMatch(/changeit|wrong@|no error/);
        expect(new Set([password, plain, stranger]).size).toBe(3);
      },
      testMsMax,
    );
  });

  describe('three servers', () => {
    it.each(['killed', 'frozen', 'cut off'] as const)(
      '[LOG-073] go on writing soon after the election when their leader is %s, and nothing acknowledged is lost',
      async (how) => {
        const servers = await start({ nodes: 3 });
        const log = openLog(servers);
        const prefix = `leader-${how.replace(' ', '-')}-`;
        const writers = startWriters(log, prefix);
        while (writers.acknowledged.size < 100) await delay(20);
        const former = await servers.leader();
        if (how === 'killed') await former.kill();
        else if (how === 'frozen') await former.freeze();
        else await former.cutOff();
        await servers.leader(former);
        const electedAtMs = performance.now();
        while (!writers.acknowledgedAtMs.some((atMs) => atMs > electedAtMs)) await delay(20);
        const goneOnMs = (writers.acknowledgedAtMs.find((atMs) => atMs > electedAtMs) ?? 0) - electedAtMs;
        if (how === 'killed') await former.start();
        else if (how === 'frozen') await former.thaw();
        else former.reconnect();
        await former.untilReady();
        const before = writers.acknowledged.size;
        while (writers.acknowledged.size < before + 100) await delay(20);
        await writers.stop();
        await expectLedger(openLog(servers), prefix, writers.acknowledged);
        process.stderr.write(
          `KurrentDB ${servers.version}: leader ${how}, writes ${Math.round(goneOnMs)} ms after it\n`,
        );
        expect(goneOnMs).toBeLessThan(writesGoOnMsMax);
      },
      testMsMax,
    );

    it(
      '[LOG-074] outlive the loss of their quorum, with faults that have a name, and go on when it is back',
      async () => {
        const servers = await start({ nodes: 3 });
        const log = openLog(servers);
        const writers = startWriters(log, 'quorum-', 4);
        while (writers.acknowledged.size < 50) await delay(20);
        const leader = await servers.leader();
        const others = servers.nodes.filter((node) => node !== leader);
        for (const node of others) await node.kill();
        const names = new Set<string>();
        const untilMs = performance.now() + withoutQuorumMs;
        for (let attempt = 0; performance.now() < untilMs; attempt += 1) {
          const append = log.append(`without-quorum-${attempt}`, 'none', [someEvent()]);
          const attempts = [log.ping(), read(log, 'quorum-0'), append];
          for (const outcome of await Promise.allSettled(attempts)) {
            if (outcome.status === 'rejected') names.add((outcome.reason as Error).name);
          }
        }
        expect([...names].filter((name) => !['LogAway', 'LogOverloaded', 'UnknownOutcome'].includes(name))).toEqual([]);
        for (const node of others) await node.start();
        for (const node of others) await node.untilReady();
        const before = writers.acknowledged.size;
        while (writers.acknowledged.size < before + 50) await delay(20);
        await writers.stop();
        await expectLedger(openLog(servers), 'quorum-', writers.acknowledged);
      },
      testMsMax + withoutQuorumMs,
    );
  });
}
