import { join } from 'node:path';
import type { MethodDefinition } from '@grpc/proto-loader';
import { systemClock } from '@ordonnancier/kernel/clock.ts';
import { parseFiness, parseRpps } from '@ordonnancier/kernel/identifiers.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import type { RefusalMeaning } from '@ordonnancier/kernel/refusal-meaning.ts';
import { accept, refuse } from '@ordonnancier/kernel/result.ts';
import type { Caller } from '@ordonnancier/security/caller.ts';
import { createLogger } from '@ordonnancier/telemetry/logger.ts';
import { z } from 'zod';
import { openClient } from '../client.ts';
import type { ServiceClient } from '../client.ts';
import type { Authenticate } from '../exchange.ts';
import { count } from '../fields.ts';
import { findService, loadProtos } from '../load-proto.ts';
import { serverStream, unary } from '../rpc.ts';
import type { ServerStreamRpc, UnaryRpc } from '../rpc.ts';
import { bindService, startServer } from '../server.ts';
import type { RunningServer, ServerOptions } from '../server.ts';

interface EchoRequest {
  text?: string;
  items?: { unitCount?: number }[];
  nested?: EchoRequest;
  rawBytes?: Uint8Array;
}

interface EchoResponse {
  text: string;
}

interface WatchResponse {
  index: number;
  padding: string;
}

export interface EchoServiceDefinition {
  Echo: MethodDefinition<EchoRequest, EchoResponse, EchoRequest, EchoResponse>;
  Watch: MethodDefinition<{ replyCount?: number }, WatchResponse, { replyCount: number }, WatchResponse>;
}

export const testProtos = loadProtos(join(import.meta.dirname, 'protos'));
export const echoService = findService<EchoServiceDefinition>('ordonnancier.testing.v1.EchoService', testProtos);

const ownRefusals = {
  UNITS_EXCEED_REMAINING: {
    status: 'FAILED_PRECONDITION',
    en: 'More than what remains.',
    fr: 'Plus que ce qui reste à délivrer.',
  },
} satisfies Record<string, RefusalMeaning>;

const pharmacist: Caller = {
  role: 'pharmacist',
  rpps: valid(parseRpps('10000000009')),
  finess: valid(parseFiness('750000002')),
};
const analyst: Caller = { role: 'analyst', subject: 'a-1' };

function valid<T>(identifier: T | undefined): T {
  invariant(identifier !== undefined, 'the identifier has a wrong check digit');
  return identifier;
}

/** Tokens that say what they are: `Bearer pharmacist`, `Bearer analyst`, `Bearer expired`. */
const authenticate: Authenticate = async (authorization) => {
  if (authorization === undefined) return refuse('TOKEN_MISSING');
  if (authorization === 'Bearer pharmacist') return accept(pharmacist);
  if (authorization === 'Bearer analyst') return accept(analyst);
  return refuse(authorization === 'Bearer expired' ? 'TOKEN_EXPIRED' : 'TOKEN_INVALID');
};

export const echoRequest = z.object({
  text: z.string().max(1_000),
  items: z.array(z.object({ unitCount: count(1, 10) })).max(1_000),
});
export type ParsedEcho = z.infer<typeof echoRequest>;
export const watchRequest = z.object({ replyCount: count(0, 1_000_000) });

export const plainEcho = unary({
  roles: ['pharmacist'],
  request: echoRequest,
  handle: async ({ text }) => accept({ text }),
});

export const plainWatch = serverStream({
  roles: ['pharmacist'],
  request: watchRequest,
  handle: async ({ replyCount }) => accept(countTo(replyCount)),
});

async function* countTo(replyCount: number) {
  for (let index = 0; index < replyCount; index += 1) yield { index, padding: '' };
}

export interface EchoStack extends AsyncDisposable {
  readonly server: RunningServer;
  readonly address: string;
  readonly client: ServiceClient<EchoServiceDefinition>;
  readonly logLines: readonly string[];
}

/** A real server on loopback and a client of it. */
export async function startEcho(
  rpcs: { echo?: UnaryRpc<EchoResponse>; watch?: ServerStreamRpc<WatchResponse>; token?: string } = {},
  options: Partial<ServerOptions> = {},
): Promise<EchoStack> {
  const logLines: string[] = [];
  const server = await startServer({
    name: 'echo',
    address: { host: '127.0.0.1', port: 0 },
    bindings: [bindService(echoService, { Echo: rpcs.echo ?? plainEcho, Watch: rpcs.watch ?? plainWatch })],
    authenticate,
    refusals: ownRefusals,
    healthChecks: {},
    reflection: false,
    unaryDeadlineMsMax: 60_000,
    drainMsMax: 5_000,
    clock: systemClock,
    logger: createLogger({ serviceName: 'echo', write: (line) => logLines.push(line) }),
    ...options,
  });
  const address = `127.0.0.1:${server.port}`;
  const client = openClient(echoService, address, { token: async () => rpcs.token ?? 'pharmacist' });
  return {
    server,
    address,
    client,
    logLines,
    async [Symbol.asyncDispose]() {
      client.close();
      await server.drain();
    },
  };
}
