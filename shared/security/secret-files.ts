import { linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import path from 'node:path';

/** 'create' is for development and tests. In production a missing secret must stop the process, not be invented. */
export type MissingSecrets = 'create' | 'refuse';

/** Bits of the mode that let everybody read or write. Groups may: Kubernetes mounts secrets for a group. */
const othersMask = 0o007;

/**
 * The content of a secret file, made by `create` on first use. Processes that start together agree on one content.
 *
 * @throws when the file is missing and may not be created, or when everybody on the machine may read it.
 */
export function readSecretFile(file: string, missing: MissingSecrets, create: () => Uint8Array): Buffer {
  if (missing === 'create') createOnce(file, create);
  // Windows has no such bits and reports the file as open to all.
  if (process.platform !== 'win32' && (statSync(file).mode & othersMask) !== 0) {
    throw new Error(`secret file ${path.basename(file)} is open to every user: chmod o-rwx`);
  }
  return readFileSync(file);
}

function createOnce(file: string, create: () => Uint8Array): void {
  if (statSync(file, { throwIfNoEntry: false })) return;
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  const draft = `${file}.${randomUUID()}`;
  writeFileSync(draft, create(), { mode: 0o600, flag: 'wx' });
  try {
    // Unlike a rename, a link never replaces: the first process wins, and nobody ever reads half a file.
    linkSync(draft, file);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    rmSync(draft);
  }
}
