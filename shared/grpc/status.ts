import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { Metadata, status } from '@grpc/grpc-js';
import protobuf from 'protobufjs';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import type { RefusalMeaning } from '@ordonnancier/kernel/refusal-meaning.ts';
import { refuse } from '@ordonnancier/kernel/result.ts';
import type { FieldViolation, Refusal } from '@ordonnancier/kernel/result.ts';
import { faultKindOf } from '@ordonnancier/postgres/faults.ts';
import type { EdgeRefusalCode } from './edge-refusals.ts';

/** A refusal as it goes over the wire: gRPC status, its message in English, and the details as trailing metadata. */
export interface WireStatus {
  readonly code: status;
  readonly details: string;
  readonly metadata: Metadata;
}

const detailsKey = 'grpc-status-details-bin';
const domain = 'ordonnancier.fr';

/**
 * Peers accept 8 KiB of headers in all. Base64 makes four bytes of three, and a message and other trailers need room.
 */
const detailsBytesMax = 5_000;
const violationsMax = 40;
const textLengthMax = 200;

/**
 * @param traceId of the call, by which whoever runs the house finds it in logs and traces
 * @throws InvariantViolation when the refusal's code has no meaning: the service's table is not complete.
 */
export function statusOfRefusal(
  refusal: Refusal,
  meanings: Readonly<Record<string, RefusalMeaning>>,
  traceId: string,
): WireStatus {
  const meaning = meanings[refusal.code];
  invariant(meaning !== undefined, `refusal code ${refusal.code} has no meaning`);
  const metadata = new Metadata();
  const code = status[meaning.status];
  let violations = refusal.violations.slice(0, violationsMax).map(clipped);
  let details = encodeStatus(code, meaning, refusal, violations, traceId);
  while (details.length > detailsBytesMax && violations.length > 0) {
    violations = violations.slice(0, Math.floor(violations.length / 2));
    details = encodeStatus(code, meaning, refusal, violations, traceId);
  }
  // Facts are codes, counts and dates, so they fit; were they ever too long, the status alone still arrives.
  if (details.length <= detailsBytesMax) metadata.set(detailsKey, details);
  return { code, details: meaning.en, metadata };
}

function clipped({ field, description }: FieldViolation): FieldViolation {
  return { field: field.slice(0, textLengthMax), description: description.slice(0, textLengthMax) };
}

function encodeStatus(
  code: status,
  meaning: RefusalMeaning,
  refusal: Refusal,
  violations: readonly FieldViolation[],
  traceId: string,
): Buffer {
  const types = googleRpc();
  const details = [
    packed(types.errorInfo, { reason: refusal.code, domain, metadata: refusal.facts }),
    packed(types.localizedMessage, { locale: 'fr', message: meaning.fr }),
    packed(types.requestInfo, { requestId: traceId }),
  ];
  if (violations.length > 0) details.push(packed(types.badRequest, { fieldViolations: violations }));
  return Buffer.from(types.status.encode({ code, message: meaning.en, details }).finish());
}

interface Packed {
  readonly type_url: string;
  readonly value: Uint8Array;
}

function packed(type: protobuf.Type, message: object): Packed {
  return { type_url: typeUrlOf(type), value: type.encode(message).finish() };
}

function typeUrlOf(type: protobuf.Type): string {
  return `type.googleapis.com/${type.fullName.slice(1)}`;
}

/** Faults of the log after which the same request may be repeated. */
const passingFaults: ReadonlySet<string> = new Set(['UnknownOutcome', 'LogAway', 'LogClosed']);

/**
 * What a caller may know of a fault. Some of the log's faults, an outage, a halted read model and keys that are away tell it
 * what to do next; they are known by name and code, so that the edge does not depend on the log. Of all others it learns the
 * trace id alone.
 */
export function refusalOfFault(fault: unknown, traceId: string): Refusal<EdgeRefusalCode> {
  const name = fault instanceof Error ? fault.name : '';
  if (name === 'LogOverloaded') return refuse('LOG_OVERLOADED').refusal;
  // A query may meet the lost end of the log before the follower does.
  if (name === 'ReadModelHalted' || name === 'LogShorterThanSeen') return refuse('READ_MODEL_HALTED').refusal;
  if (name === 'KeysAway') return refuse('KEYS_AWAY').refusal;
  if (passingFaults.has(name) || faultKindOf(fault) === 'passing') return refuse('OUTCOME_UNKNOWN').refusal;
  return refuse('INTERNAL_FAULT', { traceId }).refusal;
}

/** Why a call was refused, as its client reads it. */
export interface ReadRefusal extends Refusal {
  /** gRPC status by its name, `FAILED_PRECONDITION`. */
  readonly status: string;
}

