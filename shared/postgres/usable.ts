import { StoreUnusable } from '@ordonnancier/kernel/store-unusable.ts';
import type { StoreUnusableKind } from '@ordonnancier/kernel/store-unusable.ts';
import pg from 'pg';
import { faultKindOf } from './faults.ts';
import { endSession, openSession, patienceOfCalls } from './session.ts';

/** Whoever starts a process waits for an answer, even of a server that says nothing. */
const connectMsMax = 3_000;

/**
 * Resolves when a database takes sessions.
 *
 * @param variable of the environment that holds the URL, for the sentence
 * @throws StoreUnusable otherwise, after three seconds at most
 */
export async function expectUsable(url: string, variable: string): Promise<void> {
  // The driver would take other words for the name of a host.
  if (!/^postgres(?:ql)?:\/\//.test(url)) throw new StoreUnusable('missing', `${variable} is no URL of PostgreSQL`);
  try {
    const session = await openSession(url, { applicationName: 'start', patience: patienceOfCalls, connectMsMax });
    await endSession(session);
  } catch (error) {
    const [kind, saying] = verdictOf(error);
    throw new StoreUnusable(kind, `PostgreSQL (${variable}) ${saying}`, error);
  }
}

/** The same of what a statement at the start of a process met, where it says so of the whole database; else the error itself. */
export function asUnusable(error: unknown, variable: string): unknown {
  const verdict = error instanceof pg.DatabaseError ? verdictsByState[error.code ?? ''] : undefined;
  return verdict === undefined ? error : new StoreUnusable(verdict[0], `PostgreSQL (${variable}) ${verdict[1]}`, error);
}

type Verdict = readonly [StoreUnusableKind, saying: string];

const verdictsByState: Readonly<Record<string, Verdict>> = {
  '25006': ['away', 'is read-only: a standby, or one that was just replaced'],
  '28000': ['credentials', 'refuses the user, or connections from here'],
  '28P01': ['credentials', 'refuses the user or the password'],
  '3D000': ['missing', 'has no database of that name'],
  '42501': ['credentials', 'does not give the user the rights to make and change its schema'],
  '53300': ['away', 'has no connection left'],
  '57P03': ['away', 'is starting or stopping'],
};

/** OpenSSL's and Node's codes of certificates and handshakes. */
const tlsCodes = /CERT|^ERR_(TLS|SSL)|^UNABLE_TO_|^EPROTO$/;

function verdictOf(error: unknown): Verdict {
  const message = error instanceof Error ? error.message : '';
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (error instanceof pg.DatabaseError) {
    return verdictsByState[code] ?? [faultKindOf(error) === 'passing' ? 'away' : 'missing', `answers with ${code}`];
  }
  if (tlsCodes.test(code)) return ['certificate', `shows a certificate that is not trusted (${code})`];
  if (/SSL/.test(message)) return ['certificate', 'offers no encrypted connection, which the URL asks for'];
  // The files that a URL may name hold certificates and keys.
  if (code === 'ENOENT' || code === 'EACCES') return ['certificate', 'has a certificate file that cannot be read'];
  if (/SASL|password/.test(message)) return ['credentials', 'asks for a password, and the URL holds none that fits'];
  if (code === 'ENOTFOUND') return ['away', 'has a host name that is not known'];
  if (message === 'Connection terminated unexpectedly')
    return ['away', 'closes the connection: it is stopping, or no PostgreSQL answers there'];
  if (faultKindOf(error) === 'passing' || message === 'timeout expired') return ['away', 'does not answer'];
  return ['missing', 'cannot be used: the URL is not right, or no PostgreSQL answers there'];
}
