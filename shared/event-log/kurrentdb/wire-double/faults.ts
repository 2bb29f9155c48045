import { Metadata, status, type StatusObject } from '@grpc/grpc-js';

/** What may befall the next append. */
export type AppendFault =
  | 'unavailable' // refused before anything happened
  | 'internal-error'
  | 'busy' // RESOURCE_EXHAUSTED, as a proxy says it
  | 'denied'
  | 'lost-reply' // appended, then the connection failed
  | 'silence' // appended, never answered
  | 'no-trace' // neither appended nor answered
  | 'empty-answer' // appended, answered without content: the client's promise never settles
  | 'no-position' // appended, acknowledged without a position
  | 'forgotten'; // a repetition is not recognised

/** How a subscription may end. */
export type Drop =
  | 'error' // the server went away
  | 'end' // it ended the answer in good order
  | 'stop' // it stopped: its streams are reset
  | 'denied';

/** As gRPC answers a call that failed. */
export type Fault = Partial<StatusObject> & { readonly code: status };

export const refusals: ReadonlyMap<AppendFault, Fault> = new Map([
  ['unavailable', { code: status.UNAVAILABLE }],
  ['internal-error', { code: status.INTERNAL }],
  ['busy', { code: status.RESOURCE_EXHAUSTED }],
  ['denied', exception(status.PERMISSION_DENIED, 'access-denied', {})],
]);

export const drops: ReadonlyMap<Drop, Fault> = new Map([
  ['error', { code: status.UNAVAILABLE, details: 'error' }],
  ['stop', { code: status.INTERNAL, details: 'Received RST_STREAM with code 0' }],
  ['denied', { code: status.UNAUTHENTICATED, details: 'denied' }],
]);

/** A refusal with the trailers that tell the client which it is. */
export function exception(code: status, name: string, trailers: Readonly<Record<string, string>>): Fault {
  const metadata = new Metadata();
  for (const [key, value] of Object.entries({ exception: name, ...trailers })) metadata.set(key, value);
  return { code, details: name, metadata };
}

/** The same append is under way already: the server drops the repeat, and says so when its own time is over. */
export const commitTimeout = { code: status.ABORTED, details: 'Operation timed out: Commit phase timeout' } as const;
export const commitTimeoutMs = 3_000;

export const invalidPosition = { code: status.INVALID_ARGUMENT, details: 'invalid position' } as const;
/** The same of a read that does not follow, as version 24.2 says it. */
export const invalidPositionOfRead = {
  code: status.UNKNOWN,
  details: 'Unexpected ReadAllResult: InvalidPosition',
} as const;
export const notReady = { code: status.UNAVAILABLE, details: 'Server Is Not Ready' } as const;

export function streamDeleted(stream: string): Fault {
  return exception(status.FAILED_PRECONDITION, 'stream-deleted', { 'stream-name': stream });
}

export function notLeader(host: string, port: number): Fault {
  const trailers = { 'leader-endpoint-host': host, 'leader-endpoint-port': String(port) };
  return exception(status.NOT_FOUND, 'not-leader', trailers);
}
