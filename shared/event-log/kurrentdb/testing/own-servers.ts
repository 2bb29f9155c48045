import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import * as http from 'node:http';
import * as https from 'node:https';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { startTcpProxy } from '@ordonnancier/testing/tcp-proxy.ts';
import { makeCertificates, type Certificates } from './certificates.ts';
import { serverProcess, skipped, type ServerProcess } from './server-process.ts';

/*
 * Servers of a test's own: EventStoreDB 23.10 or later, or KurrentDB, on loopback and in a folder of the test's, so that they can
 * be killed, frozen, stopped, restored and clustered. Nothing is built here.
 */

/** A cluster needs seconds to elect, a busy machine more. */
const readyMsMax = 90_000;
const answerMsMax = 2_000;
const pollMs = 100;

export interface OwnServers {
  readonly nodes: readonly OwnNode[];
  /** All nodes, as an operator writes them down. */
  readonly url: string;
  /** What the first node says of itself: `24.2.0`. */
  readonly version: string;
  /** The node that leads; waits until one does. `but` is one that is believed no more. */
  leader(but?: OwnNode): Promise<OwnNode>;
  stop(): Promise<void>;
}

/** Starts on its folder as it is. */
export interface OwnNode extends ServerProcess {
  readonly port: number;
  /** Resolves when it serves. */
  untilReady(): Promise<void>;
  /** Resolves when what was deleted no longer takes room in the chunks that are full. */
  scavenge(): Promise<void>;
  /** It runs on, reaches nobody and is reached by nobody: neither clients nor the other nodes. */
  cutOff(): Promise<void>;
  reconnect(): void;
  /** Of a stopped node: keeps its folder as it is now. */
  keepCopy(): void;
  /** Of a stopped node: its folder is the kept one again. */
  restoreCopy(): void;
}

export interface OwnServersOptions {
  readonly nodes: 1 | 3;
  /** With certificates of the test's own authority, users and rights; without either when absent. */
  readonly tls?: true;
  /** Of strangers, who may append more at once than this house does; the server's default when absent. */
  readonly appendBytesMax?: number;
}

/** @throws when they do not serve in time; the message names the folder of their output. */
export async function startOwnServers({ nodes: count, tls, appendBytesMax }: OwnServersOptions): Promise<OwnServers> {
  const folder = mkdtempSync(path.join(tmpdir(), 'ordonnancier-kurrentdb-'));
  const certificates = tls && makeCertificates(path.join(folder, 'certificates'));
  const ports = await freePorts(2 * count);
  const [clientPorts, replicationPorts] = [ports.slice(0, count), ports.slice(count)];
  // Whoever speaks to a node of a cluster, clients and other nodes, comes by a way that can be cut.
  const waysTo = async (all: readonly number[]) => (count === 1 ? [] : await Promise.all(all.map(startWay)));
  const [clientWays, replicationWays] = [await waysTo(clientPorts), await waysTo(replicationPorts)];
  const advertised = clientPorts.map((port, index) => clientWays[index]?.port ?? port);
  const nodes = clientPorts.map((port, index) => {
    const seeds = advertised.filter((_, other) => other !== index).map((other) => `127.0.0.1:${other}`);
    const cluster = [
      `--cluster-size=${count}`,
      '--discover-via-dns=false',
      `--gossip-seed=${seeds.join(',')}`,
      `--node-port-advertise-as=${clientWays[index]?.port ?? 0}`,
      `--replication-tcp-port-advertise-as=${replicationWays[index]?.port ?? 0}`,
    ];
    const isOwn = (_: Way, way: number) => way === index;
    const ways = {
      own: [...clientWays.filter(isOwn), ...replicationWays.filter(isOwn)],
      others: [...clientWays, ...replicationWays].filter((_, way) => way % count !== index),
    };
    return ownNode(path.join(folder, `node-${index}`), port, certificates, ways, [
      `--replication-port=${replicationPorts[index] ?? 0}`,
      ...(count === 1 ? [] : cluster),
      ...(appendBytesMax === undefined ? [] : [`--max-append-size=${appendBytesMax}`]),
    ]);
  });
  const end = async () => {
    await Promise.all(nodes.map((node) => node.kill()));
    await Promise.all([...clientWays, ...replicationWays].map((way) => way.close()));
  };
  const stop = async () => {
    await end();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    for (const node of nodes) await node.start();
    for (const node of nodes) await node.untilReady();
  } catch (error) {
    await end();
    throw new Error(`the servers do not serve; see ${folder}`, { cause: error });
  }
  const info = await ask(clientPorts[0] ?? 0, '/info', certificates);
  return {
    nodes,
    url: urlOf(advertised, certificates),
    version: (JSON.parse(info.body) as { esVersion?: string }).esVersion ?? 'unknown',
    async leader(but) {
      let leader: OwnNode | undefined;
      await until(async () => {
        const roles = await Promise.all(
          nodes.map(
            async (node, index) =>
              [node, await roleOf(node.port, advertised[index] ?? node.port, certificates)] as const,
          ),
        );
        leader = roles.find(([node, role]) => node !== but && role === 'Leader')?.[0];
        return leader !== undefined;
      });
      if (leader === undefined) throw new Error('no node leads');
      return leader;
    },
    stop,
  };
}

