import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { expect } from '@jest/globals';
import { openCatalogue } from '@ordonnancier/catalogue/catalogue.ts';
import { readEditions, seedEditionsFolder } from '@ordonnancier/catalogue/edition.ts';
import type { Position } from '@ordonnancier/event-log/event-log.ts';
import { reachPosition } from '@ordonnancier/event-sourcing/checkpoints.ts';
import { deadlineIn, type ServiceClient } from '@ordonnancier/grpc/client.ts';
import type { BillingServiceDefinition } from '@ordonnancier/grpc/generated/ordonnancier/billing/v1/BillingService.ts';
import { readRefusal } from '@ordonnancier/grpc/status.ts';
import { parseFiness, parseRpps } from '@ordonnancier/kernel/identifiers.ts';
import { startTestService } from '@ordonnancier/testing/test-service.ts';
import { billingService, composeBilling } from '../src/compose.ts';
import { invoiceDispensingsName } from '../src/process-managers/invoice-dispensings/invoice-dispensings.ts';
import { settleLotsName } from '../src/process-managers/settle-lots/settle-lots.ts';
import {
  dispense,
  fingerprintKey,
  idOf,
  lyon,
  pricesOf,
  reverse,
  toulouse,
  type DispensingGiven,
} from './dispensings.ts';

/*
 * Billing over the wire: pharmacies that sign and send the invoices of boxes of doliprane, and the payers that answer.
 */

type Client = ServiceClient<BillingServiceDefinition>;

export const general = 'PAYER_REGIME_GENERAL' as const;
export const nothing = { compulsoryCents: 0, complementaryCents: 0 };
/** Of a box of doliprane with HDR. */
export const asked = { compulsoryCents: 184, complementaryCents: 95 };

const managers = [settleLotsName, invoiceDispensingsName, 'billing.franchise-of-claims'];

export const inTime = () => ({ deadlineMs: deadlineIn(50_000) });

export type ClaimsDesk = Awaited<ReturnType<typeof openClaimsDesk>>;

