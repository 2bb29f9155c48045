import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { isAnswering, isServing } from '@ordonnancier/grpc/health-client.ts';
import { StoreUnusable } from '@ordonnancier/kernel/store-unusable.ts';
import { expectUsableStores } from '@ordonnancier/service/stores.ts';
import { importedCatalogue } from './catalogue-directory.ts';
import { startIssuer } from './issuer/issuer.ts';
import type { Issuer } from './issuer/issuer.ts';
import type { SandboxIdentity } from './issuer/identities.ts';
import { receiveTraces } from './otlp/receive-traces.ts';
import type { TraceReceiver } from './otlp/receive-traces.ts';
import { keepPostgres } from './keep-postgres.ts';
import { freeBlock, untilBlockFree } from './ports.ts';
import { keepRunning } from './service-process.ts';
import type { Patience, ServiceProcess } from './service-process.ts';
import { compileCacheDirectory, niceness, portBlock, serviceNames } from './services.ts';
import type { ServiceName } from './services.ts';

/** Services wait for one another and for the database; more than this is a failure, however busy the machine. */
const servingMsMax = 180_000;
const healthMsMax = 1_000;
const pollMs = 25;
/** A service that ended so often before all of them served will not serve: what it needs is wrong or not there, not just late. */
const endingsMax = 4;
/** But not before: the database may be starting too, in a container beside, or stand still for a moment. */
const endingMsMin = 10_000;

/** Of the database or the log of `npm start`, which may be starting in a container beside. */
const awayMsMax = 60_000;
const awayPollMs = 1_000;

const patience: Patience = {
  restartMsMin: 300,
  restartMsMax: 30_000,
  provenMs: 60_000,
  checkEveryMs: 5_000,
  silentMsMax: 30_000,
  startMsMax: servingMsMax,
};

export interface StackOptions {
  /** Keys, logs and, when embedded, the database. */
  readonly stateDirectory: string;
  /** The embedded PostgreSQL when absent. */
  readonly databaseUrl?: string;
  /** 'volatile' for tests. */
  readonly durability: 'durable' | 'volatile';
  /** First port of its block; when absent, of one that no other house holds. */
  readonly portBase?: number;
  readonly identities: readonly SandboxIdentity[];
  /** Of the user's own collector, which gets a copy of all traces. */
  readonly otlpEndpoint?: string;
  /** Log of the events, when it is not the database of the read models. */
  readonly logUrl?: string;
  /** Processes of a service, when more than one; four more than there are services at most, as a block has ports for. */
  readonly instances?: Partial<Record<ServiceName, number>>;
  /** Gives up what is not up yet. */
  readonly signal?: AbortSignal;
  /** What is said of processes that end, hang and start again. Nobody listens when absent. */
  readonly say?: (sentence: string) => void;
}

export interface ServiceProgram {
  readonly name: ServiceName;
  /** Of its log file: the name, and a number from the second process on. */
  readonly logName: string;
  /** Its `main.ts`. */
  readonly program: string;
  /** What its other commands have to be told as well. */
  readonly environment: Readonly<Record<string, string>>;
  readonly address: string;
  readonly metricsUrl: string;
}

export interface RunningService extends ServiceProgram {
  readonly process: ServiceProcess;
}

/** What services stand on. */
interface Ground {
  readonly databaseUrl: string;
  readonly issuer: Issuer;
  readonly portBase: number;
  readonly traces: TraceReceiver;
}

export interface Stack {
  readonly databaseUrl: string;
  readonly issuer: Issuer;
  readonly traces: TraceReceiver;
  /** The first process of each service, and then further ones. */
  readonly services: readonly RunningService[];
  /** gRPC address of the first process of each. */
  readonly grpc: Readonly<Record<ServiceName, string>>;
  /** Ends everything that this stack started, and nothing else. */
  stop(): Promise<void>;
}

const projectRoot = fileURLToPath(new URL('../..', import.meta.url));

