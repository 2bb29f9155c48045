import { setTimeout } from 'node:timers/promises';
import type { EventLog, Position } from '@ordonnancier/event-log/event-log.ts';
import { migrate } from '@ordonnancier/postgres/migrate.ts';
import { openPool } from '@ordonnancier/postgres/pool.ts';
import { endSession, openSession, patienceOfFollowers } from '@ordonnancier/postgres/session.ts';
import type { Patience } from '@ordonnancier/postgres/session.ts';
import pg from 'pg';
import { createCheckpointTables, hasReached } from './checkpoints.ts';
import { followAsLeader, followerSettings } from './follow-log.ts';
import type { Follower, Following } from './follow-log.ts';
import { projectionFollower } from './projection.ts';
import type { Projection } from './projection.ts';
import { isTransient } from './transient.ts';

/*
 * A read model is a fold of the log, so it can be made anew: after a mistake in a projection was mended, or because it is
 * to hold more. It is made in a second schema while the first serves, then takes its place in one transaction.
 */

/** Of the session that swaps: it drops whole schemas, and waits for locks no longer than `swap` says. */
const patience: Patience = { statementMsMax: 120_000, lockMsMax: 10_000, answerMsMax: 130_000 };
/** How often to ask whether the new schema is as far as the live one. */
const pollMs = 20;
/**
 * How long the live schema's followers may be held up while the new one catches up with the last of what they did; half
 * of what they wait for a lock. Queries are not held up by that, only by the swap itself.
 */
const holdUpMsMax = 5_000;
/** What the live followers did in this time, the new ones do while those are held up, were they but half as fast. */
const chaseMsMax = holdUpMsMax / 2;
/**
 * How long queries may be held up by a swap that waits for others. Whoever waits for a lock looks for deadlocks after a second
 * (PostgreSQL's default), and fails if there is one: by then the swap has given way.
 */
const holdUpQueriesMsMax = 500;
/** SQLSTATEs of a swap that gave way: a lock that was not to be had in time, or a deadlock. */
const waitingStates: readonly string[] = ['55P03', '40P01'];
/** SQLSTATE of a statement that took too long; also of one that an operator cancelled, which ends the rebuild elsewhere. */
const cancelledState = '57014';

export interface Rebuilding extends Pick<Following, 'log' | 'logger' | 'signal'> {
  /** The database, connected to directly: the rebuild's own lock is a session's. */
  readonly url: string;
  /** The live one; every table in it must be a projection's, since it is dropped with all that depends on it. */
  readonly schema: string;
  readonly migrationsDirectory: string;
  /** All of the schema's. */
  readonly projections: readonly Projection[];
}

/**
 * Makes all read models of a schema anew from the log while they are served, and puts the new ones in their place. Followers
 * and queries go on unawares; process managers keep their checkpoints, so that nothing is reacted to again.
 * It ends when it has caught up, so it takes a time of day when it can do more than is being written.
 *
 * @throws when an event cannot be projected, even by a projection that would park it: what takes the place of the live
 *   schema must lack nothing. Nothing has changed then, nor when `signal` aborts.
 * @throws ReadModelHalted when the log lost its end meanwhile: to be done again.
 */
export async function rebuild(rebuilding: Rebuilding): Promise<void> {
  const { url, schema, migrationsDirectory, projections, signal } = rebuilding;
  const shadow = `${schema}_rebuild`;
  const applicationName = `rebuild of ${schema}`;
  const session = await openSession(url, { applicationName, patience });
  try {
    await lockRebuild(session, schema);
    // One that did not come to its end.
    await dropSchema(session, shadow);
    await migrate(url, { schema: shadow, directory: migrationsDirectory });
    const pool = openPool(url, {
      applicationName,
      // One for each follower, and one to ask how far they are.
      connectionsMax: projections.length + 1,
      schema: shadow,
      settings: followerSettings,
      patience: patienceOfFollowers,
    });
    try {
      await createCheckpointTables(pool);
      while (!(await followAndSwap(rebuilding, session, pool, shadow))) signal.throwIfAborted();
    } catch (error) {
      // What is left when even that fails, the next rebuild drops.
      await dropSchema(session, shadow).catch(() => undefined);
      throw error;
    } finally {
      await pool.end();
    }
  } finally {
    await endSession(session);
  }
}

