import { execFile } from 'node:child_process';
import { createHash, randomBytes, randomInt, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { access, chown, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import { postgresInstallation, reachableDirectory, userId } from './binaries.ts';
import { isAlive } from './is-alive.ts';
import { endSession, openSession, patienceOfCalls } from './session.ts';

const execute = promisify(execFile);

/** Recovery after a crash replays at most `max_wal_size`, which takes seconds; more means that something is wrong. */
const startSecondsMax = 60;
/** A fast shutdown rolls back and writes a checkpoint. Past this it is cut short, which costs a recovery and no data. */
const stopSecondsMax = 30;
/** A server that was not killed before starts within a second or two; a stale pid file must not cost much more. */
const otherStartMsMax = 15_000;
const initMsMax = 60_000;

/** Below those that systems give to outgoing connections: one of these could hold the port of a server that restarts. */
const ports = { first: 28_000, end: 32_000 } as const;
const portAttemptsMax = 20;

const superuser = 'postgres';

export interface EmbeddedPostgresOptions {
  /** Made when absent, with everything of this server in it: cluster, password, log. */
  readonly dataDirectory: string;
  /** A free port when absent. */
  readonly port?: number;
  /** 'volatile' does not flush: a crash of the machine loses the cluster. For tests. */
  readonly durability: 'durable' | 'volatile';
}

export interface EmbeddedPostgres {
  /** Connection string of the superuser, password included. */
  readonly url: string;
  /** True when the server ran already and is another live process's to stop: then `stop` leaves it running. */
  readonly adopted: boolean;
  stop(): Promise<void>;
}

/**
 * Starts a real PostgreSQL 18 on the loopback interface, or adopts the one that runs on the data directory. The server is a
 * daemon of its own: neither Ctrl-C in the terminal nor the death of this process stops it behind the application's back.
 *
 * @throws when the server does not start in time, with the end of its log, or may not enter its directory's parents.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { dataDirectory } = options;
  await expectEnterable(path.dirname(dataDirectory));
  const running = await adoptRunning(dataDirectory);
  if (running !== undefined) return running;
  if (!(await exists(clusterOf(dataDirectory)))) await initialise(dataDirectory);
  for (let attempt = 1; ; attempt += 1) {
    const port = options.port ?? (await freePort());
    try {
      await launch(dataDirectory, port, options.durability);
    } catch (error) {
      // Two processes that start at once: the slower one is refused by PostgreSQL, and adopts the other's server.
      const other = await adoptStarting(dataDirectory);
      if (other !== undefined) return other;
      const mayTryAnother = options.port === undefined && attempt < portAttemptsMax && isPortTaken(error);
      if (!mayTryAnother) throw error;
      continue;
    }
    return await own(dataDirectory, await urlOf(dataDirectory, port));
  }
}

/** As PostgreSQL says it in the end of its log, which the error tells. */
function isPortTaken(error: unknown): boolean {
  return error instanceof Error && error.message.includes('Address already in use');
}

async function own(dataDirectory: string, url: string): Promise<EmbeddedPostgres> {
  await writeFile(ownerFile(dataDirectory), String(process.pid));
  return { url, adopted: false, stop: () => stopEmbeddedPostgres(dataDirectory) };
}

/** A server whose owner was killed belongs to whoever finds it; one whose owner lives is only borrowed. */
async function adoptRunning(dataDirectory: string): Promise<EmbeddedPostgres | undefined> {
  const url = await runningServerUrl(dataDirectory);
  if (url === undefined) return undefined;
  const owner = Number(await readFile(ownerFile(dataDirectory), 'utf8').catch(() => '0'));
  if (owner === process.pid || !isAlive(owner)) return await own(dataDirectory, url);
  return { url, adopted: true, stop: async () => undefined };
}

/** The same for a server that may not answer yet, because another process has only just started it. */
async function adoptStarting(dataDirectory: string): Promise<EmbeddedPostgres | undefined> {
  const endsAtMs = performance.now() + otherStartMsMax;
  for (;;) {
    const running = await adoptRunning(dataDirectory);
    if (running !== undefined || performance.now() > endsAtMs) return running;
    if ((await postmaster(dataDirectory)) === undefined) return undefined;
    await setTimeout(100);
  }
}

/** Whether the server of a data directory runs, whoever started it; it may be busy, or only just starting. */
export async function isEmbeddedPostgresRunning(dataDirectory: string): Promise<boolean> {
  return (await postmaster(dataDirectory)) !== undefined;
}

/** Lines of its log that tell why a server ended. None of them holds a value of a statement. */
const lastWordsPattern = /(PANIC: .*|server process \(PID \d+\) was terminated by .*|received .* shutdown request)$/gm;

/** What the server of a data directory said last of its own end; undefined when it had no time to. */
export async function lastWordsOfPostgres(dataDirectory: string): Promise<string | undefined> {
  const log = await readFile(logFile(dataDirectory), 'utf8').catch(() => '');
  return log.match(lastWordsPattern)?.at(-1);
}

/** Stops the server of a data directory, whoever started it; nothing to do when none runs. */
export async function stopEmbeddedPostgres(dataDirectory: string): Promise<void> {
  for (const mode of ['fast', 'immediate']) {
    if ((await postmaster(dataDirectory)) === undefined) return;
    const stop = ['stop', '-D', clusterOf(dataDirectory), '-m', mode, '-w', '-t', String(stopSecondsMax)];
    try {
      await run('pg_ctl', stop, stopSecondsMax + 5);
      return;
    } catch (error) {
      // It may also have stopped by itself meanwhile, which the next look tells.
      if (mode === 'immediate' && (await postmaster(dataDirectory)) !== undefined) throw error;
    }
  }
}

/**
 * The same where its owner is dead. A pid file that outlived its server, as a crash of the machine leaves it, may name anybody's
 * process by now: only what answers by this directory's password is stopped. What is too busy to answer ends by itself,
 * within a minute after its directory was removed.
 */
export async function stopAbandonedPostgres(dataDirectory: string): Promise<void> {
  const running = await adoptRunning(dataDirectory);
  await running?.stop();
}

/**
 * Where a development server keeps its data, as an absolute path, since PostgreSQL's programs run elsewhere: where it is told
 * to, or in the project for an ordinary user. PostgreSQL refuses to run as root and so runs as `nobody`, whom the
 * project's parents may shut out: for root the data lie in a directory of the machine instead.
 */
export function stateDirectoryOf(projectRoot: string, told: string | undefined): string {
  if (told !== undefined && told !== '') return path.resolve(told);
  if (process.platform === 'win32' || userId() !== 0) return path.join(projectRoot, '.data');
  const projectHash = createHash('sha256').update(projectRoot).digest('hex').slice(0, 16);
  return path.join(reachableDirectory(), `ordonnancier-${projectHash}`);
}

/** @throws when PostgreSQL's user may not pass through a directory: it would say no more than that it was not permitted. */
async function expectEnterable(directory: string): Promise<void> {
  const { uid, gid } = await serverUser();
  if (uid === undefined) return;
  for (let each = directory; ; each = path.dirname(each)) {
    const found = await stat(each).catch(() => undefined);
    if (found !== undefined) {
      const mayEnter = found.uid === uid ? 0o100 : found.gid === gid ? 0o010 : 0o001;
      if ((found.mode & mayEnter) === 0) {
        throw new Error(
          `PostgreSQL refuses to run as root, and "nobody", as whom it runs instead, may not enter ${each}: ` +
            `run \`chmod o+x ${each}\`, or choose another state directory`,
        );
      }
    }
    if (each === path.dirname(each)) return;
  }
}

const clusterOf = (dataDirectory: string) => path.join(dataDirectory, 'cluster');
const passwordFile = (dataDirectory: string) => path.join(dataDirectory, 'password');
const ownerFile = (dataDirectory: string) => path.join(dataDirectory, 'owner.pid');
const logFile = (dataDirectory: string) => path.join(dataDirectory, 'server.log');

/** A directory is either absent or complete: it is made under another name, and two processes cannot mix theirs. */
async function initialise(dataDirectory: string): Promise<void> {
  const fresh = `${dataDirectory}.${randomUUID()}`;
  try {
    await mkdir(path.dirname(dataDirectory), { recursive: true, mode: 0o755 });
    await mkdir(fresh, { mode: 0o700 });
    await writeFile(passwordFile(fresh), randomBytes(24).toString('base64url'), { mode: 0o600 });
    await giveToServerUser(passwordFile(fresh));
    await giveToServerUser(fresh);
    const encoding = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
    const access = ['--auth=scram-sha-256', `--username=${superuser}`, `--pwfile=${passwordFile(fresh)}`];
    await run('initdb', ['-D', clusterOf(fresh), '--no-sync', ...encoding, ...access], initMsMax / 1000);
    await rename(fresh, dataDirectory);
  } catch (error) {
    await rm(fresh, { recursive: true, force: true });
    // Another process was first: its cluster is complete, and ours was never seen.
    if (!(await exists(clusterOf(dataDirectory)))) throw error;
  }
}

async function launch(dataDirectory: string, port: number, durability: 'durable' | 'volatile'): Promise<void> {
  const flush = durability === 'durable' ? 'on' : 'off';
  const settings = {
    port: String(port),
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    // Six services with a pool each, their tests, and a person who looks.
    max_connections: '200',
    shared_buffers: '256MB',
    max_wal_size: '2GB',
    // Every query here is short; compiling one costs more than running it.
    jit: 'off',
    timezone: 'UTC',
    // Statements and the details of errors may hold health data, and a log must not.
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    fsync: flush,
    full_page_writes: flush,
  };
  const postgresOptions = Object.entries(settings).map(([name, value]) => `-c ${name}='${value}'`);
  const log = logFile(dataDirectory);
  await rm(log, { force: true });
  const start = ['start', '-D', clusterOf(dataDirectory), '-l', log, '-w', '-t', String(startSecondsMax)];
  try {
    await run('pg_ctl', [...start, '-o', postgresOptions.join(' ')], startSecondsMax + 5);
  } catch (error) {
    const tail = (await readFile(log, 'utf8').catch(() => '')).slice(-2_000);
    throw new Error(`PostgreSQL did not start in ${dataDirectory}: ${tail}`, { cause: error });
  }
}

/** What the pid file says, if its process lives (it may be another by now); lines: src/include/utils/pidfile.h. */
async function postmaster(dataDirectory: string): Promise<{ port: number } | undefined> {
  const pidFile = await readFile(path.join(clusterOf(dataDirectory), 'postmaster.pid'), 'utf8').catch(() => '');
  const [pid, , , port] = pidFile.split('\n').map(Number);
  return pid !== undefined && port !== undefined && isAlive(pid) ? { port } : undefined;
}

/** The URL of the server that runs on this very directory, if one does and answers. */
async function runningServerUrl(dataDirectory: string): Promise<string | undefined> {
  const server = await postmaster(dataDirectory);
  if (server === undefined || !(await exists(passwordFile(dataDirectory)))) return undefined;
  const url = await urlOf(dataDirectory, server.port);
  try {
    await endSession(await openSession(url, { applicationName: 'adoption', patience: patienceOfCalls }));
    return url;
  } catch {
    // A stale file whose pid went to another process. If it is live after all, PostgreSQL refuses a second start itself.
    return undefined;
  }
}

async function urlOf(dataDirectory: string, port: number): Promise<string> {
  const password = await readFile(passwordFile(dataDirectory), 'utf8');
  return `postgres://${superuser}:${password}@127.0.0.1:${port}/postgres`;
}

/** Runs one of PostgreSQL's programs, as `nobody` when this process is root. */
async function run(program: 'initdb' | 'pg_ctl', args: readonly string[], timeoutSeconds: number): Promise<void> {
  const installation = await postgresInstallation();
  await execute(path.join(installation, 'bin', program), args, {
    ...(await serverUser()),
    cwd: installation,
    env: { ...process.env, LC_ALL: 'C', PGDATA: undefined, PGPORT: undefined },
    timeout: timeoutSeconds * 1000,
  });
}

async function serverUser(): Promise<{ uid?: number; gid?: number }> {
  if (process.platform === 'win32' || userId() !== 0) return {};
  const [uid, gid] = await Promise.all([execute('id', ['-u', 'nobody']), execute('id', ['-g', 'nobody'])]);
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
}

async function giveToServerUser(file: string): Promise<void> {
  const { uid, gid } = await serverUser();
  if (uid !== undefined && gid !== undefined) await chown(file, uid, gid);
}

/** Another process may take the port in between; the start then takes another. */
async function freePort(): Promise<number> {
  for (let attempt = 1; ; attempt += 1) {
    const probe = createServer().listen(randomInt(ports.first, ports.end), '127.0.0.1');
    try {
      await once(probe, 'listening');
      const { port } = probe.address() as AddressInfo;
      probe.close();
      await once(probe, 'close');
      return port;
    } catch (error) {
      if (attempt === portAttemptsMax) throw error;
    }
  }
}

async function exists(file: string): Promise<boolean> {
  return await access(file).then(
    () => true,
    () => false,
  );
}
