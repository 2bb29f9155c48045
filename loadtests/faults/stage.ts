import { spawnSync } from 'node:child_process';
import { mkdir, open, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { openHouse } from '@ordonnancier/dev/house.ts';
import type { House } from '@ordonnancier/dev/house.ts';
import { readIdentities } from '@ordonnancier/dev/issuer/identities.ts';
import { startStack } from '@ordonnancier/dev/stack.ts';
import type { Stack } from '@ordonnancier/dev/stack.ts';
import type { EventLog } from '@ordonnancier/event-log/event-log.ts';
import { isServing } from '@ordonnancier/grpc/health-client.ts';
import { startEmbeddedPostgres } from '@ordonnancier/postgres/embedded.ts';
import { openPool } from '@ordonnancier/postgres/pool.ts';
import { patienceOfFollowers } from '@ordonnancier/postgres/session.ts';
import { startTcpProxy } from '@ordonnancier/testing/tcp-proxy.ts';
import type { TcpProxy } from '@ordonnancier/testing/tcp-proxy.ts';
import type pg from 'pg';
import { openHouseLog } from '../house-log.ts';
import { identitiesFile } from '../people.ts';

/** A house whose way to its database can fail, and a way around it for those who look. */
export interface Stage {
  readonly stack: Stack;
  readonly house: House;
  readonly stateDirectory: string;
  readonly network: TcpProxy;
  /** Past services and network, as the log. */
  readonly pool: pg.Pool;
  readonly log: EventLog;
  /**
   * Takes all the room that there is for logs, and gives it back when the returned function is called; undefined where this
   * user may not mount a file system of its own.
   */
  readonly fillLogs: (() => Promise<() => Promise<void>>) | undefined;
  stop(): Promise<void>;
}

/** Billing twice, so that what a paused process led is led by another. */
const instances = { billing: 2 };

const servingMsMax = 40_000;
const healthMsMax = 1_000;
const pollMs = 50;

/** Enough for what services log in a run. */
const logsMegabytes = 8;

export async function openStage(stateDirectory: string): Promise<Stage> {
  const logsDirectory = path.join(stateDirectory, 'logs');
  // Of a run that did not come to its end.
  unmount(logsDirectory);
  await rm(stateDirectory, { recursive: true, force: true });
  // Before the keys, whose directories are nobody else's: the database runs as another user when this one is root.
  await mkdir(logsDirectory, { recursive: true });
  const isApart = mountMemory(logsDirectory, logsMegabytes);
  const postgres = await startEmbeddedPostgres({
    dataDirectory: path.join(stateDirectory, 'postgres'),
    durability: 'durable',
  });
  const network = await startTcpProxy(postgres.url);
  const identities = readIdentities(identitiesFile);
  const stack = await startStack({
    stateDirectory,
    databaseUrl: network.url,
    durability: 'durable',
    identities,
    instances,
  });
  const house = openHouse({ tokenUrl: stack.issuer.tokenUrl, grpc: stack.grpc });
  const pool = openPool(postgres.url, { applicationName: 'faults', connectionsMax: 4, patience: patienceOfFollowers });
  const log = await openHouseLog(postgres.url);
  return {
    stack,
    house,
    stateDirectory,
    network,
    pool,
    log,
    fillLogs: isApart ? () => fill(logsDirectory) : undefined,
    stop: async () => {
      house.close();
      await stack.stop();
      await network.close();
      await Promise.all([pool.end(), log.close()]);
      await postgres.stop();
      unmount(logsDirectory);
      await rm(stateDirectory, { recursive: true, force: true });
    },
  };
}

/** @returns whether it could: on Linux, for root. */
function mountMemory(directory: string, megabytes: number): boolean {
  const args = ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', directory];
  return process.platform === 'linux' && spawnSync('mount', args).status === 0;
}

function unmount(directory: string): void {
  if (process.platform === 'linux') spawnSync('umount', [directory]);
}

async function fill(directory: string): Promise<() => Promise<void>> {
  const filler = path.join(directory, 'filler');
  const file = await open(filler, 'w');
  const block = Buffer.alloc(4_096);
  try {
    for (;;) await file.write(block);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
  } finally {
    await file.close();
  }
  return () => rm(filler);
}

/** @throws when a service does not come back. */
export async function untilServing({ stack }: Stage): Promise<void> {
  const endsAtMs = performance.now() + servingMsMax;
  for (const { name, address } of stack.services) {
    while (!(await isServing(address, healthMsMax))) {
      if (performance.now() > endsAtMs) throw new Error(`${name} does not serve again`);
      await setTimeout(pollMs);
    }
  }
}
