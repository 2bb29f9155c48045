import { readFileSync } from 'node:fs';
import type { Credentials, EndPoint } from '@eventstore/db-client';

/** What a KurrentDB URL says: `kurrentdb://user:password@host:port,host:port?option=value`, or with `+discover`. */
export interface Settings {
  /** Never empty. */
  readonly hosts: readonly EndPoint[];
  /** Several hosts, or `+discover`: whoever leads among them has to be asked for. */
  readonly isCluster: boolean;
  /** Undefined where the URL says `tls=false`. */
  readonly tls: TlsFiles | undefined;
  readonly credentials: Credentials | undefined;
  /** How long a connection may be silent before it is asked whether it lives, in milliseconds. */
  readonly keepAliveIntervalMs: number;
  /** How long it may take to answer that, in milliseconds. */
  readonly keepAliveTimeoutMs: number;
}

/** PEM; those of Node where no authority is named. */
export interface TlsFiles {
  readonly authority: Buffer | undefined;
  /** Of the user, in place of a password or beside it. */
  readonly user: { readonly certificate: Buffer; readonly key: Buffer } | undefined;
}

const defaultPort = 2113;
/** A frozen leader is noticed before the callers of its appends give up; a call in vain is cheap. */
const keepAliveMs = 2_000;
const keepAliveMsMax = 600_000;

/** Options as the client compares them: without case, hyphens and underscores. */
const known = new Set([
  'tls',
  'tlsverifycert',
  'tlscafile',
  'usercertfile',
  'userkeyfile',
  'nodepreference',
  'connectionname',
  'keepaliveinterval',
  'keepalivetimeout',
]);

/** Options of the client that would take away what the log has to promise. */
const notForHere: ReadonlyMap<string, string> = new Map([
  ['throwonappendfailure', 'without it a refusal tells a wrong revision'],
  ['defaultdeadline', 'the log has deadlines of its own'],
  ['maxdiscoverattempts', 'the leader is looked for as long as the log is open'],
  ['discoveryinterval', 'the leader is looked for at a pace of its own'],
  ['gossiptimeout', 'the leader is looked for at a pace of its own'],
]);

/**
 * Reads a URL of KurrentDB, instead of its client: that one prints the whole URL, password included, at an option it does
 * not know, and throws errors that carry it.
 *
 * @throws RangeError; its message never holds the URL, nor a value of it.
 */
export function readSettings(url: string): Settings {
  const [, scheme, authority, query = ''] = /^(?:kurrentdb|esdb)(\+discover)?:\/\/([^/?]*)\/?(?:\?(.*))?$/s.exec(
    url.trim(),
  ) ?? [undefined, undefined, ''];
  // Of a password that holds ? or /, the end would pass for options.
  if (authority === '' || query.includes('@')) {
    throw new RangeError('not a KurrentDB URL; special characters of user, password and values are percent-encoded');
  }
  const at = authority.lastIndexOf('@');
  const hosts = authority
    .slice(at + 1)
    .split(',')
    .map(readHost);
  const credentials = at === -1 ? undefined : readCredentials(authority.slice(0, at));
  const options = readOptions(query);
  const tls = readTls(options);
  if (tls !== undefined && tls.user === undefined && credentials === undefined) {
    throw new RangeError('a KurrentDB URL over TLS needs user and password, or userCertFile and userKeyFile');
  }
  if ((options.get('nodepreference') ?? 'leader').toLowerCase() !== 'leader') {
    throw new RangeError('nodePreference can only be leader: decisions are made on what the leader says');
  }
  return {
    hosts,
    isCluster: scheme !== undefined || hosts.length > 1,
    tls,
    credentials,
    keepAliveIntervalMs: readMs(options, 'keepAliveInterval'),
    keepAliveTimeoutMs: readMs(options, 'keepAliveTimeout'),
  };
}

function readHost(host: string): EndPoint {
  const [, address, port = String(defaultPort)] = /^([\w.-]+|\[[\da-f:.]+\])(?::(\d{1,5}))?$/i.exec(host) ?? [];
  if (address === undefined || Number(port) > 65_535 || Number(port) === 0) {
    throw new RangeError('a host of a KurrentDB URL is written host or host:port');
  }
  return { address, port: Number(port) };
}

function readCredentials(text: string): Credentials {
  const [username = '', password = '', ...rest] = text.split(':');
  if (rest.length > 0) throw new RangeError('a : in the password of a KurrentDB URL is written %3A');
  if (username === '' || password === '' || text.includes('@')) {
    throw new RangeError('user and password of a KurrentDB URL are written user:password, a @ in them %40');
  }
  return { username: decode(username), password: decode(password) };
}

function readOptions(query: string): ReadonlyMap<string, string> {
  const options = new Map<string, string>();
  for (const option of query === '' ? [] : query.split('&')) {
    const [, name, value] = /^([^=]+)=([^?]+)$/s.exec(option) ?? [];
    if (name === undefined || value === undefined) {
      throw new RangeError('options of a KurrentDB URL are written ?name=value&name=value');
    }
    const key = name.trim().toLowerCase().replace(/[_-]/g, '');
    const reason = notForHere.get(key);
    if (reason !== undefined) throw new RangeError(`${name} cannot be set: ${reason}`);
    // Whatever is not known may be a piece of a password that was not encoded.
    if (!known.has(key))
      throw new RangeError(`a KurrentDB URL has an unknown option; there are ${[...known].join(', ')}`);
    if (options.has(key)) throw new RangeError(`${name} is given twice`);
    options.set(key, decode(value).trim());
  }
  return options;
}

function readTls(options: ReadonlyMap<string, string>): TlsFiles | undefined {
  if (!readBoolean(options, 'tlsVerifyCert')) {
    throw new RangeError('tlsVerifyCert cannot be false: name the authority of the certificate with tlsCAFile');
  }
  if (!readBoolean(options, 'tls')) return undefined;
  const authority = readPem(options, 'tlsCAFile');
  const certificate = readPem(options, 'userCertFile');
  const key = readPem(options, 'userKeyFile');
  if ((certificate === undefined) !== (key === undefined)) {
    throw new RangeError('userCertFile and userKeyFile are given together');
  }
  return { authority, user: certificate && key && { certificate, key } };
}

function readBoolean(options: ReadonlyMap<string, string>, name: string): boolean {
  const value = options.get(name.toLowerCase()) ?? 'true';
  if (value !== 'true' && value !== 'false') throw new RangeError(`${name} is true or false`);
  return value === 'true';
}

function readMs(options: ReadonlyMap<string, string>, name: string): number {
  const ms = Number(options.get(name.toLowerCase()) ?? keepAliveMs);
  if (!Number.isInteger(ms) || ms < 1 || ms > keepAliveMsMax) {
    throw new RangeError(`${name} is 1 to ${keepAliveMsMax} milliseconds`);
  }
  return ms;
}

function readPem(options: ReadonlyMap<string, string>, name: string): Buffer | undefined {
  const file = options.get(name.toLowerCase());
  if (file === undefined) return undefined;
  let pem: Buffer;
  try {
    pem = readFileSync(file);
  } catch {
    throw new RangeError(`the file that ${name} names cannot be read`);
  }
  if (!pem.includes('-----BEGIN ')) throw new RangeError(`the file that ${name} names is not PEM`);
  return pem;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new RangeError('a KurrentDB URL has a % that is not of a percent-encoding; it is written %25');
  }
}
