import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { context, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { InMemorySpanExporter, SimpleSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import type { ReadableSpan } from '@opentelemetry/sdk-trace';
import { createTestDatabase } from '@ordonnancier/testing/test-database.ts';
import type { TestDatabase } from '@ordonnancier/testing/test-database.ts';
import { tracerName, withSpan } from '@ordonnancier/telemetry/trace-context.ts';
import { reachPosition } from './checkpoints.ts';
import { openCommandHandler } from './handle-command.ts';
import { runProcessManager } from './process-manager.ts';
import { runProjection } from './projection.ts';
import {
  batchedAmountsProjection,
  counterCodec,
  counterDecider,
  countersProjection,
  someRequest,
} from './testing/counter.ts';
import { openCounting, start } from './testing/counting.ts';
import type { Counting } from './testing/counting.ts';

const exporter = new InMemorySpanExporter();
let database: TestDatabase;
let counting: Counting;

beforeAll(async () => {
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  trace.setGlobalTracerProvider(new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter })] }));
  database = await createTestDatabase();
  counting = await openCounting(database.url);
});

afterAll(async () => {
  await counting.close();
  await database.drop();
});

const parentOf = ({ parentSpanContext }: ReadableSpan) => `${parentSpanContext?.traceId} ${parentSpanContext?.spanId}`;
const idOf = (span: ReadableSpan) => `${span.spanContext().traceId} ${span.spanContext().spanId}`;

it('every event is handled in the trace of its request, below its append, though many commit together', async () => {
  const { log, pool } = counting;
  const open = () => openCommandHandler({ log, decider: counterDecider, codec: counterCodec, cachedStreamsMax: 10 });
  const [counters, echoes] = [open(), open()];
  // Two requests to each of ten streams, so that some have to queue; each in a trace of its own.
  const requests = Array.from({ length: 20 }, (_, index) =>
    withSpan(context.active(), `request ${index}`, { root: true }, () =>
      counters.handle(`counter-${index % 10}`, someRequest(), () => ({ add: 1 })),
    ),
  );
  const outcomes = await Promise.all(requests);
  const last = outcomes
    .flatMap((outcome) => (outcome.ok && outcome.value.position) || [])
    .sort()
    .at(-1);
  if (last === undefined) throw new Error('nothing was appended');
  // Started on all of it at once: these commit together.
  const echo = {
    name: 'counting.echo',
    streamPrefixes: ['counter-'],
    react: async (event: { readonly eventId: string; readonly stream: string }) => {
      const request = { ...someRequest(), requestId: event.eventId };
      await echoes.handle(event.stream.replace('counter-', 'echo-'), request, () => ({ add: 1 }));
    },
  };
  const stops = [
    ...[countersProjection, batchedAmountsProjection].map((projection) =>
      start((signal) => runProjection(counting.following(signal), projection)),
    ),
    start((signal) => runProcessManager(counting.following(signal), echo)),
  ];
  const names = [countersProjection.name, batchedAmountsProjection.name, echo.name];
  expect(await reachPosition(pool, names, last, AbortSignal.timeout(30_000))).toBe(true);
  await Promise.all(stops.map((stop) => stop()));

  const spans = exporter.getFinishedSpans();
  const named = (name: string) => spans.filter((span) => span.name === name);
  const requestIds = spans.filter(({ name }) => name.startsWith('request ')).map(idOf);
  expect(requestIds).toHaveLength(20);
  const appends = named('append counter');
  expect(appends.map(parentOf).sort()).toEqual(requestIds.sort());
  for (const name of names) {
    expect(named(`${name} Added`).map(parentOf).sort()).toEqual(appends.map(idOf).sort());
  }
  // What an event causes goes on in its trace.
  expect(named('append echo').map(parentOf).sort()).toEqual(named('counting.echo Added').map(idOf).sort());
  expect(spans[0]?.instrumentationScope.name).toBe(tracerName);
});