/** @throws when another process rebuilds the schema: the two would drop each other's tables. */
async function lockRebuild(session: pg.Client, schema: string): Promise<void> {
  const { rows } = await session.query<{ held: boolean }>(
    `SELECT pg_try_advisory_lock(hashtextextended('ordonnancier rebuild of ' || $1, 0)) AS held`,
    [schema],
  );
  if (rows[0]?.held !== true) throw new Error(`a rebuild of ${schema} is under way`);
}

async function dropSchema(session: pg.Client, schema: string): Promise<void> {
  await session.query(`DROP SCHEMA IF EXISTS ${pg.escapeIdentifier(schema)} CASCADE`);
}

/**
 * Follows the log into the new schema until it is as far as the live one, then swaps them.
 *
 * @returns false when the swap had to give way to others: to be done again.
 */
async function followAndSwap(
  { log, schema, projections, logger, signal }: Rebuilding,
  session: pg.Client,
  pool: pg.Pool,
  shadow: string,
): Promise<boolean> {
  const stopping = new AbortController();
  const following = { log, pool, logger, signal: AbortSignal.any([signal, stopping.signal]) };
  const followers = projections.map((projection) => {
    const follower = projectionFollower(following, { ...projection, onPoison: 'stop' });
    return followAsLeader(following, stoppingAtPoison(follower, stopping));
  });
  const stop = async () => {
    stopping.abort();
    await Promise.all(followers);
  };
  const names = projections.map(({ name }) => name);
  const isAsFar = (position: Position) => hasReached(pool, names, position);
  try {
    await chase(() => furthest(session, schema, log), isAsFar, following.signal);
    return await swap(
      session,
      schema,
      shadow,
      names,
      { isAsFar, furthest: () => furthest(session, schema, log) },
      stop,
    );
  } catch (error) {
    // The new schema follows on, until a better moment.
    if (gaveWay(error)) return false;
    throw error;
  } finally {
    await stop();
  }
}

function gaveWay(error: unknown, states = waitingStates): boolean {
  return error instanceof pg.DatabaseError && states.includes(error.code ?? '');
}

/** Makes poison the reason of the abort; whoever waits for the followers throws it. */
function stoppingAtPoison(follower: Follower, stopping: AbortController): Follower {
  return {
    ...follower,
    async work(events, from, to) {
      try {
        await follower.work(events, from, to);
      } catch (error) {
        if (!isTransient(error)) stopping.abort(error);
        throw error;
      }
    },
  };
}

/**
 * How far the followers of the live schema are; process managers too, since queries may wait for them. Where the log has
 * lost its end, as far as there still is something to follow.
 */
async function furthest(session: pg.Client, schema: string, log: EventLog): Promise<Position> {
  const { rows } = await session.query<{ position: Position; halted: boolean | null }>(
    `SELECT coalesce(max(position COLLATE "C"), '') AS position, bool_or(halted_because IS NOT NULL) AS halted
     FROM ${pg.escapeIdentifier(schema)}.checkpoints`,
  );
  const { position, halted } = rows[0] ?? { position: '' as Position, halted: null };
  const end = await log.end();
  if (halted !== true && position <= end) return position;
  return (await isEmpty(log)) ? ('' as Position) : end;
}

/** Whether followers have nothing to move their checkpoints to. */
async function isEmpty(log: EventLog): Promise<boolean> {
  const stopped = new AbortController();
  for await (const { kind } of log.subscribe({ after: 'start', signal: stopped.signal })) {
    stopped.abort();
    return kind === 'caught-up';
  }
  return true;
}

