import { setTimeout } from 'node:timers/promises';
import { serviceNames } from '@ordonnancier/dev/services.ts';
import type { Checkpoint } from '@ordonnancier/event-log/event-log.ts';
import { checkpointOf, type CheckpointRow } from '@ordonnancier/event-sourcing/checkpoints.ts';
import { ageOfNext } from '@ordonnancier/event-sourcing/follower-figures.ts';
import type pg from 'pg';
import type { LookedAt } from './house-log.ts';

/** Projections follow within a fraction of a second; the worst overload is worked off long before this. */
const settledMsMax = 15_000;
const pollMs = 20;
/** Often enough to see a projection fall behind, seldom enough not to be a load. */
const lagEveryMs = 250;
const lookMsMax = 2_000;

/** Of the follower that is furthest behind. */
const slowestCheckpoint = `
  SELECT position, event_id FROM (${serviceNames.map((schema) => `SELECT position, event_id FROM ${schema}.checkpoints`).join(' UNION ALL ')}) AS every_follower
  ORDER BY position NULLS FIRST LIMIT 1`;

async function readSlowest(pool: pg.Pool): Promise<Checkpoint | 'start'> {
  const [slowest] = (await pool.query<CheckpointRow>(slowestCheckpoint)).rows;
  return slowest === undefined ? 'start' : checkpointOf(slowest);
}

async function isSettled({ pool, log }: LookedAt): Promise<boolean> {
  const slowest = await readSlowest(pool);
  // After the checkpoints: what a process manager appended before it moved its own is in the log by now.
  const end = await log.end();
  return slowest !== 'start' && slowest.position >= end;
}

/**
 * Age of the oldest event that some projection or process manager has not followed yet; 0 when there is none, and the bound of
 * a look that takes too long.
 */
async function readBehindMs({ pool, log }: LookedAt): Promise<number> {
  const ageS = await ageOfNext(log, await readSlowest(pool), {}, AbortSignal.timeout(lookMsMax));
  return ageS === undefined ? lookMsMax : Math.round(ageS * 1_000);
}

/**
 * Resolves when every projection and process manager has followed all of the log, what they appended themselves included.
 * To be called when no call is under way. @returns false when that took too long.
 */
export async function untilSettled(house: LookedAt): Promise<boolean> {
  const endsAtMs = performance.now() + settledMsMax;
  while (performance.now() < endsAtMs) {
    if (await isSettled(house)) return true;
    await setTimeout(pollMs);
  }
  return false;
}

/** Watches how far the slowest follower is behind while `work` runs. */
export async function watchLag<T>(house: LookedAt, work: Promise<T>): Promise<T & { readonly behindMsMax: number }> {
  const done = new AbortController();
  let behindMsMax = 0;
  const watching = (async () => {
    while (!done.signal.aborted) {
      behindMsMax = Math.max(behindMsMax, await readBehindMs(house));
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