function ownNode(
  home: string,
  port: number,
  certificates: Certificates | undefined,
  ways: { readonly own: readonly Way[]; readonly others: readonly Way[] },
  furtherOptions: readonly string[],
): OwnNode {
  const copy = `${home}-copy`;
  const options = [
    '--run-projections=None',
    `--db=${home}/db`,
    `--index=${home}/index`,
    `--log=${home}/log`,
    '--node-ip=127.0.0.1',
    `--node-port=${port}`,
    '--replication-ip=127.0.0.1',
    ...furtherOptions,
    ...(certificates?.serverOptions ?? ['--insecure']),
  ];
  if (serverProcess === undefined) throw new Error(skipped);
  const server = serverProcess({ options, folder: path.dirname(home), outputFile: `${home}.out` });
  return {
    port,
    ...server,
    untilReady: () => until(async () => (await ask(port, '/health/live', certificates)).status === 204),
    async scavenge() {
      await ask(port, '/admin/scavenge', certificates, 'POST');
      await until(async () => {
        const { status, body } = await ask(port, '/admin/scavenge/current', certificates);
        return status === 200 && !/scavengeId\W+[\da-f]{8}-/i.test(body);
      });
    },
    async cutOff() {
      const ownsPort = await server.ownsPort();
      for (const way of ways.own) way.cut(() => true);
      for (const way of ways.others) way.cut(ownsPort);
    },
    reconnect() {
      for (const way of [...ways.own, ...ways.others]) way.join();
    },
    keepCopy() {
      cpSync(home, copy, { recursive: true });
    },
    restoreCopy() {
      rmSync(home, { recursive: true });
      cpSync(copy, home, { recursive: true });
    },
  };
}

/** A port that leads to a node's. */
interface Way {
  readonly port: number;
  /** For those who come from these ports. */
  cut(isCut: (clientPort: number) => boolean): void;
  join(): void;
  close(): Promise<void>;
}

async function startWay(to: number): Promise<Way> {
  const proxy = await startTcpProxy(`tcp://127.0.0.1:${to}`);
  let goOn: (() => void) | undefined;
  return {
    port: Number(new URL(proxy.url).port),
    cut(isCut) {
      goOn ??= proxy.hold(isCut);
    },
    join() {
      goOn?.();
      goOn = undefined;
    },
    close: () => proxy.close(),
  };
}

function urlOf(ports: readonly number[], certificates: Certificates | undefined): string {
  const hosts = ports.map((port) => `127.0.0.1:${port}`).join(',');
  if (certificates === undefined) return `esdb://${hosts}?tls=false`;
  return `esdb://admin:changeit@${hosts}?tlsCAFile=${encodeURIComponent(certificates.rootFile)}`;
}

interface Answer {
  /** 0 when there is none. */
  readonly status: number;
  readonly body: string;
}

/** The state that a node says it is in; undefined while it says nothing. */
async function roleOf(
  port: number,
  advertised: number,
  certificates: Certificates | undefined,
): Promise<string | undefined> {
  const { status, body } = await ask(port, '/gossip', certificates);
  if (status !== 200) return undefined;
  const { members } = JSON.parse(body) as { members: { httpEndPointPort: number; state: string }[] };
  return members.find(({ httpEndPointPort }) => httpEndPointPort === advertised)?.state;
}

function ask(
  port: number,
  resource: string,
  certificates: Certificates | undefined,
  method: 'GET' | 'POST' = 'GET',
): Promise<Answer> {
  const options = { host: '127.0.0.1', port, path: resource, method, timeout: answerMsMax };
  return new Promise((resolve) => {
    const none = () => {
      resolve({ status: 0, body: '' });
    };
    const read = (response: http.IncomingMessage) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (text: string) => (body += text));
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, body });
      });
      response.on('error', none);
    };
    const request =
      certificates === undefined
        ? http.request(options, read)
        : https.request({ ...options, ca: certificates.rootPem, auth: 'admin:changeit' }, read);
    request.on('error', none);
    request.on('timeout', () => request.destroy());
    request.end();
  });
}

async function until(isTrue: () => Promise<boolean>): Promise<void> {
  const giveUpAtMs = performance.now() + readyMsMax;
  while (!(await isTrue())) {
    if (performance.now() > giveUpAtMs) throw new Error('the server is not as awaited in time');
    await setTimeout(pollMs);
  }
}

/** Free at this moment, all at once, so that they differ. */
async function freePorts(count: number): Promise<readonly number[]> {
  const servers = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'));
  await Promise.all(servers.map((server) => once(server, 'listening')));
  const ports = servers.map((server) => {
    const address = server.address();
    return typeof address === 'object' && address !== null ? address.port : 0;
  });
  await Promise.all(servers.map((server) => once(server.close(), 'close')));
  return ports;
}
