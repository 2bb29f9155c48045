import { context, trace } from '@opentelemetry/api';
import { wordsOfFault } from '@ordonnancier/postgres/faults.ts';
import { pino } from 'pino';
import { openLineSink } from './line-sink.ts';

/**
 * Structured logs, one JSON object per line, with the ids of the current trace. Only the fields of `LogFields` can be
 * written: what is not on the list cannot leak, whatever an error or a request holds.
 */
export interface Logger {
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields, cause?: unknown): void;
  error(message: string, fields?: LogFields, cause?: unknown): void;
}

export type LogFields = Partial<Record<LogField, string | number | boolean | undefined>>;

type LogField = (typeof logFields)[number];

/** The allow-list. Each holds a code, a name of code, a count or a duration; none may ever hold what a person wrote. */
const logFields = [
  'method',
  'code',
  'status',
  'role',
  'dependency',
  'projection',
  'eventType',
  'position',
  'host',
  'port',
  'pid',
  'count',
  'attempt',
  'durationMs',
  'lagMs',
  'version',
] as const;

export interface LoggerOptions {
  readonly serviceName: string;
  /** Where lines go; to `fd` when absent. */
  readonly write?: (line: string) => void;
  /** A file that stays open until the process ends; its standard output when absent. */
  readonly fd?: number;
}

const standardOutput = 1;

/** Calls matter more than their logs: lines that cannot be written hold up neither a call nor the end of the process. */
export function createLogger({ serviceName, write, fd = standardOutput }: LoggerOptions): Logger {
  const lines = pino(
    {
      base: { service: serviceName },
      messageKey: 'message',
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
      mixin: currentTrace,
    },
    { write: write ?? writerTo(fd) },
  );
  return {
    info(message, fields = {}) {
      lines.info(allowed(fields), message);
    },
    warn(message, fields = {}, cause) {
      lines.warn({ ...allowed(fields), ...faultOf(cause) }, message);
    },
    error(message, fields = {}, cause) {
      lines.error({ ...allowed(fields), ...faultOf(cause) }, message);
    },
  };

  function writerTo(file: number): (line: string) => void {
    const sink = openLineSink(file, (count) => {
      lines.warn({ count }, 'log lines were dropped: the output did not take them');
    });
    process.once('exit', () => {
      sink.flushSync();
    });
    return sink.write;
  }
}

function currentTrace(): object {
  const span = trace.getSpanContext(context.active());
  return span === undefined ? {} : { traceId: span.traceId, spanId: span.spanId };
}

/** Types hold callers to the list; objects may still carry more than their type says, hence the filter at run time. */
function allowed(fields: LogFields): LogFields {
  const kept: LogFields = {};
  for (const field of logFields) if (fields[field] !== undefined) kept[field] = fields[field];
  return kept;
}

interface Fault {
  readonly name: string;
  readonly code?: string;
  /** What the code stands for, in fixed words. */
  readonly meaning?: string;
  readonly frames: readonly string[];
  readonly cause?: Fault;
}

/** A cause of a cause of a cause still explains; more is a cycle or noise. */
const causeDepthMax = 3;
const framesMax = 12;

/**
 * What may be said of an error: its class, its code (SQLSTATE, errno), what that stands for, and where it was thrown. Its message may
 * not: databases and parsers quote the offending value, which can be a patient's name.
 */
function faultOf(cause: unknown, depth = 1): { fault?: Fault } {
  if (cause === undefined) return {};
  if (!(cause instanceof Error)) return { fault: { name: typeof cause, frames: [] } };
  const code = 'code' in cause ? String(cause.code) : '';
  const meaning = wordsOfFault(cause);
  const inner = depth < causeDepthMax ? faultOf(cause.cause, depth + 1).fault : undefined;
  return {
    fault: {
      name: /^\w{1,60}$/.test(cause.name) ? cause.name : 'Error',
      ...(/^[A-Za-z0-9_]{1,40}$/.test(code) && { code }),
      ...(meaning !== undefined && { meaning }),
      frames: framesOf(cause),
      ...(inner && { cause: inner }),
    },
  };
}

const frame = /^at [^"']*:\d+:\d+\)?$/;

/**
 * The stack without its head, which repeats name and message, more than once with some formatters. A line of theirs must
 * not pass even when it looks like a frame.
 */
function framesOf({ name, message, stack = '' }: Error): string[] {
  // A message that was changed afterwards is not the one in the stack.
  if (!stack.includes(message)) return [];
  const said = new Set([name, message, `${name}: ${message}`].flatMap(linesOf));
  const frames = linesOf(stack).filter((line) => frame.test(line) && !said.has(line));
  return frames.slice(0, framesMax);
}

function linesOf(text: string): string[] {
  return text.split('\n').map((line) => line.trim());
}
