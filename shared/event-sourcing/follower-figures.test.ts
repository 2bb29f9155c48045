import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { openPool } from '@ordonnancier/postgres/pool.ts';
import { createLogger } from '@ordonnancier/telemetry/logger.ts';
import { observeFollowers } from '@ordonnancier/telemetry/metrics.ts';
import { startTelemetry } from '@ordonnancier/telemetry/start-telemetry.ts';
import type { Telemetry } from '@ordonnancier/telemetry/start-telemetry.ts';
import { createTestDatabase } from '@ordonnancier/testing/test-database.ts';
import type { TestDatabase } from '@ordonnancier/testing/test-database.ts';
import type pg from 'pg';
import { haltAt, readCheckpoint } from './checkpoints.ts';
import { readFollowers } from './follower-figures.ts';
import { runProjection } from './projection.ts';
import { countersProjection } from './testing/counter.ts';
import { added, appendCounter, countingSchema, eventually, openCounting, start } from './testing/counting.ts';
import type { Counting } from './testing/counting.ts';

const { name } = countersProjection;

let database: TestDatabase;
let counting: Counting;
/** Of a process that only looks. */
let pool: pg.Pool;
let telemetry: Telemetry;

beforeAll(async () => {
  database = await createTestDatabase();
  counting = await openCounting(database.url);
  pool = openPool(database.url, { applicationName: 'looks', connectionsMax: 1, schema: countingSchema });
  const logger = createLogger({ serviceName: 'looks', write: () => undefined });
  const metricsAddress = { host: '127.0.0.1', port: 0 };
  telemetry = await startTelemetry({ serviceName: 'looks', sampleRatio: 0, metricsAddress, logger });
  observeFollowers([name], () => readFollowers(counting.log, pool, [countersProjection]));
});

afterAll(async () => {
  await telemetry.shutdown();
  await counting.close();
  await database.drop();
});

/** What Prometheus would read. */
async function figures(): Promise<{ lag: number; parked: number; halted: number }> {
  const text = await (await fetch(`http://127.0.0.1:${telemetry.metricsPort}/metrics`)).text();
  const value = (word: string) =>
    Number(new RegExp(`^ordonnancier_projection_${word}\\{.*projection="${name}".*\\} (\\S+)`, 'm').exec(text)?.[1]);
  return { lag: value('lag(?:_seconds)?'), parked: value('parked'), halted: value('halted') };
}

it('[OPS-003] tells lag, parked events and halts from the tables, whoever follows, and NaN while they cannot be read', async () => {
  await readCheckpoint(counting.pool, name);
  expect(await figures()).toEqual({ lag: 0, parked: 0, halted: 0 });

  // Nobody leads: what waits grows older.
  await appendCounter(counting.log, 1);
  await eventually(async () => (await figures()).lag > 0.2);

  const stop = start((signal) => runProjection(counting.following(signal), countersProjection));
  await eventually(async () => (await figures()).lag === 0);
  await appendCounter(counting.log, 'poison', 2);
  await eventually(async () => (await figures()).parked === 2);
  // What is of no concern to a follower does not make it late.
  await stop();
  await counting.log.append('other-1', 'none', [added(1)]);
  expect(await figures()).toEqual({ lag: 0, parked: 2, halted: 0 });

  const checkpoint = await readCheckpoint(counting.pool, name);
  if (checkpoint === 'start') throw new Error('the projection has followed events');
  await haltAt(counting.pool, name, checkpoint, 'log-shorter-than-seen');
  await eventually(async () => {
    const { lag, halted } = await figures();
    return halted === 1 && lag > 0.2;
  });
  await pool.end();
  expect(await figures()).toEqual({ lag: NaN, parked: NaN, halted: NaN });
});
