import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { LRUCache } from 'lru-cache';
import protobuf from 'protobufjs';
import { z } from 'zod';

/** A span as it left a service. */
export interface ReceivedSpan {
  readonly service: string;
  readonly spanId: string;
  /** Empty for the root. */
  readonly parentSpanId: string;
  readonly name: string;
  readonly startMs: number;
  readonly durationMs: number;
}

export interface TraceReceiver {
  /** To be given as OTEL_EXPORTER_OTLP_ENDPOINT. */
  readonly url: string;
  /** The spans received of a trace so far. */
  spansOf(traceId: string): readonly ReceivedSpan[];
  /** The same, once they are whole and no more arrive; or what there is after `msMax`. */
  settledSpansOf(
    traceId: string,
    isWhole: (spans: readonly ReceivedSpan[]) => boolean,
    msMax: number,
  ): Promise<readonly ReceivedSpan[]>;
  stop(): Promise<void>;
}

/** Enough to look back at; under load the oldest traces are forgotten. */
const tracesMax = 500;
const spansPerTraceMax = 5_000;
const requestBytesMax = 16 * 1024 * 1024;
/** Longer than exporters hold spans back, so that silence means the end. */
const quietMs = 700;
const pollMs = 50;

const exportRequest = z.object({
  resourceSpans: z.array(
    z.object({
      resource: z.object({
        attributes: z.array(z.object({ key: z.string(), value: z.object({ stringValue: z.string() }) })),
      }),
      scopeSpans: z.array(
        z.object({
          spans: z.array(
            z.object({
              traceId: z.instanceof(Uint8Array),
              spanId: z.instanceof(Uint8Array),
              parentSpanId: z.instanceof(Uint8Array),
              name: z.string(),
              startTimeUnixNano: z.coerce.bigint(),
              endTimeUnixNano: z.coerce.bigint(),
            }),
          ),
        }),
      ),
    }),
  ),
});

/**
 * Receives what services export by OTLP/HTTP (protobuf), as a collector would, and keeps recent traces in memory.
 *
 * @param forwardTo base URL of the collector that the user configured; gets everything that arrives, unchanged.
 */
export async function receiveTraces(forwardTo: string | undefined): Promise<TraceReceiver> {
  const schema = await protobuf.load(fileURLToPath(new URL('./trace.proto', import.meta.url)));
  const requestType = schema.lookupType('opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest');
  const traces = new LRUCache<string, ReceivedSpan[]>({ max: tracesMax });

  const server = createServer((request, response) => {
    void accept(request).then(
      (status) => response.writeHead(status, { 'content-type': 'application/x-protobuf' }).end(),
      () => response.writeHead(400).end(),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the trace receiver has no port');

  async function accept(request: IncomingMessage): Promise<number> {
    const body = await readBody(request);
    if (forwardTo !== undefined) forward(forwardTo, request.url ?? '', body);
    if (request.url === '/v1/traces') keep(body);
    return 200;
  }

  function keep(body: Uint8Array): void {
    const decoded = requestType.toObject(requestType.decode(body), { longs: String, defaults: true, arrays: true });
    for (const { resource, scopeSpans } of exportRequest.parse(decoded).resourceSpans) {
      const service = resource.attributes.find(({ key }) => key === 'service.name')?.value.stringValue ?? 'unknown';
      for (const span of scopeSpans.flatMap(({ spans }) => spans)) {
        const traceId = hex(span.traceId);
        const spans = traces.get(traceId) ?? [];
        if (spans.length === 0) traces.set(traceId, spans);
        if (spans.length >= spansPerTraceMax) continue;
        spans.push({
          service,
          spanId: hex(span.spanId),
          parentSpanId: hex(span.parentSpanId),
          name: span.name,
          startMs: Number(span.startTimeUnixNano) / 1e6,
          durationMs: Number(span.endTimeUnixNano - span.startTimeUnixNano) / 1e6,
        });
      }
    }
  }

  const spansOf = (traceId: string) => traces.get(traceId) ?? [];
  return {
    url: `http://127.0.0.1:${address.port}`,
    spansOf,
    settledSpansOf: async (traceId, isWhole, msMax) => {
      const endsAtMs = performance.now() + msMax;
      let seen = 0;
      let lastChangeMs = performance.now();
      while (performance.now() < endsAtMs) {
        const spans = spansOf(traceId);
        if (spans.length !== seen) lastChangeMs = performance.now();
        seen = spans.length;
        if (performance.now() - lastChangeMs > quietMs && isWhole(spans)) break;
        await setTimeout(pollMs);
      }
      return spansOf(traceId);
    },
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

/** The services' own exporters retry and drop; a development collector that is away must not hold them up. */
function forward(baseUrl: string, path: string, body: Uint8Array<ArrayBuffer>): void {
  const url = `${baseUrl.replace(/\/$/, '')}${path}`;
  const headers = { 'content-type': 'application/x-protobuf' };
  fetch(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(5_000) }).catch(() => undefined);
}

async function readBody(request: IncomingMessage): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Uint8Array>) {
    bytes += chunk.length;
    if (bytes > requestBytesMax) throw new Error('an export is too large');
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
