import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import path from 'node:path';
import { openCatalogue, type Catalogue } from '@ordonnancier/catalogue/catalogue.ts';
import { readEditions, seedEditionsFolder } from '@ordonnancier/catalogue/edition.ts';
import type { EventLog, Position, RecordedEvent } from '@ordonnancier/event-log/event-log.ts';
import { openPostgresEventLog } from '@ordonnancier/event-log/postgres/postgres-event-log.ts';
import { createCheckpointTables, reachPosition } from '@ordonnancier/event-sourcing/checkpoints.ts';
import { readMetadata } from '@ordonnancier/event-sourcing/codec.ts';
import { openCommandHandler } from '@ordonnancier/event-sourcing/handle-command.ts';
import { runProcessManager, type ProcessManager } from '@ordonnancier/event-sourcing/process-manager.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import { migrate } from '@ordonnancier/postgres/migrate.ts';
import { openPool } from '@ordonnancier/postgres/pool.ts';
import { createLogger } from '@ordonnancier/telemetry/logger.ts';
import { appendEvent } from '@ordonnancier/testing/append-event.ts';
import { createTestDatabase, type TestDatabase } from '@ordonnancier/testing/test-database.ts';
import { violationOfPublishedLanguage } from '@ordonnancier/testing/published-language.ts';
import type pg from 'pg';
import { franchiseDecider } from '../src/domain/franchise/ledger.ts';
import { franchiseCodec } from '../src/franchise-stream.ts';
import type { InvoiceCommand } from '../src/domain/invoice/commands.ts';
import { invoiceDecider } from '../src/domain/invoice/invoice.ts';
import { invoiceCodec } from '../src/invoice-stream.ts';
import { franchiseOfClaims } from '../src/process-managers/franchise-of-claims/franchise-of-claims.ts';
import {
  createInvoiceDispensings,
  invoiceDispensingsName,
  type InvoiceHandler,
} from '../src/process-managers/invoice-dispensings/invoice-dispensings.ts';
import { acknowledgement, correction, rejection, sending, signature } from './claims.ts';
import {
  dispense,
  doliprane,
  idOf,
  pricesOf,
  reverse,
  unknownPack,
  xyzall,
  type DispensingGiven,
} from './dispensings.ts';

const seed = openCatalogue(readEditions(seedEditionsFolder));
/** A later edition may state other prices of the same day; an empty one states none at all. */
const otherCatalogue = openCatalogue([]);
const dispensingsMade = 40;
const madeByBilling = ['invoice-', 'franchise-'];

