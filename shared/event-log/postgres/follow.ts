import { invariant } from '@ordonnancier/kernel/invariant.ts';
import { faultKindOf } from '@ordonnancier/postgres/faults.ts';
import type pg from 'pg';
import { backoffMs, sleep } from '../backoff.ts';
import {
  LogShorterThanSeen,
  type Checkpoint,
  type EventFilter,
  type LogMessage,
  type RecordedEvent,
  type SubscribeOptions,
} from '../event-log.ts';
import type { Outage } from '../outage.ts';
import { isCut, pageEventsMax, pageOf, recordedEvent, type PageRow } from './event-row.ts';
import type { Listener } from './listener.ts';
import { fromPosition, toPosition } from './position.ts';
import { sqlState } from './sql-state.ts';

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

/** A position and the event that stands there; no event at the very start, nor where the log no longer reaches. */
interface Place {
  readonly position: bigint;
  readonly eventId: string | undefined;
}

interface Page {
  /** Of the position that was asked from. */
  readonly from: Place;
  readonly events: readonly RecordedEvent[];
  /** Everything that matches up to here is in `events`. */
  readonly reached: Place;
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
  outage: Outage,
  options: SubscribeOptions,
): AsyncGenerator<LogMessage> {
  const { signal } = options;
  let seen = placeOf(options.after);
  let isBehind = true;
  let pollMs = pollMsMin;
  let failures = 0;
  const growth = watchGrowth(listener, signal);
  try {
    while (!isAborted(signal)) {
      growth.forget();
      const askedAtMs = performance.now();
      // One that is not at the end yet is owed all that was there when it asked.
      const asked = isBehind ? nextPage(pool, seen.position, options) : newestPage(seen.position, options);
      const page = await untilAborted(asked, signal).catch((error: unknown) => {
        if (faultKindOf(error) !== 'passing') throw error;
        outage.fails(options, sqlState(error) ?? 'NO_CONNECTION');
        return 'failed' as const;
      });
      if (page === 'aborted') return;
      if (page === 'failed') {
        await sleep(backoffMs(failures), signal);
        failures += 1;
        continue;
      }
      failures = 0;
      outage.goesOn(options);
      // Restored from an older copy: what is appended now would pass for what this follower has seen of the lost end.
      if (!isStillThere(seen, page)) throw new LogShorterThanSeen('the log has lost the event to follow from');
      let yielded = seen.position;
      for (const event of page.events) {
        if (isAborted(signal)) return;
        yield { kind: 'event', event };
        yielded = fromPosition(event.position);
      }
      if (page.reached.position > yielded) yield { kind: 'checkpoint', checkpoint: checkpointOf(page.reached) };
      const advanced = page.reached.position > seen.position;
      seen = page.reached;
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
    outage.goesOn(options);
    growth.stop();
  }
}

function placeOf(after: Checkpoint | 'start'): Place {
  if (after === 'start') return { position: 0n, eventId: undefined };
  return { position: fromPosition(after.position), eventId: after.eventId };
}

function checkpointOf({ position, eventId }: Place): Checkpoint {
  return { position: toPosition(position), eventId };
}

/** Whether the page begins after the very event that was seen last; of one whose id is not known, after any. */
function isStillThere(seen: Place, { from }: Page): boolean {
  if (seen.position === 0n) return true;
  return from.eventId !== undefined && (seen.eventId === undefined || seen.eventId === from.eventId);
}

/** What each row of a page repeats; all that the one row of a stretch says in which nothing matched. */
interface StretchRow {
  readonly head: string;
  readonly from_event_id: string | null;
  readonly searched: string;
  readonly searched_event_id: string | null;
}

type NothingMatched = StretchRow & { readonly position: null };

const pageQuery = `
  WITH head AS (SELECT coalesce(max(position), 0) AS head FROM event_log.event),
  stretch AS (SELECT head, least(head, $2) AS searched FROM head)
  SELECT
    stretch.*,
    (SELECT event_id FROM event_log.event WHERE position = $1) AS from_event_id,
    (SELECT event_id FROM event_log.event WHERE position = searched) AS searched_event_id,
    page.*
  FROM stretch LEFT JOIN LATERAL (
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
  const { rows } = await pool.query<(PageRow & StretchRow) | NothingMatched>({
    name: 'follow',
    text: pageQuery,
    values: [after.toString(), stretchEnd.toString(), streamPrefixes ?? null, eventTypes ?? null],
  });
  const [stretch] = rows;
  invariant(stretch !== undefined, 'a page has a row also when nothing matched');
  const found = rows.filter((row) => row.position !== null);
  const last = isCut(found, pageEventsMax) ? found.at(-1) : undefined;
  const reached =
    last === undefined ? place(stretch.searched, stretch.searched_event_id) : place(last.position, last.event_id);
  return {
    from: { position: after, eventId: stretch.from_event_id ?? undefined },
    events: found.map(recordedEvent),
    reached,
    isAtEnd: reached.position >= BigInt(stretch.head),
  };
}

function place(position: string, eventId: string | null): Place {
  return { position: BigInt(position), eventId: eventId ?? undefined };
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
