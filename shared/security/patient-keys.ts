import { createHmac, createSecretKey, randomBytes, randomUUID, timingSafeEqual, type KeyObject } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { LRUCache } from 'lru-cache';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import { accept, refuse, type Result } from '@ordonnancier/kernel/result.ts';
import type { PatientRef } from '@ordonnancier/kernel/identifiers.ts';
import { migrate } from '@ordonnancier/postgres/migrate.ts';
import { openPool, ping } from '@ordonnancier/postgres/pool.ts';
import type { KeyEncryption } from './key-encryption.ts';

/** The patients' data keys. Their database is not the one of what they seal, so that no single theft yields both. */
export interface PatientKeys {
  /**
   * The key to seal with, made on first use and made anew, as another version, after a destruction. The store holds it at
   * that moment, whatever is cached here.
   */
  currentKey(patientRef: PatientRef): Promise<DataKey>;

  /** The key that sealed something. @throws when the key store never knew it: it was lost, not destroyed. */
  keyById(keyId: string): Promise<Result<DataKey, 'PATIENT_KEY_DESTROYED'>>;

  /**
   * Erases the patient: nothing sealed so far can ever be read again, here at once, in other processes once their caches
   * expire (five minutes). Whether the law allows it is the caller's to decide.
   */
  destroyKeys(patientRef: PatientRef): Promise<void>;

  /** Resolves when the key store answers; rejects otherwise. What a health check asks. */
  ping(): Promise<void>;

  close(): Promise<void>;
}

export interface DataKey {
  /** UUID. */
  readonly keyId: string;
  readonly key: KeyObject;
}

export interface PatientKeysOptions {
  readonly databaseUrl: string;
  readonly keyEncryption: KeyEncryption;
}

const dataKeyBytes = 32;
/** Of some 300 bytes each; the patients that one process serves within the cache's time. */
const cachedKeysMax = 20_000;
/** For how long another process may still read after a destruction. */
const cachedKeyMsMax = 5 * 60_000;
const connectionsMax = 4;
/** Each round fails only when another process made or destroyed the patient's key meanwhile. */
const currentKeyAttemptsMax = 5;

export async function openPatientKeys({ databaseUrl, keyEncryption }: PatientKeysOptions): Promise<PatientKeys> {
  const directory = fileURLToPath(new URL('./migrations', import.meta.url));
  await migrate(databaseUrl, { schema: 'patient_keys', directory });
  const pool = openPool(databaseUrl, { applicationName: 'patient-keys', connectionsMax });
  const byId = new LRUCache<string, DataKey>({ max: cachedKeysMax, ttl: cachedKeyMsMax });
  const byPatient = new LRUCache<PatientRef, DataKey>({ max: cachedKeysMax, ttl: cachedKeyMsMax });

  return {
    currentKey: async (patientRef) => {
      const cached = byPatient.get(patientRef);
      if (cached !== undefined && (await isHeld(cached))) return cached;
      for (let attempt = 0; attempt < currentKeyAttemptsMax; attempt += 1) {
        const dataKey = await latestKey(patientRef);
        if (dataKey) return remember(patientRef, dataKey);
      }
      throw new Error("the patient's key keeps being made and destroyed by others");
    },

    keyById: async (keyId) => {
      const cached = byId.get(keyId);
      if (cached) return accept(cached);
      const { rows } = await pool.query<KeyRow>(`SELECT ${keyColumns} FROM patient_keys.data_keys WHERE key_id = $1`, [
        keyId,
      ]);
      const [row] = rows;
      invariant(row !== undefined, 'the key store does not know a key that sealed an event');
      if (isDestroyed(row)) return refuse('PATIENT_KEY_DESTROYED');
      const dataKey = await unwrap(row);
      byId.set(keyId, dataKey);
      return accept(dataKey);
    },

    destroyKeys: async (patientRef) => {
      const { rows } = await pool.query<{ key_id: string }>(
        `UPDATE patient_keys.data_keys
            SET wrapped_key = NULL, key_encryption_key_id = NULL, destroyed_at = now()
          WHERE patient_ref = $1 AND destroyed_at IS NULL
          RETURNING key_id`,
        [patientRef],
      );
      byPatient.delete(patientRef);
      for (const { key_id } of rows) byId.delete(key_id);
    },

    ping: () => ping(pool),

    close: () => pool.end(),
  };

  /** Whether the store holds a key now: it may have been destroyed elsewhere, or restored from before the key was made. */
  async function isHeld({ keyId }: DataKey): Promise<boolean> {
    const { rows } = await pool.query('SELECT FROM patient_keys.data_keys WHERE key_id = $1 AND destroyed_at IS NULL', [
      keyId,
    ]);
    return rows.length > 0;
  }

  /** Undefined when another process was faster to add the version that was missing. */
  async function latestKey(patientRef: PatientRef): Promise<DataKey | undefined> {
    const { rows } = await pool.query<KeyRow & { readonly version: number }>(
      `SELECT ${keyColumns}, version FROM patient_keys.data_keys WHERE patient_ref = $1 ORDER BY version DESC LIMIT 1`,
      [patientRef],
    );
    const [latest] = rows;
    if (latest && !isDestroyed(latest)) return unwrap(latest);
    return addKey(patientRef, (latest?.version ?? 0) + 1);
  }

  async function addKey(patientRef: PatientRef, version: number): Promise<DataKey | undefined> {
    const keyId = randomUUID();
    const bytes = randomBytes(dataKeyBytes);
    const wrapped = await keyEncryption.wrap(bytes, keyId);
    const key = createSecretKey(bytes);
    const { rowCount } = await pool.query(
      `INSERT INTO patient_keys.data_keys (key_id, patient_ref, version, wrapped_key, key_encryption_key_id, key_check)
       VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (patient_ref, version) DO NOTHING`,
      [keyId, patientRef, version, wrapped.bytes, wrapped.keyEncryptionKeyId, keyCheck(key, keyId)],
    );
    return rowCount === 1 ? { keyId, key } : undefined;
  }

  async function unwrap(row: LiveKeyRow): Promise<DataKey> {
    const wrapped = { keyEncryptionKeyId: row.key_encryption_key_id, bytes: row.wrapped_key };
    const key = createSecretKey(await keyEncryption.unwrap(wrapped, row.key_id));
    // GCM would open under a wrong key only by forgery, but seal under it without complaint.
    invariant(timingSafeEqual(keyCheck(key, row.key_id), row.key_check), 'an unwrapped key fails its key check');
    return { keyId: row.key_id, key };
  }

  function remember(patientRef: PatientRef, dataKey: DataKey): DataKey {
    byPatient.set(patientRef, dataKey);
    byId.set(dataKey.keyId, dataKey);
    return dataKey;
  }
}

const keyColumns = 'key_id, wrapped_key, key_encryption_key_id, key_check';

interface LiveKeyRow {
  readonly key_id: string;
  readonly wrapped_key: Buffer;
  readonly key_encryption_key_id: string;
  readonly key_check: Buffer;
}

type DestroyedKeyRow = Omit<LiveKeyRow, 'wrapped_key' | 'key_encryption_key_id'> & {
  readonly wrapped_key: null;
  readonly key_encryption_key_id: null;
};

type KeyRow = LiveKeyRow | DestroyedKeyRow;

function isDestroyed(row: KeyRow): row is DestroyedKeyRow {
  return row.wrapped_key === null;
}

/** Commits to the key, which AES-GCM does not, and to the id it goes by; tells nothing of either. */
function keyCheck(key: KeyObject, keyId: string): Buffer {
  return createHmac('sha256', key).update(`patient data key ${keyId}`).digest();
}
