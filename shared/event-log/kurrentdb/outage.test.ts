import { once } from 'node:events';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { status } from '@grpc/grpc-js';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { someEvent } from '../contract.ts';
import { LogAccessRefused, LogAway, UnknownOutcome, type EventLog, type LogNews } from '../event-log.ts';
import { faultOfAppend, faultOfRead, TimedOut } from './faults.ts';
import { openKurrentDbEventLog } from './kurrentdb-event-log.ts';
import { startWireDouble, type WireDouble } from './wire-double/wire-double.ts';

const testMsMax = 60_000;
/** Whoever starts a service waits no longer for the sentence that says what hinders it. */
const sentenceMsMax = 5_000;
const attemptsMax = 3;

let double: WireDouble;
const news: LogNews[] = [];
let log: EventLog;

beforeEach(async () => {
  double = await startWireDouble();
  news.length = 0;
  log = openKurrentDbEventLog(double.url, { applicationName: 'outage', tell: (one) => news.push(one) });
});

afterEach(async () => {
  await log.close();
  double.stop();
});

describe('an outage', () => {
  it.each([
    ['UNAVAILABLE', status.UNAVAILABLE],
    ['CANCELLED', status.CANCELLED],
    ['ABORTED', status.ABORTED],
    ['INTERNAL, as streams are reset at a stop', status.INTERNAL],
    ['DEADLINE_EXCEEDED', status.DEADLINE_EXCEEDED],
    ['RESOURCE_EXHAUSTED', status.RESOURCE_EXHAUSTED],
    ['silence', undefined],
  ])('[LOG-035] is one fault for reads and an unknown outcome for appends, whatever it wears: %s', (_, code) => {
    const error = code === undefined ? new TimedOut('no answer') : Object.assign(new Error('away'), { code });
    expect(faultOfRead(error)).toBeInstanceOf(LogAway);
    expect(faultOfAppend(error)).toBeInstanceOf(UnknownOutcome);
  });

  it('[LOG-035] is told from what a person has to mend', () => {
    const refused = Object.assign(new Error('denied'), { code: status.PERMISSION_DENIED });
    expect(faultOfRead(refused)).toBeInstanceOf(LogAccessRefused);
    expect(faultOfAppend(refused)).toBeInstanceOf(LogAccessRefused);
    const invalid = Object.assign(new Error('invalid'), { code: status.INVALID_ARGUMENT });
    expect(faultOfRead(invalid)).toBe(invalid);
    expect(faultOfAppend(invalid)).toBe(invalid);
  });

  it(
    '[LOG-035] meets reads, the ping and the end of the log, and nothing of it stays',
    async () => {
      const { position } = await log.append('read-in-outage', 'none', [someEvent()]);
      const read = async () => {
        for await (const event of log.read('read-in-outage')) return event.position;
        return undefined;
      };
      double.stop();
      for (const asked of [read(), log.ping(), log.end()]) await expect(asked).rejects.toThrow(LogAway);
      await double.start();
      for (let attempts = 0; attempts < 100 && !(await answers(log)); attempts += 1) await delay(50);
      expect(await read()).toBe(position);
    },
    testMsMax,
  );

  it(
    '[LOG-036] is told once when it begins and once when it ends, of however many followers',
    async () => {
      const stopped = new AbortController();
      let caughtUp = 0;
      const followers = Array.from({ length: 5 }, async () => {
        for await (const { kind } of log.subscribe({ after: 'start', signal: stopped.signal })) {
          if (kind === 'caught-up') caughtUp += 1;
        }
      });
      while (caughtUp < 5) await delay(10);
      expect(news).toEqual([]);
      double.dropSubscriptions('stop');
      await double.restart(700);
      while (caughtUp < 10) await delay(10);
      expect(news.map(({ kind }) => kind)).toEqual(['lost', 'found']);
      expect(news.find((one) => one.kind === 'found')?.durationMs).toBeGreaterThanOrEqual(500);
      stopped.abort();
      await Promise.all(followers);
    },
    testMsMax,
  );

  it(
    '[LOG-036] is not what a server has that fails by a fault of its own, again and again',
    async () => {
      const follow = async () => {
        for await (const { kind } of log.subscribe({ after: 'start', signal: AbortSignal.timeout(testMsMax) })) {
          // Each turn reads the log anew: without progress there would be no message at all.
          if (kind === 'caught-up') return;
        }
      };
      double.readFault = { code: status.UNKNOWN, details: 'Unexpected ReadAllResult: Error' };
      await expect(follow()).rejects.toThrow('Unexpected ReadAllResult');
      double.readFault = undefined;
      await follow();
    },
    testMsMax,
  );
});

async function answers(asked: EventLog): Promise<boolean> {
  return await asked.ping().then(
    () => true,
    () => false,
  );
}

describe('the ping', () => {
  it(
    '[LOG-037] fails while appends do, although reads are answered, until the log takes appends again',
    async () => {
      await log.append('healthy', 'none', [someEvent()]);
      await log.ping();
      double.isDiskFrozen = true;
      await expect(log.append('frozen', 'none', [someEvent()])).rejects.toThrow(UnknownOutcome);
      await log.end();
      await expect(log.ping()).rejects.toThrow('takes no appends');
      double.isDiskFrozen = false;
      await log.ping();
    },
    testMsMax,
  );

  let hindrance: Server | undefined;
  afterEach(() => {
    hindrance?.close();
    hindrance = undefined;
  });
  const listen = async (server: Server) => {
    hindrance = server;
    await once(server.listen(0, '127.0.0.1'), 'listening');
    return `127.0.0.1:${(server.address() as AddressInfo).port}`;
  };

  it.each([
    ['nobody listens', async () => 'kurrentdb://user:secret@127.0.0.1:1?tls=false', 'none of the hosts'],
    [
      'the server never answers',
      async () => `kurrentdb://${await listen(createServer((socket) => socket.unref()))}?tls=false`,
      'does not answer',
    ],
    [
      'the server does not speak TLS',
      async () => `kurrentdb://user:secret@127.0.0.1:${double.port}`,
      'does not speak TLS',
    ],
  ])(
    '[LOG-038] says within 5 s in one sentence what hinders, and no secret: %s',
    async (_, url, words) => {
      const hindered = openKurrentDbEventLog(await url(), { applicationName: 'hindered' });
      let fault: unknown;
      let tookMs = Infinity;
      // A machine that stands still for a moment does so during one of them.
      for (let attempt = 0; attempt < attemptsMax && tookMs >= sentenceMsMax; attempt += 1) {
        const askedAtMs = performance.now();
        fault = await hindered.ping().catch((error: unknown) => error);
        tookMs = performance.now() - askedAtMs;
      }
      expect(tookMs).toBeLessThan(sentenceMsMax);
      expect(fault).toBeInstanceOf(LogAway);
      expect(String(fault)).toContain(words);
      expect(String(fault)).not.toMatch(/secret|127\.0\.0\.1/);
      await hindered.close();
    },
    testMsMax,
  );
});
