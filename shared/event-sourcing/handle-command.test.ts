import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LogOverloaded, UnknownOutcome } from '@ordonnancier/event-log/event-log.ts';
import type { EventLog } from '@ordonnancier/event-log/event-log.ts';
import { openPostgresEventLog } from '@ordonnancier/event-log/postgres/postgres-event-log.ts';
import { endSession, openSession, patienceOfFollowers } from '@ordonnancier/postgres/session.ts';
import { patient } from '@ordonnancier/testing/patient-log.ts';
import { createTestDatabase } from '@ordonnancier/testing/test-database.ts';
import type { TestDatabase } from '@ordonnancier/testing/test-database.ts';
import fc from 'fast-check';
import { openCommandHandler } from './handle-command.ts';
import { seenThrough } from './request.ts';
import type { Request } from './request.ts';
import { countMax, counterCodec, counterDecider, someRequest } from './testing/counter.ts';
import type { Added, CounterCommand } from './testing/counter.ts';

let database: TestDatabase;
/** Two processes have two logs: appends of one log never compete. */
let logs: readonly [EventLog, EventLog];

beforeAll(async () => {
  database = await createTestDatabase();
  logs = [
    patient(await openPostgresEventLog(database.url, { applicationName: 'handle-command-test' })),
    patient(await openPostgresEventLog(database.url, { applicationName: 'handle-command-test' })),
  ];
});

afterAll(async () => {
  await Promise.all(logs.map((log) => log.close()));
  await database.drop();
});

function openHandler(log: EventLog) {
  const handler = openCommandHandler({ log, decider: counterDecider, codec: counterCodec, cachedStreamsMax: 100 });
  return {
    ...handler,
    send: (stream: string, command: CounterCommand, request: Request = someRequest()) =>
      handler.handle(stream, request, () => command),
  };
}

/** Two processes that serve the same streams, each with its own cache. */
function twoHandlers() {
  return [openHandler(logs[0]), openHandler(logs[1])] as const;
}

function someStream(): string {
  return `counter-${randomUUID()}`;
}

async function amountsOf(stream: string): Promise<readonly number[]> {
  const amounts: number[] = [];
  for await (const event of logs[0].read(stream)) amounts.push(counterCodec.decode(event).amount);
  return amounts;
}

const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);
const accepted = (state: number, ...amounts: readonly number[]) => ({
  ok: true,
  value: { state, events: amounts.map((amount): Added => ({ type: 'Added', amount })), position: expect.any(String) },
});
const refused = (code: string) => ({ ok: false, refusal: { code } });

