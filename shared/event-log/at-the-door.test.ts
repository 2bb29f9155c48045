import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '@ordonnancier/testing/test-database.ts';
import { someEvent } from './contract.ts';
import { LogClosed, type EventLog, type ExpectedRevision } from './event-log.ts';
import { startWireDouble, type WireDouble } from './kurrentdb/wire-double/wire-double.ts';
import { openKurrentDbEventLog } from './kurrentdb/kurrentdb-event-log.ts';
import { openPostgresEventLog } from './postgres/postgres-event-log.ts';

let database: TestDatabase;
let double: WireDouble;

beforeAll(async () => {
  database = await createTestDatabase();
  double = await startWireDouble();
});

afterAll(async () => {
  await database.drop();
  double.stop();
});

const adapters: readonly [string, () => Promise<EventLog>][] = [
  ['PostgreSQL', () => openPostgresEventLog(database.url, { applicationName: 'door' })],
  ['KurrentDB', async () => openKurrentDbEventLog(double.url, { applicationName: 'door' })],
];

async function firstOf(items: AsyncIterable<unknown>): Promise<unknown> {
  for await (const item of items) return item;
  return undefined;
}

describe.each(adapters)('the door of the log on %s', (_, open) => {
  it('[LOG-020] takes no name that begins with $, and any other', async () => {
    const log = await open();
    for (const stream of ['$', '$$', '$$settings', '$mine', '$all']) {
      await expect(log.append(stream, 'none', [someEvent()])).rejects.toThrow(RangeError);
      await expect(firstOf(log.read(stream))).rejects.toThrow(RangeError);
    }
    for (const type of ['$>', '$metadata', '$']) {
      await expect(log.append('door-types', 'none', [{ ...someEvent(), type }])).rejects.toThrow(RangeError);
    }
    expect((await log.append('door-$', 'none', [{ ...someEvent(), type: 'Has$Inside' }])).revision).toBe(0n);
    await log.close();
  });

  it('[LOG-021] takes no revision and no count that a log cannot have', async () => {
    const log = await open();
    // As a caller's arithmetic makes them, whatever the types say.
    const revisions = [-1n, 2n ** 63n, 2n ** 64n, 1.5 as never, Number.NaN as never, '1' as never];
    for (const revision of revisions) {
      await expect(log.append('door', revision as ExpectedRevision, [someEvent()])).rejects.toThrow(RangeError);
      await expect(firstOf(log.read('door', { fromRevision: revision }))).rejects.toThrow(RangeError);
    }
    for (const maxCount of [-1, 1.5, Number.NaN, 2 ** 64, Infinity]) {
      await expect(firstOf(log.read('door', { maxCount }))).rejects.toThrow(RangeError);
    }
    expect(await firstOf(log.read('door', { fromRevision: 2n ** 63n - 1n, maxCount: 1 }))).toBeUndefined();
    await log.close();
  });

  it('[LOG-022] is shut by close, which waits for the appends under way', async () => {
    const log = await open();
    const appends = Array.from({ length: 20 }, (_, index) => log.append(`shut-${index}`, 'none', [someEvent()]));
    let isSettled = false;
    const settled = Promise.allSettled(appends).then((outcomes) => {
      isSettled = true;
      return outcomes.map(({ status }) => status);
    });
    await log.close();
    expect(isSettled).toBe(true);
    expect(await settled).toEqual(appends.map(() => 'fulfilled'));
    await expect(log.append('shut', 'none', [someEvent()])).rejects.toThrow(LogClosed);
    await expect(firstOf(log.read('shut'))).rejects.toThrow(LogClosed);
    const { signal } = new AbortController();
    await expect(firstOf(log.subscribe({ after: 'start', signal }))).rejects.toThrow(LogClosed);
    await expect(log.ping()).rejects.toThrow(LogClosed);
    await expect(log.end()).rejects.toThrow(LogClosed);
    await expect(log.close()).resolves.toBeUndefined();
  });
});
