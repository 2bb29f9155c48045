import { rm } from 'node:fs/promises';
import path from 'node:path';
import { startEmbeddedPostgres } from '@ordonnancier/postgres/embedded.ts';
import { testServerVariable } from './test-database.ts';
import { makeTestDirectory, removeAbandonedDirectories } from './test-directory.ts';

/** What the global teardown, which runs in the same process, has to undo. */
export const stopTestServer: (() => Promise<void>)[] = [];

/** One throw-away PostgreSQL server per run, or the one of TEST_DATABASE_URL. */
export default async function globalSetup(): Promise<void> {
  const given = process.env['TEST_DATABASE_URL'];
  if (given !== undefined) {
    process.env[testServerVariable] = given;
    return;
  }
  await removeAbandonedDirectories();
  const directory = await makeTestDirectory();
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
