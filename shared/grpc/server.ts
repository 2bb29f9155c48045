import { setTimeout } from 'node:timers/promises';
import { Server, ServerCredentials } from '@grpc/grpc-js';
import type { Clock } from '@ordonnancier/kernel/clock.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import type { RefusalMeaning } from '@ordonnancier/kernel/refusal-meaning.ts';
import type { Logger } from '@ordonnancier/telemetry/logger.ts';
import { createRpcInstruments } from '@ordonnancier/telemetry/metrics.ts';
import { edgeRefusals } from './edge-refusals.ts';
import type { Authenticate, Edge } from './exchange.ts';
import { startHealth } from './health.ts';
import type { HealthChecks } from './health.ts';
import { callsUnderWayMax, channelLimits, drainedMsGrace, streamsOfProcessMax } from './limits.ts';
import type { MethodName, ReplyOf, Service } from './load-proto.ts';
import { openPlaces } from './places.ts';
import type { ServerStreamRpc, UnaryRpc } from './rpc.ts';
import { serveServerStream, serveUnary } from './serve-rpc.ts';
import { countStreamsOfCallers } from './streams-of-callers.ts';

export interface ServerOptions {
  /** Whose server it is, in the logs. */
  readonly name: string;
  /** Port 0 takes a free one. */
  readonly address: { readonly host: string; readonly port: number };
  readonly bindings: readonly Binding[];
  readonly authenticate: Authenticate;
  /** Every code that the bound RPCs may refuse with: `{ ...edgeRefusals, ...own }`. */
  readonly refusals: Readonly<Record<string, RefusalMeaning>>;
  /** What the service cannot do without, by name; each resolves while it works and rejects otherwise. */
  readonly healthChecks: HealthChecks;
  /** What fails a part of its calls only, told under its own name alone. */
  readonly partialHealthChecks?: HealthChecks;
  /** Development only: it tells the whole interface to whoever asks. */
  readonly reflection: boolean;
  /** Longest life of a unary call. A client that states more is served, but not for longer. */
  readonly unaryDeadlineMsMax: number;
  /** How long calls may take to finish once the server stops. */
  readonly drainMsMax: number;
  readonly clock: Clock;
  readonly logger: Logger;
}

export interface RunningServer {
  readonly port: number;
  /**
   * Stops, for SIGTERM: health turns NOT_SERVING, streams end with STREAM_ENDED_BY_SERVER, no new call is taken, those
   * under way finish; after `drainMsMax` what is left is cut off. Resolves when nothing is left.
   */
  drain(): Promise<void>;
}

/** A service of the protos together with its RPCs. Made by `bindService`. */
export interface Binding {
  readonly service: Service<unknown>;
  readonly rpcs: ReadonlyMap<string, UnaryRpc<unknown> | ServerStreamRpc<unknown>>;
}

/** Binds every method of a service to the RPC that answers it; a method without one does not compile. */
export function bindService<Definition>(
  service: Service<Definition>,
  rpcs: {
    readonly [M in MethodName<Definition>]: UnaryRpc<ReplyOf<Definition, M>> | ServerStreamRpc<ReplyOf<Definition, M>>;
  },
): Binding {
  const bound = new Map<string, UnaryRpc<unknown> | ServerStreamRpc<unknown>>(Object.entries(rpcs));
  for (const name of bound.keys()) invariant(service.methods.has(name), `${service.name} has no method ${name}`);
  return { service, rpcs: bound };
}

/** Starts to serve. What is not bound answers UNIMPLEMENTED. Call after `startTelemetry`. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { bindings, logger } = options;
  const server = new Server(channelLimits);
  const stopping = new AbortController();
  const edge: Edge = {
    authenticate: options.authenticate,
    refusals: { ...edgeRefusals, ...options.refusals },
    clock: options.clock,
    logger,
    instruments: createRpcInstruments(),
    unaryDeadlineMsMax: options.unaryDeadlineMsMax,
    calls: openPlaces(callsUnderWayMax),
    streams: openPlaces(streamsOfProcessMax),
    streamsOfCallers: countStreamsOfCallers(),
    running: new Set(),
    stopping: stopping.signal,
  };
  for (const binding of bindings) register(server, binding, edge);
  if (options.reflection) await reflect(server, bindings);

  const health = await startHealth({
    services: bindings.map((binding) => binding.service.name),
    checks: options.healthChecks,
    partialChecks: options.partialHealthChecks ?? {},
    logger,
  });
  health.addTo(server);

  const port = await listen(server, options.address);
  logger.info(`${options.name} is serving`, { host: options.address.host, port });
  return {
    port,
    async drain() {
      health.stop();
      stopping.abort();
      const closed = new Promise<void>((resolve) => {
        server.tryShutdown(() => {
          resolve();
        });
      });
      await Promise.race([closed, finished(edge.running), setTimeout(options.drainMsMax, undefined, { ref: false })]);
      server.forceShutdown();
      logger.info(`${options.name} has stopped`, { count: edge.running.size });
    },
  };
}

function register(server: Server, { service, rpcs }: Binding, edge: Edge): void {
  for (const [name, rpc] of rpcs) {
    const method = service.methods.get(name);
    invariant(method !== undefined && !method.requestStream, `${service.name}/${name} takes one request`);
    invariant(method.responseStream === (rpc.kind === 'server-stream'), `${service.name}/${name} is not ${rpc.kind}`);
    // The pipeline decodes and encodes by itself: a stranger's bytes are not parsed, and no fault goes unlogged.
    const handler = rpc.kind === 'unary' ? serveUnary(rpc, method, edge) : serveServerStream(rpc, method, edge);
    server.register(method.path, handler, identity, identity, rpc.kind === 'unary' ? 'unary' : 'serverStream');
  }
}

/** Each definition of a proto-loader package carries all of its files: one is enough, and all would be parsed in turn. */
async function reflect(server: Server, bindings: readonly Binding[]): Promise<void> {
  const { ReflectionService } = await import('@grpc/reflection');
  const described = bindings.flatMap(({ service: { name, protos } }) => {
    const definition = Object.values(protos).find((candidate) => 'fileDescriptorProtos' in candidate);
    return definition === undefined ? [] : [[name, definition] as const];
  });
  new ReflectionService(Object.fromEntries(described)).addToServer(server);
}

function identity(bytes: Buffer): Buffer {
  return bytes;
}

/** Health watchers never hang up by themselves, so once the calls are done only their last bytes are waited for. */
async function finished(running: ReadonlySet<Promise<void>>): Promise<void> {
  // Calls that were on their way when the server stopped still arrive after it did.
  while (running.size > 0) await Promise.all(running);
  await setTimeout(drainedMsGrace, undefined, { ref: false });
}

function listen(server: Server, { host, port }: ServerOptions['address']): Promise<number> {
  return new Promise((resolve, reject) => {
    server.bindAsync(`${host}:${port}`, ServerCredentials.createInsecure(), (error, bound) => {
      if (error === null) resolve(bound);
      else reject(error);
    });
  });
}
