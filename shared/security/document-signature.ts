import type { KeyObject } from 'node:crypto';
import { CompactSign, compactVerify, errors } from 'jose';
import { z } from 'zod';
import type { Rpps } from '@ordonnancier/kernel/identifiers.ts';
import { accept, refuse, type Result } from '@ordonnancier/kernel/result.ts';
import type { PrescriberKeys } from './prescriber-keys.ts';

/**
 * A prescriber's signature of a prescription: a compact JWS by ES256 whose payload, the document's bytes, is detached
 * (RFC 7515, appendix F). docs/signing.md describes it for authors of prescriber software, with test vectors.
 */
export type DocumentSignatureRefusalCode = 'SIGNATURE_INVALID' | 'SIGNATURE_KEY_UNKNOWN';

export interface Signatory {
  readonly rpps: Rpps;
  readonly keyId: string;
}

/** Explicit typing (RFC 8725, 3.11): no signature that the same key made for another purpose passes for this one. */
const signatureType = 'prescription+jws';

/** Header and signature of ES256 have some 250 characters with the longest key id. */
const signatureLengthMax = 512;

/** These three and no other: no key of the signer's own choice, no extension that we would ignore. */
const signatureHeader = z.strictObject({
  alg: z.literal('ES256'),
  kid: z.string().min(1).max(128),
  typ: z.literal(signatureType),
});

/**
 * Who signed exactly these bytes. That the signatory is also the caller, and may prescribe, is for others to check.
 *
 * @throws when the prescribers' keys cannot be had.
 */
export async function verifyDocumentSignature(
  document: Uint8Array,
  signature: string,
  keys: PrescriberKeys,
): Promise<Result<Signatory, DocumentSignatureRefusalCode>> {
  const parts = detachedParts(signature);
  if (!parts) return refuse('SIGNATURE_INVALID');
  const keyId = parts.keyId;
  const key = await keys.find(keyId);
  if (!key) return refuse('SIGNATURE_KEY_UNKNOWN');
  const attached = `${parts.header}.${Buffer.from(document).toString('base64url')}.${parts.signature}`;
  try {
    await compactVerify(attached, key.publicKey, { algorithms: ['ES256'] });
    return accept({ rpps: key.rpps, keyId });
  } catch (error) {
    if (error instanceof errors.JWSSignatureVerificationFailed || error instanceof errors.JWSInvalid) {
      return refuse('SIGNATURE_INVALID');
    }
    throw error;
  }
}

/** For clients: the signature of a document's bytes by a P-256 private key. */
export async function signDocument(
  document: Uint8Array,
  { privateKey, keyId }: { readonly privateKey: KeyObject; readonly keyId: string },
): Promise<string> {
  const attached = await new CompactSign(document)
    .setProtectedHeader({ alg: 'ES256', kid: keyId, typ: signatureType })
    .sign(privateKey);
  const [header = '', , signature = ''] = attached.split('.');
  return `${header}..${signature}`;
}

function detachedParts(
  jws: string,
): { readonly header: string; readonly keyId: string; readonly signature: string } | undefined {
  if (jws.length > signatureLengthMax) return undefined;
  const [, header, signature] = /^([\w-]+)\.\.([\w-]+)$/.exec(jws) ?? [];
  if (header === undefined || signature === undefined) return undefined;
  // One spelling per signature: base64url leaves spare bits in the last character, and decoders ignore them.
  if (Buffer.from(signature, 'base64url').toString('base64url') !== signature) return undefined;
  const parsed = signatureHeader.safeParse(jsonOf(header));
  return parsed.success ? { header, keyId: parsed.data.kid, signature } : undefined;
}

function jsonOf(base64url: string): unknown {
  try {
    return JSON.parse(Buffer.from(base64url, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
