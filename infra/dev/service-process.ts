import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { setPriority } from 'node:os';
import { setTimeout } from 'node:timers/promises';

/** Past this a service that was asked to stop is ended. Longer than its own drain. */
const stopMsMax = 15_000;
const restartMs = 300;
/** A service that dies at once, again and again, is broken: its log says why. */
const restartsMax = 20;

export interface ServiceProcess {
  /** Of the process that runs now; undefined while there is none. */
  readonly pid: number | undefined;
  /** How often it ended. */
  readonly endings: number;
  /** What it said of the last error that ended it. */
  lastWords(): string;
  readonly logFile: string;
  /**
   * SIGTERM, and SIGKILL to one that does not drain in time. Answers the exit code; null when a signal ended it, undefined
   * when none ran.
   */
  stop(): Promise<number | null | undefined>;
}

/** Keeps a program running, as a supervisor of a real deployment would: one that dies is started again. */
export function keepRunning({
  program,
  environment,
  niceness,
  logFile,
}: {
  readonly program: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Of its processor priority, as nice(1) counts. */
  readonly niceness: number;
  readonly logFile: string;
}): ServiceProcess {
  const stopping = new AbortController();
  let child: ChildProcess | undefined;
  let endings = 0;
  const running = run();

  async function run(): Promise<void> {
    while (endings <= restartsMax) {
      if (endings > 0) await setTimeout(restartMs, undefined, { signal: stopping.signal }).catch(() => undefined);
      if (stopping.signal.aborted) return;
      await runOnce(endings === 0 ? 'w' : 'a');
      endings += 1;
    }
  }

  async function runOnce(logMode: 'w' | 'a'): Promise<void> {
    const log = openSync(logFile, logMode, 0o600);
    // The channel is how the service notices that this process is gone.
    child = spawn(process.execPath, [program], { env: environment, stdio: ['ignore', log, log, 'ipc'] });
    closeSync(log);
    if (child.pid !== undefined && niceness > 0) setPriority(child.pid, niceness);
    await once(child, 'exit');
    child = undefined;
  }

  return {
    get pid() {
      return child?.pid;
    },
    get endings() {
      return endings;
    },
    lastWords: () => {
      // As Node prints what nobody caught: its name, what it says, and the stack.
      const errors = readFileSync(logFile, 'utf8').matchAll(/^\w*Error[^:\n]*: (.+?)\n {4}at /gms);
      return [...errors].at(-1)?.[1] ?? `it ended ${endings} times`;
    },
    logFile,
    stop: async () => {
      stopping.abort();
      const stopped = child;
      stopped?.kill('SIGTERM');
      const late = new AbortController();
      const overdue = setTimeout(stopMsMax, undefined, { signal: late.signal }).then(
        () => child?.kill('SIGKILL'),
        () => undefined,
      );
      await running;
      late.abort();
      await overdue;
      return stopped?.exitCode;
    },
  };
}
