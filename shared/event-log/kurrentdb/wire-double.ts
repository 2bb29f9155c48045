/**
 * A small server that speaks as much of KurrentDB's protocol as the adapter's client needs, and misbehaves on request. It
 * proves how the adapter treats the client's traps; about the real server it proves nothing.
 */
import { randomInt } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { Server, ServerCredentials, status, type ServerWritableStream } from '@grpc/grpc-js';
import type { sendUnaryData, ServerDuplexStream, ServerReadableStream, ServerUnaryCall } from '@grpc/grpc-js';
import features from '@eventstore/db-client/generated/serverfeatures_pb.js';
import featuresGrpc from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import streamsGrpc from '@eventstore/db-client/generated/streams_grpc_pb.js';
import type { AppendReq, AppendResp, ReadReq, ReadResp } from '@eventstore/db-client/generated/streams_pb.js';

export type AppendFault =
  | 'unavailable' // refused before anything happened
  | 'internal-error'
  | 'denied'
  | 'lost-reply' // appended, then the connection failed
  | 'silence' // appended, never answered
  | 'empty-answer' // appended, answered without content: the client's promise never settles
  | 'no-position' // appended, acknowledged without a position
  | 'forgotten'; // a repetition is not recognised

interface Stored {
  readonly index: number;
  readonly stream: string;
  readonly revision: number;
  readonly id: string;
  readonly metadata: ReadonlyMap<string, string>;
  readonly customMetadata: Uint8Array;
  readonly data: Uint8Array;
}

interface Subscriber {
  readonly call: ServerWritableStream<ReadReq, ReadResp>;
  next: number;
}

export interface WireDouble {
  readonly url: string;
  /** One per append from now on, in order. */
  readonly appendFaults: AppendFault[];
  readonly seen: { anyRevision: number; batchAppends: number; subscriptions: number };
  /** Ends all subscriptions: 'error' as when the server goes away, 'end' as when it shuts down in good order. */
  dropSubscriptions(how: 'error' | 'end' | 'denied'): void;
  /** Forgets the last events, as a server does that was restored from an older copy, and ends all subscriptions. */
  loseEnd(count: number): void;
  /** Cuts every connection and comes back on the same port with what it had stored. */
  restart(): Promise<void>;
  stop(): void;
}

const refusals = new Map<AppendFault, status>([
  ['unavailable', status.UNAVAILABLE],
  ['internal-error', status.INTERNAL],
  ['denied', status.PERMISSION_DENIED],
]);

const ticksPerMs = 10_000;

