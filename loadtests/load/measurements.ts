import { build } from 'hdr-histogram-js';
import type { Histogram } from 'hdr-histogram-js';
import { status } from '@grpc/grpc-js';
import { readRefusal } from '@ordonnancier/grpc/status.ts';

export interface Latency {
  readonly count: number;
  readonly p50Ms: number;
  readonly p90Ms: number;
  readonly p99Ms: number;
  readonly p999Ms: number;
  readonly maxMs: number;
}

export interface Measured {
  readonly calls: number;
  readonly errors: Readonly<Record<string, number>>;
  /** By `write`, `read` and each operation; of the calls that were answered. */
  readonly latency: Readonly<Record<string, Latency>>;
}

/** Calls that were answered, and not with an error. */
export function answeredOf({ calls, errors }: Pick<Measured, 'calls' | 'errors'>): number {
  return calls - Object.values(errors).reduce((sum, count) => sum + count, 0);
}

/** What one window of a run saw. */
export interface Measurements {
  answered(names: readonly string[], latencyMs: number): void;
  failed(error: unknown): void;
  summary(): Measured;
}

/** In microseconds: deadlines end a call after 5 s, but an arrival may have waited for its turn before. */
const highestTrackableUs = 60_000_000;

export function startMeasurements(): Measurements {
  const histograms = new Map<string, Histogram>();
  const errors: Record<string, number> = {};
  let answeredCount = 0;

  const histogramOf = (name: string): Histogram => {
    const known = histograms.get(name);
    if (known !== undefined) return known;
    const made = build({
      lowestDiscernibleValue: 1,
      highestTrackableValue: highestTrackableUs,
      numberOfSignificantValueDigits: 3,
    });
    histograms.set(name, made);
    return made;
  };

  return {
    answered(names, latencyMs) {
      answeredCount += 1;
      const us = Math.min(Math.max(Math.round(latencyMs * 1_000), 1), highestTrackableUs);
      for (const name of names) histogramOf(name).recordValue(us);
    },
    failed(error) {
      const name = errorName(error);
      errors[name] = (errors[name] ?? 0) + 1;
    },
    summary: () => ({
      calls: answeredCount + Object.values(errors).reduce((sum, count) => sum + count, 0),
      errors,
      latency: Object.fromEntries(
        [...histograms].map(([name, histogram]): [string, Latency] => [name, latencyOf(histogram)]).sort(),
      ),
    }),
  };
}

function latencyOf(histogram: Histogram): Latency {
  const ms = (us: number) => Math.round(us / 10) / 100;
  return {
    count: histogram.totalCount,
    p50Ms: ms(histogram.getValueAtPercentile(50)),
    p90Ms: ms(histogram.getValueAtPercentile(90)),
    p99Ms: ms(histogram.getValueAtPercentile(99)),
    p999Ms: ms(histogram.getValueAtPercentile(99.9)),
    maxMs: ms(histogram.maxValue),
  };
}

/** `FAILED_PRECONDITION CLAIMED_BY_ANOTHER`, `DEADLINE_EXCEEDED` …: codes, never messages. */
function errorName(error: unknown): string {
  const refusal = readRefusal(error);
  if (refusal !== undefined) return `${refusal.status} ${refusal.code}`;
  if (!(error instanceof Error)) return 'UNKNOWN';
  const code = 'code' in error && typeof error.code === 'number' ? status[error.code] : undefined;
  return code ?? error.name;
}