describe('two processes with a cache each', () => {
  it('append at the exact revision, and read forward and decide again when the other was faster', async () => {
    const [a, b] = twoHandlers();
    const stream = someStream();
    expect(await a.send(stream, { add: 40 })).toMatchObject(accepted(40, 40));
    expect(await b.send(stream, { add: 30 })).toMatchObject(accepted(70, 30));
    // What a has cached would let it add 40 twice.
    expect(await a.send(stream, { add: 40 })).toMatchObject(refused('COUNT_OUT_OF_RANGE'));
    expect(await a.send(stream, { add: 30 })).toMatchObject(accepted(100, 30));
    expect(await amountsOf(stream)).toEqual([40, 30, 30]);
  });

  it('refuse, or see nothing to do, only after reading forward', async () => {
    const [a, b] = twoHandlers();
    const stream = someStream();
    await a.send(stream, { add: countMax });
    await b.send(stream, { add: -countMax });
    expect(await a.send(stream, { add: 1 })).toMatchObject(accepted(1, 1));
    await b.send(stream, { add: 4 });
    expect(await a.send(stream, { setTo: 1 })).toMatchObject(accepted(1, -4));
    expect(await b.send(stream, { setTo: 1 })).toMatchObject(accepted(1));
  });

  it('read nothing before the first command of a stream, and yet lose no conflict over it', async () => {
    const [a, b] = twoHandlers();
    const stream = someStream();
    const first = await Promise.all([a, b].map((handler) => handler.handleFirst(stream, someRequest(), { add: 60 })));
    expect(first.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(await amountsOf(stream)).toEqual([60]);
  });

  it('give 200 concurrent commands an exact outcome, and no loser another reason than the true one', async () => {
    const handlers = twoHandlers();
    const winnerTakesAll = someStream();
    const race = await Promise.all(
      Array.from({ length: 200 }, (_, index) => handlers[index % 2 ? 0 : 1].send(winnerTakesAll, { add: countMax })),
    );
    expect(race.filter(({ ok }) => ok)).toHaveLength(1);
    for (const loser of race.filter(({ ok }) => !ok)) expect(loser).toMatchObject(refused('COUNT_OUT_OF_RANGE'));
    expect(await amountsOf(winnerTakesAll)).toEqual([countMax]);

    const shared = someStream();
    const outcomes = await Promise.all(
      Array.from({ length: 200 }, (_, index) => handlers[index % 2 ? 0 : 1].send(shared, { add: 1 })),
    );
    const acceptedCount = outcomes.filter(({ ok }) => ok).length;
    expect(sum(await amountsOf(shared))).toBe(acceptedCount);
    // Some may hear that the stream is contended; none is refused for a count that was not reached.
    const full = outcomes.filter((outcome) => !outcome.ok && outcome.refusal.code === 'COUNT_OUT_OF_RANGE');
    if (full.length > 0) expect(acceptedCount).toBe(countMax);
  });

  it('leave the state that the log folds to, after any interleaving of commands', async () => {
    const someCommand = fc.record({
      by: fc.constantFrom(0, 1),
      // Few, for the same request of the same content shall come again, to either of them.
      amount: fc.constantFrom(-30, 0, 20, 60),
      requestIndex: fc.nat(5),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(someCommand, { maxLength: 6 }), { maxLength: 5 }), async (rounds) => {
        const handlers = twoHandlers();
        const stream = someStream();
        const requests = Array.from({ length: 6 }, () => randomUUID());
        const answers = new Map<string, unknown>();
        for (const round of rounds) {
          const outcomes = await Promise.all(
            round.map(async ({ by, amount, requestIndex }) => {
              const request = { ...someRequest(String(amount)), requestId: requests[requestIndex] ?? '' };
              const outcome = await handlers[by === 0 ? 0 : 1].send(stream, { add: amount }, request);
              return { key: `${requestIndex} ${amount}`, outcome };
            }),
          );
          // Whoever repeats what was accepted gets the first answer, whatever happened since; at once with it, that or a refusal.
          const earlier = new Map(answers);
          for (const { key, outcome } of outcomes) {
            if (earlier.has(key)) expect(outcome).toEqual(earlier.get(key));
            if (!outcome.ok || outcome.value.events.length === 0) continue;
            if (answers.has(key)) expect(outcome).toEqual(answers.get(key));
            answers.set(key, outcome);
          }
        }
        const amounts = await amountsOf(stream);
        expect(amounts).toHaveLength(answers.size);
        for (const handler of handlers) {
          const { state, revision } = await handler.load(stream);
          expect(state).toBe(sum(amounts));
          expect(revision).toBe(amounts.length === 0 ? 'none' : BigInt(amounts.length - 1));
        }
      }),
      { numRuns: 60 },
    );
  }, 180_000);
});

describe('a log that came back from an older copy', () => {
  /** Longer, as long, or shorter than what is cached: each another history. */
  it.each([[[]], [[3]], [[3, 4]], [[3, 4, 5]]])(
    '[LOG-090] is decided on as it is, and goes on with %j, whatever is cached',
    async (amounts: readonly number[]) => {
      const [restored, serving] = twoHandlers();
      const stream = someStream();
      const lost = someRequest();
      await restored.send(stream, { add: 1 });
      await serving.send(stream, { add: 50 }, lost);
      expect(await serving.send(stream, { add: 49 })).toMatchObject(accepted(100, 49));
      await loseEnd(stream, 1n);
      for (const amount of amounts) await restored.send(stream, { add: amount });
      const kept = 1 + sum(amounts);

      expect(await serving.load(stream)).toMatchObject({ state: kept, revision: BigInt(amounts.length) });
      // Neither refused for what is lost, nor answered as if it were there, nor appended to it.
      expect(await serving.send(stream, { add: 50 }, lost)).toMatchObject(accepted(kept + 50, 50));
      expect(await amountsOf(stream)).toEqual([1, ...amounts, 50]);
    },
  );

  it('[LOG-090] starts a stream again that the copy lacks', async () => {
    const [handler] = twoHandlers();
    const stream = someStream();
    const request = someRequest();
    await handler.handleFirst(stream, request, { add: 60 });
    await loseEnd(stream, 0n);
    expect(await handler.handleFirst(stream, request, { add: 60 })).toMatchObject(accepted(60, 60));
    expect(await amountsOf(stream)).toEqual([60]);
  });
});

