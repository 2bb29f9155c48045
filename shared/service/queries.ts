import type { EventLog, Position } from '@ordonnancier/event-log/event-log.ts';
import { checkNotHalted, hasReached, reachPosition, readCheckpoint } from '@ordonnancier/event-sourcing/checkpoints.ts';
import { orAbsent } from '@ordonnancier/grpc/fields.ts';
import type { Call } from '@ordonnancier/grpc/rpc.ts';
import { accept, refuse } from '@ordonnancier/kernel/result.ts';
import type { Result } from '@ordonnancier/kernel/result.ts';
import type pg from 'pg';
import { z } from 'zod';

/*
 * What every query has in common: pages by keyset, and answers no older than a position.
 */

const pageSizeDefault = 20;
const pageSizeMax = 100;
/** A keyset is a position or two; anything longer is not a token of ours. */
const pageTokenLengthMax = 400;

/** Of a page: 1 to 100, 20 when zero. */
export const pageSize = z
  .int()
  .min(0, 'must not be negative')
  .max(pageSizeMax, `must be at most ${pageSizeMax}`)
  .transform((size) => size || pageSizeDefault);

const fromAnEarlierAnswer = 'must be a log position from an earlier answer';

/** A position that an answer gave; each kind of log writes its own, in digits and hyphens: see `checkPosition`. */
export const logPosition = z.custom<Position>(
  (value) => typeof value === 'string' && /^[0-9-]{1,64}$/.test(value),
  fromAnEarlierAnswer,
);

/** The `min_position` of a query; undefined when empty. */
export const minPosition = orAbsent(logPosition);

/** The `page_token` of a query, back as the keyset that `writePageToken` was given; undefined on the first page. */
export function pageToken<Keyset>(keyset: z.ZodType<Keyset>) {
  return z
    .string()
    .max(pageTokenLengthMax, 'must be the next_page_token of the page before')
    .transform((token, context): Keyset | undefined => {
      if (token === '') return undefined;
      const parsed = keyset.safeParse(readJson(token));
      if (parsed.success) return parsed.data;
      context.addIssue('must be the next_page_token of the page before');
      return z.NEVER;
    });
}

/** Where the next page goes on, opaque to the caller. */
export function writePageToken(keyset: unknown): string {
  return Buffer.from(JSON.stringify(keyset)).toString('base64url');
}

function readJson(token: string): unknown {
  try {
    return JSON.parse(Buffer.from(token, 'base64url').toString());
  } catch {
    return undefined;
  }
}

/** The rest of the caller's time belongs to the query itself, or to the refusal, which must still get through. */
const waitingShare = 3 / 4;

/** What queries read. */
export interface Readable {
  readonly log: EventLog;
  readonly pool: pg.Pool;
}

/**
 * Refuses a position that no answer can have given: cut, of another kind of log, or beyond the log's end. It would be waited
 * for for ever, or pass over what comes next.
 */
export async function checkPosition(
  log: EventLog,
  position: Position | undefined,
  field: 'min_position' | 'after_position',
): Promise<Result<undefined, 'INVALID_REQUEST'>> {
  if (position === undefined) return accept(undefined);
  const isGiven = log.isPosition(position) && position <= (await log.end());
  return isGiven ? accept(undefined) : refuse('INVALID_REQUEST', {}, [{ field, description: fromAnEarlierAnswer }]);
}

export type Reached = Result<undefined, 'READ_MODEL_BEHIND' | 'INVALID_REQUEST'>;
type Waiting = Pick<Call, 'deadlineMs' | 'signal' | 'aside'>;

/**
 * Waits until projections have reached the position that a caller must be able to read, as long as the caller waits.
 *
 * @throws ReadModelHalted when one of them is halted, whether the caller asks for a position or not.
 */
export async function untilReached(
  { log, pool }: Readable,
  projections: readonly string[],
  position: Position | undefined,
  call: Waiting,
): Promise<Reached> {
  if (position === undefined) {
    await checkNotHalted(pool, projections);
    return accept(undefined);
  }
  if (log.isPosition(position) && (await hasReached(pool, projections, position))) return accept(undefined);
  const checked = await checkPosition(log, position, 'min_position');
  if (!checked.ok) return checked;
  const isReached = await call.aside(() => reachPosition(pool, projections, position, patienceOf(call)));
  return isReached ? accept(undefined) : behind();
}

/** A process manager that answers events by events of other streams, and the read model of these. */
export interface Reaction {
  readonly processManager: string;
  readonly projection: string;
  /** Of the streams that the process manager writes and the projection reads. */
  readonly streamPrefix: string;
}

/**
 * The same for a read model of what a process manager made of the event at `position`: that stands later in the log than
 * the position which the caller knows. So it waits for the reaction first, and then for whatever it made.
 */
export async function untilReactionReached(
  { log, pool }: Readable,
  { processManager, projection, streamPrefix }: Reaction,
  position: Position | undefined,
  call: Waiting,
): Promise<Reached> {
  // The projection too: the position may be that of an event of its own.
  const reacted = await untilReached({ log, pool }, [processManager, projection], position, call);
  if (!reacted.ok || position === undefined) return reacted;

  const signal = patienceOf(call);
  let newest: Position | undefined;
  const after = await readCheckpoint(pool, projection);
  for await (const message of log.subscribe({ after, streamPrefixes: [streamPrefix], signal })) {
    if (message.kind === 'event') newest = message.event.position;
    if (message.kind === 'caught-up') return untilReached({ log, pool }, [projection], newest, call);
  }
  return behind();
}

/** Aborts when the caller has waited so long that the rest is needed for the answer. */
export function patienceOf({ deadlineMs, signal }: Pick<Call, 'deadlineMs' | 'signal'>): AbortSignal {
  const patienceMs = Math.max(0, Math.floor((deadlineMs - Date.now()) * waitingShare));
  return AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]);
}

function behind(): Reached {
  return refuse('READ_MODEL_BEHIND');
}
