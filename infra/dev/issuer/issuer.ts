import { createPublicKey, timingSafeEqual, type KeyObject } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import path from 'node:path';
import { calculateJwkThumbprint, exportJWK, SignJWT } from 'jose';
import { deriveSecret } from '@ordonnancier/security/keyed-hash.ts';
import { loadSecretKey, loadSigningKey } from '@ordonnancier/security/secret-keys.ts';
import { claimsOf } from '@ordonnancier/security/token-claims.ts';
import type { Caller } from '@ordonnancier/security/caller.ts';
import type { SandboxIdentity } from './identities.ts';
import { publishedPrescriberKey } from './prescriber-keys.ts';

/** What every token of the sandbox is for. */
export const sandboxAudience = 'ordonnancier';

/** As short as Pro Santé Connect's, give or take: clients learn to renew. */
const tokenLifetimeSeconds = 300;
/** A token request has a few short fields. */
const requestBytesMax = 4_096;

const serviceNamePattern = /^[a-z][a-z-]{0,39}$/;
const identityGrant = 'urn:ordonnancier:sandbox-identity';

export interface IssuerOptions {
  /** Keeps the keys, readable by the owner only, so that tokens and signatures survive a restart. */
  readonly stateDirectory: string;
  /** 0 for any free port. */
  readonly port: number;
  /** The loopback interface when absent: whoever can reach the issuer may be anyone. */
  readonly host?: string;
  /** Base URL that tokens name as their issuer; the address it listens on when absent. */
  readonly publicUrl?: string;
  readonly identities: readonly SandboxIdentity[];
}

export interface Issuer {
  /** Value of `iss`, without a trailing slash. */
  readonly url: string;
  readonly jwksUrl: string;
  readonly tokenUrl: string;
  readonly prescriberKeysUrl: string;
  /** @throws when no identity has this id. */
  tokenFor(identityId: string): Promise<string>;
  /** What a service presents as `client_secret`, its own name being the `client_id`. */
  clientSecretOf(serviceName: string): string;
  stop(): Promise<void>;
}

/**
 * Stands in for Pro Santé Connect on a developer's machine, or inside the network of the containers of an evaluation:
 * no production configuration knows it.
 */
export async function startIssuer(options: IssuerOptions): Promise<Issuer> {
  const { stateDirectory, port, identities, host = '127.0.0.1' } = options;
  const signingKey = loadSigningKey(path.join(stateDirectory, 'issuer.pem'), 'create');
  const keyId = await calculateJwkThumbprint(createPublicKey(signingKey));
  const derivationKey = loadSecretKey(path.join(stateDirectory, 'issuer-derivation.key'), 'create');
  const documents = new Map([
    ['/.well-known/jwks.json', JSON.stringify({ keys: [await publicJwk(signingKey, keyId)] })],
    ['/prescriber-keys.json', JSON.stringify({ keys: await prescriberKeys(stateDirectory, identities) })],
  ]);

  const server = createServer((request, response) => {
    answer(request, response).catch(() => {
      send(response, 500, { error: 'server_error' });
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the issuer has no port');
  const url = options.publicUrl ?? `http://127.0.0.1:${address.port}`;

  return {
    url,
    jwksUrl: `${url}/.well-known/jwks.json`,
    tokenUrl: `${url}/token`,
    prescriberKeysUrl: `${url}/prescriber-keys.json`,
    tokenFor: async (identityId) => {
      const identity = identities.find(({ id }) => id === identityId);
      if (!identity) throw new Error(`no sandbox identity has the id ${identityId}`);
      return sign(callerOf(identity, derivationKey));
    },
    clientSecretOf,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const document = request.method === 'GET' ? documents.get(request.url ?? '') : undefined;
    if (document !== undefined) {
      response.writeHead(200, { 'content-type': 'application/json' }).end(document);
      return;
    }
    if (request.method !== 'POST' || request.url !== '/token') {
      send(response, 404, { error: 'not_found' });
      return;
    }
    const form = await readForm(request);
    const caller = form && grantedCaller(form);
    if (!caller) {
      send(response, 400, { error: 'invalid_grant' });
      return;
    }
    send(response, 200, { access_token: await sign(caller), token_type: 'Bearer', expires_in: tokenLifetimeSeconds });
  }

  function grantedCaller(form: URLSearchParams): Caller | undefined {
    switch (form.get('grant_type')) {
      case 'client_credentials': {
        const name = form.get('client_id') ?? '';
        if (!serviceNamePattern.test(name)) return undefined;
        const isGenuine = equalInConstantTime(form.get('client_secret') ?? '', clientSecretOf(name));
        return isGenuine ? { role: 'service', name } : undefined;
      }
      case identityGrant: {
        const identity = identities.find(({ id }) => id === form.get('identity'));
        return identity && callerOf(identity, derivationKey);
      }
      default:
        return undefined;
    }
  }

  function clientSecretOf(serviceName: string): string {
    return deriveSecret(derivationKey, 'client-secret', [serviceName]).toString('base64url');
  }

  async function sign(caller: Caller): Promise<string> {
    return new SignJWT(claimsOf(caller))
      .setProtectedHeader({ alg: 'ES256', kid: keyId, typ: 'JWT' })
      .setIssuer(url)
      .setAudience(sandboxAudience)
      .setIssuedAt()
      .setExpirationTime(`${tokenLifetimeSeconds}s`)
      .sign(signingKey);
  }
}

function callerOf(identity: SandboxIdentity, derivationKey: KeyObject): Caller {
  switch (identity.role) {
    case 'prescriber': {
      const { role, rpps, specialityCode, activitySector, finess } = identity;
      return {
        role,
        profession: 'physician',
        rpps,
        specialities: [specialityCode],
        ...(activitySector !== undefined && { activitySector }),
        ...(finess !== undefined && { finess }),
      };
    }
    case 'pharmacist':
      return { role: identity.role, rpps: identity.rpps, finess: identity.finess };
    case 'analyst':
    case 'payer':
      return { role: identity.role, subject: identity.subject };
    case 'patient': {
      const ins = identity.ins.matricule;
      const subject = deriveSecret(derivationKey, 'patient-subject', [ins]).toString('base64url');
      return { role: identity.role, subject, ins };
    }
  }
}

async function publicJwk(signingKey: KeyObject, keyId: string): Promise<Record<string, unknown>> {
  return { ...(await exportJWK(createPublicKey(signingKey))), kid: keyId, alg: 'ES256', use: 'sig' };
}

async function prescriberKeys(stateDirectory: string, identities: readonly SandboxIdentity[]): Promise<unknown[]> {
  const prescribers = identities.filter((identity) => identity.role === 'prescriber');
  return Promise.all(prescribers.map(({ rpps }) => publishedPrescriberKey(stateDirectory, rpps)));
}

async function readForm(request: IncomingMessage): Promise<URLSearchParams | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > requestBytesMax) return undefined;
    chunks.push(chunk);
  }
  return new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
}

function equalInConstantTime(left: string, right: string): boolean {
  const [leftBytes, rightBytes] = [Buffer.from(left), Buffer.from(right)];
  return leftBytes.length === rightBytes.length && timingSafeEqual(leftBytes, rightBytes);
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}