/** Brings up the database, the development issuer and every service, and resolves when all of them are SERVING. */
export async function startStack(options: StackOptions): Promise<Stack> {
  const { signal } = options;
  const giveUp = new AbortController();
  const stops: (() => Promise<unknown>)[] = [];
  const stop = () => undoAll(stops);
  try {
    const ground = await layGround(options, stops);
    signal?.throwIfAborted();
    const services = startServices(options, ground);
    const { databaseUrl, issuer, traces } = ground;
    stops.push(() => Promise.all(services.map((service) => service.process.stop())));
    const awaited = AbortSignal.any([giveUp.signal, ...(signal === undefined ? [] : [signal])]);
    await Promise.all(services.map((service) => serving(service, awaited)));
    return { databaseUrl, issuer, traces, services, grpc: firstAddresses(services), stop };
  } catch (error) {
    // The first that does not start keeps nobody waiting for the others.
    giveUp.abort();
    await stop();
    throw error;
  }
}

/** Brings up what services stand on, has `work` done instead of them, and takes it down again. */
export async function withoutServices<T>(
  options: StackOptions,
  work: (programs: readonly ServiceProgram[]) => Promise<T>,
): Promise<T> {
  const stops: (() => Promise<unknown>)[] = [];
  try {
    return await work(programsOf(options, await layGround(options, stops)));
  } finally {
    await undoAll(stops);
  }
}

/** The last first, and each once. */
async function undoAll(stops: (() => Promise<unknown>)[]): Promise<void> {
  for (const undo of stops.splice(0).reverse()) await undo();
}

async function layGround(options: StackOptions, stops: (() => Promise<unknown>)[]): Promise<Ground> {
  mkdirSync(path.join(options.stateDirectory, 'logs'), { recursive: true });
  if (options.portBase !== undefined) await untilBlockFree(options.portBase);
  const traces = await receiveTraces(options.otlpEndpoint);
  stops.push(() => traces.stop());
  const { issuer, portBase } = await startIssuerOfBlock(options);
  stops.push(() => issuer.stop());
  const databaseUrl = options.databaseUrl ?? (await startDatabase(options, stops));
  await untilUsable(databaseUrl, options);
  return { databaseUrl, issuer, portBase, traces };
}

async function startDatabase(
  { stateDirectory, durability, say = unheard }: StackOptions,
  stops: (() => Promise<unknown>)[],
): Promise<string> {
  const database = await keepPostgres({ dataDirectory: path.join(stateDirectory, 'postgres'), durability }, say);
  stops.push(() => database.stop());
  return database.url;
}

function unheard(): void {
  return undefined;
}

/** @throws StoreUnusable with one sentence, at once or, of a store that is away, after a minute in which that was said. */
async function untilUsable(databaseUrl: string, { logUrl, signal, say = unheard }: StackOptions): Promise<void> {
  const startedAtMs = performance.now();
  let said = '';
  for (;;) {
    try {
      await expectUsableStores(databaseUrl, logUrl);
      return;
    } catch (error) {
      const mayCome = error instanceof StoreUnusable && error.kind === 'away';
      if (!mayCome || performance.now() - startedAtMs > awayMsMax) throw error;
      if (error.message !== said) say(`${error.message}; waiting for it`);
      said = error.message;
    }
    await setTimeout(awayPollMs, undefined, signal && { signal });
  }
}

/** The issuer has the first port of its block, and so holds the block for as long as the house stands. */
async function startIssuerOfBlock(options: StackOptions): Promise<{ issuer: Issuer; portBase: number }> {
  const { identities, portBase } = options;
  const stateDirectory = path.join(options.stateDirectory, 'issuer');
  for (let attempt = 1; ; attempt += 1) {
    const port = portBase ?? (await freeBlock(portBlock.first, portBlock.count));
    try {
      return { issuer: await startIssuer({ stateDirectory, port, identities }), portBase: port };
    } catch (error) {
      const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
      if (!isTaken || portBase !== undefined || attempt === portBlock.count) throw error;
    }
  }
}

function startServices(options: StackOptions, ground: Ground): RunningService[] {
  const { stateDirectory, say = unheard } = options;
  return programsOf(options, ground).map((service) => ({
    ...service,
    process: keepRunning({
      name: service.logName,
      program: service.program,
      environment: service.environment,
      niceness: niceness[service.name],
      logFile: path.join(stateDirectory, 'logs', `${service.logName}.log`),
      patience,
      answers: () => isAnswering(service.address, patience.checkEveryMs),
      say,
    }),
  }));
}

