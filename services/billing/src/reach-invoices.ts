import type { EventLog, Position } from '@ordonnancier/event-log/event-log.ts';
import { reachPosition, readCheckpoint } from '@ordonnancier/event-sourcing/checkpoints.ts';
import type pg from 'pg';
import { invoiceStreamPrefix } from './invoice-stream.ts';
import { invoiceDispensingsName } from './process-managers/invoice-dispensings/invoice-dispensings.ts';
import { invoicesProjection } from './read-models/invoices/projection.ts';

/*
 * A client knows the position of its dispensing, not that of the invoice made of it, which comes later in the log. So
 * reading one's own writes takes two waits: first until the invoices are made, then until the list holds them.
 */

/**
 * Resolves when every dispensing up to `position` has its invoice in the log.
 *
 * @returns false when `signal` aborts first.
 */
export function reachInvoicesMade(pool: pg.Pool, position: Position, signal: AbortSignal): Promise<boolean> {
  return reachPosition(pool, [invoiceDispensingsName], position, signal);
}

/** The same, and the read model holds them too. */
export async function reachInvoicesListed(
  log: EventLog,
  pool: pg.Pool,
  position: Position,
  signal: AbortSignal,
): Promise<boolean> {
  if (!(await reachInvoicesMade(pool, position, signal))) return false;
  const newest = await newestUnlisted(log, pool, signal);
  if (signal.aborted) return false;
  return newest === undefined || reachPosition(pool, [invoicesProjection.name], newest, signal);
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
