import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from '@jest/globals';
import { userId } from '@ordonnancier/postgres/binaries.ts';
import { makeTestDirectory, removeAbandonedDirectories } from './test-directory.ts';

/** As whom PostgreSQL runs: whoever stops it can stop that user's processes. */
const serverUser = userId() === 0 ? { uid: Number(execFileSync('id', ['-u', 'nobody'])) } : {};

async function endedProcessId(): Promise<number> {
  const ended = spawn('true');
  await once(ended, 'exit');
  return Number(ended.pid);
}

it('what a killed run left behind is removed, and no process ended that has the id of its server by now', async () => {
  const stranger = spawn('sleep', ['600'], { stdio: 'ignore', ...serverUser });
  const ended = once(stranger, 'exit');
  const made = await makeTestDirectory();
  const cluster = path.join(made, 'postgres', 'cluster');
  await mkdir(cluster, { recursive: true });
  await writeFile(path.join(cluster, 'PG_VERSION'), '18\n');
  // Where nobody listens.
  await writeFile(path.join(cluster, 'postmaster.pid'), `${stranger.pid}\n${cluster}\n0\n1\n`);
  await writeFile(path.join(made, 'postgres', 'password'), 'password');
  const abandoned = made.replace(`-${process.pid}-`, `-${await endedProcessId()}-`);
  await rename(made, abandoned);

  await removeAbandonedDirectories();
  expect(await readdir(path.dirname(abandoned))).not.toContain(path.basename(abandoned));
  stranger.kill('SIGTERM');
  expect(await ended).toEqual([null, 'SIGTERM']);
});