/** Follows a position that moves on, until the distance is no more than a moment's work. */
async function chase(
  furthest: () => Promise<Position>,
  isAsFar: (position: Position) => Promise<boolean>,
  signal: AbortSignal,
): Promise<void> {
  for (;;) {
    const position = await furthest();
    const startedAtMs = performance.now();
    if (!(await becomesTrue(() => isAsFar(position), signal))) signal.throwIfAborted();
    if (performance.now() - startedAtMs < chaseMsMax) return;
  }
}

async function becomesTrue(isTrue: () => Promise<boolean>, signal: AbortSignal): Promise<boolean> {
  while (!signal.aborted) {
    if (await isTrue()) return true;
    await setTimeout(pollMs);
  }
  return false;
}

/**
 * @returns false when the new schema did not catch up while the live one was held up, or queries gave it no way in time.
 */
async function swap(
  session: pg.Client,
  schema: string,
  shadow: string,
  projections: readonly string[],
  { isAsFar, furthest }: { isAsFar: (position: Position) => Promise<boolean>; furthest: () => Promise<Position> },
  stop: () => Promise<void>,
): Promise<boolean> {
  const live = pg.escapeIdentifier(schema);
  const made = pg.escapeIdentifier(shadow);
  await session.query('BEGIN');
  try {
    await session.query(`SET LOCAL lock_timeout = ${holdUpMsMax}`);
    // From here on no live follower commits, so what the new schema has to reach stands still. Reading goes on.
    await session.query(`LOCK TABLE ${live}.checkpoints IN EXCLUSIVE MODE`);
    const position = await furthest();
    const heldUpTooLong = AbortSignal.timeout(holdUpMsMax);
    const isReady = await becomesTrue(() => isAsFar(position), heldUpTooLong);
    if (isReady) await stop();
    // At a moment without queries none is held up; where there are so many that there is none, they are for half a second.
    const isSwapped =
      isReady &&
      ((await becomesTrue(() => lockAgainstQueries(session, schema, 'NOWAIT'), heldUpTooLong)) ||
        (await lockAgainstQueries(session, schema, '')));
    if (isSwapped) {
      await session.query(
        `INSERT INTO ${made}.checkpoints SELECT * FROM ${live}.checkpoints WHERE projection <> ALL ($1)`,
        [projections],
      );
      await session.query(`DROP SCHEMA ${live} CASCADE`);
      // Followers and queries that wait for a lock look the name up again, and find this.
      await session.query(`ALTER SCHEMA ${made} RENAME TO ${live}`);
    }
    await session.query('COMMIT');
    return isSwapped;
  } catch (error) {
    await session.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
}

/**
 * Takes the tables and views of a schema away from queries, all or none. Queries take their locks in orders of their own, so
 * one may hold what this waits for and wait for what this holds: then all is let go, and taken at another moment.
 * `checkpoints` is left out: it is read alone, and the followers that wait for it would stand in the way.
 */
async function lockAgainstQueries(session: pg.Client, schema: string, wait: 'NOWAIT' | ''): Promise<boolean> {
  const { rows } = await session.query<{ names: string | null }>(
    `SELECT string_agg(format('%I.%I', table_schema, table_name), ', ') AS names FROM information_schema.tables
     WHERE table_schema = $1 AND table_name <> 'checkpoints'`,
    [schema],
  );
  await session.query('SAVEPOINT nothing_locked');
  try {
    // Of the statement, and so of all its locks together.
    await session.query(`SET LOCAL statement_timeout = ${holdUpQueriesMsMax}`);
    await session.query(`LOCK TABLE ${rows[0]?.names ?? ''} IN ACCESS EXCLUSIVE MODE ${wait}`);
    await session.query('SET LOCAL statement_timeout TO DEFAULT');
    return true;
  } catch (error) {
    if (!gaveWay(error, [...waitingStates, cancelledState])) throw error;
    await session.query('ROLLBACK TO SAVEPOINT nothing_locked');
    return false;
  }
}
