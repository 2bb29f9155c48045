import { createHash, type KeyObject } from 'node:crypto';
import type { Finess, PrescriptionId } from '@ordonnancier/kernel/identifiers.ts';
import { typedCodeFromRandomBytes, type TypedCode } from '@ordonnancier/kernel/typed-code.ts';
import { deriveSecret, keyedHash } from './keyed-hash.ts';

/*
 * Secrets that are handed out and never stored: each follows from a key and from what it opens, so that a repeated request
 * gets the same one. Events hold their hashes.
 */

const capabilityBytes = 16;
const typedCodeBytes = 18;

/** What the QR code carries and reading requires: 128 bits, base64url (22 characters). */
export function capabilityOf(key: KeyObject, prescriptionId: PrescriptionId): string {
  return deriveSecret(key, 'capability', [prescriptionId]).subarray(0, capabilityBytes).toString('base64url');
}

/** SHA-256 of the capability's bytes, base64url: what events may hold, for 128 random bits cannot be guessed. */
export function capabilityHash(capability: string): string {
  return createHash('sha256').update(capability, 'base64url').digest('base64url');
}

/** What stands under the QR code, to be typed where it cannot be read: 90 bits. */
export function typedCodeOf(key: KeyObject, prescriptionId: PrescriptionId): TypedCode {
  return typedCodeFromRandomBytes(deriveSecret(key, 'typed-code', [prescriptionId]).subarray(0, typedCodeBytes));
}

/**
 * What events may hold of a typed code and by which its prescription is found. Keyed, and by another key than made the
 * code: among a country's prescriptions some code of 90 bits would be found by guessing, and who looks up cannot derive.
 */
export function typedCodeHash(lookupKey: KeyObject, code: TypedCode): string {
  return keyedHash(lookupKey, Buffer.from(code, 'ascii'));
}

/** Proves that its bearer is the pharmacy that holds a claim: 256 bits, base64url (43 characters). */
export function claimSecretOf(key: KeyObject, prescriptionId: PrescriptionId, claimId: string, finess: Finess): string {
  return deriveSecret(key, 'claim-secret', [prescriptionId, claimId, finess]).toString('base64url');
}

/** SHA-256 of the claim secret's text, base64url: what events may hold. */
export function claimSecretHash(secret: string): string {
  return createHash('sha256').update(secret, 'utf8').digest('base64url');
}
