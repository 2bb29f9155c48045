import { randomInt } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { Server, ServerCredentials, status, type ServerWritableStream } from '@grpc/grpc-js';
import type { Metadata, sendUnaryData, ServerDuplexStream, ServerReadableStream, ServerUnaryCall } from '@grpc/grpc-js';
import gossip from '@eventstore/db-client/generated/gossip_pb.js';
import gossipGrpc from '@eventstore/db-client/generated/gossip_grpc_pb.js';
import features from '@eventstore/db-client/generated/serverfeatures_pb.js';
import featuresGrpc from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import streamsGrpc from '@eventstore/db-client/generated/streams_grpc_pb.js';
import type { AppendReq, AppendResp, ReadReq, ReadResp } from '@eventstore/db-client/generated/streams_pb.js';
import {
  commitTimeout,
  commitTimeoutMs,
  drops,
  invalidPosition,
  invalidPositionOfRead,
  notLeader,
  notReady,
  refusals,
  streamDeleted,
  type AppendFault,
  type Drop,
  type Fault,
} from './faults.ts';
import { eventAnswer, type Outcome, type StoredLog } from './stored-log.ts';

/** Of Kestrel, which the real server sets no other. */
const streamsPerConnectionMax = 100;
const revisionMax = 2n ** 63n;

/** The members of a cluster, by their ports; one node alone leads itself. */
export interface Roles {
  readonly ports: readonly number[];
  /** Undefined while nobody leads. */
  readonly leader: number | undefined;
}

export interface DoubleNode {
  readonly port: number;
  /** One per append from now on, in order. */
  readonly appendFaults: AppendFault[];
  readonly seen: { anyRevision: number; batchAppends: number; subscriptions: number; appends: number };
  /** From arrival to the disk, in milliseconds. */
  commitMs: number;
  /** A frozen disk: no append is answered until it thaws. Reads are. */
  isDiskFrozen: boolean;
  /** Whatever reads is answered so. */
  readFault: Fault | undefined;
  /** Ends all subscriptions. */
  dropSubscriptions(how: Drop): void;
  /** Shows subscribers what was appended. */
  pump(): void;
  /** Cuts every connection. */
  stop(): void;
  /** Comes back on the same port. */
  start(): Promise<void>;
}

interface Subscriber {
  readonly call: ServerWritableStream<ReadReq, ReadResp>;
  /** Positions up to here have been sent. */
  sent: bigint;
}

