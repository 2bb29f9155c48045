import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { reachableDirectory, userId } from '@ordonnancier/postgres/binaries.ts';
import { startEmbeddedPostgres, stopEmbeddedPostgres } from '@ordonnancier/postgres/embedded.ts';
import { isAlive } from '@ordonnancier/postgres/is-alive.ts';
import { testServerVariable } from './test-database.ts';

/** What the global teardown, which runs in the same process, has to undo. */
export const stopTestServer: (() => Promise<void>)[] = [];

/** One throw-away PostgreSQL server per run, or the one of TEST_DATABASE_URL. */
export default async function globalSetup(): Promise<void> {
  const given = process.env['TEST_DATABASE_URL'];
  if (given !== undefined) {
    process.env[testServerVariable] = given;
    return;
  }
  const prefix = path.join(reachableDirectory(), `ordonnancier-test-${userId()}-`);
  await removeAbandoned(prefix);
  const directory = await mkdtemp(`${prefix}${process.pid}-`);
  // The server's user may be another than ours and has to pass; the cluster below is closed by its own mode.
  await chmod(directory, 0o711);
  const server = await startEmbeddedPostgres({
    dataDirectory: path.join(directory, 'postgres'),
    durability: 'volatile',
  });
  process.env[testServerVariable] = server.url;
  stopTestServer.push(async () => {
    await server.stop();
    await rm(directory, { recursive: true, force: true });
  });
}

/** A run that was killed leaves its server behind, under a name that holds the killed process's id. */
async function removeAbandoned(prefix: string): Promise<void> {
  for (const name of await readdir(path.dirname(prefix))) {
    const directory = path.join(path.dirname(prefix), name);
    if (!directory.startsWith(prefix)) continue;
    const pid = Number.parseInt(directory.slice(prefix.length), 10);
    if (pid === process.pid || isAlive(pid)) continue;
    await stopEmbeddedPostgres(path.join(directory, 'postgres'));
    await rm(directory, { recursive: true, force: true });
  }
}
