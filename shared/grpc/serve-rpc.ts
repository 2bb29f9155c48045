import type { handleServerStreamingCall, handleUnaryCall, Metadata } from '@grpc/grpc-js';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import { accept, refuse } from '@ordonnancier/kernel/result.ts';
import type { Refusal, Result } from '@ordonnancier/kernel/result.ts';
import { callerId, type Caller, type Role } from '@ordonnancier/security/caller.ts';
import { attribute } from '@ordonnancier/telemetry/attributes.ts';
import { Exchange } from './exchange.ts';
import type { Edge } from './exchange.ts';
import {
  callsUnderWayMax,
  replyBytesMax,
  retryAfterMs,
  streamAgeJitter,
  streamAgeMsMax,
  streamsOfCallerMax,
  streamsOfProcessMax,
} from './limits.ts';
import type { Method } from './load-proto.ts';
import type { Places } from './places.ts';
import type { Call, ServerStreamRpc, UnaryRpc } from './rpc.ts';

/** The way of a unary call: deadline, place, caller, role, time left, message, then the RPC itself. */
export function serveUnary(rpc: UnaryRpc<unknown>, method: Method, edge: Edge): handleUnaryCall<Buffer, Buffer> {
  return (stream, callback) => {
    const nowMs = edge.clock.nowMs();
    const exchange = new Exchange(method, stream, edge, callback);
    const statedDeadlineMs = Number(stream.getDeadline());
    if (statedDeadlineMs === Infinity) {
      exchange.turnDown(refuse('DEADLINE_REQUIRED').refusal);
      return;
    }
    // A patient client is no error, but no call may hold its resources for longer than the edge allows.
    const longestMs = Date.now() + edge.unaryDeadlineMsMax;
    const deadlineMs = Math.min(statedDeadlineMs, longestMs);
    const cutOff = statedDeadlineMs > longestMs ? turnDownAfter(edge.unaryDeadlineMsMax, exchange) : undefined;
    exchange.run(async () => {
      // Before anything that takes time: under an overload most calls go no further.
      const isIn = await edge.calls.enter(exchange.signal);
      try {
        if (!isIn) {
          exchange.turnDown(callsExhausted(callsUnderWayMax));
          return;
        }
        const caller = await admit(rpc.roles, stream.metadata, edge, exchange);
        if (!caller.ok) {
          exchange.turnDown(caller.refusal);
          return;
        }
        if (exchange.ended) return;
        if (deadlineMs - Date.now() < rpc.floorMs) {
          exchange.turnDown(refuse('DEADLINE_TOO_SHORT', { floorMs: String(rpc.floorMs) }).refusal);
          return;
        }
        const call = callOf(exchange, edge.calls, caller.value, deadlineMs, nowMs);
        const reply = await answer(rpc, method, stream.request, call);
        if (!reply.ok) {
          exchange.turnDown(reply.refusal);
          return;
        }
        const bytes = encode(method, reply.value);
        exchange.complete(() => {
          callback(null, bytes);
        });
      } finally {
        clearTimeout(cutOff);
        if (isIn) edge.calls.leave();
      }
    });
  };
}

function callsExhausted(callsMax: number): Refusal {
  return refuse('CALLS_EXHAUSTED', { callsMax: String(callsMax), retryAfterMs: String(retryAfterMs) }).refusal;
}