/** On a database of its own. What it asks waits for what it did before: it remembers the position of its last write. */
export async function openClaimsDesk() {
  /** The day of all but the dispensings; the dispensings are of August. */
  let nowMs = Date.parse('2026-09-02T10:00:00Z');
  let position = '';
  let made = 0;
  const service = await startTestService({
    name: 'billing',
    migrationsDirectory: path.join(import.meta.dirname, '../migrations'),
    compose: (host) => composeBilling(host, pricesOf(openCatalogue(readEditions(seedEditionsFolder))), fingerprintKey),
    clock: { nowMs: () => nowMs },
  });
  const pharmacist = clientOf(toulouse);
  const payer = service.client(billingService, { role: 'payer', subject: 'front-end' });

  return {
    pharmacist,
    pharmacistOfLyon: clientOf(lyon),
    payer,
    clientOf,
    position: () => position,
    onDay: (day: string) => {
      nowMs = Date.parse(`${day}T10:00:00Z`);
    },
    dispensed,
    reversed,
    signed,
    sign,
    send,
    sentAndRead,
    acknowledge,
    payerReturn,
    correct,
    lotOf,
    invoiceOf,
    franchiseOf,
    replayAll,
    eventsWhenDone,
    stop: () => service.stop(),
  };

  /** Of a prescription of its own, unless another is given. */
  async function dispensed(given: Partial<DispensingGiven> = {}, revision: bigint | 'none' = 'none'): Promise<string> {
    made += 1;
    const dispensing = { dispensingId: idOf('d', made), prescriptionId: idOf('a', made), ...given };
    const at = await dispense(
      service.log,
      { patientRef: `p1_${String(made).padStart(42, 'C')}A`, ...dispensing },
      revision,
    );
    position = position > at ? position : at;
    return dispensing.dispensingId;
  }

  async function reversed(given: DispensingGiven, revision: bigint): Promise<void> {
    position = await reverse(service.log, given, revision);
  }

  async function signed(given: Partial<DispensingGiven> = {}): Promise<string> {
    const dispensingId = await dispensed(given);
    await sign(dispensingId, given.finess);
    return dispensingId;
  }

  async function sign(dispensingId: string, finess = toulouse): Promise<void> {
    const client = clientOf(finess);
    await client.unary('GetInvoice', { dispensingId, minPosition: position }, inTime());
    const request = { requestId: randomUUID(), dispensingIds: [dispensingId] };
    const { results } = await client.unary('SignInvoices', request, inTime());
    expect(results.map(({ refusalCode }) => refusalCode)).toEqual(['']);
  }

  async function send(dispensingIds: string[], finess = toulouse) {
    return clientOf(finess).unary('SendLot', { requestId: randomUUID(), regime: general, dispensingIds }, inTime());
  }

  async function sentAndRead(dispensingIds: string[], finess = toulouse) {
    const sent = await send(dispensingIds, finess);
    expect((await lotOf(sent.lotId, sent.logPosition)).status).toBe('LOT_STATUS_SENT');
    const { logPosition } = await acknowledge(sent.lotId);
    return { ...sent, logPosition };
  }

  async function acknowledge(lotId: string, unreadableReason?: 'UNREADABLE_REASON_SIGNATURE_INVALID') {
    const reason = unreadableReason === undefined ? {} : { unreadableReason };
    const request = { requestId: randomUUID(), lotId, ...reason };
    const acknowledged = await payer.unary('RecordAcknowledgement', request, inTime());
    position = acknowledged.logPosition;
    return acknowledged;
  }

  /** With the total that the answers add up to. */
  async function payerReturn(lotId: string, answers: readonly string[], requestId: string = randomUUID()) {
    const sum = (word: string, column: number) =>
      answers
        .filter((answer) => answer.startsWith(word))
        .reduce((total, answer) => total + Number(answer.split(' ')[column] ?? 0), 0)
        .toFixed(2);
    const total = `total ${answers.length} paid ${sum('paid', 2)} ${sum('paid', 3)} recovered ${sum('recovered', 2)} ${sum('recovered', 3)}`;
    const file = ['ordonnancier-payer-return 1', `lot ${lotId}`, ...answers, total].join('\n');
    const returned = await payer.unary('RecordPayerReturn', { requestId, file }, inTime());
    position = returned.logPosition;
    return returned;
  }

  async function correct(correction: Partial<Parameters<typeof pharmacist.unary<'CorrectInvoice'>>[1]>) {
    const corrected = await pharmacist.unary('CorrectInvoice', { requestId: randomUUID(), ...correction }, inTime());
    position = corrected.logPosition;
    return corrected;
  }

  async function lotOf(lotId: string, minPosition = position) {
    const { lot } = await payer.unary('GetLot', { lotId, minPosition }, inTime());
    if (lot === null) throw new Error('there is a lot');
    return lot;
  }

  async function invoiceOf(dispensingId: string) {
    const request = { dispensingId, minPosition: position };
    return (await pharmacist.unary('GetInvoice', request, inTime())).invoice;
  }

  /** The ledger follows the invoice: it is asked until it says so, or for half a minute. */
  async function franchiseOf(dispensingId: string, expected: number): Promise<number> {
    const untilMs = Date.now() + 30_000;
    for (;;) {
      const { franchiseCents } = await pharmacist.unary(
        'GetInvoice',
        { dispensingId, minPosition: position },
        inTime(),
      );
      if (franchiseCents === expected || Date.now() > untilMs) return franchiseCents;
    }
  }

  /** The followers notice when they next move their checkpoints, and then begin at the start of the log. */
  async function replayAll(): Promise<void> {
    for (const manager of managers)
      await service.pool.query('UPDATE checkpoints SET position = NULL WHERE projection = $1', [manager]);
  }

  /** All that billing wrote, once nothing is left to react to. */
  async function eventsWhenDone() {
    for (;;) {
      const events = await allEvents();
      const last = events.at(-1)?.position;
      if (last === undefined) throw new Error('there are events');
      expect(await reachPosition(service.pool, managers, last, AbortSignal.timeout(50_000))).toBe(true);
      if ((await allEvents()).length === events.length) return events;
    }
  }

  async function allEvents() {
    const events: {
      readonly position: Position;
      readonly stream: string;
      readonly type: string;
      readonly data: string;
    }[] = [];
    const streamPrefixes = ['invoice-', 'franchise-', 'lot-', 'lots-'];
    for await (const message of service.log.subscribe({
      after: 'start',
      streamPrefixes,
      signal: new AbortController().signal,
    })) {
      if (message.kind === 'caught-up') break;
      if (message.kind !== 'event') continue;
      const { position, stream, type, data } = message.event;
      events.push({ position, stream, type, data: Buffer.from(data).toString() });
    }
    return events;
  }

  function clientOf(finess: string, number = '10002909371'): Client {
    const [rpps, site] = [parseRpps(number), parseFiness(finess)];
    if (rpps === undefined || site === undefined) throw new Error('a test constant does not pass its check');
    return service.client(billingService, { role: 'pharmacist', rpps, finess: site });
  }
}

/** The dispensing that the desk made under that id. */
export function givenOf(dispensingId: string): DispensingGiven {
  return { dispensingId, prescriptionId: dispensingId.replace('-d', '-a') };
}

export async function refusalOf(call: Promise<unknown>) {
  return readRefusal(
    await call.then(
      () => undefined,
      (error: unknown) => error,
    ),
  );
}
