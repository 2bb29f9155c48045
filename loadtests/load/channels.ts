import { randomBytes } from 'node:crypto';
import { Client, credentials, Metadata } from '@grpc/grpc-js';
import type { Method, MethodName, ReplyOf, RequestOf, Service } from '@ordonnancier/grpc/load-proto.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';

/** The longest deadline that the services accept is 5 s. */
const deadlineMs = 4_900;

/** Every hundredth call is traced, as a country would; a client decides for everything that its call causes. */
const callsPerTrace = 100;

export interface CallSize {
  readonly requestBytes: number;
  readonly replyBytes: number;
}

/** Calls to one service over several connections: one carries 100 calls at once, and more would wait in the client. */
export interface Channels<Definition> {
  /** @throws the gRPC error. */
  call<M extends MethodName<Definition>>(
    method: M,
    request: RequestOf<Definition, M>,
    token?: string,
  ): Promise<ReplyOf<Definition, M>>;
  close(): void;
}

/** Much less around a call than the client of the house, so that the load generator leaves the processors to the house. */
export function openChannels<Definition>(
  service: Service<Definition>,
  address: string,
  connectionCount: number,
  onSize: (size: CallSize) => void = () => undefined,
): Channels<Definition> {
  const clients = Array.from(
    { length: connectionCount },
    () =>
      new Client(address, credentials.createInsecure(), {
        'grpc.use_local_subchannel_pool': 1,
        'grpc.enable_retries': 0,
        'grpc.service_config_disable_resolution': 1,
        'grpc.enable_http_proxy': 0,
        'grpc.enable_channelz': 0,
      }),
  );
  let calls = 0;

  return {
    call(name, request, token) {
      const method = service.methods.get(name);
      const client = clients[calls % clients.length];
      invariant(method !== undefined && client !== undefined, `${service.name} has ${name}`);
      calls += 1;
      return callUnary(client, method, request as object, metadataFor(token, calls), onSize) as Promise<
        ReplyOf<Definition, typeof name>
      >;
    },
    close() {
      for (const client of clients) client.close();
    },
  };
}

function metadataFor(token: string | undefined, calls: number): Metadata {
  const metadata = new Metadata();
  if (token === undefined) return metadata;
  metadata.set('authorization', `Bearer ${token}`);
  const ids = randomBytes(24).toString('hex');
  const sampled = calls % callsPerTrace === 0 ? '01' : '00';
  metadata.set('traceparent', `00-${ids.slice(0, 32)}-${ids.slice(32)}-${sampled}`);
  return metadata;
}

function callUnary(
  client: Client,
  { path, requestSerialize, responseDeserialize }: Method,
  request: object,
  metadata: Metadata,
  onSize: (size: CallSize) => void,
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const requestBytes = requestSerialize(request);
    client.makeUnaryRequest(
      path,
      identity,
      identity,
      requestBytes,
      metadata,
      { deadline: Date.now() + deadlineMs },
      (error, replyBytes) => {
        if (error !== null || replyBytes === undefined) {
          reject(error ?? new Error('no reply'));
          return;
        }
        onSize({ requestBytes: requestBytes.length, replyBytes: replyBytes.length });
        resolve(responseDeserialize(replyBytes));
      },
    );
  });
}

function identity(bytes: Buffer): Buffer {
  return bytes;
}
