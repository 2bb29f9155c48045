import { createHmac, type KeyObject } from 'node:crypto';

/**
 * HMAC-SHA-256 in base64url without padding (43 characters): recognises equal content and tells nothing of it to whoever
 * lacks the key.
 */
export function keyedHash(key: KeyObject, bytes: Uint8Array): string {
  return createHmac('sha256', key).update(bytes).digest('base64url');
}

/**
 * A secret of 32 bytes that follows from a key and the names of what it is for. `purpose` keeps derivations from one key
 * apart; JSON keeps parts apart, so that no two lists of parts yield the same bytes.
 */
export function deriveSecret(key: KeyObject, purpose: string, parts: readonly string[]): Buffer {
  return createHmac('sha256', key)
    .update(JSON.stringify([purpose, ...parts]))
    .digest();
}
