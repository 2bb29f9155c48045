import { setTimeout } from 'node:timers/promises';
import type { EventLog } from '@ordonnancier/event-log/event-log.ts';
import { openEventLog } from '@ordonnancier/event-log/open-event-log.ts';
import {
  checkNotHalted,
  createCheckpointTables,
  followFromStart,
  readCheckpoint,
} from '@ordonnancier/event-sourcing/checkpoints.ts';
import { followerSettings } from '@ordonnancier/event-sourcing/follow-log.ts';
import type { Following } from '@ordonnancier/event-sourcing/follow-log.ts';
import { readFollowers } from '@ordonnancier/event-sourcing/follower-figures.ts';
import { runProcessManager } from '@ordonnancier/event-sourcing/process-manager.ts';
import type { ProcessManager } from '@ordonnancier/event-sourcing/process-manager.ts';
import { runProjection } from '@ordonnancier/event-sourcing/projection.ts';
import type { Projection } from '@ordonnancier/event-sourcing/projection.ts';
import { rebuild } from '@ordonnancier/event-sourcing/rebuild.ts';
import { unaryDeadlineMsMax } from '@ordonnancier/grpc/limits.ts';
import { startServer } from '@ordonnancier/grpc/server.ts';
import type { Binding } from '@ordonnancier/grpc/server.ts';
import type { Clock } from '@ordonnancier/kernel/clock.ts';
import { systemClock } from '@ordonnancier/kernel/clock.ts';
import type { RefusalMeaning } from '@ordonnancier/kernel/refusal-meaning.ts';
import { migrate } from '@ordonnancier/postgres/migrate.ts';
import { openPool, ping } from '@ordonnancier/postgres/pool.ts';
import { patienceOfFollowers } from '@ordonnancier/postgres/session.ts';
import { asUnusable } from '@ordonnancier/postgres/usable.ts';
import { openTokenVerifier } from '@ordonnancier/security/tokens.ts';
import { createLogger } from '@ordonnancier/telemetry/logger.ts';
import type { Logger } from '@ordonnancier/telemetry/logger.ts';
import { observeClockOffset, observeFollowers } from '@ordonnancier/telemetry/metrics.ts';
import { startTelemetry } from '@ordonnancier/telemetry/start-telemetry.ts';
import type pg from 'pg';
import { checkClock, readClockOffsetS } from './clock-offset.ts';
import type { ServiceConfig } from './config.ts';
import { startOrEnd } from './start-failure.ts';
import { expectUsableStores } from './stores.ts';

/** Each query that a call waits for holds one; more would only queue inside PostgreSQL. */
const connectionsMax = 6;
/** Each follower holds one per batch. */
const followerConnectionsMax = 4;
/** Time for spans, metrics and connections to go after the last call; then the process ends regardless. */
const closeMsMax = 5_000;

/** What a service stands on once everything it needs has started. */
export interface ServiceHost {
  readonly clock: Clock;
  readonly log: EventLog;
  /** Connections whose search path is the service's schema, for what calls wait for. */
  readonly pool: pg.Pool;
  /** The same for what follows the log, so that no call queues behind a batch of events. */
  readonly followerPool: pg.Pool;
  readonly logger: Logger;
}

/** What a service is, beside that. */
export interface ServiceParts {
  readonly bindings: readonly Binding[];
  readonly refusals: Readonly<Record<string, RefusalMeaning>>;
  /** What it cannot do without, beside the log and the database, by name. */
  readonly healthChecks?: Readonly<Record<string, () => Promise<void>>>;
  /** Every table of the service's schema belongs to one of them: a rebuild makes the schema anew from the log. */
  readonly projections: readonly Projection[];
  readonly processManagers?: readonly ProcessManager[];
  /** Closes what the service opened itself. */
  readonly close?: () => Promise<void>;
}

export interface ServiceOptions {
  /** Also the name of its PostgreSQL schema. */
  readonly name: string;
  readonly config: ServiceConfig;
  /** Of the schema's `.sql` files. */
  readonly migrationsDirectory: string;
  /** Puts the service together; the one place where its parts meet. */
  readonly compose: (host: ServiceHost) => ServiceParts | Promise<ServiceParts>;
}

/**
 * Runs a service as this process: starts what it stands on, serves and follows the log, and on SIGTERM, SIGINT or the
 * end of the parent's channel drains and ends. Started with `--rebuild`, makes its read models anew instead, beside the
 * processes that serve, and ends; with `--after-restore` it also has its process managers react to the whole log again.
 */
export async function runService(options: ServiceOptions): Promise<void> {
  const logger = createLogger({ serviceName: options.name });
  const isAfterRestore = process.argv.includes('--after-restore');
  if (isAfterRestore || process.argv.includes('--rebuild')) await runRebuild(options, logger, isAfterRestore);
  else await serve(options, logger);
  process.exit();
}

/** The same environment as the service's, but no port and no telemetry: those belong to the processes that serve. */
async function runRebuild(options: ServiceOptions, logger: Logger, isAfterRestore: boolean): Promise<void> {
  const { name, config, migrationsDirectory, compose } = options;
  const { pool, followerPool, log } = await startOrEnd(() => openStores(options, logger), logger);
  const parts = await compose({ clock: systemClock, log, pool, followerPool, logger });
  const stopping = new AbortController();
  void askedToStop().then(() => {
    stopping.abort();
  });
  try {
    await rebuild({
      url: config.DATABASE_URL,
      schema: name,
      migrationsDirectory,
      projections: parts.projections,
      log,
      logger,
      signal: stopping.signal,
    });
    logger.info('the read models were made anew');
    if (isAfterRestore) {
      // What they did about events that were lost is lost too, and what they do again has the same request ids.
      const managers = (parts.processManagers ?? []).map(({ name }) => name);
      await followFromStart(pool, managers);
      logger.info('the process managers react to the whole log again', { count: managers.length });
    }
  } catch (error) {
    // Through the logger, which leaves out what the error says of an event.
    logger.error('not done: once the cause is mended, the command may be given again', {}, error);
    process.exitCode = 1;
  }
  await Promise.allSettled([log.close(), pool.end(), followerPool.end(), parts.close?.()]);
}

