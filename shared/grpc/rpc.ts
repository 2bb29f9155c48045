import type { z } from 'zod';
import type { Caller, Role } from '@ordonnancier/security/caller.ts';
import type { Result } from '@ordonnancier/kernel/result.ts';
import { validate } from './validation.ts';

/** What a handler knows of the call it answers, beyond the request. */
export interface Call {
  readonly caller: Caller;
  /** When the answer must have left, in milliseconds since the Unix epoch; Infinity for a stream opened without one. */
  readonly deadlineMs: number;
  /** Aborts when nobody waits for the answer any more: cancelled, out of time, or the stream reached its age. */
  readonly signal: AbortSignal;
  /** Lets other calls have this one's place during a wait that takes nobody's time, as for a read model. */
  readonly aside: <T>(wait: () => Promise<T>) => Promise<T>;
  /** When the call arrived, in milliseconds since the Unix epoch: the instant that commands carry. */
  readonly nowMs: number;
  /** The W3C trace context of the call's span; undefined when telemetry was not started. */
  readonly traceparent: string | undefined;
}

/** One RPC as the server sees it; `wire` is the request as decoded, not yet validated. Made by `unary`. */
export interface UnaryRpc<Reply> {
  readonly kind: 'unary';
  readonly roles: readonly Role[];
  readonly floorMs: number;
  readonly answer: (wire: unknown, call: Call) => Promise<Result<Reply>>;
}

/** One RPC that answers with a stream; see `UnaryRpc`. Made by `serverStream`. */
export interface ServerStreamRpc<Reply> {
  readonly kind: 'server-stream';
  readonly roles: readonly Role[];
  readonly answer: (wire: unknown, call: Call) => Promise<Result<AsyncIterable<Reply>>>;
}

/** Less than this is not even enough to reach the log: most methods need not state a floor of their own. */
const floorMsDefault = 5;

/**
 * Declares a unary RPC.
 *
 * - `roles`: who may call it; nobody else can, and an empty list is nobody.
 * - `floorMs`: with less than this left of the deadline the call is refused before any work.
 * - `request`: parses the decoded message (camelCase fields, enums by name, 64-bit integers as numbers, bytes as Buffer,
 *   absent messages `null`) into what the handler takes; what does not parse is INVALID_REQUEST with field violations.
 * - `handle`: answers or refuses; what it throws is a fault, and its cause stays in the server's log.
 */
export function unary<Request, Reply>(rpc: {
  readonly roles: readonly Role[];
  readonly floorMs?: number;
  readonly request: z.ZodType<Request>;
  readonly handle: (request: Request, call: Call) => Promise<Result<Reply>>;
}): UnaryRpc<Reply> {
  return {
    kind: 'unary',
    roles: rpc.roles,
    floorMs: rpc.floorMs ?? floorMsDefault,
    answer: async (wire, call) => {
      const request = validate(rpc.request, wire);
      return request.ok ? rpc.handle(request.value, call) : request;
    },
  };
}

/**
 * Declares an RPC that answers with a stream. It may be refused before the first reply; afterwards it ends when its
 * iterable does, or earlier with STREAM_ENDED_BY_SERVER (age of the stream, shutdown): replies that can be long must
 * carry a position, and the request one to resume after. The next reply is asked for only when the client has room.
 */
export function serverStream<Request, Reply>(rpc: {
  readonly roles: readonly Role[];
  readonly request: z.ZodType<Request>;
  readonly handle: (request: Request, call: Call) => Promise<Result<AsyncIterable<Reply>>>;
}): ServerStreamRpc<Reply> {
  return {
    kind: 'server-stream',
    roles: rpc.roles,
    answer: async (wire, call) => {
      const request = validate(rpc.request, wire);
      return request.ok ? rpc.handle(request.value, call) : request;
    },
  };
}
