import type { MeasuredWindow } from './meter.ts';
import type { Verification } from './mix/verify.ts';
import { mean } from './report.ts';

export interface HouseWindow extends MeasuredWindow {
  /** Claims, and those among them that fraud scoring answered within its budget. */
  readonly screenings: { readonly asked: number; readonly answered: number };
}

export interface OfferedWindow extends HouseWindow {
  readonly offeredPerSecond: number;
  readonly inFlightHighest: number;
}

interface Observed {
  readonly echoes: readonly MeasuredWindow[];
  readonly saturations: readonly HouseWindow[];
  readonly offered: readonly OfferedWindow[];
  readonly verification: Verification;
  /** Arrivals that found nothing in the state they need, and issued a prescription instead. */
  readonly starved: number;
  /** Prescriptions that the load generator had to sign while it measured. */
  readonly signedLate: number;
  /** In the log. */
  readonly events: { readonly before: number; readonly after: number };
  /** Of one event each, 64 at once, over the port, while nobody calls the house. */
  readonly logAppendsPerSecond: number;
}

export interface Result extends Observed {
  /** The house kept its word, everything was followed in time, and hardly a call failed. */
  readonly ok: boolean;
  /** Calls per processor second of the services that were called, over the echo server's; null where it is unknown. */
  readonly ratio: number | null;
  /** Calls per second of the whole house on this machine, over those of the echo on the same. */
  readonly wholeHouseRatio: number;
  readonly echoPerSecond: number;
  readonly saturationPerSecond: number;
  /** Of the claims in the open loop: at saturation everything is late, whatever it is. */
  readonly screenedShare: number;
}

/** Of the calls; above it the figures describe failures. */
const errorShareMax = 0.01;

/** The doors of the mix, whose calls and processor time the ratio is made of. */
const doors = ['prescription', 'dispensing', 'billing'] as const;

export function judge(observed: Observed): Result {
  const { echoes, saturations, offered, verification } = observed;
  const windows = [...saturations, ...offered];
  const calls = sum(windows.map((window) => window.calls));
  const failed = sum(windows.flatMap(({ errors }) => Object.values(errors)));
  const echoPerSecond = mean(echoes.map(({ perSecond }) => perSecond));
  const saturationPerSecond = mean(saturations.map(({ perSecond }) => perSecond));
  return {
    ok: verification.ok && failed <= calls * errorShareMax && windows.every(({ settledMs }) => settledMs !== false),
    ratio: ratioPerProcess(echoes, saturations),
    wholeHouseRatio: threeDigits(saturationPerSecond / echoPerSecond),
    echoPerSecond,
    saturationPerSecond,
    screenedShare: screenedShareOf(offered),
    ...observed,
  };
}

/**
 * One process is one thread, whose second of processor time is all it can give in a second. Calls per processor second are
 * thus the calls per second of a process that has a core of its own, which on a machine of two nobody has.
 */
function ratioPerProcess(echoes: readonly MeasuredWindow[], saturations: readonly MeasuredWindow[]): number | null {
  const echo = perProcessorSecond(echoes, ['echo']);
  const house = perProcessorSecond(saturations, doors);
  return echo === undefined || house === undefined ? null : threeDigits(house / echo);
}

/** Processes are named as the histograms of the calls that they answered. */
function perProcessorSecond(windows: readonly MeasuredWindow[], processes: readonly string[]): number | undefined {
  const answered = sum(windows.flatMap(({ latency }) => processes.map((name) => latency[name]?.count ?? 0)));
  const cpuSeconds = sum(windows.flatMap(({ spent }) => processes.map((name) => spent[name]?.cpuSeconds ?? 0)));
  return cpuSeconds > 0 ? answered / cpuSeconds : undefined;
}

function screenedShareOf(windows: readonly HouseWindow[]): number {
  const screenings = windows.map((window) => window.screenings);
  return threeDigits(sum(screenings.map(({ answered }) => answered)) / sum(screenings.map(({ asked }) => asked)));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function threeDigits(value: number): number {
  return Math.round(value * 1_000) / 1_000;
}
