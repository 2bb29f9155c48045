import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from '@jest/globals';
import { migrate } from '@ordonnancier/postgres/migrate.ts';
import { openPool } from '@ordonnancier/postgres/pool.ts';
import { claim, history, issue, prescriptionId, stateOf } from '@ordonnancier/prescription/testing/examples.ts';
import { createTestDatabase } from '@ordonnancier/testing/test-database.ts';

const schema = 'prescription';
const migrations = path.join(import.meta.dirname, '../migrations');

it('[DISP-045] rows of prescriptions that were made before claims were counted go on from none, claimed or not', async () => {
  const database = await createTestDatabase();
  const earlier = await mkdtemp(path.join(tmpdir(), 'migrations-'));
  await cp(migrations, earlier, { recursive: true, filter: isEarlier });
  await migrate(database.url, { schema, directory: earlier });
  const pool = openPool(database.url, { applicationName: 'test', connectionsMax: 1, schema });

  const states = [history(issue()), history(issue(), claim())].map(stateOf);
  for (const [index, state] of states.entries()) {
    const row = [prescriptionId.slice(0, -1) + String(index), String(index), JSON.stringify(state, uncounted)];
    await pool.query('INSERT INTO prescriptions VALUES ($1, 1, $2, $3)', row);
  }
  await migrate(database.url, { schema, directory: migrations });
  const { rows } = await pool.query<{ state: unknown }>('SELECT state FROM prescriptions ORDER BY issued_position');
  const goingOn = states.map((state): unknown => JSON.parse(JSON.stringify({ ...state, acts: {} })));
  expect(rows.map(({ state }) => state)).toEqual(goingOn);

  await pool.end();
  await database.drop();
  await rm(earlier, { recursive: true });
});

/** The migrations up to the one that begins to count. */
function isEarlier(file: string): boolean {
  return !file.endsWith('.sql') || path.basename(file) < '0004';
}

function uncounted(key: string, value: unknown): unknown {
  return ['acts', 'confirmations', 'extensions'].includes(key) ? undefined : value;
}
