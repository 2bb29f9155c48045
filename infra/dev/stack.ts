import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { isServing } from '@ordonnancier/grpc/health-client.ts';
import { startEmbeddedPostgres } from '@ordonnancier/postgres/embedded.ts';
import { importedCatalogue } from './catalogue-directory.ts';
import { startIssuer } from './issuer/issuer.ts';
import type { Issuer } from './issuer/issuer.ts';
import type { SandboxIdentity } from './issuer/identities.ts';
import { receiveTraces } from './otlp/receive-traces.ts';
import type { TraceReceiver } from './otlp/receive-traces.ts';
import { keepRunning } from './service-process.ts';
import type { ServiceProcess } from './service-process.ts';
import { niceness, serviceNames } from './services.ts';
import type { ServiceName } from './services.ts';

/** Services wait for one another and for the database; more than this on a developer's machine is a failure. */
const servingMsMax = 60_000;
const healthMsMax = 1_000;
const pollMs = 25;

export interface StackOptions {
  /** Keys, logs and, when embedded, the database. */
  readonly stateDirectory: string;
  /** The embedded PostgreSQL when absent. */
  readonly databaseUrl?: string;
  /** 'volatile' for tests. */
  readonly durability: 'durable' | 'volatile';
  /** See `portBaseDefault`; free ports when absent. */
  readonly portBase?: number;
  readonly identities: readonly SandboxIdentity[];
  /** Of the user's own collector, which gets a copy of all traces. */
  readonly otlpEndpoint?: string;
  /** Log of the events, when it is not the database of the read models. */
  readonly logUrl?: string;
  /** Processes of a service, when more than one. */
  readonly instances?: Partial<Record<ServiceName, number>>;
}

export interface RunningService {
  readonly name: ServiceName;
  readonly address: string;
  readonly metricsUrl: string;
  readonly process: ServiceProcess;
  /** Of the process: what its other commands have to be told as well. */
  readonly environment: Readonly<Record<string, string>>;
  /** Its `main.ts`. */
  readonly program: string;
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
  const { stateDirectory, portBase } = options;
  mkdirSync(path.join(stateDirectory, 'logs'), { recursive: true });
  const stops: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const undo of stops.splice(0).reverse()) await undo();
  };
  try {
    const traces = await receiveTraces(options.otlpEndpoint);
    stops.push(() => traces.stop());
    const issuer = await startIssuer({
      stateDirectory: path.join(stateDirectory, 'issuer'),
      port: portBase ?? 0,
      identities: options.identities,
    });
    stops.push(() => issuer.stop());
    const databaseUrl = options.databaseUrl ?? (await startDatabase(options, stops));
    const services = await startServices(options, databaseUrl, issuer, traces);
    stops.push(() => Promise.all(services.map((service) => service.process.stop())));
    await Promise.all(services.map(serving));
    return { databaseUrl, issuer, traces, services, grpc: firstAddresses(services), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startDatabase(
  { stateDirectory, durability }: StackOptions,
  stops: (() => Promise<unknown>)[],
): Promise<string> {
  const database = await startEmbeddedPostgres({ dataDirectory: path.join(stateDirectory, 'postgres'), durability });
  stops.push(() => database.stop());
  return database.url;
}

async function startServices(
  options: StackOptions,
  databaseUrl: string,
  issuer: Issuer,
  traces: TraceReceiver,
): Promise<RunningService[]> {
  const { stateDirectory, portBase, instances = {}, logUrl } = options;
  const first = await Promise.all(
    serviceNames.map(async (name, index) => ({
      name,
      port: portBase === undefined ? await freePort() : portBase + 1 + index,
      metricsPort: portBase === undefined ? await freePort() : portBase + 11 + index,
    })),
  );
  const further = await Promise.all(
    serviceNames.flatMap((name) =>
      Array.from({ length: (instances[name] ?? 1) - 1 }, async () => ({
        name,
        port: await freePort(),
        metricsPort: await freePort(),
      })),
    ),
  );
  const fraud = first.find(({ name }) => name === 'fraud');
  const catalogue = importedCatalogue(stateDirectory);
  return [...first, ...further].map(({ name, port, metricsPort }, index) => {
    const environment = {
      PATH: process.env['PATH'] ?? '',
      NODE_ENV: 'development',
      // How a profile of every service is taken; see docs/performance.md.
      ...(process.env['NODE_OPTIONS'] !== undefined && { NODE_OPTIONS: process.env['NODE_OPTIONS'] }),
      // Halves the processor time of a second start.
      NODE_COMPILE_CACHE: path.join(stateDirectory, 'compile-cache'),
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
    const program = path.join(projectRoot, 'services', name, 'src', 'main.ts');
    const logName = index < serviceNames.length ? name : `${name}-${index}`;
    return {
      name,
      address: `127.0.0.1:${port}`,
      metricsUrl: `http://127.0.0.1:${metricsPort}/metrics`,
      program,
      environment,
      process: keepRunning({
        program,
        environment,
        niceness: niceness[name],
        logFile: path.join(stateDirectory, 'logs', `${logName}.log`),
      }),
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

async function serving({ name, address, process }: RunningService): Promise<void> {
  const endsAtMs = performance.now() + servingMsMax;
  while (!(await isServing(address, healthMsMax))) {
    if (process.failure !== undefined) throw new Error(`${name} ${process.failure}`);
    if (performance.now() > endsAtMs) throw new Error(`${name} is not SERVING after ${servingMsMax / 1000} s`);
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

/** Free at this moment; another program may be faster, which the service's own start then reports. */
async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}
