import { Metadata, type ChannelCredentials } from '@grpc/grpc-js';
import type { EndPoint } from '@eventstore/db-client';
import gossipPb from '@eventstore/db-client/generated/gossip_pb.js';
import gossipGrpc from '@eventstore/db-client/generated/gossip_grpc_pb.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import { sleep } from '../backoff.ts';
import { channelCredentials, reconnection, targetOf } from './channel.ts';
import { openNode, type Node } from './node.ts';
import type { Settings } from './settings.ts';

/** A member that is frozen does not answer at all; the others are asked meanwhile. */
const gossipMsMax = 1_000;
/** After so long without an answer of a member its connection is opened anew. */
const silentMsMax = 10_000;
/** Between two rounds of asking, while nobody leads. */
const searchPauseMs = 250;
/** How often one who waits looks whether another node leads by now. */
const glanceMs = 250;
/** Kurrent's clusters have three or five members, and a few that only read. */
const membersMax = 16;

/** Knows which node leads, as long as the log is open; finding none is never a fault of its own. */
export interface Leader {
  /** The leader, with a connection for appends that stands; undefined when there is none within the time, or `signal` aborts. */
  find(timeoutMs: number, signal?: AbortSignal): Promise<Node | undefined>;
  /** Something failed on a node, or it named another leader: looks again. */
  lost(node: Node, named?: EndPoint): void;
  /** All that were ever heard of, whom to ask first standing first. */
  knownMembers(): readonly EndPoint[];
  close(): void;
}

export function openLeader(settings: Settings, connectionName: string): Leader {
  const { readGossip, closeGossip } = openGossip(channelCredentials(settings));
  const closing = new AbortController();
  let members: readonly EndPoint[] = settings.hosts;
  /** A URL of one host says where the log is; only when that one names a leader do others matter. */
  let isCluster = settings.isCluster;
  let current: Node | undefined;
  let searching: Promise<void> | undefined;
  const [onlyHost] = settings.hosts;
  if (!isCluster && onlyHost !== undefined) current = openNode(onlyHost, settings, connectionName);

  function follow(endpoint: EndPoint): void {
    if (closing.signal.aborted || (current !== undefined && isSame(current.endpoint, endpoint))) return;
    current?.retire();
    current = openNode(endpoint, settings, connectionName);
  }

  /** Hosts of the URL are never forgotten: all others may have been replaced while nobody looked. */
  function remember(heard: readonly EndPoint[]): void {
    const all = [...heard, ...members, ...settings.hosts];
    members = all.filter((one, index) => all.findIndex((other) => isSame(one, other)) === index).slice(0, membersMax);
  }

  async function gossip(endpoint: EndPoint): Promise<EndPoint | undefined> {
    const { leader, members: heard } = await readGossip(endpoint);
    remember(heard);
    return leader;
  }

  /** Those who follow may still name a leader that is gone: only who says so of itself leads. */
  async function askWhoLeads(): Promise<EndPoint> {
    return await Promise.any(
      members.map(async (member) => {
        const named = await gossip(member);
        if (named === undefined) throw new Error('no leader is known there');
        const confirmed = await gossip(named);
        if (confirmed === undefined || !isSame(confirmed, named)) throw new Error('the one named does not lead');
        return named;
      }),
    );
  }

  async function search(): Promise<void> {
    while (!closing.signal.aborted) {
      const found = await askWhoLeads().catch(() => undefined);
      if (found !== undefined) {
        follow(found);
        return;
      }
      await sleep(searchPauseMs, closing.signal);
    }
  }

  function startSearch(): void {
    if (!isCluster || closing.signal.aborted) return;
    searching ??= search().finally(() => {
      searching = undefined;
    });
  }

  if (isCluster) startSearch();
  return {
    async find(timeoutMs, signal = closing.signal) {
      const untilMs = Date.now() + timeoutMs;
      const ended = AbortSignal.any([signal, closing.signal]);
      do {
        const waitMs = Math.min(glanceMs, Math.max(0, untilMs - Date.now()));
        const node = current;
        if (await node?.appending.isReady(waitMs)) return node;
        startSearch();
        if (node === undefined) await Promise.race([searching, sleep(waitMs, ended)]);
      } while (Date.now() < untilMs && !ended.aborted);
      return undefined;
    },
    lost(node, named) {
      if (node !== current) return;
      if (named === undefined) {
        startSearch();
        return;
      }
      isCluster = true;
      remember([named]);
      follow(named);
    },
    knownMembers: () => members,
    close() {
      closing.abort();
      closeGossip();
      current?.retire();
      current = undefined;
    },
  };
}

function isSame(a: EndPoint, b: EndPoint): boolean {
  return a.address === b.address && a.port === b.port;
}

interface Gossip {
  readonly leader: EndPoint | undefined;
  readonly members: readonly EndPoint[];
}

/**
 * One connection a member: one that is frozen takes them and answers none, and what waits for it is not let go before it
 * does. Once in a while it is tried anew all the same, for the host may have come back without knowing the connection.
 */
function openGossip(credentials: ChannelCredentials) {
  const clients = new Map<string, { readonly client: gossipGrpc.GossipClient; heardAtMs: number }>();

  function clientOf(target: string) {
    const known = clients.get(target);
    if (known !== undefined) return known;
    const client = new gossipGrpc.GossipClient(target, credentials, {
      'grpc.use_local_subchannel_pool': 1,
      ...reconnection,
    });
    const opened = { client, heardAtMs: Date.now() };
    clients.set(target, opened);
    return opened;
  }

  async function readGossip(endpoint: EndPoint): Promise<Gossip> {
    const target = targetOf(endpoint);
    const asked = clientOf(target);
    const info = await new Promise<gossipPb.ClusterInfo>((resolve, reject) => {
      const options = { deadline: Date.now() + gossipMsMax };
      asked.client.read(new shared.Empty(), new Metadata(), options, (error, answer) => {
        if (error === null) resolve(answer);
        else reject(error);
      });
    }).catch((error: unknown) => {
      if (Date.now() - asked.heardAtMs > silentMsMax && clients.get(target) === asked) {
        asked.client.close();
        clients.delete(target);
      }
      throw error;
    });
    asked.heardAtMs = Date.now();
    const living = info.getMembersList().filter((member) => member.getIsAlive());
    const { LEADER } = gossipPb.MemberInfo.VNodeState;
    return {
      leader: living
        .filter((member) => member.getState() === LEADER)
        .map(endpointOf)
        .at(0),
      members: living.map(endpointOf).filter((member) => member !== undefined),
    };
  }

  return {
    readGossip,
    closeGossip: () => {
      for (const { client } of clients.values()) client.close();
    },
  };
}

function endpointOf(member: gossipPb.MemberInfo): EndPoint | undefined {
  const endpoint = member.getHttpEndPoint();
  return endpoint && { address: endpoint.getAddress(), port: endpoint.getPort() };
}
