import { runner } from 'node-pg-migrate';
import pg from 'pg';

/** Several processes that start at once wait for the first one's migrations, but not for ever. */
const lockMsMax = 60_000;
const connectMsMax = 5_000;

/**
 * Brings a schema up to date with the `.sql` files of a directory, in the order of their names, each in a transaction of
 * its own. The list of what ran is the table `migrations` of the same schema. Forward only: a mistake is mended by a new
 * file, because the old one may already have run somewhere.
 *
 * @throws when a file fails, or when one that should have run earlier appeared later.
 */
export async function migrate(
  url: string,
  { schema, directory }: { readonly schema: string; readonly directory: string },
): Promise<void> {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'migrations',
    connectionTimeoutMillis: connectMsMax,
    lock_timeout: lockMsMax,
  });
  // While nothing is asked nobody listens, and an unheard 'error' event would end the process.
  client.on('error', () => undefined);
  await client.connect();
  try {
    await runner({
      dbClient: client,
      dir: directory,
      direction: 'up',
      schema,
      createSchema: true,
      migrationsSchema: schema,
      migrationsTable: 'migrations',
      advisoryLockMode: 'wait',
      log: () => undefined,
    });
  } finally {
    await client.end();
  }
}
