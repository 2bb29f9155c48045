import type { EventLog } from '@ordonnancier/event-log/event-log.ts';
import { openPostgresEventLog } from '@ordonnancier/event-log/postgres/postgres-event-log.ts';
import { createCheckpointTables } from '@ordonnancier/event-sourcing/checkpoints.ts';
import { openClient } from '@ordonnancier/grpc/client.ts';
import type { ServiceClient } from '@ordonnancier/grpc/client.ts';
import type { Service } from '@ordonnancier/grpc/load-proto.ts';
import { startServer } from '@ordonnancier/grpc/server.ts';
import { systemClock } from '@ordonnancier/kernel/clock.ts';
import type { Clock } from '@ordonnancier/kernel/clock.ts';
import { accept, refuse } from '@ordonnancier/kernel/result.ts';
import { migrate } from '@ordonnancier/postgres/migrate.ts';
import { openPool } from '@ordonnancier/postgres/pool.ts';
import { patienceOfFollowers } from '@ordonnancier/postgres/session.ts';
import type { Caller } from '@ordonnancier/security/caller.ts';
import { follow } from '@ordonnancier/service/run-service.ts';
import type { ServiceOptions } from '@ordonnancier/service/run-service.ts';
import { createLogger } from '@ordonnancier/telemetry/logger.ts';
import type pg from 'pg';
import { createTestDatabase } from './test-database.ts';

/** Longer than any client of a test waits: how long a machine stalls within a call is not what is tested. */
export const unaryDeadlineMsMax = 60_000;

/** A whole service within the test's process, reached over the network like the real one. */
export interface TestService {
  readonly log: EventLog;
  /** Connections whose search path is the service's schema. */
  readonly pool: pg.Pool;
  readonly databaseUrl: string;
  /** A client whose calls come from this caller; closed with the service. */
  client<Definition>(service: Service<Definition>, caller: Caller): ServiceClient<Definition>;
  stop(): Promise<void>;
}

export interface TestServiceOptions extends Pick<ServiceOptions, 'name' | 'migrationsDirectory' | 'compose'> {
  readonly clock?: Clock;
  /** Receives what the service logs; nobody when absent. */
  readonly writeLog?: (line: string) => void;
}

/** Starts a service as `runService` would, on a database of its own; tokens are the callers themselves. */
export async function startTestService(options: TestServiceOptions): Promise<TestService> {
  const { name, clock = systemClock } = options;
  const database = await createTestDatabase();
  const logger = createLogger({ serviceName: name, write: options.writeLog ?? (() => undefined) });
  await migrate(database.url, { schema: name, directory: options.migrationsDirectory });
  const pool = openPool(database.url, {
    applicationName: name,
    connectionsMax: 10,
    schema: name,
    patience: patienceOfFollowers,
  });
  await createCheckpointTables(pool);
  const log = await openPostgresEventLog(database.url, { applicationName: name });

  const parts = await options.compose({ clock, log, pool, followerPool: pool, logger });
  const stopping = new AbortController();
  const following = { log, pool, leadershipUrl: database.url, logger, signal: stopping.signal };
  const followers = follow(following, parts);
  const server = await startServer({
    name,
    address: { host: '127.0.0.1', port: 0 },
    bindings: parts.bindings,
    authenticate: async (authorization) => callerOf(authorization),
    refusals: parts.refusals,
    healthChecks: {},
    reflection: false,
    unaryDeadlineMsMax,
    drainMsMax: 1_000,
    clock,
    logger,
  });

  const clients: { close(): void }[] = [];
  return {
    log,
    pool,
    databaseUrl: database.url,
    client(service, caller) {
      const token = Buffer.from(JSON.stringify(caller)).toString('base64url');
      const client = openClient(service, `127.0.0.1:${server.port}`, { token: async () => token });
      clients.push(client);
      return client;
    },
    async stop() {
      for (const client of clients) client.close();
      await server.drain();
      stopping.abort();
      await Promise.all(followers);
      await parts.close?.();
      await log.close();
      await pool.end();
      await database.drop();
    },
  };
}

function callerOf(authorization: string | undefined) {
  if (authorization === undefined) return refuse('TOKEN_MISSING');
  const json = Buffer.from(authorization.slice('Bearer '.length), 'base64url').toString();
  return accept(JSON.parse(json) as Caller);
}
