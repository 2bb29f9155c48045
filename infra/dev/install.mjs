// Runs before every npm script, on whatever Node (≥ 20) the machine has: installs the dependencies from the
// lockfile when they are missing or older than it, and does nothing otherwise.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import path from 'node:path';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const stampFile = path.join(root, 'node_modules', '.ordonnancier-lock-sha256');
const lockHash = createHash('sha256')
  .update(readFileSync(path.join(root, 'package-lock.json')))
  .digest('hex');

function installedHash() {
  try {
    return readFileSync(stampFile, 'utf8');
  } catch {
    return '';
  }
}

if (installedHash() !== lockHash) {
  console.error('Installing dependencies from package-lock.json (npm ci) …');
  // No install script is needed, so none is run: what a package may do at install time is not part of this build.
  const result = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (result.status !== 0) process.exit(result.status ?? 1);
  // On the Node that the services run on. Where this fails they compile themselves, and start a second later.
  const node = path.join(root, 'node_modules', '.bin', 'node');
  spawnSync(node, ['infra/dev/compile-services.ts'], { cwd: root, shell: process.platform === 'win32' });
  writeFileSync(stampFile, lockHash);
}
