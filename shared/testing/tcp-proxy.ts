import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { Transform } from 'node:stream';

/** A way to a server that can fail as networks do. */
export interface TcpProxy {
  /** The server's URL, by way of the proxy. */
  readonly url: string;
  /** The connections open now carry nothing more in either direction, and nobody is told. New ones work. */
  silence(): void;
  /**
   * Nothing is carried, over old connections or new ones, until the returned function is called; then all of it is. `isHeld`
   * picks the connections by the port that they come from; all when absent.
   */
  hold(isHeld?: (clientPort: number) => boolean): () => void;
  /**
   * Asked for each piece of an answer before it is carried: so many of its bytes still are, and then the connection is reset;
   * undefined lets all of it pass. `asked` is what the client sent since the last piece.
   */
  judgeAnswers(judge: JudgeAnswer): void;
  close(): Promise<void>;
}

export type JudgeAnswer = (piece: Buffer, asked: Buffer) => number | undefined;

interface Pair {
  readonly client: Socket;
  readonly server: Socket;
  readonly answers: Transform;
}

/** Starts a proxy to the server of a URL, on a port of its own. */
export async function startTcpProxy(serverUrl: string): Promise<TcpProxy> {
  const target = new URL(serverUrl);
  const pairs = new Set<Pair>();
  const silent = new Set<Pair>();
  let isHeld: (clientPort: number) => boolean = () => false;
  let judge: JudgeAnswer = () => undefined;

  const proxy = createServer((client) => {
    const server = connect(Number(target.port), target.hostname);
    let asked: Buffer[] = [];
    const answers = new Transform({
      transform(piece: Buffer, _encoding, done) {
        const carried = judge(piece, Buffer.concat(asked));
        asked = [];
        done(null, carried === undefined ? piece : piece.subarray(0, carried));
        if (carried !== undefined) client.resetAndDestroy();
      },
    });
    answers.pipe(client);
    const pair = { client, server, answers };
    pairs.add(pair);
    for (const [socket, other] of [
      [client, server],
      [server, client],
    ] as const) {
      socket.on('error', () => undefined);
      socket.on('close', () => {
        pairs.delete(pair);
        other.destroy();
      });
    }
    client.on('data', (piece) => asked.push(piece));
    if (isHeld(client.remotePort ?? 0)) part(pair);
    else join(pair);
  });
  await once(proxy.listen(0, '127.0.0.1'), 'listening');
  const url = new URL(serverUrl);
  url.hostname = '127.0.0.1';
  url.port = String((proxy.address() as AddressInfo).port);

  return {
    url: url.href,
    silence() {
      for (const pair of pairs) {
        silent.add(pair);
        part(pair);
      }
    },
    hold(choose = () => true) {
      isHeld = choose;
      const held = [...pairs].filter(({ client }) => choose(client.remotePort ?? 0));
      for (const pair of held) part(pair);
      return () => {
        isHeld = () => false;
        for (const pair of pairs) if (!silent.has(pair)) join(pair);
      };
    },
    judgeAnswers(next) {
      judge = next;
    },
    async close() {
      for (const { client } of pairs) client.destroy();
      proxy.close();
      await once(proxy, 'close');
    },
  };
}

function join({ client, server, answers }: Pair): void {
  client.pipe(server);
  server.pipe(answers);
}

function part({ client, server }: Pair): void {
  for (const socket of [client, server]) socket.unpipe().pause();
}
