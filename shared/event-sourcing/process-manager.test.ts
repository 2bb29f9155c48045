import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type { Position } from '@ordonnancier/event-log/event-log.ts';
import { createTestDatabase } from '@ordonnancier/testing/test-database.ts';
import type { TestDatabase } from '@ordonnancier/testing/test-database.ts';
import { reachPosition } from './checkpoints.ts';
import { openCommandHandler } from './handle-command.ts';
import { runProcessManager } from './process-manager.ts';
import type { ProcessManager } from './process-manager.ts';
import { deterministicId } from './request.ts';
import { counterCodec, counterDecider, someRequest } from './testing/counter.ts';
import { added, appendCounter, eventsOf, eventually, openCounting, start } from './testing/counting.ts';
import type { Counting } from './testing/counting.ts';

let database: TestDatabase;
let counting: Counting;

beforeEach(async () => {
  database = await createTestDatabase();
  counting = await openCounting(database.url);
});

afterEach(async () => {
  await counting.close();
  await database.drop();
});

/** Adds whatever is added to a counter to its echo too. */
function echoing(afterwards: (attempt: number) => void): ProcessManager {
  const echoes = openCommandHandler({
    log: counting.log,
    decider: counterDecider,
    codec: counterCodec,
    cachedStreamsMax: 10,
  });
  let attempts = 0;
  return {
    name: 'counting.echo',
    streamPrefixes: ['counter-'],
    async react(event) {
      const request = { ...someRequest(), requestId: deterministicId('echo', event.eventId) };
      const { amount } = counterCodec.decode(event);
      await echoes.handle(event.stream.replace('counter-', 'echo-'), request, () => ({ add: amount }));
      attempts += 1;
      afterwards(attempts);
    },
  };
}

async function echoOf(stream: string): Promise<readonly number[]> {
  const echoes = await eventsOf(counting.log, stream.replace('counter-', 'echo-'));
  return echoes.map((event) => counterCodec.decode(event).amount);
}

const reached = (position: Position) =>
  reachPosition(counting.pool, ['counting.echo'], position, AbortSignal.timeout(30_000));

it('has each effect once and in order, though it falls between the effect and its checkpoint', async () => {
  const one = await appendCounter(counting.log, 1, 2, 3);
  const other = await appendCounter(counting.log, 4, 5, 6);
  const stop = start((signal) =>
    runProcessManager(
      counting.following(signal),
      echoing((attempt) => {
        if (attempt === 2 || attempt === 5) throw new Error('the process ends here');
      }),
    ),
  );
  expect(await reached(other.position)).toBe(true);
  await stop();
  expect(await echoOf(one.stream)).toEqual([1, 2, 3]);
  expect(await echoOf(other.stream)).toEqual([4, 5, 6]);
});

it('has each effect once when two of it react to everything, as a paused former leader would', async () => {
  const streams = await Promise.all(Array.from({ length: 20 }, () => appendCounter(counting.log, 1, 2, 3)));
  const otherProcess = await openCounting(database.url);
  const stops = [counting, otherProcess].map((process, index) =>
    start((signal) =>
      runProcessManager(process.following(signal), { ...echoing(() => undefined), name: `counting.echo-${index}` }),
    ),
  );
  const last = streams
    .map(({ position }) => position)
    .sort()
    .at(-1);
  const both = ['counting.echo-0', 'counting.echo-1'];
  expect(await reachPosition(counting.pool, both, last ?? ('' as Position), AbortSignal.timeout(30_000))).toBe(true);
  await Promise.all(stops.map((stop) => stop()));
  await otherProcess.close();
  for (const { stream } of streams) expect(await echoOf(stream)).toEqual([1, 2, 3]);
});

it('stops at what it cannot do, and goes on when it can', async () => {
  let isPossible = false;
  const { stream } = await appendCounter(counting.log, 1);
  const stop = start((signal) =>
    runProcessManager(counting.following(signal), {
      ...echoing(() => {
        if (!isPossible) throw new TypeError('no way');
      }),
    }),
  );
  await eventually(() => counting.lines.length >= 2);
  const { position } = await counting.log.append(stream, 0n, [added(2)]);
  expect(await reachPosition(counting.pool, ['counting.echo'], position, AbortSignal.timeout(200))).toBe(false);
  isPossible = true;
  expect(await reached(position)).toBe(true);
  await stop();
  expect(await echoOf(stream)).toEqual([1, 2]);
});
