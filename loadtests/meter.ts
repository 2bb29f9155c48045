import type { LookedAt } from './house-log.ts';
import { untilSettled, watchLag } from './house-tables.ts';
import type { Window } from './load/generate.ts';
import { answeredOf } from './load/measurements.ts';
import { spentBetween, usageOf, usageOfPostgres } from './usage.ts';
import type { Spent, Usage } from './usage.ts';

export interface MeasuredWindow extends Window {
  /** Calls answered, per second from the first call until everything that they cause existed. */
  readonly perSecond: number;
  /** From the last answer until every projection and process manager had followed; false when that took too long. */
  readonly settledMs: number | false;
  /** Age of the oldest event not followed yet, at its worst. */
  readonly behindMsMax: number;
  /** By process, from the first call until everything existed. */
  readonly spent: Readonly<Record<string, Spent>>;
}

export type Meter = <W extends Window>(load: () => Promise<W>) => Promise<W & MeasuredWindow>;

/** Measures windows of load: what was answered, how long its effects took, and what it cost which process. */
export async function openMeter(house: LookedAt, processIds: Readonly<Record<string, number>>): Promise<Meter> {
  const { rows } = await house.pool.query<{ pid: number }>(
    `SELECT pid FROM pg_stat_activity WHERE backend_type = 'checkpointer'`,
  );
  const postgresProcessId = rows[0]?.pid ?? 0;
  const look = (): Record<string, Usage> => ({
    ...usageOf(processIds),
    postgres: usageOfPostgres(postgresProcessId),
  });

  return async (load) => {
    const before = look();
    const startMs = performance.now();
    const window = await watchLag(house, load());
    const answeredMs = performance.now();
    const settled = await untilSettled(house);
    const settledMs = performance.now() - answeredMs;
    const durationMs = performance.now() - startMs;
    return {
      ...window,
      perSecond: Math.round(answeredOf(window) / (durationMs / 1_000)),
      settledMs: settled && Math.round(settledMs),
      spent: spentBetween(before, look(), durationMs),
    };
  };
}
