import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { reachableDirectory, userId } from '@ordonnancier/postgres/binaries.ts';
import { stopAbandonedPostgres } from '@ordonnancier/postgres/embedded.ts';
import { isAlive } from '@ordonnancier/postgres/is-alive.ts';

const prefix = path.join(reachableDirectory(), `ordonnancier-test-${userId()}-`);

/** Services of a run that was killed may still be writing there while they end. */
const removal = { recursive: true, force: true, maxRetries: 10, retryDelay: 100 } as const;

/** Makes a directory for the data of a test, and of a PostgreSQL server in `postgres` below it. Its name holds our process's id. */
export async function makeTestDirectory(): Promise<string> {
  const directory = await mkdtemp(`${prefix}${process.pid}-`);
  // The server's user may be another than ours and has to pass; what is in there is closed by its own mode.
  await chmod(directory, 0o711);
  return directory;
}

/** A run that was killed leaves such directories behind, and servers that run in them. */
export async function removeAbandonedDirectories(): Promise<void> {
  for (const name of await readdir(path.dirname(prefix))) {
    const directory = path.join(path.dirname(prefix), name);
    if (!directory.startsWith(prefix)) continue;
    const pid = Number.parseInt(directory.slice(prefix.length), 10);
    if (pid === process.pid || isAlive(pid)) continue;
    await stopAbandonedPostgres(path.join(directory, 'postgres'));
    await rm(directory, removal);
  }
}