/** The way of a call that answers with a stream: place, caller, role, message, then replies as the client has room for them. */
export function serveServerStream(
  rpc: ServerStreamRpc<unknown>,
  method: Method,
  edge: Edge,
): handleServerStreamingCall<Buffer, Buffer> {
  return (stream) => {
    const nowMs = edge.clock.nowMs();
    const exchange = new Exchange(method, stream, edge, (status) => stream.emit('error', status));
    const endByServer = () => {
      exchange.turnDown(refuse('STREAM_ENDED_BY_SERVER').refusal);
    };
    const ageMsMax = streamAgeMsMax * (1 + streamAgeJitter * (2 * Math.random() - 1));
    const cutOff = setTimeout(endByServer, ageMsMax).unref();
    edge.stopping.addEventListener('abort', endByServer, { once: true });
    // It may have been on its way when the server stopped.
    if (edge.stopping.aborted) endByServer();
    exchange.run(async () => {
      const isIn = await edge.streams.enter(exchange.signal);
      try {
        if (!isIn) {
          exchange.turnDown(callsExhausted(streamsOfProcessMax));
          return;
        }
        const caller = await admit(rpc.roles, stream.metadata, edge, exchange);
        if (!caller.ok) {
          exchange.turnDown(caller.refusal);
          return;
        }
        const holder = callerId(caller.value);
        if (!edge.streamsOfCallers.enter(holder)) {
          exchange.turnDown(refuse('STREAMS_EXHAUSTED', { streamsMax: String(streamsOfCallerMax) }).refusal);
          return;
        }
        try {
          await sendReplies(callOf(exchange, edge.streams, caller.value, Number(stream.getDeadline()), nowMs));
        } finally {
          edge.streamsOfCallers.leave(holder);
        }
      } finally {
        clearTimeout(cutOff);
        edge.stopping.removeEventListener('abort', endByServer);
        if (isIn) edge.streams.leave();
      }
    });

    async function sendReplies(call: Call): Promise<void> {
      const replies = await answer(rpc, method, stream.request, call);
      if (!replies.ok) {
        exchange.turnDown(replies.refusal);
        return;
      }
      for await (const reply of replies.value) {
        if (exchange.ended) return;
        if (!stream.write(encode(method, reply))) await room(stream, exchange.signal);
      }
      exchange.complete(() => stream.end());
    }
  };
}

function turnDownAfter(ms: number, exchange: Exchange): NodeJS.Timeout {
  return setTimeout(() => {
    exchange.turnDown(refuse('DEADLINE_PASSED').refusal);
  }, ms).unref();
}

async function admit(
  roles: readonly Role[],
  metadata: Metadata,
  edge: Edge,
  exchange: Exchange,
): Promise<Result<Caller>> {
  const [authorization] = metadata.get('authorization');
  const caller = await edge.authenticate(typeof authorization === 'string' ? authorization : undefined);
  if (!caller.ok) return caller;
  const { role } = caller.value;
  exchange.span.setAttribute(attribute.callerRole, role);
  return roles.includes(role) ? caller : refuse('ROLE_NOT_ALLOWED', { role });
}

function callOf(exchange: Exchange, places: Places, caller: Caller, deadlineMs: number, nowMs: number): Call {
  const { signal, traceparent } = exchange;
  return { caller, deadlineMs, signal, aside: places.aside, nowMs, traceparent };
}

async function answer<Reply>(
  rpc: { readonly answer: (wire: unknown, call: Call) => Promise<Result<Reply>> },
  method: Method,
  bytes: Buffer,
  call: Call,
): Promise<Result<Reply>> {
  const wire = decode(method, bytes);
  return wire.ok ? rpc.answer(wire.value, call) : wire;
}

/** The decoder also bounds how deep messages may nest. */
function decode(method: Method, bytes: Buffer): Result<object> {
  try {
    return accept(method.requestDeserialize(bytes));
  } catch {
    const description = `is not a valid ${method.path.slice(1)} request`;
    return refuse('INVALID_REQUEST', {}, [{ field: '', description }]);
  }
}

function encode(method: Method, reply: unknown): Buffer {
  const bytes = method.responseSerialize(reply as object);
  invariant(bytes.length <= replyBytesMax, `a reply of ${method.path} exceeds ${replyBytesMax} bytes`);
  return bytes;
}

/** Resolves when the stream takes more, or when nobody waits for it any longer. */
function room(stream: NodeJS.EventEmitter, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      stream.off('drain', done);
      signal.removeEventListener('abort', done);
      resolve();
    };
    stream.on('drain', done);
    signal.addEventListener('abort', done);
    if (signal.aborted) done();
  });
}
