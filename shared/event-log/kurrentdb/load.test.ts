import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { someEvent } from '../contract.ts';
import { LogOverloaded, UnknownOutcome, type EventLog } from '../event-log.ts';
import { openKurrentDbEventLog } from './kurrentdb-event-log.ts';
import { streamsPerChannelMax } from './node.ts';
import { startWireDouble, type WireDouble } from './wire-double/wire-double.ts';

const testMsMax = 60_000;
let double: WireDouble;
let log: EventLog;

beforeEach(async () => {
  double = await startWireDouble();
  log = openKurrentDbEventLog(double.url, { applicationName: 'load' });
});

afterEach(async () => {
  await log.close();
  double.stop();
});

describe('an append of which many are under way', () => {
  it(
    '[LOG-026] is sent when its turn comes; one that was never sent is refused for certain, and not sent later',
    async () => {
      const outcomes = await Promise.all(
        Array.from({ length: 1_000 }, (_, index) => log.append(`many-${index}`, 'none', [someEvent()])),
      );
      expect(new Set(outcomes.map(({ position }) => position)).size).toBe(1_000);

      double.isDiskFrozen = true;
      const sentBefore = double.seen.appends;
      const faults = await Promise.all(
        Array.from({ length: 300 }, (_, index) =>
          log.append(`frozen-${index}`, 'none', [someEvent()]).then(
            () => undefined,
            (error: unknown) => error,
          ),
        ),
      );
      const sent = double.seen.appends - sentBefore;
      const unknown = faults.filter((fault) => fault instanceof UnknownOutcome).length;
      expect(faults.filter((fault) => fault instanceof LogOverloaded)).toHaveLength(faults.length - unknown);
      expect(unknown).toBe(sent);
      expect(sent).toBeLessThanOrEqual(2 * streamsPerChannelMax);

      double.isDiskFrozen = false;
      await delay(500);
      expect(double.seen.appends - sentBefore).toBe(sent);
      expect((await log.append('thawed', 'none', [someEvent()])).revision).toBe(0n);
    },
    testMsMax,
  );

  it(
    '[LOG-027] is answered beside more followers than one connection carries, and so are reads and the ping',
    async () => {
      const stopped = new AbortController();
      let followed = 0;
      const followers = Array.from({ length: 150 }, async () => {
        for await (const { kind } of log.subscribe({ after: 'start', signal: stopped.signal })) {
          if (kind === 'caught-up') followed += 1;
        }
      });
      while (followed < followers.length) await delay(20);
      const event = someEvent();
      const appended = await log.append('beside-followers', 'none', [event]);
      await log.ping();
      for await (const recorded of log.read('beside-followers')) expect(recorded.position).toBe(appended.position);
      // Reads that nobody goes on with hold a stream each, on connections of their own.
      const reads = Array.from({ length: 150 }, () => log.read('beside-followers')[Symbol.asyncIterator]());
      await Promise.all(reads.map((read) => read.next()));
      expect((await log.append('beside-followers', 0n, [someEvent()])).revision).toBe(1n);
      for (const read of reads) await read.return?.();
      stopped.abort();
      await Promise.all(followers);
    },
    testMsMax,
  );
});

describe('the same append, twice at once', () => {
  it('[LOG-025] gives both the one position, within a second of the first, in one process or in two', async () => {
    double.commitMs = 400;
    const other = openKurrentDbEventLog(double.url, { applicationName: 'other' });
    const took: number[] = [];
    for (const stream of ['first', 'second', 'third']) {
      const events = [someEvent(), someEvent()];
      const sentBefore = double.seen.appends;
      const begunAtMs = performance.now();
      const answers = await Promise.all(
        [log, log, other, log, other].map((each) => each.append(stream, 'none', events)),
      );
      took.push(performance.now() - begunAtMs);
      expect(new Set(answers.map(({ position }) => position)).size).toBe(1);
      // One of each process went out.
      expect(double.seen.appends - sentBefore).toBe(2);
    }
    // A machine that stands still for a moment does so during one of them.
    expect(Math.min(...took)).toBeLessThan(double.commitMs + 1_000);
    await other.close();
  });
});
