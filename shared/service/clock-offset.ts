import type { Clock } from '@ordonnancier/kernel/clock.ts';
import { pingMsMax } from '@ordonnancier/postgres/pool.ts';
import { clockToleranceSeconds } from '@ordonnancier/security/tokens.ts';
import type pg from 'pg';

/**
 * Seconds by which a clock is ahead of the database's, negative when it is behind. The error is at most half of what the answer
 * took, with the wait for a connection.
 */
export async function readClockOffsetS(pool: pg.Pool, clock: Clock): Promise<number> {
  const query = { text: 'SELECT extract(epoch FROM clock_timestamp())::float8 AS now_s', query_timeout: pingMsMax };
  const askedAtMs = clock.nowMs();
  const { rows } = await pool.query<{ now_s: number }>(query);
  const middleMs = (askedAtMs + clock.nowMs()) / 2;
  return middleMs / 1_000 - (rows[0]?.now_s ?? NaN);
}

/** A health check. @throws ClockOff when good tokens are refused for such an offset, some or all */
export async function checkClock(readOffsetS: () => Promise<number>): Promise<void> {
  if (Math.abs(await readOffsetS()) > clockToleranceSeconds) throw new ClockOff();
}

class ClockOff extends Error {
  override readonly name = 'ClockOff';
}
