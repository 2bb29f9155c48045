import { Client, connectivityState, credentials, Metadata, status } from '@grpc/grpc-js';
import type { ChannelInterface, ChannelOptions, ClientReadableStream } from '@grpc/grpc-js';
import { context, propagation, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import type { Context, Span, TextMapSetter } from '@opentelemetry/api';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import { attribute } from '@ordonnancier/telemetry/attributes.ts';
import { tracerName } from '@ordonnancier/telemetry/trace-context.ts';
import { rpcAttributes } from './exchange.ts';
import { replyBytesMax, unaryDeadlineMsMax } from './limits.ts';
import type { Method, MethodName, ReplyOf, RequestOf, Service } from './load-proto.ts';
import type { Call } from './rpc.ts';

export interface ServiceClient<Definition> {
  /**
   * Calls a unary method. Never retries: whoever calls knows whether to, with the same request id.
   * Rejects with the gRPC error; `readRefusal` tells a refusal from a failure.
   */
  unary<M extends MethodName<Definition>>(
    method: M,
    request: RequestOf<Definition, M>,
    options: UnaryCallOptions,
  ): Promise<ReplyOf<Definition, M>>;

  /** Calls a method that answers with a stream. Leaving the loop cancels the call; see `unary` for errors. */
  serverStream<M extends MethodName<Definition>>(
    method: M,
    request: RequestOf<Definition, M>,
    options?: StreamCallOptions,
  ): AsyncIterable<ReplyOf<Definition, M>>;

  /** Ends the connection; calls under way fail. */
  close(): void;
}

export interface UnaryCallOptions extends StreamCallOptions {
  readonly deadlineMs: number;
}

export interface StreamCallOptions {
  /** When the answer must have come, in milliseconds since the Unix epoch: `deadlineIn` or `onwardDeadlineMs`. */
  readonly deadlineMs?: number;
  readonly signal?: AbortSignal;
}

/** A deadline for a call that no other call waits for. */
export function deadlineIn(ms: number): number {
  return Date.now() + ms;
}

/** What the way back needs: the caller's own answer must still be encoded and sent when the onward call runs out. */
const hopMs = 5;

/** The deadline of a call made in order to answer another: earlier than the other's, and at most `msMax` away. */
export function onwardDeadlineMs(call: Pick<Call, 'deadlineMs'>, msMax: number): number {
  return Math.min(call.deadlineMs - hopMs, Date.now() + msMax);
}

const channelOptions: ChannelOptions = {
  'grpc.max_receive_message_length': replyBytesMax,
  'grpc.keepalive_time_ms': 30_000,
  'grpc.keepalive_timeout_ms': 10_000,
  // Services restart in any order: a peer that comes back must be found within seconds, not minutes.
  'grpc.initial_reconnect_backoff_ms': 100,
  'grpc.max_reconnect_backoff_ms': 2_000,
  'grpc.enable_retries': 0,
  'grpc.service_config_disable_resolution': 1,
  // Calls between services stay inside, whatever proxy the environment names for the outside.
  'grpc.enable_http_proxy': 0,
  'grpc.enable_channelz': 0,
};

/**
 * Opens a client of one service. It connects in the background, at once and whenever the connection was lost. One
 * connection carries 100 calls at once; more wait their turn.
 */
export function openClient<Definition>(
  service: Service<Definition>,
  address: string,
  options: { readonly token: () => Promise<string> },
): ServiceClient<Definition> {
  const client = new Client(address, credentials.createInsecure(), channelOptions);
  stayConnected(client.getChannel());

  function methodOf(name: string): Method {
    const method = service.methods.get(name);
    invariant(method !== undefined, `${service.name} has no method ${name}`);
    return method;
  }

  async function metadataFor(spanContext: Context): Promise<Metadata> {
    const metadata = new Metadata();
    metadata.set('authorization', `Bearer ${await options.token()}`);
    propagation.inject(spanContext, metadata, intoMetadata);
    return metadata;
  }

  return {
    async unary(name, request, { deadlineMs, signal }) {
      const method = methodOf(name);
      const { span, spanContext } = startClientSpan(method);
      try {
        const metadata = await inTime(metadataFor(spanContext), deadlineMs);
        const reply = await new Promise<unknown>((resolve, reject) => {
          const { path, requestSerialize, responseDeserialize } = method;
          const settle = (error: Error | null, value?: object) => {
            signal?.removeEventListener('abort', cancel);
            if (error === null) resolve(value);
            else reject(error);
          };
          const deadline = { deadline: deadlineMs };
          const call = client.makeUnaryRequest(
            path,
            requestSerialize,
            responseDeserialize,
            request as object,
            metadata,
            deadline,
            settle,
          );
          const cancel = () => {
            call.cancel();
          };
          signal?.addEventListener('abort', cancel);
          if (signal?.aborted) cancel();
        });
        endClientSpan(span, status.OK);
        return reply as ReplyOf<Definition, typeof name>;
      } catch (error) {
        endClientSpan(span, statusOf(error));
        throw error;
      }
    },

    async *serverStream(name, request, { deadlineMs, signal } = {}) {
      const method = methodOf(name);
      const { span, spanContext } = startClientSpan(method);
      let call: ClientReadableStream<object> | undefined;
      const cancel = () => call?.cancel();
      try {
        const metadata = await metadataFor(spanContext);
        const { path, requestSerialize, responseDeserialize } = method;
        const deadline = deadlineMs === undefined ? {} : { deadline: deadlineMs };
        call = client.makeServerStreamRequest(
          path,
          requestSerialize,
          responseDeserialize,
          request as object,
          metadata,
          deadline,
        );
        // Once the loop has been left, the cancellation's own error has no other listener.
        call.on('error', () => undefined);
        signal?.addEventListener('abort', cancel);
        if (signal?.aborted) cancel();
        for await (const reply of call) yield reply as ReplyOf<Definition, typeof name>;
        endClientSpan(span, status.OK);
      } catch (error) {
        endClientSpan(span, statusOf(error));
        throw error;
      } finally {
        signal?.removeEventListener('abort', cancel);
        cancel();
        // Ends the span of a stream that its reader left; of an ended span nothing changes any more.
        endClientSpan(span, status.CANCELLED);
      }
    },

    close() {
      client.close();
    },
  };
}

/**
 * By itself grpc-js connects only when a call waits for it: after the start, and again after every connection that the
 * server ended for its age. Some calls have no time for that.
 */
function stayConnected(channel: ChannelInterface): void {
  if (channel.getConnectivityState(false) === connectivityState.SHUTDOWN) return;
  channel.getConnectivityState(true);
  channel.watchConnectivityState(channel.getConnectivityState(false), Infinity, () => {
    // Not within the change of state, which is still under way.
    queueMicrotask(() => {
      stayConnected(channel);
    });
  });
}

/** The deadline is the whole call's, and so also of what it waits for before it leaves; no server serves it for longer. */
async function inTime<T>(work: Promise<T>, deadlineMs: number): Promise<T> {
  const late = Promise.withResolvers<never>();
  const waitMs = Math.min(Math.max(0, deadlineMs - Date.now()), unaryDeadlineMsMax);
  const timer = setTimeout(() => {
    late.reject(new TokenTooLate());
  }, waitMs);
  try {
    return await Promise.race([work, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

class TokenTooLate extends Error {
  override readonly name = 'TokenTooLate';
  readonly code = status.DEADLINE_EXCEEDED;

  constructor() {
    super('no token before the deadline: the call was not made');
  }
}

function startClientSpan(method: Method): { span: Span; spanContext: Context } {
  const name = method.path.slice(1);
  const span = trace.getTracer(tracerName).startSpan(name, { kind: SpanKind.CLIENT });
  if (span.isRecording()) span.setAttributes(rpcAttributes(name));
  return { span, spanContext: trace.setSpan(context.active(), span) };
}

const ok: number = status.OK;

function endClientSpan(span: Span, code: number): void {
  if (!span.isRecording()) return;
  span.setAttribute(attribute.rpcStatusCode, code);
  if (code !== ok) span.setStatus({ code: SpanStatusCode.ERROR });
  span.end();
}

function statusOf(error: unknown): number {
  return error instanceof Error && 'code' in error && typeof error.code === 'number' ? error.code : status.UNKNOWN;
}

const intoMetadata: TextMapSetter<Metadata> = {
  set(metadata, key, value) {
    metadata.set(key, value);
  },
};
