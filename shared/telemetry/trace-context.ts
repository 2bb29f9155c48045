import { context, ROOT_CONTEXT, SpanStatusCode, trace } from '@opentelemetry/api';
import type { Context, Span, SpanOptions } from '@opentelemetry/api';
import { parseTraceParent } from '@opentelemetry/core';
import { attribute } from './attributes.ts';

export const tracerName = 'ordonnancier';

/** The current span as a W3C `traceparent`, to be kept in an event's metadata; undefined outside any span. */
export function currentTraceparent(): string | undefined {
  return traceparentOf(trace.getSpan(context.active()));
}

/** A span as a W3C `traceparent`; undefined when there is none or when telemetry was not started. */
export function traceparentOf(span: Span | undefined): string | undefined {
  const spanContext = span?.spanContext();
  if (spanContext === undefined || !trace.isSpanContextValid(spanContext)) return undefined;
  const { traceId, spanId, traceFlags } = spanContext;
  return `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, '0')}`;
}

/**
 * Runs `work` in a span that is the child of the span which `traceparent` names, however long ago and in whatever
 * process that was; in a trace of its own when there is none or it is malformed. A throw marks the span and passes on.
 */
export function withRemoteParent<T>(
  traceparent: string | undefined,
  spanName: string,
  options: SpanOptions,
  work: (span: Span) => Promise<T>,
): Promise<T> {
  return withSpan(remoteParent(traceparent), spanName, options, work);
}

/** The context of a remote span, from its `traceparent`. */
export function remoteParent(traceparent: string | undefined): Context {
  const parent = traceparent === undefined ? null : parseTraceParent(traceparent);
  return parent === null ? ROOT_CONTEXT : trace.setSpanContext(ROOT_CONTEXT, { ...parent, isRemote: true });
}

/** Runs `work` in a span of the given parent context, and ends the span with it. */
export async function withSpan<T>(
  parent: Context,
  spanName: string,
  options: SpanOptions,
  work: (span: Span) => Promise<T>,
): Promise<T> {
  const span = trace.getTracer(tracerName).startSpan(spanName, options, parent);
  try {
    return await context.with(trace.setSpan(parent, span), work, undefined, span);
  } catch (fault) {
    markFault(span, fault);
    throw fault;
  } finally {
    span.end();
  }
}

/** Marks a span as failed by the fault's class alone: messages of errors may quote personal data. */
export function markFault(span: Span, fault: unknown): void {
  span.setStatus({ code: SpanStatusCode.ERROR });
  span.setAttribute(attribute.faultName, fault instanceof Error ? fault.name : typeof fault);
}
