import { setTimeout } from 'node:timers/promises';
import type pg from 'pg';
import { serviceNames } from '@ordonnancier/dev/services.ts';

/** Projections follow within a fraction of a second; the worst overload is worked off long before this. */
const settledMsMax = 15_000;
const pollMs = 20;
/** Often enough to see a projection fall behind, seldom enough not to be a load. */
const lagEveryMs = 250;

const allCheckpoints = serviceNames.map((schema) => `SELECT position FROM ${schema}.checkpoints`).join(' UNION ALL ');

/** One snapshot: the head of the log and the follower that is furthest behind it. */
const progressQuery = `
  WITH head AS (SELECT coalesce(max(position), 0) AS position FROM event_log.event),
       slowest AS (SELECT min(coalesce(position, '0'))::bigint AS position FROM (${allCheckpoints}) AS every_follower)
  SELECT head.position AS head, slowest.position AS slowest, next.recorded_at_ms
  FROM head, slowest LEFT JOIN event_log.event AS next ON next.position = slowest.position + 1`;

interface Progress {
  readonly events: number;
  readonly isSettled: boolean;
  /** Age of the oldest event that some projection or process manager has not followed yet; 0 when there is none. */
  readonly behindMs: number;
}

export async function readProgress(pool: pg.Pool): Promise<Progress> {
  const { rows } = await pool.query<{ head: string; slowest: string; recorded_at_ms: string | null }>(progressQuery);
  const { head = '0', slowest = '0', recorded_at_ms: recordedAtMs = null } = rows[0] ?? {};
  return {
    events: Number(head),
    isSettled: BigInt(slowest) >= BigInt(head),
    behindMs: recordedAtMs === null ? 0 : Math.max(0, Date.now() - Number(recordedAtMs)),
  };
}

/**
 * Resolves when every projection and process manager has followed all of the log, what they appended themselves included.
 * To be called when no call is under way. @returns false when that took too long.
 */
export async function untilSettled(pool: pg.Pool): Promise<boolean> {
  const endsAtMs = performance.now() + settledMsMax;
  while (performance.now() < endsAtMs) {
    if ((await readProgress(pool)).isSettled) return true;
    await setTimeout(pollMs);
  }
  return false;
}

/** Watches how far the slowest follower is behind while `work` runs. */
export async function watchLag<T>(pool: pg.Pool, work: Promise<T>): Promise<T & { readonly behindMsMax: number }> {
  const done = new AbortController();
  let behindMsMax = 0;
  const watching = (async () => {
    while (!done.signal.aborted) {
      behindMsMax = Math.max(behindMsMax, (await readProgress(pool)).behindMs);
      await setTimeout(lagEveryMs, undefined, { signal: done.signal }).catch(() => undefined);
    }
  })();
  try {
    return { ...(await work), behindMsMax };
  } finally {
    done.abort();
    await watching;
  }
}
