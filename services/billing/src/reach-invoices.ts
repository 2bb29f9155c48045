import type { EventLog, Position } from '@ordonnancier/event-log/event-log.ts';
import { readCheckpoint } from '@ordonnancier/event-sourcing/checkpoints.ts';
import type { Call } from '@ordonnancier/grpc/rpc.ts';
import { accept, refuse, type Result } from '@ordonnancier/kernel/result.ts';
import { untilReached } from '@ordonnancier/service/queries.ts';
import type pg from 'pg';
import { invoiceStreamPrefix } from './invoice-stream.ts';
import { invoiceDispensingsName } from './process-managers/invoice-dispensings/invoice-dispensings.ts';
import { invoicesProjection } from './read-models/invoices/projection.ts';

/*
 * A client knows the position of its dispensing, not that of the invoice made of it, which comes later in the log. So
 * reading one's own writes takes two waits: first until the invoices are made, then until the list holds them.
 */

export type Waiting = Pick<Call, 'deadlineMs' | 'signal'>;
export type Reached = Result<undefined, 'READ_MODEL_BEHIND'>;

/** Waits until every dispensing up to a position has its invoice in the log; not at all without one. */
export function untilInvoicesMade(pool: pg.Pool, position: Position | undefined, call: Waiting): Promise<Reached> {
  return untilReached(pool, [invoiceDispensingsName], position, call);
}

/** The same, and the read model holds them too. */
export async function untilInvoicesListed(
  log: EventLog,
  pool: pg.Pool,
  position: Position | undefined,
  call: Waiting,
): Promise<Reached> {
  if (position === undefined) return accept(undefined);
  const made = await untilInvoicesMade(pool, position, call);
  if (!made.ok) return made;
  const newest = await newestUnlisted(log, pool, call.signal);
  // Cut short, it may have missed the one that matters.
  if (call.signal.aborted) return refuse('READ_MODEL_BEHIND');
  return untilReached(pool, [invoicesProjection.name], newest, call);
}

/** Position of the last invoice event that the read model has not reached; undefined when it has reached them all. */
async function newestUnlisted(log: EventLog, pool: pg.Pool, signal: AbortSignal): Promise<Position | undefined> {
  const after = await readCheckpoint(pool, invoicesProjection.name);
  let newest: Position | undefined;
  for await (const message of log.subscribe({ after, streamPrefixes: [invoiceStreamPrefix], signal })) {
    if (message.kind === 'caught-up') break;
    if (message.kind === 'event') newest = message.event.position;
  }
  return newest;
}
