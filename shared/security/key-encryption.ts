import { createCipheriv, createDecipheriv, randomBytes, type KeyObject } from 'node:crypto';

/**
 * The port to the key management service that wraps data keys under a key-encryption key which never leaves it: a file's
 * key in development, a hardware module or Vault Transit in production.
 */
export interface KeyEncryption {
  /** `context` is bound to the wrapped key: it does not unwrap under another. */
  wrap(dataKey: Uint8Array, context: string): Promise<WrappedKey>;

  /** @throws when the key or its context is not what was wrapped. */
  unwrap(wrapped: WrappedKey, context: string): Promise<Uint8Array>;
}

export interface WrappedKey {
  readonly keyEncryptionKeyId: string;
  readonly bytes: Uint8Array;
}

const fileKeyId = 'file-1';
const nonceBytes = 12;
const tagBytes = 16;

/** Wraps by AES-256-GCM under a key held in this process: nonce, ciphertext, tag. */
export function fileKeyEncryption(key: KeyObject): KeyEncryption {
  return {
    wrap: async (dataKey, context) => {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes });
      cipher.setAAD(Buffer.from(context));
      const ciphertext = Buffer.concat([cipher.update(dataKey), cipher.final()]);
      return { keyEncryptionKeyId: fileKeyId, bytes: Buffer.concat([nonce, ciphertext, cipher.getAuthTag()]) };
    },
    unwrap: async ({ keyEncryptionKeyId, bytes }, context) => {
      if (keyEncryptionKeyId !== fileKeyId) throw new Error(`no key-encryption key ${keyEncryptionKeyId} here`);
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceBytes), { authTagLength: tagBytes });
      decipher.setAAD(Buffer.from(context));
      decipher.setAuthTag(bytes.subarray(-tagBytes));
      return Buffer.concat([decipher.update(bytes.subarray(nonceBytes, -tagBytes)), decipher.final()]);
    },
  };
}
