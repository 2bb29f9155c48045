import type { ChannelOptions } from '@grpc/grpc-js';

/** Longest life of a unary call: whoever asks stands at a counter, and after this would rather ask again. */
export const unaryDeadlineMsMax = 5_000;

/** A request is a prescription of some lines with its signature, a few KiB; this leaves room for certificate chains. */
export const requestBytesMax = 256 * 1024;

/** A reply may be a page of history. Lists that can be longer are paged or streamed. */
export const replyBytesMax = 1024 * 1024;

/** Streams of one connection: what a pharmacy's system or another service needs at once, with room. */
const concurrentStreamsMax = 100;

/**
 * Streams that one caller holds open in a process, over whatever connections: each asks the database eight times a second. Every
 * counter of a large pharmacy has room, and those whose connection broke a moment ago.
 */
export const streamsOfCallerMax = 50;

/** Streams of a process, of all callers: what its database answers beside the calls. */
export const streamsOfProcessMax = 512;

/**
 * Unary calls under way in a process. They keep its thread and its connections busy; more would only make all of them late:
 * at four times saturation on a machine short of processors, 64 missed five times as many deadlines and answered no more.
 */
export const callsUnderWayMax = 32;

/** Calls that wait for a place: three hundred counters that want one pack at once are a burst, and no overload. */
export const queuedCallsMax = 512;
/** Of the five seconds of a call. One that found no place by then would hardly be answered in time: nothing was done for it. */
export const queuedCallMsMax = 3_000;

/** Calls that wait for a read model, beside those under way: each asks the database twenty times a second. */
export const waitingCallsMax = 128;

/** What a caller who found no place is told to wait: by then most of the calls under way have been answered. */
export const retryAfterMs = 250;

/** Memory of one HTTP/2 session, in megabytes, as Node counts; grpc-js would leave it unbounded. */
const sessionMemoryMbMax = 64;

/** Connections are renewed so that load spreads to new processes, and revoked clients do not stay. */
const connectionAgeMsMax = 5 * 60_000;

const connectionIdleMsMax = 5 * 60_000;

/**
 * A stream ends by age before its connection is cut, so that it ends with a status that says to resume. The age varies
 * by a tenth, lest the streams opened together after a restart all come back together.
 */
export const streamAgeMsMax = 4 * 60_000;
export const streamAgeJitter = 0.1;

/** An aged connection takes no new streams; the last one opened must still be able to live to its own age. */
const connectionAgeGraceMs = streamAgeMsMax * (1 + streamAgeJitter) + unaryDeadlineMsMax;

/** Detects peers that vanished without closing, in half a minute at most. */
const keepaliveEveryMs = 20_000;
const keepaliveTimeoutMs = 10_000;

/** Time for the last statuses to reach slow peers when the calls are done but some, who watch health, keep connections. */
export const drainedMsGrace = 1_000;

export const channelLimits: ChannelOptions = {
  'grpc.max_receive_message_length': requestBytesMax,
  'grpc.max_concurrent_streams': concurrentStreamsMax,
  'grpc-node.max_session_memory': sessionMemoryMbMax,
  'grpc.max_connection_age_ms': connectionAgeMsMax,
  'grpc.max_connection_age_grace_ms': connectionAgeGraceMs,
  'grpc.max_connection_idle_ms': connectionIdleMsMax,
  'grpc.keepalive_time_ms': keepaliveEveryMs,
  'grpc.keepalive_timeout_ms': keepaliveTimeoutMs,
  // Stays on: a forced shutdown of grpc-js reaches only the connections that its channelz has counted.
  'grpc.enable_channelz': 1,
};
