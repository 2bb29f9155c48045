import { randomUUID } from 'node:crypto';
import type { EventLog } from '@ordonnancier/event-log/event-log.ts';
import { openEventLog } from '@ordonnancier/event-log/open-event-log.ts';
import type pg from 'pg';
import { answeredPerSecond, saturate } from './load/generate.ts';

/** A house as load tests look at it: its tables by SQL, and its log over the port, whichever log that is. */
export interface LookedAt {
  readonly pool: pg.Pool;
  readonly log: EventLog;
}

/** As many at once as callers of the house. */
const writers = 64;
const writingMs = 2_500;
const eventBytes = 1_024;
const surveyMsMax = 60_000;

export async function openHouseLog(url: string): Promise<EventLog> {
  return await openEventLog(url, { applicationName: 'loadtests' });
}

export interface Survey {
  readonly events: number;
  /** The read model has one row per dispensing whatever happens: whether an invoice was made twice shows in the log. */
  readonly dispensingsInvoicedTwice: number;
}

/** Reads all of the log. @throws when that takes more than a minute. */
export async function survey(log: EventLog): Promise<Survey> {
  const invoices = new Map<string, number>();
  let events = 0;
  for await (const message of log.subscribe({ after: 'start', signal: AbortSignal.timeout(surveyMsMax) })) {
    if (message.kind === 'caught-up') {
      return { events, dispensingsInvoicedTwice: [...invoices.values()].filter((count) => count > 1).length };
    }
    if (message.kind !== 'event') continue;
    events += 1;
    const { type, stream } = message.event;
    if (type === 'InvoiceDrafted' || type === 'InvoiceBlocked') invoices.set(stream, (invoices.get(stream) ?? 0) + 1);
  }
  throw new Error('the log could not be read to its end in time');
}

/** What the log alone can take: appends of one event each, to new streams, that followers of the house pass over. */
export async function appendsPerSecond(log: EventLog): Promise<number> {
  const metadata = Buffer.from('{}');
  const data = Buffer.from(JSON.stringify('x'.repeat(eventBytes)));
  const window = await saturate(writers, { durationMs: writingMs }, () => ({
    names: ['append'],
    send: async () => {
      await log.append(`load-${randomUUID()}`, 'none', [{ eventId: randomUUID(), type: 'Loaded', data, metadata }]);
    },
  }));
  return Math.round(answeredPerSecond(window));
}
