import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { openHouse } from '@ordonnancier/dev/house.ts';
import type { House } from '@ordonnancier/dev/house.ts';
import { readIdentities } from '@ordonnancier/dev/issuer/identities.ts';
import { startStack } from '@ordonnancier/dev/stack.ts';
import type { Stack } from '@ordonnancier/dev/stack.ts';
import { startEmbeddedPostgres } from '@ordonnancier/postgres/embedded.ts';
import { openPool } from '@ordonnancier/postgres/pool.ts';
import { patienceOfFollowers } from '@ordonnancier/postgres/session.ts';
import { startTcpProxy } from '@ordonnancier/testing/tcp-proxy.ts';
import type { TcpProxy } from '@ordonnancier/testing/tcp-proxy.ts';
import type pg from 'pg';
import { identitiesFile } from '../people.ts';

/** A house whose way to its database can fail, and a way around it for those who look. */
export interface Stage {
  readonly stack: Stack;
  readonly house: House;
  readonly stateDirectory: string;
  readonly network: TcpProxy;
  /** Past services and network. */
  readonly pool: pg.Pool;
  stop(): Promise<void>;
}

/** Billing twice, so that what a paused process led is led by another. */
const instances = { billing: 2 };

export async function openStage(stateDirectory: string): Promise<Stage> {
  await rm(stateDirectory, { recursive: true, force: true });
  // Before the keys, whose directories are nobody else's: the database runs as another user when this one is root.
  await mkdir(stateDirectory, { recursive: true });
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
  return {
    stack,
    house,
    stateDirectory,
    network,
    pool,
    stop: async () => {
      house.close();
      await stack.stop();
      await network.close();
      await pool.end();
      await postgres.stop();
      await rm(stateDirectory, { recursive: true, force: true });
    },
  };
}