async function serve(options: ServiceOptions, logger: Logger): Promise<void> {
  const { name, config, compose } = options;
  const telemetry = await startTelemetry({
    serviceName: name,
    logger,
    sampleRatio: config.OTEL_TRACES_SAMPLER_ARG,
    ...(config.OTEL_EXPORTER_OTLP_ENDPOINT !== undefined && { otlpEndpoint: config.OTEL_EXPORTER_OTLP_ENDPOINT }),
    ...(config.METRICS_PORT !== undefined && {
      metricsAddress: { host: config.GRPC_HOST, port: config.METRICS_PORT },
    }),
  });
  const clock = systemClock;

  const { pool, followerPool, log } = await startOrEnd(() => openStores(options, logger), logger);
  const parts = await compose({ clock, log, pool, followerPool, logger });
  // Makes their rows: what follows the log counts as behind from now on, not only once it leads.
  const followed = [...parts.projections, ...(parts.processManagers ?? [])];
  const names = followed.map((follower) => follower.name);
  await Promise.all(names.map((follower) => readCheckpoint(pool, follower)));
  observeFollowers(names, () => readFollowers(log, pool, followed));
  const clockOffsetS = () => readClockOffsetS(pool, clock);
  observeClockOffset(clockOffsetS);
  const stopping = new AbortController();
  const following: Following = {
    log,
    pool: followerPool,
    leadershipUrl: config.DATABASE_URL,
    logger,
    signal: stopping.signal,
  };
  const followers = follow(following, parts);

  const tokens = openTokenVerifier({
    jwksUrl: config.TOKEN_JWKS_URL,
    issuer: config.TOKEN_ISSUER,
    audience: config.TOKEN_AUDIENCE,
    clock,
  });
  const server = await startServer({
    name,
    address: { host: config.GRPC_HOST, port: config.GRPC_PORT },
    bindings: parts.bindings,
    authenticate: tokens.authenticate,
    refusals: parts.refusals,
    healthChecks: {
      log: () => log.ping(),
      database: () => ping(pool),
      // Until first had: a later absence of the issuer is the same for all processes, and sends no caller to a better one.
      issuerKeys: () => tokens.expectKeys(),
      ...parts.healthChecks,
    },
    partialHealthChecks: { followers: () => checkNotHalted(pool, names), clock: () => checkClock(clockOffsetS) },
    reflection: config.GRPC_REFLECTION,
    unaryDeadlineMsMax,
    drainMsMax: config.DRAIN_MS_MAX,
    clock,
    logger,
  });

  await askedToStop();
  await server.drain();
  stopping.abort();
  await Promise.race([closeAll(), setTimeout(closeMsMax)]);

  async function closeAll(): Promise<void> {
    await Promise.allSettled(followers);
    const stores = [log.close(), pool.end(), followerPool.end(), parts.close?.()];
    await Promise.allSettled([...stores, telemetry.shutdown()]);
  }
}

/** The service's schema as its migrations make it, and the log. */
async function openStores({ name, config, migrationsDirectory }: ServiceOptions, logger: Logger) {
  await expectUsableStores(config.DATABASE_URL, config.LOG_URL);
  await migrate(config.DATABASE_URL, { schema: name, directory: migrationsDirectory }).catch((error: unknown) => {
    throw asUnusable(error, 'DATABASE_URL');
  });
  const pool = openPool(config.DATABASE_URL, { applicationName: name, connectionsMax, schema: name });
  const followerPool = openPool(config.DATABASE_URL, {
    applicationName: `${name} (followers)`,
    connectionsMax: followerConnectionsMax,
    schema: name,
    settings: followerSettings,
    patience: patienceOfFollowers,
  });
  await createCheckpointTables(pool);
  const log = await openEventLog(config.LOG_URL ?? config.DATABASE_URL, {
    applicationName: name,
    tell(news) {
      const dependency = 'log';
      switch (news.kind) {
        case 'lost':
          logger.warn('the log is away; followers wait for it', { dependency, code: news.code });
          return;
        case 'found':
          logger.info('the log is back; followers go on', { dependency, durationMs: news.durationMs });
          return;
        case 'cut':
          logger.error('a stream of the log was cut or deleted', { dependency, position: news.position });
      }
    },
  });
  return { pool, followerPool, log };
}

/** Starts everything of a service that follows the log; each promise ends with the signal. */
export function follow(
  following: Following,
  { projections, processManagers = [] }: Pick<ServiceParts, 'projections' | 'processManagers'>,
): readonly Promise<void>[] {
  return [
    ...projections.map((projection) => runProjection(following, projection)),
    ...processManagers.map((manager) => runProcessManager(following, manager)),
  ];
}

/** A service started by a supervisor ends with it, also when the supervisor had no time to say so. */
function askedToStop(): Promise<void> {
  return new Promise((resolve) => {
    for (const reason of ['SIGTERM', 'SIGINT', 'disconnect'] as const) {
      process.once(reason, () => {
        resolve();
      });
    }
    // The supervisor went while this service started: that event has passed, and would leave it running for ever.
    if ('connected' in process && !process.connected) resolve();
  });
}
