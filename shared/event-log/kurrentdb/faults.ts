import { status } from '@grpc/grpc-js';
import {
  AccessDeniedError,
  MaxAppendSizeExceededError,
  NotLeaderError,
  StreamDeletedError,
  type EndPoint,
} from '@eventstore/db-client';
import { LogAccessRefused, LogAway, StreamUnusable, UnknownOutcome } from '../event-log.ts';

/** What an error of the client tells of the log. */
export type Nature =
  /** The log or the way to it is away, or busy: it passes. */
  | { readonly kind: 'away' }
  /** Another node leads: nothing was done. */
  | { readonly kind: 'not-leader'; readonly leader: EndPoint }
  | { readonly kind: 'access-refused' }
  | { readonly kind: 'stream-deleted' }
  | { readonly kind: 'too-large' }
  /** The server cannot do what is asked, now or later. */
  | { readonly kind: 'invalid' }
  /** Of no known meaning. */
  | { readonly kind: 'unclear' };

/**
 * The one table of statuses. An outage wears many of them: a server that stops resets its streams (INTERNAL), one without
 * its leader times out inside (ABORTED), a cut connection is UNAVAILABLE or CANCELLED, a proxy may say RESOURCE_EXHAUSTED.
 */
const natures: ReadonlyMap<number, Nature['kind'] & ('away' | 'access-refused' | 'invalid')> = new Map([
  [status.UNAVAILABLE, 'away'],
  [status.CANCELLED, 'away'],
  [status.ABORTED, 'away'],
  [status.DEADLINE_EXCEEDED, 'away'],
  [status.INTERNAL, 'away'],
  [status.RESOURCE_EXHAUSTED, 'away'],
  [status.PERMISSION_DENIED, 'access-refused'],
  [status.UNAUTHENTICATED, 'access-refused'],
  [status.INVALID_ARGUMENT, 'invalid'],
  [status.UNIMPLEMENTED, 'invalid'],
]);

/** Said of a read of $all, without a status of its own: no event begins at the position. */
const invalidPosition = /ReadAllResult: InvalidPosition/;
const unknownStatus: number = status.UNKNOWN;

export function natureOf(error: unknown): Nature {
  if (error instanceof NotLeaderError) return { kind: 'not-leader', leader: error.leader };
  if (error instanceof AccessDeniedError) return { kind: 'access-refused' };
  if (error instanceof StreamDeletedError) return { kind: 'stream-deleted' };
  if (error instanceof MaxAppendSizeExceededError) return { kind: 'too-large' };
  if (error instanceof TimedOut || error instanceof LogAway) return { kind: 'away' };
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === unknownStatus && invalidPosition.test(String(error))) return { kind: 'invalid' };
  return { kind: (typeof code === 'number' ? natures.get(code) : undefined) ?? 'unclear' };
}

/** No answer came in time. The client has calls that never settle: no answer, an answer without content. */
export class TimedOut extends Error {
  override readonly name = 'TimedOut';
}

/** A read, a ping or a subscription that failed, as the port names it. */
export function faultOfRead(error: unknown): unknown {
  switch (natureOf(error).kind) {
    case 'away':
    case 'not-leader':
      return error instanceof LogAway ? error : new LogAway('the log does not answer', { cause: error });
    case 'access-refused':
      return new LogAccessRefused('the log refuses the credentials, or a right of their user', { cause: error });
    case 'stream-deleted':
      return streamDeleted(error);
    case 'too-large':
    case 'invalid':
    case 'unclear':
      return error;
  }
}

/** An append that was sent and failed. Whatever does not say for certain that nothing was appended is unknown. */
export function faultOfAppend(error: unknown): unknown {
  switch (natureOf(error).kind) {
    case 'access-refused':
      return new LogAccessRefused('the log refuses the credentials, or a right of their user', { cause: error });
    case 'stream-deleted':
      return streamDeleted(error);
    case 'too-large':
      return new RangeError('the append is larger than the log takes', { cause: error });
    case 'invalid':
      return error;
    case 'away':
    case 'not-leader':
    case 'unclear':
      return new UnknownOutcome('the log did not answer; the append may have happened', { cause: error });
  }
}

function streamDeleted(cause: unknown): StreamUnusable {
  return new StreamUnusable('the stream was deleted for good, which nobody of this house does', { cause });
}
