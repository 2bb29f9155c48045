import pg from 'pg';

/** Of the migrations and of time on a wall: equal read models may differ in them. */
const notOfTheLog = ['migrations', 'checkpoints'];

/**
 * Every row of every table of a schema as text, sorted, by table. Two dumps are equal when two schemas hold the same read
 * models, which only says something when both stand at the same position of the log.
 */
export async function dumpSchema(pool: pg.Pool, schema: string): Promise<Readonly<Record<string, readonly string[]>>> {
  const { rows: tables } = await pool.query<{ name: string }>(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = $1 AND tablename <> ALL ($2) ORDER BY 1`,
    [schema, notOfTheLog],
  );
  const dump: Record<string, readonly string[]> = {};
  for (const { name } of tables) {
    const table = `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(name)}`;
    const { rows } = await pool.query<{ line: string }>(
      `SELECT to_jsonb(t)::text AS line FROM ${table} AS t ORDER BY to_jsonb(t)::text COLLATE "C"`,
    );
    dump[name] = rows.map(({ line }) => line);
  }
  return dump;
}
