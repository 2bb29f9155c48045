import { createSecretKey, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { isIns, isPatientRef, type PatientRef } from '@ordonnancier/kernel/identifiers.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import { openPool } from '@ordonnancier/postgres/pool.ts';
import { createTestDatabase, type TestDatabase } from '@ordonnancier/testing/test-database.ts';
import { fileKeyEncryption } from './key-encryption.ts';
import { openPatientKeys, type PatientKeys } from './patient-keys.ts';
import { patientRefOf } from './pseudonyms.ts';
import { open, seal, type SealContext, type SealedEnvelope } from './sealing.ts';

const pseudonymKey = createSecretKey(Buffer.alloc(32, 1));
const keyEncryption = fileKeyEncryption(createSecretKey(Buffer.alloc(32, 2)));
const context: SealContext = {
  stream: 'prescription-1',
  eventId: 'event-1',
  type: 'PrescriptionIssued',
  schemaVersion: 1,
};
const plaintext = Buffer.from('{"birthName":"MARQUEUR"}');

let database: TestDatabase;
let keys: PatientKeys;

beforeAll(async () => {
  database = await createTestDatabase();
  keys = await openPatientKeys({ databaseUrl: database.url, keyEncryption });
});

afterAll(async () => {
  await keys.close();
  await database.drop();
});

function newPatient(): PatientRef {
  const ref = `p1_${randomBytes(32).toString('base64url')}`;
  invariant(isPatientRef(ref), 'a test patient must have a canonical pseudonym');
  return ref;
}

it('makes of an INS the pseudonym that only the key explains', () => {
  const ins = '255081416802538';
  invariant(isIns(ins), 'a test INS must be valid');
  // HMAC-SHA-256 under 32 bytes of 0x01, computed with `openssl mac`.
  expect(patientRefOf(pseudonymKey, ins)).toBe('p1_YQwWYJsVilRi6-dOLbKQ329MZayle_55K441PMYO4gA');
  expect(patientRefOf(createSecretKey(Buffer.alloc(32, 9)), ins)).not.toBe(patientRefOf(pseudonymKey, ins));
});

describe('sealing', () => {
  it.each([
    ['restored from before the key was made', 'DELETE FROM patient_keys.data_keys WHERE patient_ref = $1'],
    [
      'told by another process to destroy the key',
      `UPDATE patient_keys.data_keys SET wrapped_key = NULL, key_encryption_key_id = NULL, destroyed_at = now()
       WHERE patient_ref = $1`,
    ],
  ])('[OPS-002] is under a key that the store holds, though the store was %s', async (_, statement) => {
    const patient = newPatient();
    await seal(keys, plaintext, context, patient);
    const pool = openPool(database.url, { applicationName: 'test', connectionsMax: 1 });
    await pool.query(statement, [patient]);
    await pool.end();
    const envelope = await seal(keys, plaintext, context, patient);
    const elsewhere = await openPatientKeys({ databaseUrl: database.url, keyEncryption });
    expect(await open(elsewhere, envelope, context)).toEqual({ ok: true, value: plaintext });
    await elsewhere.close();
  });

  it('opens in another process what was sealed in this one, and shows nothing of it', async () => {
    const envelope = await seal(keys, plaintext, context, newPatient());
    const elsewhere = await openPatientKeys({ databaseUrl: database.url, keyEncryption });
    const opened = await open(elsewhere, envelope, context);
    await elsewhere.close();

    expect(opened).toEqual({ ok: true, value: plaintext });
    expect(Buffer.from(envelope.ciphertext, 'base64').includes('MARQUEUR')).toBe(false);
  });

  it('never seals the same plaintext to the same bytes', async () => {
    const patient = newPatient();
    const [one, other] = [await seal(keys, plaintext, context, patient), await seal(keys, plaintext, context, patient)];
    expect(one.keyId).toBe(other.keyId);
    expect(one.ciphertext).not.toBe(other.ciphertext);
  });

  it.each([
    ['stream', { stream: 'prescription-2' }],
    ['event', { eventId: 'event-2' }],
    ['type', { type: 'MedicationDispensed' }],
    ['schema version', { schemaVersion: 2 }],
    ['split of the same characters', { stream: 'prescription-1event-1', eventId: '' }],
  ])('does not open for another %s', async (_, other) => {
    const envelope = await seal(keys, plaintext, context, newPatient());
    await expect(open(keys, envelope, { ...context, ...other })).rejects.toThrow('does not belong');
  });

  it("does not open under another patient's key", async () => {
    const envelope = await seal(keys, plaintext, context, newPatient());
    const { keyId } = await keys.currentKey(newPatient());
    await expect(open(keys, { ...envelope, keyId }, context)).rejects.toThrow('does not belong');
  });

  it('does not open when any bit of it was flipped or its end cut off', async () => {
    const envelope = await seal(keys, plaintext, context, newPatient());
    for (const name of ['nonce', 'ciphertext'] as const) {
      const genuine = Buffer.from(envelope[name], 'base64');
      for (let bit = 0; bit < genuine.length * 8; bit += 1) {
        const bytes = Buffer.from(genuine);
        bytes.writeUInt8(bytes.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
        await expect(open(keys, withField(envelope, name, bytes), context)).rejects.toThrow('does not belong');
      }
    }
    const cut = Buffer.from(envelope.ciphertext, 'base64').subarray(0, -1);
    await expect(open(keys, withField(envelope, 'ciphertext', cut), context)).rejects.toThrow('does not belong');
  });
});

it('unwraps a data key only for what it was wrapped for', async () => {
  const wrapped = await keyEncryption.wrap(Buffer.alloc(32, 7), 'key-1');
  expect(await keyEncryption.unwrap(wrapped, 'key-1')).toEqual(Buffer.alloc(32, 7));
  await expect(keyEncryption.unwrap(wrapped, 'key-2')).rejects.toThrow();
});

describe('patient keys', () => {
  it('agrees on one key when many processes need the first one at once', async () => {
    const patient = newPatient();
    const processes = await Promise.all(
      Array.from({ length: 6 }, () => openPatientKeys({ databaseUrl: database.url, keyEncryption })),
    );
    const made = await Promise.all(processes.map((process) => process.currentKey(patient)));
    await Promise.all(processes.map((process) => process.close()));
    expect(new Set(made.map(({ keyId }) => keyId)).size).toBe(1);
  });

  it('tells of a destroyed key, and seals what comes later under a new one', async () => {
    const patient = newPatient();
    const before = await seal(keys, plaintext, context, patient);
    await keys.destroyKeys(patient);
    const after = await seal(keys, plaintext, context, patient);

    expect(await open(keys, before, context)).toMatchObject({ refusal: { code: 'PATIENT_KEY_DESTROYED' } });
    expect(await open(keys, after, context)).toMatchObject({ ok: true });
  });

  it('throws for a key that was lost, which is not the same as destroyed', async () => {
    const envelope = await seal(keys, plaintext, context, newPatient());
    const unknown = { ...envelope, keyId: '00000000-0000-4000-8000-000000000000' };
    await expect(open(keys, unknown, context)).rejects.toThrow('does not know');
  });

  it("refuses to unwrap a key whose row was exchanged for another patient's, or under another key-encryption key", async () => {
    const [victim, attacker] = [await keys.currentKey(newPatient()), await keys.currentKey(newPatient())];
    const pool = openPool(database.url, { applicationName: 'test', connectionsMax: 1 });
    await pool.query(
      `UPDATE patient_keys.data_keys AS row SET wrapped_key = other.wrapped_key, key_check = other.key_check
         FROM patient_keys.data_keys AS other WHERE row.key_id = $1 AND other.key_id = $2`,
      [victim.keyId, attacker.keyId],
    );
    await pool.end();
    const fresh = await openPatientKeys({ databaseUrl: database.url, keyEncryption });
    const wrongKey = fileKeyEncryption(createSecretKey(Buffer.alloc(32, 3)));
    const misconfigured = await openPatientKeys({ databaseUrl: database.url, keyEncryption: wrongKey });

    await expect(fresh.keyById(victim.keyId)).rejects.toThrow();
    await expect(misconfigured.keyById(attacker.keyId)).rejects.toThrow();
    await Promise.all([fresh.close(), misconfigured.close()]);
  });
});

function withField(envelope: SealedEnvelope, name: 'nonce' | 'ciphertext', bytes: Buffer): SealedEnvelope {
  return { ...envelope, [name]: bytes.toString('base64') };
}
