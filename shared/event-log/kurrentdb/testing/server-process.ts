import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import path from 'node:path';
import { GenericContainer, getContainerRuntimeClient } from 'testcontainers';

/** A server that a test starts and ends as it likes. */
export interface ServerProcess {
  start(): Promise<void>;
  /** Without warning, also while it stands still. */
  kill(): Promise<void>;
  /** By SIGTERM, as an operator stops it. */
  stopInOrder(): Promise<void>;
  /** It runs no instruction, and keeps its connections. */
  freeze(): Promise<void>;
  thaw(): Promise<void>;
  /** Tells of a port whether it is a local one of the process, at the moment when it is asked. */
  ownsPort(): Promise<(port: number) => boolean>;
}

export interface ServerProgram {
  readonly options: readonly string[];
  /** Everything that it reads and writes is below. */
  readonly folder: string;
  readonly outputFile: string;
}

const image = 'docker.kurrent.io/kurrent-lts/kurrentdb:26.0.3';
const executable = process.env['TEST_KURRENTDB_SERVER'];
const environment = { EVENTSTORE_TELEMETRY_OPTOUT: 'true', KURRENTDB_TELEMETRY_OPTOUT: 'true' };
const stopSecondsMax = 60;

/** Makes servers of the executable that `TEST_KURRENTDB_SERVER` names, or else of a container engine; undefined without either. */
export const serverProcess: ((program: ServerProgram) => ServerProcess) | undefined =
  executable !== undefined
    ? (program) => executableProcess(executable, program)
    : (await hasContainerEngine())
      ? containerProcess
      : undefined;

/** Why what follows is not checked, where it is not. */
export const skipped = 'skipped: TEST_KURRENTDB_SERVER names no executable, and no container engine answers';

async function hasContainerEngine(): Promise<boolean> {
  return await getContainerRuntimeClient().then(
    () => true,
    () => false,
  );
}

function executableProcess(program: string, { options, outputFile }: ServerProgram): ServerProcess {
  let child: ChildProcess | undefined;
  const end = async (signal: 'SIGKILL' | 'SIGTERM') => {
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGCONT');
    child.kill(signal);
    await ended;
  };
  return {
    async start() {
      const output = openSync(outputFile, 'a');
      child = spawn(program, options, { stdio: ['ignore', output, output], env: { ...process.env, ...environment } });
      closeSync(output);
    },
    kill: () => end('SIGKILL'),
    stopInOrder: () => end('SIGTERM'),
    freeze: async () => void child?.kill('SIGSTOP'),
    thaw: async () => void child?.kill('SIGCONT'),
    ownsPort: async () => (port) => portsOf(child?.pid).has(port),
  };
}

/** In the network, the folder and the name of whoever runs the test: as the executable is. */
function containerProcess({ options, folder }: ServerProgram): ServerProcess {
  let id: string | undefined;
  const container = async () => {
    const client = await getContainerRuntimeClient();
    return id === undefined ? undefined : client.container.getById(id);
  };
  const state = async () => (await (await container())?.inspect())?.State;
  const thaw = async () => {
    if ((await state())?.Paused === true) await (await container())?.unpause();
  };
  return {
    async start() {
      if (id !== undefined) {
        await (await container())?.start();
        return;
      }
      const started = await new GenericContainer(image)
        .withNetworkMode('host')
        .withUser(`${process.getuid?.() ?? 0}:${process.getgid?.() ?? 0}`)
        .withBindMounts([{ source: folder, target: folder }])
        .withEnvironment(environment)
        .withCommand([...options])
        .start();
      id = started.getId();
    },
    async kill() {
      if ((await state())?.Running === true) await (await container())?.kill();
    },
    async stopInOrder() {
      await thaw();
      if ((await state())?.Running === true) await (await container())?.stop({ t: stopSecondsMax });
    },
    async freeze() {
      await (await container())?.pause();
    },
    thaw,
    async ownsPort() {
      const pid = (await state())?.Pid;
      return (port) => portsOf(pid).has(port);
    },
  };
}

/** As Linux lists them for whoever may look into the process. */
function portsOf(pid: number | undefined): ReadonlySet<number> {
  const folder = `/proc/${pid}/fd`;
  const inodes = new Set(
    readdirSync(folder).map((descriptor) => {
      try {
        return /^socket:\[(\d+)\]$/.exec(readlinkSync(path.join(folder, descriptor)))?.[1];
      } catch {
        // Closed meanwhile.
        return undefined;
      }
    }),
  );
  const rows = ['tcp', 'tcp6'].flatMap((table) => readFileSync(`/proc/${pid}/net/${table}`, 'utf8').trim().split('\n'));
  const columns = rows.map((row) => row.trim().split(/\s+/));
  return new Set(
    columns
      .filter(([, , , , , , , , , inode]) => inodes.has(inode))
      .map(([, local = '']) => Number.parseInt(local.split(':')[1] ?? '', 16)),
  );
}