/** The refusal that a failed call carries; undefined when it failed otherwise (network, a server of another kind). */
export function readRefusal(error: unknown): ReadRefusal | undefined {
  const received = readStatus(error);
  if (received === undefined) return undefined;
  const types = googleRpc();
  const info = unpack(types.errorInfo, received.details) as ErrorInfo | undefined;
  if (info?.domain !== domain) return undefined;
  const badRequest = unpack(types.badRequest, received.details) as BadRequest | undefined;
  return {
    status: status[received.code] ?? 'UNKNOWN',
    code: info.reason,
    facts: info.metadata,
    violations: (badRequest?.fieldViolations ?? []).map(({ field, description }) => ({ field, description })),
  };
}

/** The trace id that a refused call names, to be quoted to whoever runs the house; undefined when it names none. */
export function traceIdOf(error: unknown): string | undefined {
  const received = readStatus(error);
  const info = received && (unpack(googleRpc().requestInfo, received.details) as RequestInfo | undefined);
  return info?.requestId;
}

function readStatus(error: unknown): { readonly code: number; readonly details: readonly Packed[] } | undefined {
  if (!(error instanceof Error) || !('metadata' in error) || !(error.metadata instanceof Metadata)) return undefined;
  const [bytes] = error.metadata.get(detailsKey);
  if (!(bytes instanceof Buffer)) return undefined;
  return decode(googleRpc().status, bytes) as { code: number; details: Packed[] };
}

/** Of a call that says nothing of the service's own: its time ran out, or the connection broke under it. */
const statusesOfConnection: ReadonlySet<unknown> = new Set([
  status.UNAVAILABLE,
  status.DEADLINE_EXCEEDED,
  // As grpc-js calls some ends of a connection: by EPIPE, say.
  status.CANCELLED,
  status.INTERNAL,
]);

/** Refusals that say that nothing was done, and that there will be room again. */
const refusalsOfRoom = new Set(['LOG_OVERLOADED', 'CALLS_EXHAUSTED'] satisfies EdgeRefusalCode[] as string[]);

/** Whether a call that failed so may be answered when it is made again, after a pause, with the same request id. */
export function isPassing(error: unknown): boolean {
  const refusal = readRefusal(error);
  if (refusal !== undefined) {
    return ['UNAVAILABLE', 'DEADLINE_EXCEEDED'].includes(refusal.status) || refusalsOfRoom.has(refusal.code);
  }
  if (!(error instanceof Error) || !('code' in error)) return false;
  return statusesOfConnection.has(error.code) || (error.code === status.RESOURCE_EXHAUSTED && !isTooLarge(error));
}

/** grpc-js has one status for a connection without room and for a message beyond the limit, which stays so. */
function isTooLarge({ message }: Error): boolean {
  return message.includes('larger than max');
}

interface ErrorInfo {
  readonly reason: string;
  readonly domain: string;
  readonly metadata: Record<string, string>;
}

interface RequestInfo {
  readonly requestId: string;
}

interface BadRequest {
  readonly fieldViolations: FieldViolation[];
}

function unpack(type: protobuf.Type, details: readonly Packed[]): object | undefined {
  const detail = details.find((candidate) => candidate.type_url === typeUrlOf(type));
  return detail && decode(type, detail.value);
}

function decode(type: protobuf.Type, bytes: Uint8Array): object {
  return type.toObject(type.decode(bytes), { defaults: true });
}

interface GoogleRpc {
  readonly status: protobuf.Type;
  readonly errorInfo: protobuf.Type;
  readonly badRequest: protobuf.Type;
  readonly localizedMessage: protobuf.Type;
  readonly requestInfo: protobuf.Type;
}

let loaded: GoogleRpc | undefined;

/** google.rpc's own protos, read at the first use. */
function googleRpc(): GoogleRpc {
  loaded ??= loadGoogleRpc();
  return loaded;
}

function loadGoogleRpc(): GoogleRpc {
  const directory = dirname(createRequire(import.meta.url).resolve('google-proto-files/package.json'));
  const root = new protobuf.Root();
  root.resolvePath = (_origin, target) => `${directory}/${target}`;
  root.loadSync(['google/rpc/status.proto', 'google/rpc/error_details.proto']);
  return {
    status: root.lookupType('google.rpc.Status'),
    errorInfo: root.lookupType('google.rpc.ErrorInfo'),
    badRequest: root.lookupType('google.rpc.BadRequest'),
    localizedMessage: root.lookupType('google.rpc.LocalizedMessage'),
    requestInfo: root.lookupType('google.rpc.RequestInfo'),
  };
}
