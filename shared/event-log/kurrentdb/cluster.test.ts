import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { someEvent } from '../contract.ts';
import { LogAway, LogOverloaded, type EventLog } from '../event-log.ts';
import { openKurrentDbEventLog } from './kurrentdb-event-log.ts';
import { startClusterDouble, type ClusterDouble } from './wire-double/wire-double.ts';

const testMsMax = 60_000;
/** After an election, writes go on within so much. */
const resumeMsMax = 5_000;
let cluster: ClusterDouble;
let log: EventLog | undefined;

beforeEach(async () => {
  cluster = await startClusterDouble();
});

afterEach(async () => {
  await log?.close();
  log = undefined;
  cluster.stop();
});

function open(url: string): EventLog {
  log = openKurrentDbEventLog(url, { applicationName: 'cluster' });
  return log;
}

/** As callers do: again until it is there. */
async function appendMs(to: EventLog, stream: string): Promise<number> {
  const beganAtMs = performance.now();
  const event = someEvent();
  for (;;) {
    try {
      await to.append(stream, 'none', [event]);
      return performance.now() - beganAtMs;
    } catch {
      await delay(20);
    }
  }
}

describe('a log on a cluster', () => {
  it.each([
    ['by all hosts', () => cluster.url()],
    ['by one that follows', () => cluster.url(2)],
    ['by the name of the cluster', () => cluster.url(1).replace('kurrentdb:', 'kurrentdb+discover:')],
  ])('[LOG-029] finds its leader %s, and the next one without an unknown outcome', async (_, url) => {
    const found = open(url());
    const first = await found.append('led-1', 'none', [someEvent()]);
    cluster.lead(1);
    const appends = Array.from({ length: 20 }, (__, index) => found.append(`led-2-${index}`, 'none', [someEvent()]));
    for (const { position } of await Promise.all(appends)) expect(position > first.position).toBe(true);
    cluster.lead(0);
    for await (const event of found.read('led-1')) expect(event.position).toBe(first.position);
    await found.ping();
  });

  it(
    '[LOG-030] goes on within 5 s of an election, its seed gone, by members that it has heard of',
    async () => {
      const found = open(cluster.url(0).replace('kurrentdb:', 'kurrentdb+discover:'));
      await found.append('before', 'none', [someEvent()]);
      let followed = 0;
      const stopped = new AbortController();
      const following = (async () => {
        for await (const { kind } of found.subscribe({ after: 'start', signal: stopped.signal })) {
          if (kind === 'event') followed += 1;
        }
      })();
      cluster.nodes[0]?.stop();
      cluster.lead(undefined);
      await delay(1_000);
      await expect(found.ping()).rejects.toThrow(LogAway);
      cluster.lead(2);
      expect(await appendMs(found, 'after')).toBeLessThan(resumeMsMax);
      await found.ping();
      while (followed < 2) await delay(20);
      stopped.abort();
      await following;
    },
    testMsMax,
  );

  it(
    '[LOG-030] leaves a leader whose disk is frozen, once another one leads',
    async () => {
      const found = open(cluster.url());
      await found.append('before', 'none', [someEvent()]);
      const [first] = cluster.nodes;
      if (first !== undefined) first.isDiskFrozen = true;
      const frozen = appendMs(found, 'after');
      await delay(500);
      cluster.lead(1);
      expect(await frozen).toBeLessThan(resumeMsMax + 2_000);
    },
    testMsMax,
  );

  it(
    '[LOG-031] ends no process while nobody leads, refuses for certain, and serves again afterwards',
    async () => {
      const program = path.join(import.meta.dirname, 'wire-double', 'lives-on.ts');
      const child = spawn(process.execPath, [program, cluster.url()], { stdio: ['ignore', 'pipe', 'inherit'] });
      const exited = once(child, 'exit');
      let said = '';
      child.stdout.on('data', (text: Buffer) => (said += text.toString()));
      const hears = async (word: string) => {
        while (!said.includes(word)) {
          if (child.exitCode !== null) throw new Error(`ended with ${child.exitCode}: ${said}`);
          await delay(20);
        }
      };
      await hears('serves');
      cluster.lead(undefined);
      cluster.dropSubscriptions('error');
      await delay(200);
      said = '';
      await hears('refused');
      // Longer than the client's own patience, which ends a process that has several subscriptions.
      await delay(4_000);
      said = '';
      cluster.lead(1);
      await hears('serves');
      child.kill('SIGTERM');
      expect(await exited).toEqual([0, null]);
    },
    testMsMax,
  );

  it(
    '[LOG-031] tells that nothing was sent while nobody leads',
    async () => {
      cluster.lead(undefined);
      const found = open(cluster.url());
      await expect(found.append('nobody', 'none', [someEvent()])).rejects.toThrow(LogOverloaded);
      const appends = cluster.nodes.reduce((count, { seen }) => count + seen.appends, 0);
      expect(appends).toBe(0);
    },
    testMsMax,
  );

  it(
    '[LOG-040] keeps one connection to a member that takes it and never answers',
    async () => {
      let connections = 0;
      const frozen = createServer((socket) => {
        connections += 1;
        socket.unref();
      });
      await once(frozen.listen(0, '127.0.0.1'), 'listening');
      const host = `127.0.0.1:${(frozen.address() as AddressInfo).port}`;
      const waiting = open(`kurrentdb://${host},localhost:1?tls=false`);
      await expect(waiting.append('led-by-none', 'none', [someEvent()])).rejects.toThrow(LogOverloaded);
      frozen.close();
      expect(connections).toBe(1);
    },
    testMsMax,
  );
});
