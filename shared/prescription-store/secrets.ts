import type { KeyObject } from 'node:crypto';
import path from 'node:path';
import { type PrintedCodeSigner, printedCodeSigner } from '@ordonnancier/security/printed-code.ts';
import type { MissingSecrets } from '@ordonnancier/security/secret-files.ts';
import { loadSecretKeys, loadSigningKey } from '@ordonnancier/security/secret-keys.ts';

/** What it takes to put a prescription into the log and to print its code. */
export interface PrescriptionSecrets {
  readonly pseudonym: KeyObject;
  readonly keyEncryption: KeyObject;
  readonly requestFingerprint: KeyObject;
  readonly printedCode: KeyObject;
  readonly typedCodeLookup: KeyObject;
  /** P-256. Its public half verifies printed codes. */
  readonly printedCodeSigning: KeyObject;
  readonly printedCodeSigner: PrintedCodeSigner;
}

/** Those of them that are keys, by name. */
export function keysOf(secrets: PrescriptionSecrets): Readonly<Record<string, KeyObject>> {
  const { pseudonym, keyEncryption, requestFingerprint, printedCode, typedCodeLookup, printedCodeSigning } = secrets;
  return { pseudonym, keyEncryption, requestFingerprint, printedCode, typedCodeLookup, printedCodeSigning };
}

/** @throws as `loadSecretKeys`. */
export function loadPrescriptionSecrets(directory: string, missing: MissingSecrets): PrescriptionSecrets {
  const names = ['pseudonym', 'keyEncryption', 'requestFingerprint', 'printedCode', 'typedCodeLookup'] as const;
  const printedCodeSigning = loadSigningKey(path.join(directory, 'printed-code-signing-1.pem'), missing);
  return {
    ...loadSecretKeys(directory, names, missing),
    printedCodeSigning,
    printedCodeSigner: printedCodeSigner(printedCodeSigning),
  };
}
