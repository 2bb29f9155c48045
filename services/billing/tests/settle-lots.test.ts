import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openPostgresEventLog } from '@ordonnancier/event-log/postgres/postgres-event-log.ts';
import type { EventLog, RecordedEvent } from '@ordonnancier/event-log/event-log.ts';
import { openCommandHandler } from '@ordonnancier/event-sourcing/handle-command.ts';
import { parseDispensingId } from '@ordonnancier/kernel/identifiers.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import { appendEvent } from '@ordonnancier/testing/append-event.ts';
import { createTestDatabase, type TestDatabase } from '@ordonnancier/testing/test-database.ts';
import { invoiceDecider } from '../src/domain/invoice/invoice.ts';
import { lotNumbersDecider } from '../src/domain/lot/lot-numbers.ts';
import { lotDecider } from '../src/domain/lot/lot.ts';
import type { Lot } from '../src/domain/lot/state.ts';
import { invoiceCodec } from '../src/invoice-stream.ts';
import { lotCodec, lotNumbersCodec, lotStream } from '../src/lot-stream.ts';
import { openLots } from '../src/lots.ts';
import { settleLots } from '../src/process-managers/settle-lots/settle-lots.ts';
import { asked, drafted, lotId, pharmacy, reversed, signed, unreadable } from './claims.ts';
import { idOf, toulouse } from './dispensings.ts';
import { day } from './packs-given.ts';

const actor = { role: 'service', callerId: 'service:billing' };

describe('a lot that is being made up', () => {
  let database: TestDatabase;
  let log: EventLog;

  beforeAll(async () => {
    database = await createTestDatabase();
    log = await openPostgresEventLog(database.url, { applicationName: 'test' });
  });

  afterAll(async () => {
    await log.close();
    await database.drop();
  });

  it('[BILL-098] holds, when that was interrupted, what was sent before the process died, though it was reversed since, and nothing twice', async () => {
    const [sent, waiting] = [idOf('d', 1), idOf('d', 2)];
    for (const dispensingId of [sent, waiting]) await signedInvoice(dispensingId);
    await append(lotStream(lotId), 'none', 'LotOpened', {
      lotId,
      number: 1,
      pharmacyFiness: toulouse,
      regime: 'general',
      openedOn: '2026-08-05',
      dispensingIds: [sent, waiting],
    });
    const [opened] = await read(lotStream(lotId));
    invariant(opened !== undefined, 'the lot is opened');

    await expect(managerThatDiesAt(waiting).react(opened)).rejects.toThrow('killed');
    expect((await read(lotStream(lotId))).map(({ type }) => type)).toEqual(['LotOpened']);
    await append(`invoice-${sent}`, 2n, 'InvoiceReversed', { ...reversed, dispensingId: sent });
    // A new process, and one that takes over from it although it is not dead.
    await Promise.all([managerThatDiesAt().react(opened), managerThatDiesAt().react(opened)]);
    const [, lotSent, ...more] = await read(lotStream(lotId));
    invariant(lotSent !== undefined, 'the lot is made up');
    expect(more).toEqual([]);
    expect(lotCodec.decode(lotSent)).toMatchObject({
      invoices: [sent, waiting].map((dispensingId) => ({ dispensingId, ...asked })),
      leftOut: [],
    });
    expect((await read(`invoice-${sent}`)).map(({ type }) => type)).toEqual([
      'InvoiceDrafted',
      'InvoiceSigned',
      'InvoiceSent',
      'InvoiceReversed',
    ]);
  });

  it('[BILL-093] is the only one that its invoices can be sent in, however often that is asked', async () => {
    const [wanted, other] = [idOf('d', 11), idOf('d', 12)];
    for (const dispensingId of [wanted, other]) await signedInvoice(dispensingId);
    const listed: Lot[] = [];
    const lots = openLots({ log, ...handlers(), newestLots: async () => listed });
    const send = (dispensingId: string, requestId = randomUUID()) => {
      const id = parseDispensingId(dispensingId);
      invariant(id !== undefined, 'is an id');
      const lotToSend = { pharmacyFiness: pharmacy(toulouse), regime: 'general', openedOn: day('2026-08-05') } as const;
      const request = { requestId, contentHash: dispensingId, actor };
      return lots.send({ ...lotToSend, dispensingIds: [id] }, request);
    };
    const requestId = randomUUID();
    const first = await send(wanted, requestId);
    invariant(first.ok, 'the lot is opened');
    const { lot } = first.value;
    listed.push(lot);

    expect(await send(wanted, requestId)).toEqual(first);
    expect(await send(wanted)).toMatchObject({
      refusal: {
        code: 'LOT_DOES_NOT_FIT',
        violations: [{ field: 'dispensing_ids[0]', description: 'is wanted by a lot that is being made up' }],
      },
    });
    expect(await send(other)).toMatchObject({ ok: true });
    expect(await read(`lots-${toulouse}-2026`)).toHaveLength(2);

    const [opened] = await read(lotStream(lot.lotId));
    invariant(opened !== undefined, 'the lot is opened');
    await managerThatDiesAt().react(opened);
    await append(`invoice-${wanted}`, 2n, 'InvoiceUnreadable', {
      ...unreadable,
      dispensingId: wanted,
      lotId: lot.lotId,
    });
    // The list still has the first lot as it was.
    expect(await send(wanted)).toMatchObject({ ok: true });
  });

  async function signedInvoice(dispensingId: string): Promise<void> {
    await append(`invoice-${dispensingId}`, 'none', 'InvoiceDrafted', { ...drafted, dispensingId });
    await append(`invoice-${dispensingId}`, 0n, 'InvoiceSigned', { ...signed, dispensingId });
  }

  function handlers() {
    const cachedStreamsMax = 10;
    return {
      invoices: openCommandHandler({ log, decider: invoiceDecider, codec: invoiceCodec, cachedStreamsMax }),
      lots: openCommandHandler({ log, decider: lotDecider, codec: lotCodec, cachedStreamsMax }),
      lotNumbers: openCommandHandler({ log, decider: lotNumbersDecider, codec: lotNumbersCodec, cachedStreamsMax }),
    };
  }

  function managerThatDiesAt(dispensingId?: string) {
    const { invoices, lots } = handlers();
    const others: Promise<unknown>[] = [];
    const handle: typeof invoices.handle = async (stream, request, command) => {
      if (stream !== `invoice-${dispensingId ?? ''}`) {
        const telling = invoices.handle(stream, request, command);
        others.push(telling);
        return telling;
      }
      // All of them are told in one turn: when it dies, the others have been.
      await Promise.resolve();
      await Promise.all(others);
      throw new Error('killed');
    };
    return settleLots({ lots, invoices: { ...invoices, handle } });
  }

  /** As it is stored: its type beside the data. */
  function append(stream: string, revision: bigint | 'none', type: string, event: object) {
    const data = Object.fromEntries(Object.entries(event).filter(([field]) => field !== 'type'));
    return appendEvent(log, { stream, revision, type, data, actor });
  }

  async function read(stream: string): Promise<readonly RecordedEvent[]> {
    const events: RecordedEvent[] = [];
    for await (const event of log.read(stream)) events.push(event);
    return events;
  }
});