describe('one invoice for every dispensing', () => {
  let database: TestDatabase;
  let pool: pg.Pool;
  let log: EventLog;
  let logLines: string[];

  beforeEach(async () => {
    database = await createTestDatabase();
    await migrate(database.url, { schema: 'billing', directory: path.join(import.meta.dirname, '../migrations') });
    pool = openPool(database.url, { applicationName: 'test', connectionsMax: 5, schema: 'billing' });
    await createCheckpointTables(pool);
    log = await openPostgresEventLog(database.url, { applicationName: 'test' });
    logLines = [];
  });

  afterEach(async () => {
    await log.close();
    await pool.end();
    await database.drop();
  });

  it('[BILL-030] drafts, blocks and reverses, each caused by its event, in the published language', async () => {
    const given = { dispensingId: idOf('d', 1), prescriptionId: idOf('a', 1) };
    const blocked = { dispensingId: idOf('d', 2), prescriptionId: idOf('a', 2), cip13: unknownPack };
    await dispense(log, given);
    await dispense(log, blocked);
    await runUntil(await reverse(log, given, 0n));
    expect(await typesOf(given.dispensingId)).toEqual(['InvoiceDrafted', 'InvoiceReversed']);
    expect(await typesOf(blocked.dispensingId)).toEqual(['InvoiceBlocked']);
    const causes = await read(`prescription-${given.prescriptionId}`);
    const invoice = await read(`invoice-${given.dispensingId}`);
    expect(invoice.map((event) => readMetadata(event).causationId)).toEqual(causes.map(({ eventId }) => eventId));
    for (const { type, data } of invoice) {
      expect(violationOfPublishedLanguage(type, JSON.parse(Buffer.from(data).toString()) as object)).toBeUndefined();
    }
  });

  it('[BILL-016] bills a pack that was opened for the line to the dispensing that opened it, and to no later one', async () => {
    const opened = { cip13: doliprane, cis: '60234100' };
    const rest = { ...opened, openedBefore: true as const };
    const other = { cip13: xyzall, cis: '66296411' };
    const prescriptionId = idOf('a', 1);
    const of = (number: number, ...packs: readonly (typeof opened | typeof rest)[]) => ({
      dispensingId: idOf('d', number),
      prescriptionId,
      packs,
    });
    await dispense(log, of(1, opened));
    await dispense(log, of(2, rest, other), 0n);
    await runUntil(await dispense(log, of(3, rest), 1n));
    const billed = await Promise.all(
      [1, 2, 3].map(async (number) => {
        const [drafted] = await read(`invoice-${idOf('d', number)}`);
        const { lines } = JSON.parse(Buffer.from(drafted?.data ?? '').toString()) as { lines: { cip13?: string }[] };
        return [...new Set(lines.flatMap(({ cip13 }) => cip13 ?? []))];
      }),
    );
    expect(billed).toEqual([[doliprane], [xyzall], []]);
  });

  it('[BILL-011] stays blocked when its price is known later, and has it by an amendment, for its own day', async () => {
    const given = { dispensingId: idOf('d', 1), prescriptionId: idOf('a', 1) };
    const amended = { ...given, dispensingId: idOf('d', 2) };
    await runUntil(await dispense(log, given), otherCatalogue);
    expect(await typesOf(given.dispensingId)).toEqual(['InvoiceBlocked']);
    await reverse(log, given, 0n);
    await runUntil(await dispense(log, amended, 1n));
    expect(await typesOf(given.dispensingId)).toEqual(['InvoiceBlocked', 'InvoiceReversed']);
    expect(await typesOf(amended.dispensingId)).toEqual(['InvoiceDrafted']);
  });

  it.each<[string, Catalogue]>([
    ['the same prices', seed],
    ['other prices', otherCatalogue],
  ])('[BILL-031] makes nothing new when the log is replayed from its start at %s', async (_, catalogue) => {
    const last = await makeDispensings();
    await runUntil(last);
    const before = await allEvents(madeByBilling);
    for (let replay = 0; replay < 2; replay += 1) {
      await pool.query('UPDATE checkpoints SET position = NULL WHERE projection = $1', [invoiceDispensingsName]);
      await runUntil(last, catalogue);
    }
    expect(await allEvents(madeByBilling)).toEqual(before);
    expect(await allInvoiceEvents()).toHaveLength(dispensingsMade + dispensingsMade / 4);
    expect(before).toHaveLength(2 * (dispensingsMade + dispensingsMade / 4));
  });

  it('[BILL-053] moves fees no second time when the log is replayed from its start', async () => {
    const prescriptionId = idOf('a', 1);
    const [first, second, third] = [1, 2, 3].map((number) => ({ dispensingId: idOf('d', number), prescriptionId })) as [
      DispensingGiven,
      DispensingGiven,
      DispensingGiven,
    ];
    await dispense(log, first);
    await dispense(log, second, 0n);
    await dispense(log, third, 1n);
    await reverse(log, first, 2n);
    const last = await reverse(log, second, 3n);
    await runUntil(last);
    const before = await allEvents(madeByBilling);
    expect(await typesOf(second.dispensingId)).toEqual(['InvoiceDrafted', 'InvoiceRedrafted', 'InvoiceReversed']);
    expect(await typesOf(third.dispensingId)).toEqual(['InvoiceDrafted', 'InvoiceRedrafted']);
    await pool.query('UPDATE checkpoints SET position = NULL WHERE projection = $1', [invoiceDispensingsName]);
    await runUntil(last);
    expect(await allEvents(madeByBilling)).toEqual(before);
  });

  it('[BILL-032] goes on where it stopped, in the middle of a batch, and leaves nothing out', async () => {
    const last = await makeDispensings();
    let reactionsLeft = dispensingsMade / 2;
    const stopping = new AbortController();
    // Stops as a killed process does: some reactions of the batch are in the log, its checkpoint is not.
    const dying = (manager: ProcessManager): ProcessManager => ({
      ...manager,
      react: async (event) => {
        reactionsLeft -= 1;
        if (reactionsLeft < 0) {
          stopping.abort();
          throw new Error('killed');
        }
        await manager.react(event);
      },
    });
    await run(dying(managerOf(seed)), stopping);
    const { length } = await allInvoiceEvents();
    expect(length).toBeGreaterThan(0);
    expect(length).toBeLessThan(dispensingsMade);
    await runUntil(last);
    const events = await allInvoiceEvents();
    expect(events).toHaveLength(dispensingsMade + dispensingsMade / 4);
    expect(new Set(events.filter(({ type }) => type === 'InvoiceDrafted').map(({ stream }) => stream)).size).toBe(
      dispensingsMade,
    );
  });

  it('[BILL-033] neither bills nor reverses by a dispensing that bears the id of another', async () => {
    const given = { dispensingId: idOf('d', 1), prescriptionId: idOf('a', 1) };
    const sameId = { ...given, prescriptionId: idOf('a', 2) };
    await runUntil(await dispense(log, given));
    await dispense(log, sameId);
    await reverse(log, sameId, 0n);
    const next = { dispensingId: idOf('d', 3), prescriptionId: idOf('a', 3) };
    await runUntil(await dispense(log, next));
    expect(await typesOf(given.dispensingId)).toEqual(['InvoiceDrafted', 'DispensingNotInvoiced']);
    expect(await typesOf(next.dispensingId)).toEqual(['InvoiceDrafted']);
  });

  it('[BILL-095] makes no franchise due of what was rejected before a process that died could say so', async () => {
    const handlers = handlersOf();
    const given = { dispensingId: idOf('d', 1), prescriptionId: idOf('a', 1) };
    await dispense(log, given);
    const [dispensed] = await read(`prescription-${given.prescriptionId}`);
    const killed = { ...handlers.franchises, handle: () => Promise.reject(new Error('killed')) };
    await expect(managerOf(seed, { ...handlers, franchises: killed }).react(known(dispensed))).rejects.toThrow();
    await reject(handlers.invoices, given.dispensingId);
    await managerOf(seed).react(known(dispensed));
    expect(await allEvents(['franchise-'])).toEqual([]);

    const corrected = known(await handled(handlers.invoices, given.dispensingId, correction('coverage')));
    const franchise = franchiseOfClaims({ log, ...handlers });
    await franchise.react(corrected);
    await managerOf(seed).react(known(dispensed));
    expect((await allEvents(['franchise-'])).map(({ type }) => type)).toEqual(['FranchiseIncurred']);
  });

  it('[BILL-051] moves a fee at the rate of rights that are corrected at that very moment', async () => {
    const handlers = handlersOf();
    const { invoices } = handlers;
    const prescriptionId = idOf('a', 1);
    const [first, second] = [1, 2].map((number) => ({ dispensingId: idOf('d', number), prescriptionId })) as [
      DispensingGiven,
      DispensingGiven,
    ];
    await dispense(log, first);
    await runUntil(await dispense(log, second, 0n));
    await reject(invoices, second.dispensingId);
    await reverse(log, first, 1n);
    const stream = `invoice-${second.dispensingId}`;
    let loaded = 0;
    const load: typeof invoices.load = async (loading) => {
      const before = await invoices.load(loading);
      if (loading === stream) loaded += 1;
      if (loading === stream && loaded === 1)
        await handled(invoices, second.dispensingId, correction('coverage', 'maternity'));
      return before;
    };
    const reversal = known((await read(`prescription-${prescriptionId}`)).at(-1));
    await managerOf(seed, { ...handlers, invoices: { ...invoices, load } }).react(reversal);
    const { state } = await invoices.load(stream);
    const { lines } = state.status === 'drafted' ? state.amounts : { lines: [] };
    expect(lines.map(({ actCode, ratePerMille }) => [actCode, ratePerMille])).toEqual([
      ['PH7', 1000],
      ['HD7', 1000],
      ['HDR', 1000],
    ]);
  });

  it('[BILL-034] stops at a dispensing that it cannot read, and says so', async () => {
    const unreadable = { dispensingId: idOf('d', 1), prescriptionId: 'not-an-id' };
    await dispense(log, unreadable);
    const next = { dispensingId: idOf('d', 2), prescriptionId: idOf('a', 2) };
    const last = await dispense(log, next);
    const stopping = new AbortController();
    const running = run(managerOf(seed), stopping);
    while (logLines.length < 2) await setTimeout(10);
    stopping.abort();
    await running;
    expect(await reachPosition(pool, [invoiceDispensingsName], last, AbortSignal.timeout(50))).toBe(false);
    expect(logLines.join()).toContain('following the log failed');
    expect(logLines.join()).not.toContain('not-an-id');
  });

  it('[BILL-035] passes over what is not a dispensing', async () => {
    const last = await appendEvent(log, {
      stream: `prescription-${idOf('a', 1)}`,
      revision: 'none',
      type: 'SuspicionReported',
      data: { prescriptionId: idOf('a', 1), pharmacist: { rpps: '', finess: '' }, kind: 'forged' },
      actor: { role: 'pharmacist', callerId: 'pharmacist:1' },
    });
    await runUntil(last);
    expect(await allInvoiceEvents()).toEqual([]);
  });

  /** Each on its own prescription, and every fourth reversed. */
  async function makeDispensings(): Promise<Position> {
    const givens = Array.from({ length: dispensingsMade }, (_, number) => ({
      dispensingId: idOf('d', number),
      prescriptionId: idOf('a', number),
    }));
    await Promise.all(givens.map((given) => dispense(log, given)));
    const reversed = givens.filter((_, number) => number % 4 === 0);
    const positions = await Promise.all(reversed.map((given) => reverse(log, given, 0n)));
    return positions.sort().at(-1) as Position;
  }

  /** A new process each time: nothing is remembered but what the log and the checkpoint say. */
  function managerOf(catalogue: Catalogue, handlers = handlersOf()): ProcessManager {
    return createInvoiceDispensings({ log, ...handlers, prices: pricesOf(catalogue) });
  }

  function handlersOf() {
    const cachedStreamsMax = 10;
    const invoices = openCommandHandler({ log, decider: invoiceDecider, codec: invoiceCodec, cachedStreamsMax });
    const franchises = openCommandHandler({ log, decider: franchiseDecider, codec: franchiseCodec, cachedStreamsMax });
    return { invoices, franchises };
  }

  /** Signed, sent and rejected. */
  async function reject(invoices: InvoiceHandler, dispensingId: string): Promise<void> {
    for (const command of [signature, sending(), acknowledgement(true), rejection()])
      await handled(invoices, dispensingId, command);
  }

  /** The event that it made. */
  async function handled(invoices: InvoiceHandler, dispensingId: string, command: InvoiceCommand) {
    const actor = { role: 'pharmacist', callerId: 'pharmacist:1' };
    const request = { requestId: randomUUID(), contentHash: command.type, actor };
    const outcome = await invoices.handle(`invoice-${dispensingId}`, request, () => command);
    expect(outcome.ok).toBe(true);
    return (await read(`invoice-${dispensingId}`)).at(-1);
  }

  async function runUntil(position: Position, catalogue = seed): Promise<void> {
    const stopping = new AbortController();
    const running = run(managerOf(catalogue), stopping);
    const reached = await reachPosition(pool, [invoiceDispensingsName], position, AbortSignal.timeout(50_000));
    stopping.abort();
    await running;
    expect(reached).toBe(true);
  }

  async function run(manager: ProcessManager, { signal }: AbortController): Promise<void> {
    const logger = createLogger({ serviceName: 'billing', write: (line) => logLines.push(line) });
    await runProcessManager({ log, pool, leadershipUrl: database.url, logger, signal }, manager);
  }

  const allInvoiceEvents = () => allEvents(['invoice-']);

  async function allEvents(streamPrefixes: readonly string[]): Promise<readonly RecordedEvent[]> {
    const events: RecordedEvent[] = [];
    const { signal } = new AbortController();
    for await (const message of log.subscribe({ after: 'start', streamPrefixes, signal })) {
      if (message.kind === 'caught-up') break;
      if (message.kind === 'event') events.push(message.event);
    }
    return events;
  }

  async function typesOf(dispensingId: string): Promise<readonly string[]> {
    return (await read(`invoice-${dispensingId}`)).map(({ type }) => type);
  }

  async function read(stream: string): Promise<readonly RecordedEvent[]> {
    const events: RecordedEvent[] = [];
    for await (const event of log.read(stream)) events.push(event);
    return events;
  }
});

function known<T>(value: T | undefined): T {
  invariant(value !== undefined, 'there is one');
  return value;
}
