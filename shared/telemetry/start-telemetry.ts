import { once } from 'node:events';
import { createServer } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { context, diag, DiagLogLevel, metrics, propagation, trace } from '@opentelemetry/api';
import type { DiagLogger } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import { OTLPMetricExporter } from '@opentelemetry/exporter-metrics-otlp-proto';
import { PrometheusExporter } from '@opentelemetry/exporter-prometheus';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { MeterProvider, PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics';
import type { IMetricReader } from '@opentelemetry/sdk-metrics';
import {
  BatchSpanProcessor,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import type { Logger } from './logger.ts';

export interface TelemetryOptions {
  readonly serviceName: string;
  /** Base URL of an OTLP/HTTP collector (`http://127.0.0.1:4318`); without one, spans are made but leave nowhere. */
  readonly otlpEndpoint?: string;
  /** Share of the traces begun here that are recorded, from 0 to 1. Traces begun elsewhere follow their parent. */
  readonly sampleRatio: number;
  /** Where Prometheus reads `/metrics`; port 0 takes a free one, and without an address nothing listens. */
  readonly metricsAddress?: MetricsAddress;
  readonly logger: Logger;
}

export interface MetricsAddress {
  readonly host: string;
  readonly port: number;
}

export interface Telemetry {
  /** Where `/metrics` is served; undefined when no address was given. */
  readonly metricsPort: number | undefined;
  /** Sends what is still held, for at most some seconds, and ends. */
  shutdown(): Promise<void>;
}

/** Spans leave soon, so that a trace can be looked at while its call is still remembered. */
const spanDelayMs = 500;

/** Spans held for a collector that is slow or away; more are dropped, since calls matter more than their traces. */
const spanQueueMax = 8_192;
const spanBatchMax = 1_024;
const exportMsMax = 5_000;
const metricsEveryMs = 10_000;
const shutdownMsMax = 3_000;

/**
 * Registers OpenTelemetry for this process: contexts follow asynchronous calls, traces travel as W3C `traceparent`.
 * Spans are made by hand where calls, appends and events pass; nothing patches modules. Call once, first of all.
 */
export async function startTelemetry(options: TelemetryOptions): Promise<Telemetry> {
  const { logger, otlpEndpoint, metricsAddress } = options;
  diag.setLogger(diagnosticsTo(logger), DiagLogLevel.WARN);
  const resource = resourceFromAttributes({ 'service.name': options.serviceName, 'service.namespace': 'ordonnancier' });

  const tracerProvider = new TracerProvider({
    resource,
    sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(options.sampleRatio) }),
    spanProcessors: otlpEndpoint === undefined ? [] : [spansTo(otlpEndpoint)],
  });
  const prometheus = metricsAddress && (await serveMetrics(metricsAddress));
  const readers: IMetricReader[] = otlpEndpoint === undefined ? [] : [metricsTo(otlpEndpoint)];
  if (prometheus) readers.push(prometheus.reader);
  const meterProvider = new MeterProvider({ resource, readers });

  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  propagation.setGlobalPropagator(new W3CTraceContextPropagator());
  trace.setGlobalTracerProvider(tracerProvider);
  metrics.setGlobalMeterProvider(meterProvider);

  return {
    metricsPort: prometheus?.port,
    async shutdown() {
      prometheus?.close();
      const flushed = Promise.allSettled([tracerProvider.shutdown(), meterProvider.shutdown()]);
      await Promise.race([flushed, setTimeout(shutdownMsMax, undefined, { ref: false })]);
    },
  };
}

function spansTo(otlpEndpoint: string): BatchSpanProcessor {
  return new BatchSpanProcessor({
    exporter: new OTLPTraceExporter({ url: `${otlpEndpoint}/v1/traces`, timeoutMillis: exportMsMax }),
    scheduledDelayMillis: spanDelayMs,
    maxQueueSize: spanQueueMax,
    maxExportBatchSize: spanBatchMax,
    exportTimeoutMillis: exportMsMax,
  });
}

function metricsTo(otlpEndpoint: string): PeriodicExportingMetricReader {
  return new PeriodicExportingMetricReader({
    exporter: new OTLPMetricExporter({ url: `${otlpEndpoint}/v1/metrics`, timeoutMillis: exportMsMax }),
    exportIntervalMillis: metricsEveryMs,
    exportTimeoutMillis: exportMsMax,
  });
}

/** The exporter's own server can take no free port and answers any path, so it gets one made here. */
async function serveMetrics({ host, port }: MetricsAddress) {
  const reader = new PrometheusExporter({ preventServerStart: true });
  const server = createServer((request, response) => {
    if (request.url === '/metrics') reader.getMetricsRequestHandler(request, response);
    else response.writeHead(404).end();
  });
  server.listen(port, host);
  await once(server, 'listening');
  // Metrics alone keep no process alive.
  server.unref();
  const address = server.address();
  invariant(typeof address === 'object' && address !== null, 'a listening server has an address');
  return {
    reader,
    port: address.port,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** OpenTelemetry reports a lost collector here. Its messages may quote attributes, so only that it happened is logged. */
function diagnosticsTo(logger: Logger): DiagLogger {
  const nothing = () => undefined;
  const warn = () => {
    logger.warn('telemetry could not be delivered');
  };
  return { error: warn, warn, info: nothing, debug: nothing, verbose: nothing };
}
