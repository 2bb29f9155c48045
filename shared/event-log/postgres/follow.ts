import type pg from 'pg';
import { backoffMs, sleep } from '../backoff.ts';
import {
  LogShorterThanSeen,
  type EventFilter,
  type LogMessage,
  type RecordedEvent,
  type SubscribeOptions,
} from '../event-log.ts';
import { isCut, pageEventsMax, pageOf, recordedEvent, type PageRow } from './event-row.ts';
import type { Listener } from './listener.ts';
import { fromPosition, toPosition } from './position.ts';
import { isPassing } from './sql-state.ts';

/** How far one query looks for events that match: with dense positions, the most rows it can have to read. */
const stretchMax = 8_192n;
/** Without notifications a busy follower asks again soon, an idle one ever more rarely. */
const pollMsMin = 25;
const pollMsMax = 1_000;
/**
 * A busy log grows hundreds of times a second, and every follower would fetch each little growth by itself. On a quiet one
 * an event is fetched at once.
 */
const pageEveryMs = 100;

interface Page {
  readonly events: readonly RecordedEvent[];
  /** Everything that matches up to here is in `events`. */
  readonly reached: bigint;
  readonly isAtEnd: boolean;
}

/** Fetches what comes after a position for a follower that waits at the end of the log. */
type NewestPages = (after: bigint, filter: EventFilter) => Promise<Page>;

/** Followers of one process wake together: those that stand at the same position share one query, and its events. */
export function openNewestPages(pool: pg.Pool, listener: Listener): NewestPages {
  const underWay = new Map<string, Promise<Page>>();
  let growths = 0;
  listener.onGrowth(() => {
    growths += 1;
  });
  return (after, filter) => {
    // What grew since a query began it may not see: it is of no use to those that wake for that.
    const key = JSON.stringify([growths, after.toString(), filter.streamPrefixes, filter.eventTypes]);
    const page = underWay.get(key) ?? nextPage(pool, after, filter).finally(() => underWay.delete(key));
    underWay.set(key, page);
    return page;
  };
}

/** Reads the log in stretches from after a position and waits at its end; see the port for the contract. */
export async function* follow(
  pool: pg.Pool,
  listener: Listener,
  newestPage: NewestPages,
  options: SubscribeOptions,
): AsyncGenerator<LogMessage> {
  const { signal } = options;
  let position = fromPosition(options.after);
  let isBehind = true;
  let pollMs = pollMsMin;
  let failures = 0;
  const growth = watchGrowth(listener, signal);
  try {
    while (!isAborted(signal)) {
      growth.forget();
      const askedAtMs = performance.now();
      // One that is not at the end yet is owed all that was there when it asked.
      const asked = isBehind ? nextPage(pool, position, options) : newestPage(position, options);
      const page = await untilAborted(asked, signal).catch((error: unknown) => {
        if (!isPassing(error)) throw error;
        return 'failed' as const;
      });
      if (page === 'aborted') return;
      if (page === 'failed') {
        await sleep(backoffMs(failures), signal);
        failures += 1;
        continue;
      }
      failures = 0;
      // Restored from an older copy: what is appended now would pass for what this follower has seen of the lost end.
      if (page.reached < position) throw new LogShorterThanSeen('the log ends before the position to follow from');
      let yielded = position;
      for (const event of page.events) {
        if (isAborted(signal)) return;
        yield { kind: 'event', event };
        yielded = fromPosition(event.position);
      }
      if (page.reached > yielded) yield { kind: 'checkpoint', position: toPosition(page.reached) };
      const advanced = page.reached > position;
      position = page.reached;
      if (!page.isAtEnd) {
        isBehind = true;
        continue;
      }
      if (isBehind) yield { kind: 'caught-up' };
      isBehind = false;
      pollMs = advanced ? pollMsMin : Math.min(pollMs * 2, pollMsMax);
      await growth.next(pollMs);
      const earlyMs = askedAtMs + pageEveryMs - performance.now();
      if (earlyMs > 0) await sleep(earlyMs, signal);
    }
  } finally {
    growth.stop();
  }
}

/** The one row of a stretch in which nothing matched. */
interface HeadOnly {
  readonly head: string;
  readonly position: null;
}

const pageQuery = `
  WITH head AS (SELECT coalesce(max(position), 0) AS head FROM event_log.event)
  SELECT head.head, page.*
  FROM head LEFT JOIN LATERAL (
    ${pageOf(
      `SELECT * FROM event_log.event
       WHERE position > $1 AND position <= $2
         AND ($3::text[] IS NULL OR stream ^@ ANY ($3)) AND ($4::text[] IS NULL OR type = ANY ($4))
       ORDER BY position LIMIT ${pageEventsMax}`,
      'position',
    )}
  ) AS page ON true
  ORDER BY page.position`;

async function nextPage(pool: pg.Pool, after: bigint, { streamPrefixes, eventTypes }: EventFilter): Promise<Page> {
  const stretchEnd = after + stretchMax;
  // Head and page are of one snapshot, and snapshots see positions in order: nothing can appear later below the head.
  const { rows } = await pool.query<PageRow | HeadOnly>({
    name: 'follow',
    text: pageQuery,
    values: [after.toString(), stretchEnd.toString(), streamPrefixes ?? null, eventTypes ?? null],
  });
  const head = BigInt((rows[0] as HeadOnly | undefined)?.head ?? 0);
  const found = rows.filter((row): row is PageRow => row.position !== null);
  const searched = stretchEnd < head ? stretchEnd : head;
  const reached = isCut(found, pageEventsMax) ? BigInt(found.at(-1)?.position ?? 0) : searched;
  return { events: found.map(recordedEvent), reached, isAtEnd: reached >= head };
}

/** A call, because the compiler takes a property for unchanged while others run. */
function isAborted(signal: AbortSignal): boolean {
  return signal.aborted;
}

/** Waits for notifications without missing one that comes between two waits. */
function watchGrowth(listener: Listener, signal: AbortSignal) {
  let hasGrown = false;
  let wake: () => void = () => undefined;
  const stop = listener.onGrowth(() => {
    hasGrown = true;
    wake();
  });
  return {
    stop,
    forget() {
      hasGrown = false;
    },
    async next(timeoutMs: number): Promise<void> {
      if (hasGrown || isAborted(signal)) return;
      await new Promise<void>((resolve) => {
        const done = () => {
          clearTimeout(timer);
          signal.removeEventListener('abort', done);
          wake = () => undefined;
          resolve();
        };
        const timer = setTimeout(done, timeoutMs);
        signal.addEventListener('abort', done);
        wake = done;
      });
    },
  };
}

/** A query under way does not hold up a follower that is told to stop; its answer is dropped. */
async function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T | 'aborted'> {
  let stop: () => void = () => undefined;
  const aborted = new Promise<'aborted'>((resolve) => {
    stop = () => {
      resolve('aborted');
    };
    signal.addEventListener('abort', stop);
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
