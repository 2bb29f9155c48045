import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { openPool } from '@ordonnancier/postgres/pool.ts';
import { createLogger } from '@ordonnancier/telemetry/logger.ts';
import { observeClockOffset } from '@ordonnancier/telemetry/metrics.ts';
import { startTelemetry } from '@ordonnancier/telemetry/start-telemetry.ts';
import type { Telemetry } from '@ordonnancier/telemetry/start-telemetry.ts';
import { createTestDatabase } from '@ordonnancier/testing/test-database.ts';
import type { TestDatabase } from '@ordonnancier/testing/test-database.ts';
import type pg from 'pg';
import { checkClock, readClockOffsetS } from './clock-offset.ts';

const dayS = 86_400;
/** Far more than a machine stalls, far less than a day. */
const stallS = 300;

let database: TestDatabase;
let pool: pg.Pool;
let telemetry: Telemetry;
let aheadS = 0;
const clock = { nowMs: () => Date.now() + aheadS * 1_000 };

beforeAll(async () => {
  database = await createTestDatabase();
  pool = openPool(database.url, { applicationName: 'clock', connectionsMax: 1 });
  const logger = createLogger({ serviceName: 'clock', write: () => undefined });
  const metricsAddress = { host: '127.0.0.1', port: 0 };
  telemetry = await startTelemetry({ serviceName: 'clock', sampleRatio: 0, metricsAddress, logger });
  observeClockOffset(() => readClockOffsetS(pool, clock));
});

afterAll(async () => {
  await telemetry.shutdown();
  await database.drop();
});

/** What Prometheus would read. */
async function offsetS(): Promise<number> {
  const text = await (await fetch(`http://127.0.0.1:${telemetry.metricsPort}/metrics`)).text();
  return Number(/^ordonnancier_clock_offset(?:_seconds)?(?:\{.*\})? (\S+)/m.exec(text)?.[1]);
}

function expectNear(foundS: number, expectedS: number): void {
  expect(Math.abs(foundS - expectedS)).toBeLessThan(stallS);
}

it("[OPS-020] tells how far its clock is ahead of the database's, and NaN while that cannot be read", async () => {
  expectNear(await offsetS(), 0);
  for (aheadS of [3 * dayS, -3 * dayS]) {
    expectNear(await offsetS(), aheadS);
  }
  aheadS = 0;

  // An answer that took a day was given in the middle of it.
  const times = [Date.now(), Date.now() + dayS * 1_000];
  expectNear(await readClockOffsetS(pool, { nowMs: () => times.shift() ?? NaN }), dayS / 2);

  await pool.end();
  expect(await offsetS()).toBe(NaN);
});

it.each([5.1, -5.1])('[OPS-020] says that a clock is off by more than tokens bear, %s s', async (offset) => {
  await checkClock(() => Promise.resolve(Math.trunc(offset)));
  await expect(checkClock(() => Promise.resolve(offset))).rejects.toMatchObject({ name: 'ClockOff' });
});