/** One server that speaks as much of KurrentDB's protocol as the client needs. */
export async function startDoubleNode(log: StoredLog, rolesOf: (self: number) => Roles): Promise<DoubleNode> {
  const subscribers = new Set<Subscriber>();
  const underWay = new Set<string>();
  const seen = { anyRevision: 0, batchAppends: 0, subscriptions: 0, appends: 0 };
  let isStopped = false;

  /** What is asked of the leader is refused by all others. */
  function refusalByRole(metadata: Metadata) {
    const { leader } = rolesOf(node.port);
    if (leader === undefined) return notReady;
    const isAskedOfLeader = metadata.get('requires-leader').includes('true');
    return isAskedOfLeader && leader !== node.port ? notLeader('127.0.0.1', leader) : undefined;
  }

  function append(call: ServerReadableStream<AppendReq, AppendResp>, callback: sendUnaryData<AppendResp>): void {
    const requests: AppendReq[] = [];
    call.on('data', (request: AppendReq) => requests.push(request));
    call.on('end', () => {
      void commit(call, requests, callback);
    });
  }

  async function commit(
    call: ServerReadableStream<AppendReq, AppendResp>,
    requests: readonly AppendReq[],
    callback: sendUnaryData<AppendResp>,
  ): Promise<void> {
    const options = requests[0]?.getOptions();
    const stream = Buffer.from(options?.getStreamIdentifier()?.getStreamName_asU8() ?? []).toString();
    const messages = requests.flatMap((request) => request.getProposedMessage() ?? []);
    if (options?.hasAny() === true) seen.anyRevision += 1;
    seen.appends += 1;
    const fault = node.appendFaults.shift();
    const refusal = refusalByRole(call.metadata) ?? (fault === undefined ? undefined : refusals.get(fault));
    if (refusal !== undefined) {
      callback(refusal);
      return;
    }
    const key = [stream, ...messages.map((message) => message.getId()?.getString())].join('\n');
    if (underWay.has(key)) {
      await delay(commitTimeoutMs);
      callback(commitTimeout);
      return;
    }
    underWay.add(key);
    await delay(node.commitMs);
    while (node.isDiskFrozen && !isStopped) await delay(20);
    underWay.delete(key);
    // Who gave up meanwhile wants it no more: the real server looks before it writes, too.
    if (isStopped || call.cancelled || fault === 'no-trace') return;
    const next = options?.hasRevision() === true ? Number(options.getRevision()) + 1 : 0;
    const outcome = log.append(stream, next, messages, fault === 'forgotten');
    node.pump();
    if (fault === 'silence') return;
    if (fault === 'lost-reply') callback({ code: status.UNAVAILABLE });
    else if (fault === 'empty-answer') callback(null, new streams.AppendResp());
    else if (outcome.kind === 'deleted') callback(streamDeleted(stream));
    else callback(null, appendAnswer(outcome, fault === 'no-position'));
  }

  function read(call: ServerWritableStream<ReadReq, ReadResp>): void {
    const options = call.request.getOptions();
    const refusal = node.readFault ?? refusalByRole(call.metadata);
    if (refusal !== undefined) call.emit('error', refusal);
    else if (options?.getStream() !== undefined) readStream(call);
    else if (options?.hasSubscription() === true) subscribe(call);
    else readAll(call);
  }

  function readStream(call: ServerWritableStream<ReadReq, ReadResp>): void {
    const options = call.request.getOptions();
    const ofStream = options?.getStream();
    const name = Buffer.from(ofStream?.getStreamIdentifier()?.getStreamName_asU8() ?? []).toString();
    const revision = BigInt(ofStream?.hasRevision() === true ? ofStream.getRevision() : 0);
    const events = log.readStream(name);
    if (revision >= revisionMax) {
      call.emit('error', { code: status.UNKNOWN, details: 'Exception was thrown by handler.' });
      return;
    }
    if (events === 'deleted') {
      call.emit('error', streamDeleted(name));
      return;
    }
    if (events === 'missing') {
      const missing = new streams.ReadResp.StreamNotFound();
      const identifier = new shared.StreamIdentifier().setStreamName(Buffer.from(name));
      call.write(new streams.ReadResp().setStreamNotFound(missing.setStreamIdentifier(identifier)));
    } else {
      const isBackwards = options?.getReadDirection() === streams.ReadReq.Options.ReadDirection.BACKWARDS;
      const asked = isBackwards ? events.toReversed() : events.filter((event) => BigInt(event.revision) >= revision);
      for (const stored of asked.slice(0, Number(options?.getCount()))) call.write(eventAnswer(stored));
    }
    call.end();
  }

  /** Forwards from a position, that event included, or backwards from the end. */
  function readAll(call: ServerWritableStream<ReadReq, ReadResp>): void {
    const options = call.request.getOptions();
    const count = Number(options?.getCount());
    const from = options?.getAll()?.getPosition()?.getCommitPosition();
    const events = from === undefined ? log.events.toReversed() : log.readAll(BigInt(from));
    if (events === 'invalid') {
      call.emit('error', invalidPositionOfRead);
      return;
    }
    for (const stored of events.slice(0, count)) call.write(eventAnswer(stored));
    call.end();
  }

  /** After a position, that event excluded; one past the end is caught up at once, and waits for what comes after it. */
  function subscribe(call: ServerWritableStream<ReadReq, ReadResp>): void {
    seen.subscriptions += 1;
    const after = call.request.getOptions()?.getAll()?.getPosition()?.getCommitPosition();
    if (after !== undefined && log.readAll(BigInt(after)) === 'invalid') {
      call.emit('error', invalidPosition);
      return;
    }
    const subscriber = { call, sent: after === undefined ? -1n : BigInt(after) };
    call.on('cancelled', () => subscribers.delete(subscriber));
    call.write(new streams.ReadResp().setConfirmation(new streams.ReadResp.SubscriptionConfirmation()));
    pumpTo(subscriber);
    call.write(new streams.ReadResp().setCaughtUp(new streams.ReadResp.CaughtUp()));
    subscribers.add(subscriber);
  }

  function pumpTo(subscriber: Subscriber): void {
    const from = log.events.findLastIndex(({ position }) => position <= subscriber.sent) + 1;
    for (const stored of log.events.slice(from)) {
      subscriber.call.write(eventAnswer(stored));
      subscriber.sent = stored.position;
    }
  }

  function batchAppend(call: ServerDuplexStream<unknown, unknown>): void {
    seen.batchAppends += 1;
    call.end();
  }

  function readGossip(_: ServerUnaryCall<unknown, unknown>, callback: sendUnaryData<gossip.ClusterInfo>): void {
    const { ports, leader } = rolesOf(node.port);
    const { LEADER, FOLLOWER, UNKNOWN } = gossip.MemberInfo.VNodeState;
    const follower = leader === undefined ? UNKNOWN : FOLLOWER;
    const members = ports.map((port) =>
      new gossip.MemberInfo()
        .setIsAlive(true)
        .setState(port === leader ? LEADER : follower)
        .setHttpEndPoint(new gossip.EndPoint().setAddress('127.0.0.1').setPort(port)),
    );
    callback(null, new gossip.ClusterInfo().setMembersList(members));
  }

  /** Says that the shared append stream is available, as real servers do: not to be drawn to it is the adapter's task. */
  function getSupportedMethods(
    _: ServerUnaryCall<unknown, unknown>,
    callback: sendUnaryData<InstanceType<typeof features.SupportedMethods>>,
  ): void {
    const method = new features.SupportedMethod()
      .setMethodName('batchappend')
      .setServiceName('event_store.client.streams.streams');
    callback(null, new features.SupportedMethods().setMethodsList([method]).setEventStoreServerVersion('24.2.0'));
  }

  async function listen(port: number): Promise<{ server: Server; port: number }> {
    const listening = new Server({ 'grpc.max_concurrent_streams': streamsPerConnectionMax });
    listening.addService(streamsGrpc.StreamsService, { read, append, batchAppend });
    listening.addService(featuresGrpc.ServerFeaturesService, { getSupportedMethods });
    listening.addService(gossipGrpc.GossipService, { read: readGossip });
    const bound = await new Promise<number>((resolve, reject) => {
      listening.bindAsync(`127.0.0.1:${port}`, ServerCredentials.createInsecure(), (error, boundPort) => {
        if (error === null) resolve(boundPort);
        else reject(error);
      });
    });
    return { server: listening, port: bound };
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

  let { server, port } = await listenSomewhere();
  const node: DoubleNode = {
    get port() {
      return port;
    },
    appendFaults: [],
    seen,
    commitMs: 1,
    isDiskFrozen: false,
    readFault: undefined,
    dropSubscriptions(how) {
      for (const { call } of subscribers) {
        if (how === 'end') call.end();
        else call.emit('error', drops.get(how));
      }
      subscribers.clear();
    },
    pump() {
      for (const subscriber of subscribers) pumpTo(subscriber);
    },
    stop() {
      isStopped = true;
      subscribers.clear();
      server.forceShutdown();
    },
    async start() {
      ({ server, port } = await listen(port));
      isStopped = false;
    },
  };
  return node;
}

function appendAnswer(outcome: Exclude<Outcome, { kind: 'deleted' }>, isWithoutPosition: boolean): AppendResp {
  const answer = new streams.AppendResp();
  if (outcome.kind === 'wrong-revision') {
    const wrong = new streams.AppendResp.WrongExpectedVersion();
    if (outcome.actual === undefined) wrong.setCurrentNoStream(new shared.Empty());
    else wrong.setCurrentRevision(String(outcome.actual));
    return answer.setWrongExpectedVersion(wrong);
  }
  const success = new streams.AppendResp.Success().setCurrentRevision(String(outcome.last.revision));
  const position = String(outcome.last.position);
  if (isWithoutPosition) success.setNoPosition(new shared.Empty());
  else success.setPosition(new streams.AppendResp.Position().setCommitPosition(position).setPreparePosition(position));
  return answer.setSuccess(success);
}
