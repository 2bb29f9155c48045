import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { keyedHash } from './keyed-hash.ts';
import { loadSecretKeys, loadSigningKey } from './secret-keys.ts';

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'secret-keys-'));
});

afterEach(() => {
  rmSync(directory, { recursive: true });
});

it('makes keys on first use, for the owner only, and finds the same ones again', () => {
  const state = path.join(directory, 'state');
  const first = loadSecretKeys(state, ['pseudonym', 'claimSecret'], 'create');
  const again = loadSecretKeys(state, ['pseudonym', 'claimSecret'], 'refuse');
  const signing = loadSigningKey(path.join(state, 'signing.pem'), 'create');

  expect(again.pseudonym.equals(first.pseudonym)).toBe(true);
  expect(first.claimSecret.equals(first.pseudonym)).toBe(false);
  expect(loadSigningKey(path.join(state, 'signing.pem'), 'refuse').equals(signing)).toBe(true);
  const modes = readdirSync(state).map((name) => statSync(path.join(state, name)).mode & 0o777);
  expect(modes).toEqual([0o600, 0o600, 0o600]);
  expect(statSync(state).mode & 0o777).toBe(0o700);
});

it('invents nothing where it must not', () => {
  expect(() => loadSecretKeys(directory, ['pseudonym'], 'refuse')).toThrow('ENOENT');
  expect(() => loadSigningKey(path.join(directory, 'signing.pem'), 'refuse')).toThrow('ENOENT');
  expect(readdirSync(directory)).toEqual([]);
});

it('refuses a key of another length, and one that every user of the machine may read', () => {
  const file = path.join(directory, 'pseudonym-1.key');
  writeFileSync(file, 'short', { mode: 0o600 });
  expect(() => loadSecretKeys(directory, ['pseudonym'], 'refuse')).toThrow('32 bytes');
  writeFileSync(file, Buffer.alloc(32));
  chmodSync(file, 0o644);
  expect(() => loadSecretKeys(directory, ['pseudonym'], 'refuse')).toThrow('open to every user');
});

it('does not spill a key into JSON, and hashes with it', () => {
  const { requestFingerprint } = loadSecretKeys(directory, ['requestFingerprint'], 'create');
  expect(JSON.stringify({ requestFingerprint })).toBe('{"requestFingerprint":{}}');
  expect(keyedHash(requestFingerprint, Buffer.from('request'))).toMatch(/^[\w-]{43}$/);
});
