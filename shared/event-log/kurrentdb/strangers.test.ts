import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { someEvent } from '../contract.ts';
import {
  LogShorterThanSeen,
  StreamUnusable,
  type Checkpoint,
  type EventLog,
  type LogNews,
  type NewEvent,
  type Position,
} from '../event-log.ts';
import { openKurrentDbEventLog } from './kurrentdb-event-log.ts';
import { fromPosition, toPosition } from './position.ts';
import { strangersMessage } from './wire-double/stored-log.ts';
import { startWireDouble, type WireDouble } from './wire-double/wire-double.ts';

let double: WireDouble;
let log: EventLog;
const news: LogNews[] = [];

beforeAll(async () => {
  double = await startWireDouble();
  log = openKurrentDbEventLog(double.url, { applicationName: 'strangers', tell: (one) => news.push(one) });
});

afterAll(async () => {
  await log.close();
  double.stop();
});

const newStream = () => `strangers-${randomUUID()}`;

async function appendTo(stream: string, count: number): Promise<readonly NewEvent[]> {
  const events = Array.from({ length: count }, () => someEvent());
  await log.append(stream, 'none', events);
  return events;
}

/** As somebody does who does not go by this house's code. */
function strangerAppends(stream: string, contentType: string, data: string, metadata?: string, type?: string): string {
  const id = randomUUID();
  double.log.append(stream, undefined, [strangersMessage(id, contentType, data, metadata, type)], false);
  double.pump();
  return id;
}

async function revisionsOf(stream: string, fromRevision = 0n): Promise<readonly bigint[]> {
  const revisions: bigint[] = [];
  for await (const { revision } of log.read(stream, { fromRevision })) revisions.push(revision);
  return revisions;
}

describe('a stream', () => {
  it('[LOG-032] is whole: cut by its settings it is a fault with a name, and never half a history', async () => {
    const stream = newStream();
    await appendTo(stream, 4);
    strangerAppends(`$$${stream}`, 'application/json', '{"$tb":2}');
    await expect(revisionsOf(stream)).rejects.toThrow(StreamUnusable);
    await expect(revisionsOf(stream, 1n)).rejects.toThrow(StreamUnusable);
    expect(await revisionsOf(stream, 2n)).toEqual([2n, 3n]);
    strangerAppends(`$$${stream}`, 'application/json', '{"$maxCount":1}');
    await expect(revisionsOf(stream)).rejects.toThrow(StreamUnusable);
  });

  it('[LOG-032] that was deleted softly never reads as one that is new, nor is written to as one', async () => {
    const stream = newStream();
    const events = await appendTo(stream, 2);
    expect(await revisionsOf(newStream())).toEqual([]);
    strangerAppends(`$$${stream}`, 'application/json', '{"$tb":9007199254740991}');
    await expect(revisionsOf(stream)).rejects.toThrow(StreamUnusable);
    await expect(log.append(stream, 'none', events)).rejects.toThrow(StreamUnusable);
  });

  it('[LOG-032] that was deleted for good is a fault with a name, for appends, their repeats and reads', async () => {
    const stream = newStream();
    const events = await appendTo(stream, 2);
    double.log.tombstone(stream);
    await expect(log.append(stream, 'none', events)).rejects.toThrow(StreamUnusable);
    await expect(log.append(stream, 1n, [someEvent()])).rejects.toThrow(StreamUnusable);
    await expect(revisionsOf(stream)).rejects.toThrow(StreamUnusable);
  });

  const ofOurs = JSON.stringify({ eventId: randomUUID(), metadata: '{}' });
  it.each([
    ['JSON', 'application/json', '{}', ''],
    ['JSON whose metadata look like ours', 'application/json', '{}', ofOurs],
    ['bytes whose metadata look like ours', 'application/octet-stream', '{}', ofOurs],
  ])('[LOG-033] with %s of a stranger is unusable; followers pass it over', async (_, type, data, metadata) => {
    const stream = newStream();
    await appendTo(stream, 1);
    strangerAppends(stream, type, data, metadata);
    await expect(revisionsOf(stream)).rejects.toThrow(StreamUnusable);
    await expect(log.append(stream, 'none', [someEvent(), someEvent()])).rejects.toThrow(StreamUnusable);
    const seen: string[] = [];
    let reached: Checkpoint | undefined;
    for await (const message of log.subscribe({
      after: 'start',
      streamPrefixes: [stream],
      signal: new AbortController().signal,
    })) {
      if (message.kind === 'event') seen.push(message.event.type);
      if (message.kind === 'checkpoint') reached = message.checkpoint;
      if (message.kind === 'caught-up') break;
    }
    expect(seen).toEqual(['SomethingHappened']);
    expect(reached?.position).toBe(await log.end());
  });
});

async function followToEnd(after: Checkpoint | 'start'): Promise<void> {
  for await (const { kind } of log.subscribe({ after, signal: AbortSignal.timeout(20_000) })) {
    if (kind === 'caught-up') return;
  }
}

describe('a follower', () => {
  it('[LOG-039] tells once of each stream that is cut or deleted as it passes by, and of no other settings', async () => {
    await followToEnd('start');
    news.length = 0;
    const [cut, deleted, kept] = [newStream(), newStream(), newStream()];
    for (const stream of [cut, deleted, kept]) await appendTo(stream, 1);
    strangerAppends(`$$${cut}`, 'application/json', '{"$maxAge":31536000}');
    const cutAt = await log.end();
    strangerAppends(`$$${kept}`, 'application/json', '{"$acl":{"$r":"someone"}}');
    strangerAppends('$$$stats', 'application/json', '{"$maxCount":1}');
    strangerAppends(deleted, 'application/json', '{}', '', '$streamDeleted');
    const deletedAt = await log.end();
    await Promise.all([followToEnd('start'), followToEnd('start')]);
    expect(news).toEqual([
      { kind: 'cut', position: cutAt },
      { kind: 'cut', position: deletedAt },
    ]);
  });
});

describe('a checkpoint', () => {
  const moved = (position: Position, by: bigint): Position => {
    const { commit, prepare } = fromPosition(position);
    return toPosition({ commit: commit + by, prepare: prepare + by });
  };

  it('[LOG-034] stands on its event, of a stranger too; elsewhere the log is not the one that was followed', async () => {
    const stream = newStream();
    const [event] = await appendTo(stream, 1);
    const ours = await log.end();
    const id = strangerAppends('$stats', 'application/json', '{}');
    const theirs = await log.end();
    await followToEnd({ position: ours, eventId: event?.eventId });
    await followToEnd({ position: theirs, eventId: id });
    await followToEnd({ position: theirs, eventId: undefined });
    const lost: readonly (readonly [Position, string | undefined])[] = [
      [theirs, event?.eventId],
      [ours, id],
      // Inside a record, and past the end.
      [moved(ours, 1n), event?.eventId],
      [moved(ours, 1n), undefined],
      [moved(theirs, 1_000_000n), id],
      [moved(theirs, 1_000_000n), undefined],
    ];
    for (const [position, eventId] of lost) {
      await expect(followToEnd({ position, eventId })).rejects.toThrow(LogShorterThanSeen);
    }
    // In a scavenged chunk the server answers the next event, wherever it is asked.
    double.log.scavengedBelow = fromPosition(theirs).commit;
    for (const eventId of [event?.eventId, id, undefined]) {
      await expect(followToEnd({ position: moved(ours, 1n), eventId })).rejects.toThrow(LogShorterThanSeen);
    }
    double.log.scavengedBelow = 0n;
  });
});
