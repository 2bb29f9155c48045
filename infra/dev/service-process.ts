import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { setPriority } from 'node:os';
import { setTimeout } from 'node:timers/promises';
import { wrongConfigurationExitCode } from '@ordonnancier/service/start-failure.ts';
import { codeOf } from './code-of.ts';

/** Past this a service that was asked to stop is ended. Longer than its own drain. */
const stopMsMax = 15_000;
/** What a process says last stands at the end of its log. */
const lastWordsBytesMax = 64 * 1024;
const lastWordsLengthMax = 500;

/** How long a process is waited for, in milliseconds. */
export interface Patience {
  /** A process that ended starts again after this, and after twice as long each time that it ends again. */
  readonly restartMsMin: number;
  readonly restartMsMax: number;
  /** Of service, after which the endings before are forgotten. */
  readonly provenMs: number;
  /** Also what a check may take. */
  readonly checkEveryMs: number;
  /** A process that does not answer for so long hangs, and is killed. */
  readonly silentMsMax: number;
  /** The same of one that has not answered yet: it may be migrating its tables. */
  readonly startMsMax: number;
}

export interface ServiceProcess {
  /** Of the process that runs now; undefined while there is none. */
  readonly pid: number | undefined;
  /** How often it ended by itself. */
  readonly endings: number;
  /** Whether it ended last because its configuration or the stores that it names have to be mended first. */
  readonly isMisconfigured: boolean;
  /** Of the process that ended last: what ended it. */
  readonly lastWords: string;
  readonly logFile: string;
  /**
   * SIGTERM, and SIGKILL to one that does not drain in time. Answers the exit code; null when a signal ended it, undefined
   * when none ran.
   */
  stop(): Promise<number | null | undefined>;
}

/** Keeps a program running, as a supervisor of a real deployment would, and says what ended it whenever it does. */
export function keepRunning({
  name,
  program,
  environment,
  niceness,
  logFile,
  patience,
  answers,
  say,
}: {
  readonly name: string;
  readonly program: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Of its processor priority, as nice(1) counts. */
  readonly niceness: number;
  readonly logFile: string;
  readonly patience: Patience;
  /** Whether the program answers its health check, SERVING or not, in `checkEveryMs`. */
  readonly answers: () => Promise<boolean>;
  readonly say: (sentence: string) => void;
}): ServiceProcess {
  const stopping = new AbortController();
  let child: ChildProcess | undefined;
  let endings = 0;
  let isMisconfigured = false;
  let lastWords = '';
  const running = run();

  async function run(): Promise<void> {
    let endingsInARow = 0;
    let pauseMs: number;
    do {
      const startedAtMs = performance.now();
      await runOnce();
      if (stopping.signal.aborted) return;
      endings += 1;
      endingsInARow = performance.now() - startedAtMs < patience.provenMs ? endingsInARow + 1 : 1;
      pauseMs = Math.min(patience.restartMsMax, patience.restartMsMin * 2 ** (endingsInARow - 1));
      say(`${name} ended: ${lastWords}. It starts again in ${pauseMs / 1_000} s; its log: ${logFile}`);
    } while (await pause(pauseMs, stopping.signal));
  }

  async function runOnce(): Promise<void> {
    const log = openLog();
    const logStart = log === undefined ? 0 : fstatSync(log).size;
    const output = log ?? 'ignore';
    const ended = new AbortController();
    try {
      // The channel is how the service notices that this process is gone.
      child = spawn(process.execPath, [program], { env: environment, stdio: ['ignore', output, output, 'ipc'] });
      if (child.pid !== undefined && niceness > 0) setPriority(child.pid, niceness);
      void killWhenSilent(child, ended.signal);
      const [code, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
      isMisconfigured = code === wrongConfigurationExitCode;
      lastWords = wordsSince(logStart, log) ?? (signal === null ? `exit code ${code}` : `signal ${signal}`);
    } catch (error) {
      lastWords = `it could not be started (${codeOf(error) ?? 'unknown failure'})`;
    } finally {
      ended.abort();
      child = undefined;
      if (log !== undefined) closeSync(log);
    }
  }

  /** A service whose log cannot be opened, on a disk without room, say, matters more than its log. */
  function openLog(): number | undefined {
    try {
      return openSync(logFile, endings === 0 ? 'w+' : 'a+', 0o600);
    } catch (error) {
      say(`the log ${logFile} cannot be written (${codeOf(error) ?? 'unknown failure'})`);
      return undefined;
    }
  }

  async function killWhenSilent(watched: ChildProcess, ended: AbortSignal): Promise<void> {
    let silentMsMax = patience.startMsMax;
    let silentMs = 0;
    for (;;) {
      const [isAnswering] = await Promise.all([answers(), pause(patience.checkEveryMs, ended)]);
      if (ended.aborted) return;
      if (isAnswering) silentMsMax = patience.silentMsMax;
      // Counted by checks: a clock goes on while this process itself stands still.
      silentMs = isAnswering ? 0 : silentMs + patience.checkEveryMs;
      if (silentMs < silentMsMax) continue;
      say(`${name} has not answered its health check for ${silentMsMax / 1_000} s and is killed`);
      watched.kill('SIGKILL');
      return;
    }
  }

  return {
    get pid() {
      return child?.pid;
    },
    get endings() {
      return endings;
    },
    get isMisconfigured() {
      return isMisconfigured;
    },
    get lastWords() {
      return lastWords;
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

/** Sooner over when the signal says so, and false then. */
async function pause(ms: number, signal: AbortSignal): Promise<boolean> {
  await setTimeout(ms, undefined, { signal }).catch(() => undefined);
  return !signal.aborted;
}

/** Why a service says that it cannot start, or what Node prints of an error that nobody caught: name, message and stack. */
const lastWordsPattern = /^(?:cannot start: (?<sentence>.+)$|\w*Error[^:\n]*: (?<message>[^]+?)\n {4}at )/gm;

/** What a program says of its end in what it wrote to a file from `start` on. */
export function wordsSince(start: number, log: number | undefined): string | undefined {
  if (log === undefined) return undefined;
  const { size } = fstatSync(log);
  const from = Math.max(start, size - lastWordsBytesMax);
  const bytes = Buffer.alloc(Math.max(0, size - from));
  readSync(log, bytes, 0, bytes.length, from);
  const last = [...bytes.toString().matchAll(lastWordsPattern)].at(-1)?.groups;
  return (last?.['sentence'] ?? last?.['message'])?.slice(0, lastWordsLengthMax);
}
