import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { patiently } from '@ordonnancier/dev/house.ts';
import type { RunningService } from '@ordonnancier/dev/stack.ts';
import { readRefusal } from '@ordonnancier/grpc/status.ts';
import { inTransaction } from '@ordonnancier/postgres/pool.ts';
import type { Random } from '../load/random.ts';
import { pharmacists } from '../people.ts';
import { emptyJournal, isAcknowledged, startLoad } from './driver.ts';
import type { Act, Journal } from './driver.ts';
import { endAllSessions, kill } from './scenarios.ts';
import { untilServing } from './stage.ts';
import type { Stage } from './stage.ts';

/** What came of a store that was put back to an older state of its own, and whether it is as it should be. */
export interface Restored {
  readonly figures: Readonly<Record<string, number | string>>;
  readonly isAsItShould: boolean;
}

/**
 * Ends with a house that holds all that the journal says; nobody calls it when it begins, nor when it ends. What is lost with
 * the restore is not in the journal.
 */
export type Restore = (stage: Stage, journal: Journal, random: Random) => Promise<Restored>;

/** What `append_batch` takes; see shared/event-log/postgres/migrations. */
const appendLock = '4821073355129906177';
const callers = 6;
const acknowledgedBefore = 25;
const acknowledgedAfter = 40;
const attemptsMax = 50;
const pauseMs = 200;

/** By what it is, in the order in which they can be: what was sealed under a key that is lost stays unreadable. */
export const restores: Readonly<Record<string, Restore>> = {
  'the log is restored from an older copy, and grows past what was lost': async (stage, journal, random) => {
    const { pool, stack, house } = stage;
    const { rows } = await pool.query<{ end: string }>('SELECT max(position) AS end FROM event_log.event');
    await callHouse(stage, emptyJournal(), random, acknowledgedBefore);
    // As the procedure says: one that runs on may append what it was about to, about an event that is lost.
    killAll(stage);
    await pool.query(endAllSessions);
    await inTransaction(pool, async (client) => {
      // After the last append of a session that is ending; and past the log's own guard against deletion.
      await client.query('SELECT pg_advisory_xact_lock($1)', [appendLock]);
      await client.query('SET LOCAL session_replication_role = replica');
      await client.query('DELETE FROM event_log.event WHERE position > $1', [rows[0]?.end]);
    });
    await callHouse(stage, journal, random, acknowledgedBefore + acknowledgedAfter);

    const billing = house.as(pharmacists[0]?.id ?? '').billing;
    const refusal = await refusalOf(() => billing.unary('ListInvoices', {}, patiently()));
    // Once a service, however many processes of it there are.
    const services = [...new Map(stack.services.map((service) => [service.program, service])).values()];
    const codes = await Promise.all(services.map(afterRestore));
    const failures = codes.filter((code) => code !== 0).length;
    return {
      figures: { 'a list, before it was made anew': refusal, 'after-restore failed': failures },
      isAsItShould: refusal === 'READ_MODEL_HALTED' && failures === 0,
    };
  },

  'the keys of patients are restored from an older copy, under running services': async (stage, journal, random) => {
    const issuedBefore = journal.acts.filter(isIssued);
    const first = journal.acts.length;
    // A copy from before anybody was prescribed for: all that was sealed until now is lost, and only that.
    await stage.pool.query('DELETE FROM patient_keys.data_keys');
    await stage.pool.query(endAllSessions);
    await callHouse(stage, journal, random, acknowledgedAfter);
    killAll(stage);
    await untilServing(stage);
    // They repeat until the new processes answer, which what follows does not.
    await callHouse(stage, journal, random, acknowledgedAfter);
    const issued = journal.acts.slice(first).filter(isIssued);
    const readable = await countReadable(issued);
    const lost = issuedBefore.slice(0, issued.length);
    // Otherwise this proves nothing: the same reading has to fail for what is lost.
    const readableOfLost = await countReadable(lost);
    return {
      figures: {
        'issued after': issued.length,
        'of these readable after a restart': readable,
        'readable of those issued before': readableOfLost,
      },
      isAsItShould: issued.length > 0 && readable === issued.length && lost.length > 0 && readableOfLost === 0,
    };
  },
};

function killAll({ stack }: Stage): void {
  for (const { process } of stack.services) kill(process.pid, 'SIGKILL');
}

async function callHouse(stage: Stage, journal: Journal, random: Random, acknowledgements: number): Promise<void> {
  const load = startLoad(stage, random, callers, journal);
  await load.acknowledges(acknowledgements);
  await load.stop();
}

/** As an operator does: the service's own program and environment. */
async function afterRestore({ program, environment }: RunningService): Promise<number | null> {
  const child = spawn(process.execPath, [program, '--after-restore'], { env: environment, stdio: 'ignore' });
  await once(child, 'exit');
  return child.exitCode;
}

function isIssued(act: Act): boolean {
  return act.type === 'PrescriptionIssued' && isAcknowledged(act);
}

async function countReadable(issued: readonly Act[]): Promise<number> {
  const readings = await Promise.all(
    issued.map(({ read }) =>
      read().then(
        () => true,
        () => false,
      ),
    ),
  );
  return readings.filter((isReadable) => isReadable).length;
}

/** The code that a service answers, once the connection to its new process stands. */
async function refusalOf(call: () => Promise<unknown>): Promise<string> {
  for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
    try {
      await call();
      return 'none';
    } catch (error) {
      const code = readRefusal(error)?.code;
      if (code !== undefined) return code;
      await setTimeout(pauseMs);
    }
  }
  return 'no answer';
}