export async function startWireDouble(): Promise<WireDouble> {
  const log: Stored[] = [];
  const byStream = new Map<string, Stored[]>();
  const subscribers = new Set<Subscriber>();
  const appendFaults: AppendFault[] = [];
  const seen = { anyRevision: 0, batchAppends: 0, subscriptions: 0 };

  function store(stream: string, messages: readonly AppendReq.ProposedMessage[]): void {
    const events = byStream.get(stream) ?? [];
    byStream.set(stream, events);
    for (const message of messages) {
      const metadata = new Map<string, string>();
      message.getMetadataMap().forEach((value, key) => metadata.set(key, value));
      metadata.set('created', String(Date.now() * ticksPerMs));
      const stored = {
        index: log.length,
        stream,
        revision: events.length,
        id: message.getId()?.getString() ?? '',
        metadata,
        customMetadata: message.getCustomMetadata_asU8(),
        data: message.getData_asU8(),
      };
      events.push(stored);
      log.push(stored);
    }
  }

  function append(call: ServerReadableStream<AppendReq, AppendResp>, callback: sendUnaryData<AppendResp>): void {
    const requests: AppendReq[] = [];
    call.on('data', (request: AppendReq) => requests.push(request));
    call.on('end', () => {
      const options = requests[0]?.getOptions();
      const stream = Buffer.from(options?.getStreamIdentifier()?.getStreamName_asU8() ?? []).toString();
      const messages = requests.flatMap((request) => request.getProposedMessage() ?? []);
      if (options?.hasAny() === true) seen.anyRevision += 1;
      const fault = appendFaults.shift();
      const refusal = fault === undefined ? undefined : refusals.get(fault);
      if (refusal !== undefined) {
        callback({ code: refusal });
        return;
      }

      const existing = byStream.get(stream) ?? [];
      const next = options?.hasRevision() === true ? Number(options.getRevision()) + 1 : 0;
      const isRepeated = messages.every(
        (message, offset) => existing[next + offset]?.id === message.getId()?.getString(),
      );
      const answer = new streams.AppendResp();
      if (existing.length !== next && (!isRepeated || fault === 'forgotten')) {
        const wrong = new streams.AppendResp.WrongExpectedVersion();
        if (existing.length === 0) wrong.setCurrentNoStream(new shared.Empty());
        else wrong.setCurrentRevision(String(existing.length - 1));
        callback(null, answer.setWrongExpectedVersion(wrong));
        return;
      }
      if (existing.length === next) store(stream, messages);
      const success = new streams.AppendResp.Success();
      const last = next + messages.length - 1;
      success.setCurrentRevision(String(last));
      if (fault === 'no-position') {
        success.setNoPosition(new shared.Empty());
      } else {
        const position = positionOf(byStream.get(stream)?.[last]?.index ?? -1);
        success.setPosition(new streams.AppendResp.Position().setCommitPosition(position).setPreparePosition(position));
      }
      for (const subscriber of subscribers) pump(subscriber);
      if (fault === 'silence') return;
      if (fault === 'lost-reply') callback({ code: status.UNAVAILABLE });
      else callback(null, fault === 'empty-answer' ? answer : answer.setSuccess(success));
    });
  }

  function pump(subscriber: Subscriber): void {
    for (; subscriber.next < log.length; subscriber.next += 1) {
      const stored = log[subscriber.next];
      if (stored !== undefined) subscriber.call.write(eventAnswer(stored));
    }
  }

  function read(call: ServerWritableStream<ReadReq, ReadResp>): void {
    const options = call.request.getOptions();
    const ofStream = options?.getStream();
    if (ofStream !== undefined) {
      const name = Buffer.from(ofStream.getStreamIdentifier()?.getStreamName_asU8() ?? []).toString();
      const events = byStream.get(name);
      if (events === undefined) {
        const missing = new streams.ReadResp.StreamNotFound();
        const identifier = new shared.StreamIdentifier().setStreamName(Buffer.from(name));
        call.write(new streams.ReadResp().setStreamNotFound(missing.setStreamIdentifier(identifier)));
      } else {
        const from = ofStream.hasRevision() ? Number(ofStream.getRevision()) : 0;
        for (const stored of events.slice(from, from + Number(options?.getCount()))) call.write(eventAnswer(stored));
      }
      call.end();
      return;
    }
    if (options?.hasSubscription() !== true) {
      readAll(call);
      return;
    }
    seen.subscriptions += 1;
    const after = options.getAll()?.getPosition()?.getCommitPosition();
    const subscriber = {
      call,
      next: after === undefined ? 0 : log.findIndex(({ index }) => positionOf(index) === after) + 1,
    };
    call.on('cancelled', () => subscribers.delete(subscriber));
    call.write(new streams.ReadResp().setConfirmation(new streams.ReadResp.SubscriptionConfirmation()));
    pump(subscriber);
    call.write(new streams.ReadResp().setCaughtUp(new streams.ReadResp.CaughtUp()));
    subscribers.add(subscriber);
  }

  /** Forwards from a position, that event included, or backwards from the end. */
  function readAll(call: ServerWritableStream<ReadReq, ReadResp>): void {
    const options = call.request.getOptions();
    const count = Number(options?.getCount());
    const from = options?.getAll()?.getPosition()?.getCommitPosition();
    if (from === undefined) {
      for (const stored of log.slice(-count).reverse()) call.write(eventAnswer(stored));
      call.end();
      return;
    }
    // A position is a place in the file: where no event begins, the server cannot read.
    const isInside = BigInt(from) <= BigInt(positionOf(log.length - 1)) && BigInt(from) % positionStep !== 0n;
    if (isInside) {
      call.emit('error', { code: status.INVALID_ARGUMENT, details: 'invalid position' });
      return;
    }
    const at = log.filter(({ index }) => BigInt(positionOf(index)) >= BigInt(from));
    for (const stored of at.slice(0, count)) call.write(eventAnswer(stored));
    call.end();
  }

  function batchAppend(call: ServerDuplexStream<unknown, unknown>): void {
    seen.batchAppends += 1;
    call.end();
  }

  function dropSubscriptions(how: 'error' | 'end' | 'denied'): void {
    for (const { call } of subscribers) {
      if (how === 'end') call.end();
      else call.emit('error', { code: how === 'error' ? status.UNAVAILABLE : status.UNAUTHENTICATED, details: how });
    }
    subscribers.clear();
  }

  /** Says that the shared append stream is available, as real servers do: not to be drawn to it is the adapter's task. */
  function getSupportedMethods(
    _: ServerUnaryCall<unknown, unknown>,
    callback: sendUnaryData<InstanceType<typeof features.SupportedMethods>>,
  ): void {
    const method = new features.SupportedMethod()
      .setMethodName('batchappend')
      .setServiceName('event_store.client.streams.streams');
    callback(null, new features.SupportedMethods().setMethodsList([method]).setEventStoreServerVersion('24.10.0'));
  }

  async function listen(port: number): Promise<{ server: Server; port: number }> {
    const server = new Server();
    server.addService(streamsGrpc.StreamsService, { read, append, batchAppend });
    server.addService(featuresGrpc.ServerFeaturesService, { getSupportedMethods });
    const bound = await new Promise<number>((resolve, reject) => {
      server.bindAsync(`127.0.0.1:${port}`, ServerCredentials.createInsecure(), (error, boundPort) => {
        if (error === null) resolve(boundPort);
        else reject(error);
      });
    });
    return { server, port: bound };
  }

  /** Below the ports that systems give to outgoing connections: one of these could hold it while the server restarts. */
  async function listenSomewhere(attemptsLeft = 20): Promise<{ server: Server; port: number }> {
    try {
      return await listen(randomInt(32_000, 32_700));
    } catch (error) {
      // Another double, or a stranger, has that one.
      if (attemptsLeft === 0) throw error;
      return listenSomewhere(attemptsLeft - 1);
    }
  }

  // An event of the server's own, as every KurrentDB has them.
  store('$settings', [new streams.AppendReq.ProposedMessage().setId(new shared.UUID().setString('$'))]);
  let { server, port } = await listenSomewhere();
  return {
    url: `kurrentdb://127.0.0.1:${port}?tls=false`,
    appendFaults,
    seen,
    dropSubscriptions,
    loseEnd(count) {
      for (const { stream } of log.splice(-count)) byStream.get(stream)?.pop();
      dropSubscriptions('error');
    },
    async restart() {
      subscribers.clear();
      server.forceShutdown();
      await delay(200);
      ({ server, port } = await listen(port));
    },
    stop() {
      server.forceShutdown();
    },
  };
}

const positionStep = 100n;

function positionOf(index: number): string {
  return String(BigInt(index + 1) * positionStep);
}

function eventAnswer(stored: Stored): ReadResp {
  const position = positionOf(stored.index);
  const event = new streams.ReadResp.ReadEvent.RecordedEvent()
    .setId(new shared.UUID().setString(stored.id))
    .setStreamIdentifier(new shared.StreamIdentifier().setStreamName(Buffer.from(stored.stream)))
    .setStreamRevision(String(stored.revision))
    .setCommitPosition(position)
    .setPreparePosition(position)
    .setCustomMetadata(stored.customMetadata)
    .setData(stored.data);
  for (const [key, value] of stored.metadata) event.getMetadataMap().set(key, value);
  return new streams.ReadResp().setEvent(new streams.ReadResp.ReadEvent().setEvent(event).setCommitPosition(position));
}
