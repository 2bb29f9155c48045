import { createHash } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { endSession, openSession, patienceOfCalls } from '@ordonnancier/postgres/session.ts';
import type pg from 'pg';

/** How often the leader shows the database that it lives, and a follower asks whether it may lead. */
const heartbeatMs = 1_000;
/** A leader that was paused for this long has lost its session, and with it the lock, to whoever asks next. */
export const leaderSilenceMsMax = 5_000;

/**
 * Runs `lead` while this process holds the session advisory lock of that name, and waits for the lock otherwise; again
 * and again until `signal` aborts. The signal given to `lead` aborts when the lock may be lost.
 *
 * The lock only saves work: two leaders at once would be stopped by the compare-and-set of their checkpoints.
 *
 * @param url a direct connection: a pooler that shares sessions would share the lock.
 */
export async function whileLeading(
  url: string,
  name: string,
  signal: AbortSignal,
  lead: (signal: AbortSignal) => Promise<void>,
): Promise<void> {
  while (!signal.aborted) {
    const lost = new AbortController();
    const abandon = () => {
      lost.abort();
    };
    let session: pg.Client | undefined;
    try {
      session = await openSession(url, {
        applicationName: `leader of ${name}`,
        patience: patienceOfCalls,
        settings: { idle_session_timeout: leaderSilenceMsMax },
      });
      session.on('error', abandon);
      session.on('end', abandon);
      if (await acquire(session, name, signal)) {
        const beating = heartbeat(session, lost);
        try {
          await lead(AbortSignal.any([signal, lost.signal]));
        } finally {
          lost.abort();
          await beating;
        }
      }
    } catch {
      // The database went away, or what was led failed and has said so itself. Either way: stand for election again.
      await pause(heartbeatMs, signal);
    } finally {
      if (session !== undefined) await endSession(session);
    }
  }
}

async function acquire(session: pg.Client, name: string, signal: AbortSignal): Promise<boolean> {
  const key = createHash('sha256').update(name).digest().readBigInt64BE();
  while (!signal.aborted) {
    const { rows } = await session.query<{ held: boolean }>('SELECT pg_try_advisory_lock($1) AS held', [key]);
    if (rows[0]?.held === true) return true;
    await pause(heartbeatMs, signal);
  }
  return false;
}

async function heartbeat(session: pg.Client, lost: AbortController): Promise<void> {
  while (!lost.signal.aborted) {
    await pause(heartbeatMs, lost.signal);
    await session.query('SELECT 1').catch(() => {
      lost.abort();
    });
  }
}

async function pause(durationMs: number, signal: AbortSignal): Promise<void> {
  await setTimeout(durationMs, undefined, { signal }).catch(() => undefined);
}
