import { chmodSync, mkdirSync, openSync, readFileSync, rmSync, writeSync, closeSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isAlive } from '@ordonnancier/postgres/is-alive.ts';
import { z } from 'zod';
import { codeOf } from './code-of.ts';
import { serviceNames } from './services.ts';

/** What a running `npm start` says of itself to the client, in its state directory. */
const runningHouse = z.object({
  tokenUrl: z.string(),
  grpc: z.record(z.enum(serviceNames), z.string()),
});

export type RunningHouse = z.infer<typeof runningHouse>;

export class AlreadyRunning extends Error {
  override readonly name = 'AlreadyRunning';
  readonly pid: number;

  constructor(pid: number, file: string) {
    super(`Ordonnancier is running already (process ${pid}, says ${file}); it is left alone.`);
    this.pid = pid;
  }
}

/**
 * Makes this process the only one that runs the house of a state directory, until the function it returns is called.
 * @throws AlreadyRunning when another live process does; when the directory cannot be made or written.
 */
export function takeHouse(stateDirectory: string): () => void {
  try {
    makeStateDirectory(stateDirectory);
    return takePidFile(stateDirectory);
  } catch (error) {
    const code = codeOf(error);
    if (code === undefined) throw error;
    throw new Error(`the state directory ${stateDirectory} cannot be made or written (${code})`, { cause: error });
  }
}

function makeStateDirectory(stateDirectory: string): void {
  // PostgreSQL may run as another user, who has to pass whatever the umask says; what is in there is closed by its own mode.
  if (makeDirectory(stateDirectory)) chmodSync(stateDirectory, 0o711);
}

/**
 * Level by level: told to make all of them below what takes none, such as /proc, Node tries for ever.
 * @returns false when it was there
 */
function makeDirectory(directory: string): boolean {
  try {
    mkdirSync(directory);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    if (codeOf(error) !== 'ENOENT' || !makeDirectory(path.dirname(directory))) throw error;
    return makeDirectory(directory);
  }
}

function takePidFile(stateDirectory: string): () => void {
  const file = path.join(stateDirectory, 'house.pid');
  for (;;) {
    try {
      const handle = openSync(file, 'wx', 0o600);
      writeSync(handle, String(process.pid));
      closeSync(handle);
      return () => {
        rmSync(file, { force: true });
        rmSync(addressFile(stateDirectory), { force: true });
      };
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error;
      const pid = Number(readFileSync(file, 'utf8'));
      if (pid !== process.pid && isAlive(pid)) throw new AlreadyRunning(pid, file);
      // Its process was killed before it could tidy up. In a container the next one may well have the same id.
      rmSync(file, { force: true });
    }
  }
}

export function announceHouse(stateDirectory: string, house: RunningHouse): void {
  writeFileSync(addressFile(stateDirectory), JSON.stringify(house, undefined, 2), { mode: 0o600 });
}

/** @throws when nothing runs. */
export function findHouse(stateDirectory: string): RunningHouse {
  try {
    return runningHouse.parse(JSON.parse(readFileSync(addressFile(stateDirectory), 'utf8')));
  } catch {
    throw new Error('nothing is running here: start it with `npm start`');
  }
}

function addressFile(stateDirectory: string): string {
  return path.join(stateDirectory, 'house.json');
}
