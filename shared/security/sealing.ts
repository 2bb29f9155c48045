import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { accept, type Result } from '@ordonnancier/kernel/result.ts';
import type { PatientRef } from '@ordonnancier/kernel/identifiers.ts';
import type { PatientKeys } from './patient-keys.ts';

/** The personal fields of one event as it lies in the log: plain JSON, bytes in base64. */
export interface SealedEnvelope {
  readonly keyId: string;
  /** 96 random bits. */
  readonly nonce: string;
  /** Followed by the tag of 128 bits. */
  readonly ciphertext: string;
}

/** Which event an envelope belongs to. An envelope moved to another event does not open. */
export interface SealContext {
  readonly stream: string;
  readonly eventId: string;
  readonly type: string;
  readonly schemaVersion: number;
}

/** Random nonces are safe up to 2³² seals under one key (NIST SP 800-38D, 8.3): no patient has that many events. */
const nonceBytes = 12;
const tagBytes = 16;

/** An envelope or its context was altered, or they never belonged together. */
export class SealBroken extends Error {
  override readonly name = 'SealBroken';
}

export async function seal(
  keys: PatientKeys,
  plaintext: Uint8Array,
  context: SealContext,
  patientRef: PatientRef,
): Promise<SealedEnvelope> {
  const { keyId, key } = await keys.currentKey(patientRef);
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes });
  cipher.setAAD(additionalData(context, keyId));
  const ciphertext = Buffer.concat([cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]);
  return { keyId, nonce: nonce.toString('base64'), ciphertext: ciphertext.toString('base64') };
}

/**
 * The plaintext that was sealed; refused for a patient who has been erased.
 *
 * @throws SealBroken when the envelope is not the one sealed for this event.
 */
export async function open(
  keys: PatientKeys,
  envelope: SealedEnvelope,
  context: SealContext,
): Promise<Result<Uint8Array, 'PATIENT_KEY_DESTROYED'>> {
  const found = await keys.keyById(envelope.keyId);
  if (!found.ok) return found;
  const nonce = fromBase64(envelope.nonce);
  const sealed = fromBase64(envelope.ciphertext);
  if (nonce.length !== nonceBytes || sealed.length < tagBytes) throw new SealBroken('the envelope is malformed');
  try {
    const decipher = createDecipheriv('aes-256-gcm', found.value.key, nonce, { authTagLength: tagBytes });
    decipher.setAAD(additionalData(context, envelope.keyId));
    decipher.setAuthTag(sealed.subarray(-tagBytes));
    return accept(Buffer.concat([decipher.update(sealed.subarray(0, -tagBytes)), decipher.final()]));
  } catch (cause) {
    throw new SealBroken('the envelope does not belong to this event', { cause });
  }
}

/** A JSON array: no two contexts have the same bytes, whatever their fields hold. */
function additionalData({ stream, eventId, type, schemaVersion }: SealContext, keyId: string): Buffer {
  return Buffer.from(JSON.stringify([stream, eventId, type, schemaVersion, keyId]));
}

function fromBase64(text: string): Buffer {
  const bytes = Buffer.from(text, 'base64');
  // Node skips what is not base64: only the one spelling of these bytes is the envelope that was written.
  if (bytes.toString('base64') !== text) throw new SealBroken('the envelope is malformed');
  return bytes;
}
