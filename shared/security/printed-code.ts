import { createHash, createPublicKey, verify, type KeyObject } from 'node:crypto';
import { deflateSync, inflateSync } from 'node:zlib';
import { p256 } from '@noble/curves/nist.js';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import { accept, refuse, type Result } from '@ordonnancier/kernel/result.ts';
import { decodeBase45, encodeBase45 } from './base45.ts';
import { CborMalformed, CborTagged, decodeCbor, encodeCbor, type CborValue } from './cbor.ts';
import { claimsFromContents, contentsFromClaims, type PrintedCodeContents } from './printed-code-claims.ts';

/*
 * The text of the QR code on a printed prescription: COSE_Sign1 (RFC 9052) by ES256 over CWT claims (RFC 8392), zlib,
 * base45 and a prefix. docs/printed-code.md specifies it byte by byte, with a test vector.
 */

export type PrintedCodeRefusalCode =
  'PRINTED_CODE_MALFORMED' | 'PRINTED_CODE_KEY_UNKNOWN' | 'PRINTED_CODE_SIGNATURE_INVALID';

/** Public keys by `printedCodeKeyId`. */
export type PrintedCodeKeys = ReadonlyMap<string, KeyObject>;

const prefix = 'ORD1:';
/** Fifty lines fit; it is less than a QR code of the largest size holds at error correction M. */
const textLengthMax = 2_500;
/** What the text above can carry without compression, twice: a small text must not unfold into a large one. */
const inflatedBytesMax = 4_096;

const coseSign1Tag = 18;
const algorithmHeader = 1;
const keyIdHeader = 4;
const es256 = -7;
const keyIdBytes = 8;
const signatureBytes = 64;

/** Signs with one key. The key is unpacked once: that takes longer than a signature. */
export interface PrintedCodeSigner {
  readonly keyId: string;
  sign(bytes: Uint8Array): Uint8Array;
}

/**
 * Signatures are deterministic (RFC 6979), which Node's own are not: a repeated request gets the very same code.
 *
 * @param privateKey on P-256
 */
export function printedCodeSigner(privateKey: KeyObject): PrintedCodeSigner {
  const { d } = privateKey.export({ format: 'jwk' });
  invariant(d !== undefined, 'printed codes are signed with a private key');
  const scalar = Buffer.from(d, 'base64url');
  return {
    keyId: printedCodeKeyId(createPublicKey(privateKey)),
    // The standard's own S, high or low: readers accept both, and RFC 6979's test vectors apply.
    sign: (bytes) => p256.sign(bytes, scalar, { prehash: true, lowS: false }),
  };
}

/** The first 8 bytes of SHA-256 over the key's SubjectPublicKeyInfo, in hexadecimal. */
export function printedCodeKeyId(publicKey: KeyObject): string {
  const spki = publicKey.export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(spki).digest().subarray(0, keyIdBytes).toString('hex');
}

export function printedCodeKeys(publicKeys: readonly KeyObject[]): PrintedCodeKeys {
  return new Map(publicKeys.map((key) => [printedCodeKeyId(key), key]));
}

/** The same contents and key give the same text, as long as zlib compresses in the same way. */
export function encodePrintedCode(contents: PrintedCodeContents, signer: PrintedCodeSigner): string {
  const headers = new Map<number, CborValue>([
    [algorithmHeader, es256],
    [keyIdHeader, Buffer.from(signer.keyId, 'hex')],
  ]);
  const protectedHeader = encodeCbor(headers);
  const payload = encodeCbor(claimsFromContents(contents));
  const signature = signer.sign(toBeSigned(protectedHeader, payload));
  const message = encodeCbor(new CborTagged(coseSign1Tag, [protectedHeader, new Map(), payload, signature]));
  const text = prefix + encodeBase45(deflateSync(message, { level: 9 }));
  invariant(text.length <= textLengthMax, 'a printed code must be readable');
  return text;
}

/** What a genuine code says. Whether it is too late, or used up, is for the caller to know. */
export function decodePrintedCode(
  text: string,
  keys: PrintedCodeKeys,
): Result<PrintedCodeContents, PrintedCodeRefusalCode> {
  const message = signedMessage(text);
  if (!message) return refuse('PRINTED_CODE_MALFORMED');
  const key = keys.get(message.keyId);
  if (!key) return refuse('PRINTED_CODE_KEY_UNKNOWN');
  const bytes = toBeSigned(message.protectedHeader, message.payload);
  const isGenuine = verify('sha256', bytes, { key, dsaEncoding: 'ieee-p1363' }, message.signature);
  if (!isGenuine) return refuse('PRINTED_CODE_SIGNATURE_INVALID');
  const claims = cborOrUndefined(message.payload);
  const contents = claims && contentsFromClaims(claims);
  return contents ? accept(contents) : refuse('PRINTED_CODE_MALFORMED');
}

interface SignedMessage {
  readonly keyId: string;
  readonly protectedHeader: Uint8Array;
  readonly payload: Uint8Array;
  readonly signature: Uint8Array;
}

function signedMessage(text: string): SignedMessage | undefined {
  if (text.length > textLengthMax || !text.startsWith(prefix)) return undefined;
  const compressed = decodeBase45(text.slice(prefix.length));
  const bytes = compressed && inflated(compressed);
  const message = bytes && cborOrUndefined(bytes);
  if (!(message instanceof CborTagged) || message.tag !== coseSign1Tag) return undefined;
  if (!Array.isArray(message.value) || message.value.length !== 4) return undefined;
  const [protectedHeader, unprotectedHeader, payload, signature] = message.value as readonly CborValue[];
  if (!(protectedHeader instanceof Uint8Array && payload instanceof Uint8Array)) return undefined;
  if (!(signature instanceof Uint8Array && signature.length === signatureBytes)) return undefined;
  // Nothing outside the signature has a say.
  if (!(unprotectedHeader instanceof Map && unprotectedHeader.size === 0)) return undefined;
  const keyId = keyIdOf(protectedHeader);
  return keyId === undefined ? undefined : { keyId, protectedHeader, payload, signature };
}

function keyIdOf(protectedHeader: Uint8Array): string | undefined {
  const header = cborOrUndefined(protectedHeader);
  if (!(header instanceof Map) || header.size !== 2 || header.get(algorithmHeader) !== es256) return undefined;
  const keyId: unknown = header.get(keyIdHeader);
  return keyId instanceof Uint8Array && keyId.length === keyIdBytes ? Buffer.from(keyId).toString('hex') : undefined;
}

/** Sig_structure of RFC 9052, 4.4, without external data. */
function toBeSigned(protectedHeader: Uint8Array, payload: Uint8Array): Buffer {
  return encodeCbor(['Signature1', protectedHeader, new Uint8Array(), payload]);
}

function inflated(compressed: Uint8Array): Buffer | undefined {
  try {
    return inflateSync(compressed, { maxOutputLength: inflatedBytesMax });
  } catch {
    return undefined;
  }
}

function cborOrUndefined(bytes: Uint8Array): CborValue | undefined {
  try {
    return decodeCbor(bytes);
  } catch (error) {
    if (error instanceof CborMalformed) return undefined;
    throw error;
  }
}
