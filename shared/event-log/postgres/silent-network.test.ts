import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { openSession, endSession, patienceOfCalls } from '@ordonnancier/postgres/session.ts';
import { startTcpProxy } from '@ordonnancier/testing/tcp-proxy.ts';
import type { TcpProxy } from '@ordonnancier/testing/tcp-proxy.ts';
import { createTestDatabase } from '@ordonnancier/testing/test-database.ts';
import type { TestDatabase } from '@ordonnancier/testing/test-database.ts';
import { followUntil, someEvent } from '../contract.ts';
import { UnknownOutcome } from '../event-log.ts';
import { openListener } from './listener.ts';
import { openPostgresEventLog } from './postgres-event-log.ts';

/** More than the pings of a listener and the patience of a call, on a busy machine. */
const testMsMax = 60_000;

let database: TestDatabase;
let proxy: TcpProxy;

beforeEach(async () => {
  database = await createTestDatabase();
  proxy = await startTcpProxy(database.url);
});

afterEach(async () => {
  await proxy.close();
  await database.drop();
});

it(
  '[OPS-042] the log goes on over new connections when its own fall silent, and its ping tells',
  async () => {
    const log = await openPostgresEventLog(proxy.url, { applicationName: 'silent-network' });
    const event = someEvent();
    await log.append('silent-1', 'none', [event]);
    const isFollowing = followUntil(log, { prefix: 'silent-2', until: ({ kind }) => kind === 'event' });
    await Promise.all(Array.from({ length: 8 }, () => log.ping()));

    proxy.silence();
    await expect(log.ping()).rejects.toThrow();
    await log.ping();
    const repeated = await log.append('silent-1', 'none', [event]);
    expect(repeated.revision).toBe(0n);

    proxy.silence();
    await expect(log.append('silent-2', 'none', [event])).rejects.toThrow(UnknownOutcome);
    await log.append('silent-2', 'none', [someEvent()]);
    await isFollowing;
    await log.close();
  },
  testMsMax,
);

it(
  '[OPS-042] hears of growth again after its listener fell silent',
  async () => {
    const listener = openListener(proxy.url, 'silent-network');
    const teller = await openSession(database.url, { applicationName: 'teller', patience: patienceOfCalls });
    let heard: () => void = () => undefined;
    const hears = () => new Promise<void>((resolve) => (heard = resolve));
    const isListening = hears();
    listener.onGrowth(() => {
      heard();
    });
    await isListening;

    proxy.silence();
    const listensAgain = hears();
    await teller.query('NOTIFY event_log');
    await listensAgain;
    const hearsMore = hears();
    await teller.query('NOTIFY event_log');
    await hearsMore;
    await listener.close();
    await endSession(teller);
  },
  testMsMax,
);
