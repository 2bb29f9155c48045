import { metrics, ValueType } from '@opentelemetry/api';
import type { Counter, Gauge, Histogram } from '@opentelemetry/api';

const meterName = 'ordonnancier';

/** Upper bounds of the buckets, in seconds: dense around the budgets of 20 ms (scoring) and 100 ms (dispensing). */
const durationBucketsS = [0.001, 0.002, 0.005, 0.01, 0.015, 0.02, 0.03, 0.05, 0.075, 0.1, 0.2, 0.5, 1, 2.5, 5];

export interface RpcInstruments {
  /** Duration of the calls served, in seconds; by method and gRPC status. */
  readonly serverDuration: Histogram;
  /** Calls turned down, by method and refusal code. */
  readonly refusals: Counter;
}

/** OpenTelemetry's meters have no late binding: make instruments after `startTelemetry`, or they record nothing. */
export function createRpcInstruments(): RpcInstruments {
  const meter = metrics.getMeter(meterName);
  return {
    serverDuration: meter.createHistogram('rpc.server.duration', {
      unit: 's',
      description: 'Duration of the calls served',
      advice: { explicitBucketBoundaries: durationBucketsS },
    }),
    refusals: meter.createCounter('ordonnancier.refusals', {
      description: 'Calls turned down, by refusal code',
      valueType: ValueType.INT,
    }),
  };
}

export interface LogInstruments {
  /** Time from asking the log to append until it answered, in seconds. */
  readonly appendDuration: Histogram;
}

/** See `createRpcInstruments` for when. */
export function createLogInstruments(): LogInstruments {
  return {
    appendDuration: metrics.getMeter(meterName).createHistogram('ordonnancier.log.append.duration', {
      unit: 's',
      description: 'Time until the log acknowledged an append',
      advice: { explicitBucketBoundaries: durationBucketsS },
    }),
  };
}

export interface ProjectionInstruments {
  /** Age of the oldest event not yet projected, in seconds; 0 when caught up. By projection. */
  readonly lag: Gauge;
  /** Events set aside because they, or an earlier one of their stream, cannot be projected; by projection. */
  readonly parked: Counter;
}

/** See `createRpcInstruments` for when. */
export function createProjectionInstruments(): ProjectionInstruments {
  const meter = metrics.getMeter(meterName);
  return {
    lag: meter.createGauge('ordonnancier.projection.lag', {
      unit: 's',
      description: 'Age of the oldest event not yet projected',
    }),
    parked: meter.createCounter('ordonnancier.projection.parked', {
      description: 'Events set aside, not projected',
      valueType: ValueType.INT,
    }),
  };
}
