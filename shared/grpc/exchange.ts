import { Metadata, status } from '@grpc/grpc-js';
import type { ServerUnaryCall } from '@grpc/grpc-js';
import { context, propagation, ROOT_CONTEXT, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import type { Context, Span, TextMapGetter } from '@opentelemetry/api';
import type { Clock } from '@ordonnancier/kernel/clock.ts';
import type { RefusalMeaning } from '@ordonnancier/kernel/refusal-meaning.ts';
import type { Refusal, Result } from '@ordonnancier/kernel/result.ts';
import type { Caller } from '@ordonnancier/security/caller.ts';
import { attribute } from '@ordonnancier/telemetry/attributes.ts';
import type { Logger } from '@ordonnancier/telemetry/logger.ts';
import type { RpcInstruments } from '@ordonnancier/telemetry/metrics.ts';
import { markFault, traceparentOf, tracerName } from '@ordonnancier/telemetry/trace-context.ts';
import type { Method } from './load-proto.ts';
import type { Places } from './places.ts';
import { refusalOfFault, statusOfRefusal } from './status.ts';
import type { WireStatus } from './status.ts';
import type { StreamsOfCallers } from './streams-of-callers.ts';

/** Verifies the value of the `authorization` metadata (`Bearer …`). */
export type Authenticate = (
  authorization: string | undefined,
) => Promise<Result<Caller, 'TOKEN_MISSING' | 'TOKEN_INVALID' | 'TOKEN_EXPIRED'>>;

/** What all calls of a server share. */
export interface Edge {
  readonly authenticate: Authenticate;
  readonly refusals: Readonly<Record<string, RefusalMeaning>>;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly instruments: RpcInstruments;
  readonly unaryDeadlineMsMax: number;
  readonly calls: Places;
  readonly streams: Places;
  readonly streamsOfCallers: StreamsOfCallers;
  /** The work under way, including that of calls whose client has gone. */
  readonly running: Set<Promise<void>>;
  /** Aborts when the server stops. */
  readonly stopping: AbortSignal;
}

type ServerCall = Pick<ServerUnaryCall<Buffer, Buffer>, 'metadata' | 'getDeadline' | 'on'>;

/**
 * One call being served: its span, its metrics and its single end. The work and the limits race for that end; whoever
 * comes first decides the status, and the signal tells the work when it was not the one.
 */
export class Exchange {
  readonly span: Span;
  readonly #method: Method;
  readonly #edge: Edge;
  readonly #send: (status: WireStatus) => void;
  readonly #context: Context;
  readonly #abandoned = new AbortController();
  readonly #startedAtMs = performance.now();
  #ended = false;

  constructor(method: Method, call: ServerCall, edge: Edge, send: (status: WireStatus) => void) {
    this.#method = method;
    this.#edge = edge;
    this.#send = send;
    const parent = propagation.extract(ROOT_CONTEXT, call.metadata, fromMetadata);
    const name = method.path.slice(1);
    this.span = trace.getTracer(tracerName).startSpan(name, { kind: SpanKind.SERVER }, parent);
    if (this.span.isRecording()) this.span.setAttributes(rpcAttributes(name));
    this.#context = trace.setSpan(parent, this.span);
    call.on('cancelled', () => {
      this.#abandon(Date.now() >= Number(call.getDeadline()) ? status.DEADLINE_EXCEEDED : status.CANCELLED);
    });
  }

  /** Aborts when the call ended before its work did. */
  get signal(): AbortSignal {
    return this.#abandoned.signal;
  }

  get ended(): boolean {
    return this.#ended;
  }

  get traceparent(): string | undefined {
    return traceparentOf(this.span);
  }

  /** Does the work of the call in its trace; what it throws becomes the call's status. */
  run(work: () => Promise<void>): void {
    // What is said of a failure is said in the trace of the call, too.
    const running = context.with(this.#context, async () => {
      try {
        await work();
      } catch (fault) {
        this.#fail(fault);
      }
    });
    this.#edge.running.add(running);
    void running.then(() => this.#edge.running.delete(running));
  }

  complete(reply: () => void): void {
    if (this.#ended) return;
    reply();
    this.#end(status.OK);
  }

  turnDown(refusal: Refusal): void {
    if (this.#ended) return;
    const wireStatus = statusOfRefusal(refusal, this.#edge.refusals, this.span.spanContext().traceId);
    this.#send(wireStatus);
    this.#edge.instruments.refusals.add(1, {
      [attribute.rpcMethod]: this.#method.path.slice(1),
      [attribute.refusalCode]: refusal.code,
    });
    this.span.setAttribute(attribute.refusalCode, refusal.code);
    this.#end(wireStatus.code);
    this.#abandoned.abort();
  }

  #abandon(code: status): void {
    if (this.#ended) return;
    this.#end(code);
    this.#abandoned.abort();
  }

  #fail(fault: unknown): void {
    const aborted = this.#ended && fault instanceof Error && fault.name === 'AbortError';
    if (aborted) return;
    const refusal = refusalOfFault(fault, this.span.spanContext().traceId);
    this.#edge.logger.error('a call failed', { method: this.#method.path, code: refusal.code }, fault);
    if (!this.#ended) markFault(this.span, fault);
    this.turnDown(refusal);
  }

  #end(code: status): void {
    this.#ended = true;
    this.#edge.instruments.serverDuration.record((performance.now() - this.#startedAtMs) / 1_000, {
      [attribute.rpcMethod]: this.#method.path.slice(1),
      [attribute.rpcStatusCode]: code,
    });
    this.span.setAttribute(attribute.rpcStatusCode, code);
    if (serverErrors.has(code)) this.span.setStatus({ code: SpanStatusCode.ERROR });
    this.span.end();
  }
}

/** The statuses that OpenTelemetry's conventions count as the server's own errors. */
const serverErrors = new Set([status.DEADLINE_EXCEEDED, status.INTERNAL, status.UNAVAILABLE]);

/** `package.Service/Method` → the conventions' attributes. */
export function rpcAttributes(name: string): Record<string, string> {
  const slash = name.indexOf('/');
  return {
    [attribute.rpcSystem]: 'grpc',
    [attribute.rpcService]: name.slice(0, slash),
    [attribute.rpcMethod]: name.slice(slash + 1),
  };
}

const fromMetadata: TextMapGetter<Metadata> = {
  get: (metadata, key) => metadata.get(key).map(String),
  keys: (metadata) => Object.keys(metadata.getMap()),
};
