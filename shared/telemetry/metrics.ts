import { setTimeout } from 'node:timers/promises';
import { metrics, ValueType } from '@opentelemetry/api';
import type { Counter, Histogram } from '@opentelemetry/api';

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

/** What operators see of a follower of the log. */
export interface FollowerFigures {
  /** Age of the oldest event that it has not followed yet, in seconds; 0 at the end of the log. Of a halted one, since when it stands. */
  readonly lagS: number;
  /** Events set aside because they, or an earlier one of their stream, cannot be projected. */
  readonly parkedEvents: number;
  readonly isHalted: boolean;
}

/** Less than Prometheus waits for its answer (10 s). */
const readMsMax = 3_000;

/**
 * Has the figures of these followers read whenever somebody collects metrics. Those that cannot be read are NaN: OpenTelemetry
 * would repeat the last ones, and an outage would look like a quiet day. See `createRpcInstruments` for when.
 */
export function observeFollowers(
  names: readonly string[],
  read: () => Promise<ReadonlyMap<string, FollowerFigures>>,
): void {
  const meter = metrics.getMeter(meterName);
  const lag = meter.createObservableGauge('ordonnancier.projection.lag', {
    unit: 's',
    description: 'Age of the oldest event not yet followed; of a halted follower, since when it stands',
  });
  const parked = meter.createObservableGauge('ordonnancier.projection.parked', {
    description: 'Events set aside, not projected',
  });
  const halted = meter.createObservableGauge('ordonnancier.projection.halted', {
    description: '1 while the follower stands because the log lost events that it has seen',
  });
  meter.addBatchObservableCallback(
    async (result) => {
      const figures = await inTime<ReadonlyMap<string, FollowerFigures>>(read, new Map());
      for (const projection of names) {
        const told = figures.get(projection);
        result.observe(lag, told?.lagS ?? NaN, { projection });
        result.observe(parked, told?.parkedEvents ?? NaN, { projection });
        result.observe(halted, told === undefined ? NaN : Number(told.isHalted), { projection });
      }
    },
    [lag, parked, halted],
  );
}

/**
 * Has the offset of this process's clock read whenever somebody collects metrics: seconds by which it is ahead. NaN when it
 * cannot be read, for the reason given above. See `createRpcInstruments` for when.
 */
export function observeClockOffset(readS: () => Promise<number>): void {
  const offset = metrics.getMeter(meterName).createObservableGauge('ordonnancier.clock.offset', {
    unit: 's',
    description: "By how much this process's clock is ahead of the database's",
  });
  offset.addCallback(async (result) => {
    result.observe(await inTime(readS, NaN));
  });
}

function inTime<T>(read: () => Promise<T>, unread: T): Promise<T> {
  return Promise.race([read().catch(() => unread), setTimeout(readMsMax, unread, { ref: false })]);
}
