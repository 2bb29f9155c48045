import { createPublicKey, type KeyObject } from 'node:crypto';
import path from 'node:path';
import { calculateJwkThumbprint, exportJWK } from 'jose';
import type { Rpps } from '@ordonnancier/kernel/identifiers.ts';
import { loadSigningKey } from '@ordonnancier/security/secret-keys.ts';

export interface PrescriberSigningKey {
  /** RFC 7638 thumbprint of the public key. */
  readonly keyId: string;
  readonly privateKey: KeyObject;
}

/** The key with which a sandbox prescriber signs, made on first use: what the card or its software holds in real life. */
export async function prescriberSigningKey(stateDirectory: string, rpps: Rpps): Promise<PrescriberSigningKey> {
  const privateKey = loadSigningKey(path.join(stateDirectory, 'prescribers', `${rpps}.pem`), 'create');
  return { keyId: await calculateJwkThumbprint(createPublicKey(privateKey)), privateKey };
}

/** One member of `/prescriber-keys.json`: a public key (RFC 7517) and, beside it, whose it is. */
export async function publishedPrescriberKey(stateDirectory: string, rpps: Rpps): Promise<Record<string, unknown>> {
  const { keyId, privateKey } = await prescriberSigningKey(stateDirectory, rpps);
  return { ...(await exportJWK(createPublicKey(privateKey))), kid: keyId, alg: 'ES256', use: 'sig', rpps };
}
