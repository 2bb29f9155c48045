import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { reachableDirectory } from '@ordonnancier/postgres/binaries.ts';
import { startEmbeddedPostgres, stopEmbeddedPostgres } from '@ordonnancier/postgres/embedded.ts';
import { eventLogContract } from '../contract.ts';
import { openPostgresEventLog } from './postgres-event-log.ts';

eventLogContract('PostgreSQL', async () => {
  const directory = await mkdtemp(path.join(reachableDirectory(), 'ordonnancier-log-test-'));
  await chmod(directory, 0o711);
  const dataDirectory = path.join(directory, 'postgres');
  // Durable, because the suite crashes it.
  const { url } = await startEmbeddedPostgres({ dataDirectory, durability: 'durable' });
  const port = Number(new URL(url).port);
  const restart = async () => {
    await stopEmbeddedPostgres(dataDirectory);
    await startEmbeddedPostgres({ dataDirectory, port, durability: 'durable' });
  };
  return {
    open: () => openPostgresEventLog(url, { applicationName: 'contract' }),
    async crash() {
      const pid = await readFile(path.join(dataDirectory, 'cluster', 'postmaster.pid'), 'utf8');
      // Immediate shutdown: no transaction is finished and nothing is written; the next start recovers from the log.
      process.kill(Number.parseInt(pid, 10), 'SIGQUIT');
      await restart();
    },
    restart,
    async stop() {
      await stopEmbeddedPostgres(dataDirectory);
      await rm(directory, { recursive: true, force: true });
    },
  };
});