/** The first process of each service, and then further ones. */
function programsOf(options: StackOptions, { databaseUrl, issuer, portBase, traces }: Ground): ServiceProgram[] {
  const { stateDirectory, instances = {}, logUrl } = options;
  const further = serviceNames.flatMap((name) => Array<ServiceName>((instances[name] ?? 1) - 1).fill(name));
  const processes = [...serviceNames, ...further].map((name, index) => ({
    name,
    port: portBase + 1 + index,
    metricsPort: portBase + portBlock.metrics + index,
  }));
  const fraud = processes.find(({ name }) => name === 'fraud');
  const catalogue = importedCatalogue(stateDirectory);
  return processes.map(({ name, port, metricsPort }, index) => {
    const environment = {
      PATH: process.env['PATH'] ?? '',
      NODE_ENV: 'development',
      // How a profile of every service is taken; see docs/performance.md.
      ...(process.env['NODE_OPTIONS'] !== undefined && { NODE_OPTIONS: process.env['NODE_OPTIONS'] }),
      // Halves the processor time of a start.
      NODE_COMPILE_CACHE: compileCacheDirectory,
      GRPC_PORT: String(port),
      METRICS_PORT: String(metricsPort),
      GRPC_REFLECTION: 'true',
      DATABASE_URL: databaseUrl,
      ...(logUrl !== undefined && { LOG_URL: logUrl }),
      TOKEN_JWKS_URL: issuer.jwksUrl,
      TOKEN_ISSUER: issuer.url,
      OTEL_EXPORTER_OTLP_ENDPOINT: traces.url,
      KEYS_DIRECTORY: keysDirectory(stateDirectory, name),
      SECRETS_MISSING: 'create',
      INS_DOMAINS: 'test',
      PRESCRIBER_KEYS_URL: issuer.prescriberKeysUrl,
      ...(catalogue !== undefined && { CATALOGUE_DIRECTORY: catalogue }),
      ...(name === 'dispensing' && {
        FRAUD_ADDRESS: `127.0.0.1:${fraud?.port}`,
        TOKEN_URL: issuer.tokenUrl,
        CLIENT_SECRET_FILE: clientSecretFile(stateDirectory, issuer, name),
      }),
    };
    return {
      name,
      logName: index < serviceNames.length ? name : `${name}-${index}`,
      program: path.join(projectRoot, 'services', name, 'src', 'main.ts'),
      environment,
      address: `127.0.0.1:${port}`,
      metricsUrl: `http://127.0.0.1:${metricsPort}/metrics`,
    };
  });
}

/** Billing and fraud see no identity, and so lie apart from the keys that would show them one. */
function keysDirectory(stateDirectory: string, service: ServiceName): string {
  const isApart = service === 'billing' || service === 'fraud';
  return path.join(stateDirectory, isApart ? `keys-of-${service}` : 'keys');
}

function clientSecretFile(stateDirectory: string, issuer: Issuer, service: ServiceName): string {
  const file = path.join(stateDirectory, 'keys', `${service}-client-secret`);
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  writeFileSync(file, issuer.clientSecretOf(service), { mode: 0o600 });
  return file;
}

async function serving({ name, address, process }: RunningService, signal: AbortSignal): Promise<void> {
  const startedAtMs = performance.now();
  while (!(await isServing(address, healthMsMax))) {
    signal.throwIfAborted();
    const elapsedMs = performance.now() - startedAtMs;
    const isHopeless = process.endings >= endingsMax && elapsedMs > endingMsMin;
    if (isHopeless || process.isMisconfigured)
      throw new Error(`${name} cannot start: ${process.lastWords} (${process.logFile})`);
    if (elapsedMs > servingMsMax)
      throw new Error(`${name} is not SERVING after ${servingMsMax / 1000} s: see ${process.logFile}`);
    await setTimeout(pollMs);
  }
}

function firstAddresses(services: readonly RunningService[]): Record<ServiceName, string> {
  const addressOf = (name: ServiceName) => services.find((service) => service.name === name)?.address ?? '';
  return {
    prescription: addressOf('prescription'),
    dispensing: addressOf('dispensing'),
    billing: addressOf('billing'),
    fraud: addressOf('fraud'),
    audit: addressOf('audit'),
  };
}
