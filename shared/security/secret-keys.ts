import { createPrivateKey, createSecretKey, generateKeyPairSync, randomBytes, type KeyObject } from 'node:crypto';
import path from 'node:path';
import { readSecretFile, type MissingSecrets } from './secret-files.ts';

/**
 * The symmetric keys of the system, by what each is for; a service loads those of its own purpose and no other.
 * Held as KeyObject, which neither `JSON.stringify` nor an error message can spill.
 */
const keyNames = {
  /** Makes `patientRef` of an INS. */
  pseudonym: 'pseudonym-1.key',
  /** Wraps patients' data keys, where no KMS does. */
  keyEncryption: 'key-encryption-1.key',
  /** Recognises a repeated request by a hash that tells nothing of its content. */
  requestFingerprint: 'request-fingerprint-1.key',
  /** Derives the capability and the typed code of a prescription. */
  printedCode: 'printed-code-1.key',
  /** Hashes typed codes, so that the log does not tell them: 90 bits alone do not outlast decades of guessing offline. */
  typedCodeLookup: 'typed-code-lookup-1.key',
  /** Derives the secret of a claim. */
  claimSecret: 'claim-secret-1.key',
} as const;

export type SecretKeyName = keyof typeof keyNames;

const secretKeyBytes = 32;

/**
 * Reads keys of 32 raw bytes from a directory.
 *
 * @throws when a file is missing (with 'refuse'), is open to every user of the machine, or is not 32 bytes long.
 */
export function loadSecretKeys<Name extends SecretKeyName>(
  directory: string,
  names: readonly Name[],
  missing: MissingSecrets,
): Readonly<Record<Name, KeyObject>> {
  const keys: Partial<Record<Name, KeyObject>> = {};
  for (const name of names) keys[name] = loadSecretKey(path.join(directory, keyNames[name]), missing);
  return keys as Record<Name, KeyObject>;
}

/** One key of 32 raw bytes; throws as `loadSecretKeys`. */
export function loadSecretKey(file: string, missing: MissingSecrets): KeyObject {
  const bytes = readSecretFile(file, missing, () => randomBytes(secretKeyBytes));
  if (bytes.length !== secretKeyBytes) {
    throw new Error(`secret file ${path.basename(file)} must hold ${secretKeyBytes} bytes`);
  }
  return createSecretKey(bytes);
}

/**
 * Reads a P-256 private key in PKCS #8 PEM.
 *
 * @throws as `loadSecretKeys`, or when the key is of another kind.
 */
export function loadSigningKey(file: string, missing: MissingSecrets): KeyObject {
  const key = createPrivateKey(readSecretFile(file, missing, newSigningKey));
  if (key.asymmetricKeyDetails?.namedCurve !== 'prime256v1') {
    throw new Error(`signing key ${path.basename(file)} must be on the curve P-256`);
  }
  return key;
}

function newSigningKey(): Uint8Array {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return Buffer.from(privateKey.export({ type: 'pkcs8', format: 'pem' }));
}
