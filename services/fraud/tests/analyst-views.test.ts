import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createCheckpointTables } from '@ordonnancier/event-sourcing/checkpoints.ts';
import { migrate } from '@ordonnancier/postgres/migrate.ts';
import { openPool } from '@ordonnancier/postgres/pool.ts';
import { createTestDatabase } from '@ordonnancier/testing/test-database.ts';
import type { TestDatabase } from '@ordonnancier/testing/test-database.ts';
import type pg from 'pg';

const directory = path.join(import.meta.dirname, '../migrations');
const views = ['fraud.v_alerts', 'fraud.v_dispensings', 'fraud.v_scores'];

describe("analysts' own tools", () => {
  let database: TestDatabase;
  let pool: pg.Pool;
  let asAnalyst: pg.PoolClient;

  beforeAll(async () => {
    database = await createTestDatabase();
    await migrate(database.url, { schema: 'fraud', directory });
    pool = openPool(database.url, { applicationName: 'test', connectionsMax: 2, schema: 'fraud' });
    await createCheckpointTables(pool);
    await pool.query('CREATE SCHEMA prescription; CREATE TABLE prescription.lines (line_id text)');
    asAnalyst = await pool.connect();
    await asAnalyst.query('SET ROLE ordonnancier_analyst');
  });

  afterAll(async () => {
    asAnalyst.release(true);
    await pool.end();
    await database.drop();
  });

  it.each(views)('[FRAUD-015] may read %s, and not write it', async (view) => {
    await expect(asAnalyst.query(`SELECT * FROM ${view}`)).resolves.toMatchObject({ rows: [] });
    await expect(asAnalyst.query(`DELETE FROM ${view}`)).rejects.toMatchObject({ code: permissionDenied });
  });

  it.each(['fraud.alerts', 'fraud.dispensings', 'fraud.scores', 'fraud.checkpoints', 'prescription.lines'])(
    '[FRAUD-015] may not read %s',
    async (table) => {
      await expect(asAnalyst.query(`SELECT * FROM ${table}`)).rejects.toMatchObject({ code: permissionDenied });
    },
  );

  it('[FRAUD-015] may do nothing else with any table or view of the database', async () => {
    const { rows } = await pool.query<{ name: string; privileges: string }>(
      `SELECT format('%s.%s', nspname, relname) AS name, string_agg(privilege, ',') AS privileges
       FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace,
            unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER']) AS privilege
       WHERE nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast') AND relkind IN ('r', 'v', 'm', 'p', 'f')
         AND has_table_privilege('ordonnancier_analyst', pg_class.oid, privilege)
       GROUP BY 1 ORDER BY 1`,
    );
    expect(rows).toEqual(views.map((name) => ({ name, privileges: 'SELECT' })));
  });

  it('[FRAUD-015] is one role for several databases that are made at once, and cannot log in', async () => {
    const others = await Promise.all([createTestDatabase(), createTestDatabase(), createTestDatabase()]);
    await Promise.all(others.map(({ url }) => migrate(url, { schema: 'fraud', directory })));
    await Promise.all(others.map((other) => other.drop()));
    const { rows } = await pool.query("SELECT rolcanlogin FROM pg_roles WHERE rolname = 'ordonnancier_analyst'");
    expect(rows).toEqual([{ rolcanlogin: false }]);
  });
});

/** SQLSTATE 42501. */
const permissionDenied = '42501';