/** Past the log's own guard against deletion. */
async function loseEnd(stream: string, fromRevision: bigint): Promise<void> {
  const session = await openSession(database.url, { applicationName: 'restore', patience: patienceOfFollowers });
  try {
    await session.query('SET session_replication_role = replica');
    await session.query('DELETE FROM event_log.event WHERE stream = $1 AND revision >= $2', [
      stream,
      `${fromRevision}`,
    ]);
  } finally {
    await endSession(session);
  }
}

describe('a request', () => {
  it('that is repeated gets the same answer, from any process and after others, and is one event', async () => {
    const [a, b] = twoHandlers();
    const stream = someStream();
    const request = someRequest();
    const answer = await a.send(stream, { add: 5 }, request);
    expect(answer).toMatchObject(accepted(5, 5));
    expect(await a.send(stream, { add: 5 }, request)).toEqual(answer);
    await b.send(stream, { add: 7 });
    expect(await a.send(stream, { add: 5 }, request)).toEqual(answer);
    expect(await b.send(stream, { add: 5 }, request)).toEqual(answer);
    expect(await twoHandlers()[0].handleFirst(stream, request, { add: 5 })).toEqual(answer);
    expect(await amountsOf(stream)).toEqual([5, 7]);
  });

  it('that comes twice at once to two processes is one event', async () => {
    const [a, b] = twoHandlers();
    const stream = someStream();
    const request = someRequest();
    const [one, other] = await Promise.all([a, b].map((handler) => handler.send(stream, { add: 5 }, request)));
    expect(one).toEqual(other);
    expect(await amountsOf(stream)).toEqual([5]);
  });

  it('that reuses an id for other content is refused', async () => {
    const [a, b] = twoHandlers();
    const stream = someStream();
    const request = someRequest('add 5');
    await a.send(stream, { add: 5 }, request);
    const reused = { ...request, contentHash: 'add 6' };
    expect(await a.send(stream, { add: 6 }, reused)).toMatchObject(refused('REQUEST_ID_REUSED'));
    expect(await b.handleFirst(stream, reused, { add: 6 })).toMatchObject(refused('REQUEST_ID_REUSED'));
    // Of another caller it is another request.
    const elsewhere = { ...reused, actor: { role: 'tester', callerId: 'somebody else' } };
    expect(await b.send(stream, { add: 6 }, elsewhere)).toMatchObject(accepted(11, 6));
    // And so it is to another stream.
    expect(await a.send(someStream(), { add: 6 }, reused)).toMatchObject(accepted(6, 6));
  });
});

describe('when the log', () => {
  it('loses a reply, the outcome is unknown, and the repetition finds its own event', async () => {
    const lossy: EventLog = {
      ...logs[0],
      append: async (...append) => {
        await logs[0].append(...append);
        throw new UnknownOutcome('the reply was lost');
      },
    };
    const [healthy] = twoHandlers();
    const stream = someStream();
    await healthy.send(stream, { add: 1 });
    const handler = openHandler(lossy);
    const request = someRequest();
    await expect(handler.send(stream, { add: 2 }, request)).rejects.toThrow(UnknownOutcome);
    // The same process, whose cached state is one event short.
    expect(await handler.send(stream, { add: 2 }, request)).toMatchObject(accepted(3, 2));
    expect(await healthy.send(stream, { add: 2 }, request)).toMatchObject(accepted(3, 2));
    expect(await amountsOf(stream)).toEqual([1, 2]);
  });

  it('is overloaded, the caller hears so and the next command is none the worse', async () => {
    let isOverloaded = true;
    const busy: EventLog = {
      ...logs[0],
      append: (...append) => (isOverloaded ? Promise.reject(new LogOverloaded('too many')) : logs[0].append(...append)),
    };
    const handler = openHandler(busy);
    const stream = someStream();
    await expect(handler.send(stream, { add: 1 })).rejects.toThrow(LogOverloaded);
    isOverloaded = false;
    expect(await handler.send(stream, { add: 1 })).toMatchObject(accepted(1, 1));
  });

  it('was appended to by another process at each of three attempts, the caller hears so, and at two of them does not', async () => {
    const [other] = twoHandlers();
    let attempts = 0;
    const contended = (fasterAttempts: number): EventLog => ({
      ...logs[1],
      append: async (stream, ...append) => {
        attempts += 1;
        if (attempts <= fasterAttempts) await other.send(stream, { add: 1 });
        return logs[1].append(stream, ...append);
      },
    });
    const stream = someStream();
    expect(await openHandler(contended(2)).send(stream, { add: 10 })).toMatchObject(accepted(12, 10));
    attempts = 0;
    expect(await openHandler(contended(3)).send(stream, { add: 10 })).toMatchObject(refused('STREAM_CONTENDED'));
    expect(attempts).toBe(3);
    expect(await amountsOf(stream)).toEqual([1, 1, 10, 1, 1, 1]);
  });

  it('is slow, only so many commands wait for one stream, and those of others pass', async () => {
    let answer: () => void = () => undefined;
    const answers = new Promise<void>((resolve) => (answer = resolve));
    const slowStream = someStream();
    const slow: EventLog = {
      ...logs[0],
      append: async (stream, ...append) => {
        if (stream === slowStream) await answers;
        return logs[0].append(stream, ...append);
      },
    };
    const handler = openHandler(slow);
    const sent = Array.from({ length: 300 }, () => handler.send(slowStream, { add: 0.25 }));
    const settled = Promise.allSettled(sent);
    expect(await handler.send(someStream(), { add: 1 })).toMatchObject(accepted(1, 1));
    answer();
    const outcomes = await settled;
    const turnedAway = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect(turnedAway).toHaveLength(300 - 257);
    for (const { reason } of turnedAway) expect(reason).toBeInstanceOf(LogOverloaded);
    expect(await amountsOf(slowStream)).toHaveLength(257);
    expect(await handler.send(slowStream, { add: 1 })).toMatchObject({ ok: true });
  });
});

