import { setImmediate, setTimeout } from 'node:timers/promises';
import { answeredOf, startMeasurements } from './measurements.ts';
import type { Measured, Measurements } from './measurements.ts';

/** One call, its arguments chosen when it is due. */
export interface Arrival {
  /** Histograms that its latency goes to. */
  readonly names: readonly string[];
  /** @throws the error of the call. */
  send(): Promise<void>;
}

export interface Window extends Measured {
  /** From the first call to the last answer. */
  readonly durationMs: number;
}

export function answeredPerSecond(window: Window): number {
  return answeredOf(window) / (window.durationMs / 1_000);
}

/** Bounds the generator's memory when the house is overrun; arrivals past it wait, and their waiting counts. */
const inFlightMax = 4_000;

/** A generator that is late catches up in bursts, between which it reads answers. */
const lateBurstMax = 16;

/**
 * Open loop: arrivals are due at fixed instants, whatever becomes of those before them, and latency counts from the
 * instant at which the call was due. A late generator therefore shows as latency, and nothing is omitted.
 */
export async function offer(
  ratePerSecond: number,
  durationMs: number,
  next: () => Arrival,
): Promise<Window & { readonly inFlightHighest: number }> {
  const measurements = startMeasurements();
  const startMs = performance.now();
  const arrivals = Math.floor((ratePerSecond * durationMs) / 1_000);
  const inFlight = new Set<Promise<void>>();
  let inFlightHighest = 0;
  for (let index = 0; index < arrivals; index += 1) {
    const dueMs = startMs + (index * 1_000) / ratePerSecond;
    const earlyMs = dueMs - performance.now();
    if (earlyMs > 0) await setTimeout(earlyMs);
    else if (index % lateBurstMax === 0) await setImmediate();
    while (inFlight.size >= inFlightMax) await Promise.race(inFlight);
    const sent: Promise<void> = send(next(), dueMs, measurements).finally(() => inFlight.delete(sent));
    inFlight.add(sent);
    inFlightHighest = Math.max(inFlightHighest, inFlight.size);
  }
  await Promise.all(inFlight);
  return { ...measurements.summary(), durationMs: performance.now() - startMs, inFlightHighest };
}

/** Closed loop: so many callers that each call again as soon as they are answered. What saturates the other side. */
export async function saturate(
  callers: number,
  until: { readonly durationMs: number } | { readonly calls: number },
  next: () => Arrival,
): Promise<Window> {
  const measurements = startMeasurements();
  const startMs = performance.now();
  let calls = 0;
  const goesOn = () => ('calls' in until ? calls < until.calls : performance.now() - startMs < until.durationMs);
  await Promise.all(
    Array.from({ length: callers }, async () => {
      while (goesOn()) {
        calls += 1;
        await send(next(), performance.now(), measurements);
      }
    }),
  );
  return { ...measurements.summary(), durationMs: performance.now() - startMs };
}

async function send(arrival: Arrival, dueMs: number, measurements: Measurements): Promise<void> {
  try {
    await arrival.send();
    measurements.answered(arrival.names, performance.now() - dueMs);
  } catch (error) {
    measurements.failed(error);
  }
}
