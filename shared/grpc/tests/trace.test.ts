import { once } from 'node:events';
import { createServer } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import { accept, refuse } from '@ordonnancier/kernel/result.ts';
import { createLogger } from '@ordonnancier/telemetry/logger.ts';
import { startTelemetry } from '@ordonnancier/telemetry/start-telemetry.ts';
import type { Telemetry } from '@ordonnancier/telemetry/start-telemetry.ts';
import { currentTraceparent, withRemoteParent } from '@ordonnancier/telemetry/trace-context.ts';
import protobuf from 'protobufjs';
import { deadlineIn } from '../client.ts';
import { readRefusal, traceIdOf } from '../status.ts';
import { unary } from '../rpc.ts';
import { echoRequest, startEcho } from './echo.ts';

/** As much of opentelemetry/proto/collector/trace/v1 as the test reads. */
const otlp = protobuf.parse(`
  syntax = "proto3";
  message Export { repeated ResourceSpans resource_spans = 1; }
  message ResourceSpans { repeated ScopeSpans scope_spans = 2; }
  message ScopeSpans { repeated Span spans = 2; }
  message Span { bytes trace_id = 1; bytes span_id = 2; bytes parent_span_id = 4; string name = 5; int32 kind = 6; }
`).root;

interface Span {
  readonly traceId: Buffer;
  readonly spanId: Buffer;
  readonly parentSpanId: Buffer;
  readonly name: string;
  readonly kind: number;
}

const kindNames = ['', 'internal', 'server', 'client'];

const bodies: Buffer[] = [];
const receiver = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    if (request.url === '/v1/traces') bodies.push(Buffer.concat(chunks));
    response.writeHead(200, { 'content-type': 'application/x-protobuf' }).end();
  });
});
const logLines: string[] = [];
const logger = createLogger({ serviceName: 'echo', write: (line) => logLines.push(line) });
let telemetry: Telemetry;

beforeAll(async () => {
  receiver.listen(0, '127.0.0.1');
  await once(receiver, 'listening');
  const address = receiver.address();
  invariant(typeof address === 'object' && address !== null, 'the receiver listens');
  const otlpEndpoint = `http://127.0.0.1:${address.port}`;
  const metricsAddress = { host: '127.0.0.1', port: 0 };
  telemetry = await startTelemetry({ serviceName: 'echo', otlpEndpoint, sampleRatio: 1, metricsAddress, logger });
});

afterAll(() => {
  receiver.close();
  receiver.closeAllConnections();
});

function receivedSpans(): Span[] {
  const type = otlp.lookupType('Export');
  return bodies.flatMap((body) => {
    const message = type.toObject(type.decode(body), { arrays: true, defaults: true }) as {
      resourceSpans: { scopeSpans: { spans: Span[] }[] }[];
    };
    return message.resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans));
  });
}

/** A span and those it descends from, youngest first, within its trace. */
function ancestry(traceparent: string | undefined): string[] {
  const [, traceId, youngestId] = traceparent?.split('-') ?? [];
  const spans = receivedSpans().filter((span) => span.traceId.toString('hex') === traceId);
  const names: string[] = [];
  for (let spanId = youngestId; spanId !== '';) {
    const span = spans.find((candidate) => candidate.spanId.toString('hex') === spanId);
    invariant(span !== undefined, 'a parent is missing from what was received');
    names.push(`${String(kindNames[span.kind])} ${span.name}`);
    spanId = span.parentSpanId.toString('hex');
  }
  return names;
}

describe('telemetry', () => {
  it('[OPS-015] names the trace of a failed call in its answer and in every line that the call causes', async () => {
    const echo = unary({
      roles: ['pharmacist'],
      request: echoRequest,
      handle: async ({ text }) => {
        await setTimeout(1);
        if (text === 'a fault') throw new TypeError('MARKER');
        return text === '' ? refuse('UNITS_EXCEED_REMAINING') : accept({ text });
      },
    });
    await using stack = await startEcho({ echo });
    const failureOf = (text: string) =>
      stack.client.unary('Echo', { text }, { deadlineMs: deadlineIn(20_000) }).then(
        () => undefined,
        (error: unknown) => error,
      );
    const fault = await failureOf('a fault');
    const traceId = traceIdOf(fault);
    expect(traceId).toMatch(/^(?!0+$)[0-9a-f]{32}$/);
    expect(readRefusal(fault)).toMatchObject({ code: 'INTERNAL_FAULT', facts: { traceId } });
    const lines = stack.logLines.filter((line) => line.includes('a call failed'));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(`"traceId":"${String(traceId)}"`);
    expect(traceIdOf(await failureOf(''))).toMatch(/^(?!0+$)[0-9a-f]{32}$/);
  });

  it('carries one trace from a client through the server to what an event causes later', async () => {
    const traceparents: (string | undefined)[] = [];
    const echo = unary({
      roles: ['pharmacist'],
      request: echoRequest,
      handle: async ({ text }, call) => {
        traceparents.push(currentTraceparent());
        expect(call.traceparent).toBe(currentTraceparent());
        logger.info('handled');
        return text === '' ? refuse('UNITS_EXCEED_REMAINING') : accept({ text });
      },
    });
    await using stack = await startEcho({ echo });
    const call = (text: string) => stack.client.unary('Echo', { text }, { deadlineMs: deadlineIn(20_000) });
    await call('MARKER-DUPONT');
    await withRemoteParent(traceparents[0], 'project MedicationDispensed', {}, async () => call('caused'));
    await expect(call('')).rejects.toThrow();
    const metrics = await fetch(`http://127.0.0.1:${String(telemetry.metricsPort)}/metrics`);
    const exposed = await metrics.text();
    await telemetry.shutdown();
    // That waits a few seconds at most, and a machine may stall for longer while the last spans are on their way.
    while (receivedSpans().length < 7) await setTimeout(10);

    const method = 'ordonnancier.testing.v1.EchoService/Echo';
    expect(ancestry(traceparents[1])).toEqual([
      `server ${method}`,
      `client ${method}`,
      'internal project MedicationDispensed',
      `server ${method}`,
      `client ${method}`,
    ]);
    expect(Buffer.concat(bodies).toString('latin1')).not.toContain('MARKER');
    expect(exposed).toMatch(/rpc_server_duration.*EchoService\/Echo/);
    expect(exposed).toMatch(/ordonnancier_refusals_total.*UNITS_EXCEED_REMAINING/);
    expect(exposed).not.toContain('MARKER');
    expect(logLines[0]).toContain(`"traceId":"${String(traceparents[0]?.split('-')[1])}"`);
  });
});