it('[OPS-047] appends at one revision alone, or says that the stream has moved', async () => {
  const [handler, other] = twoHandlers();
  const stream = someStream();
  await handler.send(stream, { add: 1 });
  const { revision } = await handler.load(stream);
  const request = someRequest();
  await other.send(stream, { add: 2 });
  expect(await handler.handleAt(stream, request, revision, () => ({ add: 4 }))).toBe('moved');
  const moved = await handler.load(stream);
  expect(await handler.handleAt(stream, request, moved.revision, () => ({ add: 4 }))).toMatchObject(accepted(7, 4));
  // What was recorded is repeated, wherever the stream stands by now.
  expect(await other.handleAt(stream, request, revision, () => ({ add: 4 }))).toMatchObject(accepted(7, 4));
  expect(await amountsOf(stream)).toEqual([1, 2, 4]);
});

describe('when its caller has gone', () => {
  it('[OPS-045] a command that waited for its turn is not decided, and what was begun before is not taken back', async () => {
    const begun = Promise.withResolvers<undefined>();
    const answer = Promise.withResolvers<undefined>();
    const slow: EventLog = {
      ...logs[0],
      append: async (...append) => {
        begun.resolve(undefined);
        await answer.promise;
        return logs[0].append(...append);
      },
    };
    const handler = openHandler(slow);
    const stream = someStream();
    const leaving = new AbortController();
    const underWay = handler.send(stream, { add: 1 }, { ...someRequest(), signal: leaving.signal });
    const waiting = handler.send(stream, { add: 2 }, { ...someRequest(), signal: leaving.signal });
    const staying = handler.send(stream, { add: 4 });
    await begun.promise;
    leaving.abort();
    answer.resolve(undefined);
    await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
    expect(await underWay).toMatchObject(accepted(1, 1));
    expect(await staying).toMatchObject(accepted(5, 4));
  });

  it('[OPS-045] an act of several steps is seen through from its first on', async () => {
    const handler = openHandler(logs[0]);
    const stream = someStream();
    const leaving = new AbortController();
    const request = seenThrough({ ...someRequest(), signal: leaving.signal });
    leaving.abort();
    expect(await handler.send(stream, { add: 1 }, request)).toMatchObject(accepted(1, 1));
    expect(() => seenThrough({ ...someRequest(), signal: leaving.signal })).toThrow(
      expect.objectContaining({ name: 'AbortError' }),
    );
  });
});

it('never appends an event that cannot follow', async () => {
  const careless = openCommandHandler({
    log: logs[0],
    decider: { ...counterDecider, decide: () => ({ ok: true, value: [{ type: 'Added', amount: -1 }] }) },
    codec: counterCodec,
    cachedStreamsMax: 1,
  });
  const stream = someStream();
  await expect(careless.handle(stream, someRequest(), () => ({ add: -1 }))).rejects.toThrow('a count out of range');
  expect(await amountsOf(stream)).toEqual([]);
});
