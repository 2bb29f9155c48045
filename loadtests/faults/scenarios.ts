import { setTimeout } from 'node:timers/promises';
import { serviceNames } from '@ordonnancier/dev/services.ts';
import { pick, shuffled } from '../load/random.ts';
import type { Random } from '../load/random.ts';
import type { Stage } from './stage.ts';

/**
 * What befalls a house under load. Resolves when it is over; the house may take its time to be back. Answers why it did not
 * take place, where it cannot.
 */
export type Fault = (stage: Stage, random: Random) => Promise<{ readonly skipped: string } | undefined>;

const pausedMs = 7_000;
const betweenMs = 400;
const degradedMs = 4_000;

export const endAllSessions = `
  SELECT pg_terminate_backend(pid) FROM pg_stat_activity
  WHERE backend_type = 'client backend' AND application_name <> 'faults'`;

/** By what it is. */
export const faults: Readonly<Record<string, Fault>> = {
  'each service is killed': async ({ stack }, random) => {
    for (const name of shuffled(serviceNames, random)) {
      await setTimeout(betweenMs * random());
      kill(stack.services.find((service) => service.name === name)?.process.pid, 'SIGKILL');
    }
    return undefined;
  },

  'one process of each service stands still for 7 s': async ({ stack }, random) => {
    const victims = serviceNames.map((name) =>
      pick(
        stack.services.filter((service) => service.name === name),
        random,
      ),
    );
    await paused(victims.map(({ process }) => process.pid));
    return undefined;
  },

  'PostgreSQL stands still for 7 s': async ({ pool }) => {
    await paused(await processesOfPostgres(pool));
    return undefined;
  },

  'all sessions are ended': async ({ pool }) => {
    await pool.query(endAllSessions);
    return undefined;
  },

  'the connections open fall silent, new ones work': async ({ network }) => {
    network.silence();
    return undefined;
  },

  'the network carries nothing for 7 s, and then all of it': async ({ network }) => {
    const goOn = network.hold();
    await setTimeout(pausedMs);
    goOn();
    return undefined;
  },

  'connections are reset when an append was committed, before its answer': async ({ network }, random) => {
    network.judgeAnswers((piece, asked) =>
      asked.includes('append_batch') && saysDone(piece) && random() < 0.3 ? 0 : undefined,
    );
    await setTimeout(degradedMs);
    network.judgeAnswers(() => undefined);
    return undefined;
  },

  'the disk of the logs is full while all sessions are ended': async ({ fillLogs, pool }) => {
    if (fillLogs === undefined) return { skipped: 'only root may mount a file system of its own' };
    const free = await fillLogs();
    await pool.query(endAllSessions);
    await setTimeout(degradedMs);
    await free();
    return undefined;
  },

  'connections are cut in the midst of answers': async ({ network }, random) => {
    network.judgeAnswers((piece) => (random() < 0.02 ? Math.floor(random() * piece.length) : undefined));
    await setTimeout(degradedMs);
    network.judgeAnswers(() => undefined);
    return undefined;
  },
};

/** Whether an answer ends with ReadyForQuery outside of a transaction: what was asked is committed. */
function saysDone(piece: Buffer): boolean {
  return piece.subarray(-6).equals(Buffer.from([0x5a, 0, 0, 0, 5, 0x49]));
}

async function paused(pids: readonly (number | undefined)[]): Promise<void> {
  for (const pid of pids) kill(pid, 'SIGSTOP');
  try {
    await setTimeout(pausedMs);
  } finally {
    for (const pid of pids) kill(pid, 'SIGCONT');
  }
}

/** A process may have ended meanwhile, and a signal to no process would go to this one's whole group. */
export function kill(pid: number | undefined, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

/** The server and its sessions, but for those of this run. */
async function processesOfPostgres(pool: Stage['pool']): Promise<readonly number[]> {
  const { rows } = await pool.query<{ pid: number }>(
    `SELECT split_part(pg_read_file('postmaster.pid'), E'\\n', 1)::integer AS pid
     UNION ALL SELECT pid FROM pg_stat_activity WHERE application_name <> 'faults'`,
  );
  return rows.map(({ pid }) => pid);
}
