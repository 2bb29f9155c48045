import { connect as connectTcp, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { EndPoint } from '@eventstore/db-client';
import { LogAway } from '../event-log.ts';
import type { Settings } from './settings.ts';

/** Of one host; all are asked at once. */
const probeMsMax = 1_500;

/** What hinders a connection, the most telling first; each a sentence for a person who starts a service. */
const reasons = {
  certificate:
    'the certificate of the log is not trusted, or is of another host: name its authority with tlsCAFile in LOG_URL',
  needsTls: 'the log asks for TLS, and LOG_URL says tls=false',
  noTls: 'the log does not speak TLS: LOG_URL has to say tls=false',
  silent: 'the log is there, and does not answer, or has no leader',
  away: 'the log is away: none of the hosts of LOG_URL answers',
} as const;

type Reason = keyof typeof reasons;

const toMend: readonly Reason[] = ['certificate', 'needsTls', 'noTls'];

/** Says in one sentence why no node answers. It holds nothing of the URL. */
export async function whyAway(hosts: readonly EndPoint[], settings: Settings): Promise<LogAway> {
  const found = new Set(await Promise.all(hosts.map((host) => reasonAt(host, settings))));
  const [first = 'away'] = (Object.keys(reasons) as Reason[]).filter((reason) => found.has(reason));
  return new LogAway(reasons[first], { isToMend: toMend.includes(first) });
}

async function reasonAt({ address, port }: EndPoint, { tls }: Settings): Promise<Reason> {
  const host = address.replace(/^\[|\]$/g, '');
  const isThere = await opens(connectTcp({ host, port }), 'connect');
  if (isThere !== undefined) return 'away';
  const common = { host, port, ALPNProtocols: ['h2'], ...(/^[\d.:]+$/.test(host) ? {} : { servername: host }) };
  if (tls === undefined) {
    // Only to see whether TLS is spoken; nothing is sent over it.
    const refusal = await opens(connectTls({ ...common, rejectUnauthorized: false }), 'secureConnect');
    return refusal === undefined ? 'needsTls' : 'silent';
  }
  const refusal = await opens(
    connectTls({ ...common, ca: tls.authority, cert: tls.user?.certificate, key: tls.user?.key }),
    'secureConnect',
  );
  if (refusal === undefined || refusal === 'timeout') return 'silent';
  return /CERT|ISSUER|SIGNATURE|ALTNAME/.test(refusal) ? 'certificate' : 'noTls';
}

/** Undefined when the socket opens, otherwise the code of what hindered it. */
async function opens(socket: Socket, event: 'connect' | 'secureConnect'): Promise<string | undefined> {
  return await new Promise((resolve) => {
    const settle = (code?: string) => {
      clearTimeout(timer);
      resolve(code);
      socket.destroy();
    };
    const timer = setTimeout(settle, probeMsMax, 'timeout');
    socket.once(event, () => {
      settle();
    });
    socket.on('error', (error) => {
      settle('code' in error ? String(error.code) : 'unknown');
    });
    socket.once('close', () => {
      settle('closed');
    });
  });
}
