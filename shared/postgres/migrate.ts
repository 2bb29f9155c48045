import { runner } from 'node-pg-migrate';
import { endSession, openSession } from './session.ts';
import type { Patience } from './session.ts';

/** Several processes that start at once wait for the first one's migrations, of which one may build an index of a large table. */
const patience: Patience = { statementMsMax: 600_000, lockMsMax: 60_000, answerMsMax: 610_000 };

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
  const session = await openSession(url, { applicationName: 'migrations', patience });
  try {
    await runner({
      dbClient: session,
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
    await endSession(session);
  }
}
