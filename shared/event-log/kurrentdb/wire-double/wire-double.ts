/**
 * Small servers that speak as much of KurrentDB's protocol as the adapter's client needs, and misbehave on request. They
 * prove how the adapter treats the client's traps; about the real server they prove nothing.
 */
import { setTimeout as delay } from 'node:timers/promises';
import type { Drop } from './faults.ts';
import { startDoubleNode, type DoubleNode } from './node.ts';
import { createStoredLog, strangersMessage, type StoredLog } from './stored-log.ts';

/** One server alone. */
export interface WireDouble extends DoubleNode {
  readonly url: string;
  readonly log: StoredLog;
  /** Forgets the last events, as a server does that was restored from an older copy, and ends all subscriptions. */
  loseEnd(count: number): void;
  /** Cuts every connection and comes back on the same port with what it had stored. */
  restart(awayMs?: number): Promise<void>;
}

export async function startWireDouble(): Promise<WireDouble> {
  const log = createDoubleLog();
  const node = await startDoubleNode(log, (self) => ({ ports: [self], leader: self }));
  return Object.assign(node, {
    url: `kurrentdb://127.0.0.1:${node.port}?tls=false`,
    log,
    loseEnd(count: number) {
      log.loseEnd(count);
      node.dropSubscriptions('error');
    },
    async restart(awayMs = 200) {
      node.stop();
      await delay(awayMs);
      await node.start();
    },
  });
}

/** Servers on one log, one of which leads. */
export interface ClusterDouble {
  readonly log: StoredLog;
  readonly nodes: readonly DoubleNode[];
  /** All hosts, one after another; or some of them, by their number. */
  url(...numbers: readonly number[]): string;
  /** Makes another node the leader, or none; the nodes go on. */
  lead(number: number | undefined): void;
  dropSubscriptions(how: Drop): void;
  stop(): void;
}

export async function startClusterDouble(size = 3): Promise<ClusterDouble> {
  const log = createDoubleLog();
  const nodes: DoubleNode[] = [];
  let leader: number | undefined = 0;
  const roles = () => ({
    ports: nodes.map(({ port }) => port),
    leader: leader === undefined ? undefined : nodes[leader]?.port,
  });
  for (let number = 0; number < size; number += 1) nodes.push(await startDoubleNode(log, roles));
  return {
    log,
    nodes,
    url(...numbers) {
      const named = numbers.length === 0 ? nodes : nodes.filter((_, number) => numbers.includes(number));
      return `kurrentdb://${named.map(({ port }) => `127.0.0.1:${port}`).join(',')}?tls=false`;
    },
    lead(number) {
      leader = number;
    },
    dropSubscriptions(how) {
      for (const node of nodes) node.dropSubscriptions(how);
    },
    stop() {
      for (const node of nodes) node.stop();
    },
  };
}

/** With an event of the server's own, as every KurrentDB has them. */
function createDoubleLog(): StoredLog {
  const log = createStoredLog();
  log.append('$settings', undefined, [strangersMessage('$', 'application/json', '{}')], false);
  return log;
}
