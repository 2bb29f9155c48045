import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { patient } from '@ordonnancier/testing/patient-log.ts';
import { someEvent } from '../contract.ts';
import { LogShorterThanSeen, LogAccessRefused, UnknownOutcome, type EventLog, type LogMessage } from '../event-log.ts';
import { openKurrentDbEventLog } from './kurrentdb-event-log.ts';
import { startWireDouble, type WireDouble } from './wire-double/wire-double.ts';

let double: WireDouble;
let impatient: EventLog;
let log: EventLog;
let streamCount = 0;

beforeAll(async () => {
  double = await startWireDouble();
  impatient = openKurrentDbEventLog(double.url, { applicationName: 'traps' });
  log = patient(impatient);
});

afterAll(async () => {
  await log.close();
  double.stop();
});

function newStream(): string {
  streamCount += 1;
  return `trap-${streamCount}`;
}

async function lengthOf(stream: string): Promise<number> {
  let length = 0;
  for await (const event of log.read(stream)) length += event.stream === stream ? 1 : 0;
  return length;
}

describe('an append', () => {
  it.each(['unavailable', 'internal-error', 'busy', 'lost-reply', 'no-trace'] as const)(
    '[LOG-028] has an unknown outcome after %s, and is one append when repeated',
    async (fault) => {
      const stream = newStream();
      const events = [someEvent(), someEvent()];
      double.appendFaults.push(fault);
      await expect(impatient.append(stream, 'none', events)).rejects.toThrow(UnknownOutcome);
      expect((await log.append(stream, 'none', events)).revision).toBe(1n);
      expect(await lengthOf(stream)).toBe(2);
    },
  );

  it.each(['silence', 'empty-answer'] as const)('is answered from its stream after %s', async (fault) => {
    const stream = newStream();
    double.appendFaults.push(fault);
    const events = [someEvent(), someEvent()];
    const appended = await impatient.append(stream, 'none', events);
    expect(appended.revision).toBe(1n);
    expect(await impatient.append(stream, 'none', events)).toEqual(appended);
  });

  it.each(['forgotten', 'no-position'] as const)('repeated is recognised in the stream: %s', async (fault) => {
    const stream = newStream();
    const events = [someEvent()];
    const first = await log.append(stream, 'none', events);
    await log.append(stream, 0n, [someEvent()]);
    double.appendFaults.push(fault);
    expect(await log.append(stream, 'none', events)).toEqual(first);
    expect(await lengthOf(stream)).toBe(2);
  });

  it('that fails takes no other with it', async () => {
    double.appendFaults.push('internal-error');
    const appends = Array.from({ length: 50 }, () => impatient.append(newStream(), 'none', [someEvent()]));
    const outcomes = await Promise.allSettled(appends);
    expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(1);
    expect(double.seen.batchAppends).toBe(0);
  });

  it('that is denied is not an unknown outcome', async () => {
    double.appendFaults.push('denied');
    await expect(impatient.append(newStream(), 'none', [someEvent()])).rejects.toThrow(LogAccessRefused);
  });

  it('always states a revision', () => {
    expect(double.seen.anyRevision).toBe(0);
  });
});

describe('a follower', () => {
  it('goes on where it was when its subscription is dropped, whichever way', async () => {
    const stream = newStream();
    const stopped = new AbortController();
    const seen: bigint[] = [];
    let caughtUp: (message: LogMessage) => void = () => undefined;
    const following = (async () => {
      for await (const message of log.subscribe({ after: 'start', streamPrefixes: [stream], signal: stopped.signal })) {
        if (message.kind === 'event') seen.push(message.event.revision);
        caughtUp(message);
      }
    })();
    const until = (kind: LogMessage['kind']) =>
      new Promise<void>((resolve) => {
        caughtUp = (message) => {
          if (message.kind === kind) resolve();
        };
      });
    await until('caught-up');
    const subscriptionsBefore = double.seen.subscriptions;
    for (let index = 0; index < 6; index += 1) {
      const arrived = until('event');
      await log.append(stream, index === 0 ? 'none' : BigInt(index - 1), [someEvent()]);
      await arrived;
      const resumed = until('caught-up');
      double.dropSubscriptions(index % 2 === 0 ? 'error' : 'end');
      await resumed;
    }
    stopped.abort();
    await following;
    expect(seen).toEqual([0n, 1n, 2n, 3n, 4n, 5n]);
    expect(double.seen.subscriptions).toBe(subscriptionsBefore + 6);
  });

  it('fails when it may not read, instead of asking for ever', async () => {
    const follow = async () => {
      for await (const message of log.subscribe({ after: 'start', signal: new AbortController().signal })) {
        if (message.kind === 'caught-up')
          setTimeout(() => {
            double.dropSubscriptions('denied');
          }, 20);
      }
    };
    await expect(follow()).rejects.toThrow(LogAccessRefused);
  });
});

describe('a server that was restored from an older copy', () => {
  it.each([
    ['shorter', 0],
    ['as long as it was, with other events', 3],
    ['longer', 8],
  ])('[LOG-004] is told from the one that was followed, when it is %s', async (_, more) => {
    const stream = newStream();
    const appendMany = async (count: number, from: number) => {
      for (let revision = from; revision < from + count; revision += 1) {
        await log.append(stream, revision === 0 ? 'none' : BigInt(revision - 1), [someEvent()]);
      }
    };
    await appendMany(5, 0);
    let seen = 0;
    const following = (async () => {
      for await (const message of log.subscribe({ after: 'start', signal: AbortSignal.timeout(60_000) })) {
        seen += message.kind === 'event' && message.event.stream === stream ? 1 : 0;
        if (message.kind !== 'caught-up' || seen < 5) continue;
        double.loseEnd(3);
        await appendMany(more, 2);
      }
    })();
    await expect(following).rejects.toThrow(LogShorterThanSeen);
  });
});
